from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0011_traces"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commitmentevent",
            index=models.Index(fields=["commitment", "happened_on", "id"], name="event_of_commitment"),
        ),
    ]
