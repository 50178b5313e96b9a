from django.db import migrations


def index(schema_editor, name, columns):
    schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
    schema_editor.execute(
        f"CREATE INDEX CONCURRENTLY {name} ON commitments_searchentry USING gin ({columns}) WITH (fastupdate=off)"
    )


def by_band(apps, schema_editor):
    """In the place of the index of words alone; built while others write."""
    if schema_editor.connection.vendor == "postgresql":
        index(schema_editor, "search_entry_by_band", "tsv, (ARRAY[place >> 35])")
        schema_editor.execute("DROP INDEX CONCURRENTLY IF EXISTS search_entry_words")


def by_words_alone(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        index(schema_editor, "search_entry_words", "tsv")
        schema_editor.execute("DROP INDEX CONCURRENTLY IF EXISTS search_entry_by_band")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [
        ("commitments", "0028_search_facts"),
    ]

    operations = [migrations.RunPython(by_band, by_words_alone)]
