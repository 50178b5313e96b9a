from django.db import migrations


def mark_all(apps, schema_editor):
    """Words are indexed with the parts of compounds now: every entry is written anew by the next run of the indexer."""
    schema_editor.execute(
        "INSERT INTO commitments_searchstale (commitment) "
        "SELECT id FROM commitments_commitment WHERE true ON CONFLICT DO NOTHING"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0014_replaced_texts"),
    ]

    operations = [
        migrations.RunPython(mark_all, migrations.RunPython.noop),
    ]
