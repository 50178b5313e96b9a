"""Of a file the text that was read from it, and of what was handed in the paper, also when that was left as it is.

Which text an earlier file has was not written down: it is for the desk until it is handed in once more.
"""

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery


def name_papers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    readings = apps.get_model("sources", "Reading").objects.filter(pk=OuterRef("reading"))
    uploads = apps.get_model("sources", "Upload").objects.filter(reading__isnull=False)
    uploads.update(document=Subquery(readings.values("document")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0018_event_since"),
        ("sources", "0005_verdicts_undone"),
    ]

    operations = [
        migrations.AddField(
            model_name="original",
            name="text_sha256",
            field=models.CharField(blank=True, db_default="", max_length=64, verbose_name="vingerafdruk van de tekst"),
        ),
        migrations.AddField(
            model_name="upload",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="commitments.document",
                verbose_name="stuk",
            ),
        ),
        migrations.RunPython(name_papers, migrations.RunPython.noop),
    ]
