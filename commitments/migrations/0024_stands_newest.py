from django.db import migrations, models

from commitments.index_while_serving import AddIndexWhileServing


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("commitments", "0023_term_counts_again"),
    ]

    operations = [
        AddIndexWhileServing(
            model_name="commitment",
            index=models.Index(fields=["ministry", "status", "-promised_on", "-id"], name="commitment_stands_newest"),
        ),
    ]
