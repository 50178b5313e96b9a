import django.db.models.deletion
from django.db import migrations, models

WORDS = """
CREATE VIRTUAL TABLE commitments_searchwords USING fts5(
  fixed, term, content='commitments_searchentry', content_rowid='place', tokenize='ascii');

CREATE TRIGGER searchwords_insert AFTER INSERT ON commitments_searchentry BEGIN
  INSERT INTO commitments_searchwords (rowid, fixed, term) VALUES (NEW.place, NEW.fixed, NEW.term); END;

CREATE TRIGGER searchwords_delete AFTER DELETE ON commitments_searchentry BEGIN
  INSERT INTO commitments_searchwords (commitments_searchwords, rowid, fixed, term)
  VALUES ('delete', OLD.place, OLD.fixed, OLD.term); END;

CREATE TRIGGER searchwords_update AFTER UPDATE ON commitments_searchentry BEGIN
  INSERT INTO commitments_searchwords (commitments_searchwords, rowid, fixed, term)
  VALUES ('delete', OLD.place, OLD.fixed, OLD.term);
  INSERT INTO commitments_searchwords (rowid, fixed, term) VALUES (NEW.place, NEW.fixed, NEW.term); END
"""
VECTOR = """
ALTER TABLE commitments_searchentry ADD COLUMN tsv tsvector GENERATED ALWAYS AS
  (to_tsvector('simple', fixed) || setweight(to_tsvector('simple', term), 'A')) STORED;
-- every search; fastupdate=off: whoever searches never waits for another's pending list
CREATE INDEX search_entry_words ON commitments_searchentry USING gin (tsv) WITH (fastupdate=off);
"""


def index_words(apps, schema_editor):
    """What each engine searches with: FTS5 in step with its entries by triggers, or a generated tsvector."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(VECTOR, None)
    else:
        for statement in WORDS.split(";\n\n"):
            schema_editor.execute(statement)


def drop_words(apps, schema_editor):
    """The rest goes with its table; the triggers that keep these tables must not outlive them."""
    from commitments import kept

    kept.lift(schema_editor.connection)
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE commitments_searchwords")


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0002_policy_parts_reviews"),
    ]

    operations = [
        migrations.CreateModel(
            name="PublicCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ministry", models.BigIntegerField()),
                ("committee", models.BigIntegerField()),
                ("minister", models.BigIntegerField()),
                ("responsible", models.BigIntegerField()),
                ("status", models.CharField(max_length=16)),
                ("commitment_class", models.CharField(max_length=12)),
                ("term_moved", models.CharField(blank=True, max_length=14)),
                ("has_deadline", models.BooleanField()),
                ("has_occasion", models.BooleanField()),
                ("count", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="RegisterVersion",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("number", models.BigIntegerField(default=0)),
                ("written_in", models.BigIntegerField(blank=True, null=True)),
                ("is_synthetic", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("place", models.BigIntegerField(primary_key=True, serialize=False)),
                ("fixed", models.TextField()),
                ("term", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="SearchStale",
            fields=[
                ("commitment", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["ministry", "-promised_on", "-id"], name="commitment_of_ministry"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["committee", "-promised_on", "-id"], name="commitment_of_committee"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["minister", "-promised_on", "-id"], name="commitment_of_minister"),
        ),
        migrations.RemoveIndex(model_name="commitment", name="commitment_awaited_deadline"),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("status__in", ("open", "partly_fulfilled"))),
                fields=["deadline", "id"],
                name="commitment_awaited",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["deadline", "id"], name="commitment_deadline"),
        ),
        migrations.AddConstraint(
            model_name="publiccount",
            constraint=models.UniqueConstraint(
                fields=(
                    "ministry",
                    "committee",
                    "minister",
                    "responsible",
                    "status",
                    "commitment_class",
                    "term_moved",
                    "has_deadline",
                    "has_occasion",
                ),
                name="public_count_is_one_row",
            ),
        ),
        migrations.AddField(
            model_name="searchentry",
            name="commitment",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="search_entry",
                to="commitments.commitment",
            ),
        ),
        migrations.RunPython(index_words, drop_words),
    ]
