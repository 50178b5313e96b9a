from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0023_term_counts_again"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["ministry", "status", "-promised_on", "-id"], name="commitment_stands_newest"),
        ),
    ]
