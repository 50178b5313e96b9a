from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def problems_become_remarks(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    uploads = apps.get_model("sources", "Upload").objects
    for pk, problem in uploads.exclude(problem="").values_list("pk", "problem"):
        uploads.filter(pk=pk).update(remarks=[(problem, {})])


class Migration(migrations.Migration):
    dependencies = [
        ("sources", "0001_readings"),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="is_published",
            field=models.BooleanField(default=False, verbose_name="dit stuk is gepubliceerd"),
        ),
        migrations.AddField(
            model_name="upload",
            name="replaces_text",
            field=models.BooleanField(default=False, verbose_name="vervang de tekst"),
        ),
        migrations.AddField(
            model_name="upload",
            name="remarks",
            field=models.JSONField(blank=True, default=list, verbose_name="opmerkingen"),
        ),
        migrations.RunPython(problems_become_remarks, migrations.RunPython.noop),
        migrations.RemoveField(model_name="upload", name="problem"),
    ]
