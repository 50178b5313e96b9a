from django.db import migrations


class Migration(migrations.Migration):
    """The table stays, for the release before still reads it; the release after this one takes it away."""

    dependencies = [("commitments", "0024_stands_newest")]
    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("PublicCount")]),
    ]
