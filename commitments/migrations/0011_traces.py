from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0010_second_eyes"),
    ]

    operations = [
        migrations.CreateModel(
            name="RowTrace",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=40, verbose_name="tabel")),
                ("row", models.BigIntegerField(verbose_name="rij")),
                ("data", models.JSONField(verbose_name="wijziging")),
                ("recorded_at", models.DateTimeField(verbose_name="vastgelegd")),
            ],
            options={
                "verbose_name": "spoor van een rij",
                "verbose_name_plural": "sporen van rijen",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["table", "row"], name="row_trace_of_row")],
            },
        ),
    ]
