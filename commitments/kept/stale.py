"""Which commitments must be indexed again: triggers note it, whoever changed a word that is searched.

Their names put them after those of the version, as in `commitments.kept.standings`.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from commitments.kept.triggers import Trigger, postgresql, sqlite
from commitments.models import Commitment, Dossier, Minister, SearchEntry, SearchStale

STALE, ENTRIES, COMMITMENTS = (model._meta.db_table for model in (SearchStale, SearchEntry, Commitment))
SEARCHED = {
    Commitment: (
        *("number", "title", "description", "quote", "deadline_wording"),
        *("promised_on", "minister_id", "responsible_id", "dossier_id"),
    ),
    Minister: ("title", "name"),
    Dossier: ("number", "suffix", "title"),
}
"""The columns on which the words of an entry rest."""


def triggers(vendor: str) -> list[Trigger]:
    make = _on_sqlite if vendor == "sqlite" else _on_postgresql
    return make()


def mark_all(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {STALE} (commitment) SELECT id FROM {COMMITMENTS} WHERE true ON CONFLICT DO NOTHING"
        )


def _on_sqlite() -> list[Trigger]:
    note = f"INSERT INTO {STALE} (commitment) SELECT {{what}} WHERE true ON CONFLICT DO NOTHING"
    gone = f"DELETE FROM {ENTRIES} WHERE commitment_id = OLD.id; DELETE FROM {STALE} WHERE commitment = OLD.id"
    made = [
        sqlite("words_insert", COMMITMENTS, "insert", note.format(what="NEW.id")),
        sqlite("words_delete", COMMITMENTS, "delete", gone),
    ]
    for model, columns in SEARCHED.items():
        changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
        what = "NEW.id" if model is Commitment else f"id FROM {COMMITMENTS} AS c"
        body = note.format(what=what).replace("WHERE true", f"WHERE {_speaks_of(model, 'NEW.id')}")
        made.append(sqlite(f"words_{model._meta.model_name}", model._meta.db_table, "update", body, when=changed))
    return made


def _on_postgresql() -> list[Trigger]:
    note = f"INSERT INTO {STALE} (commitment) {{select}} ON CONFLICT DO NOTHING"
    gone = (
        f"DELETE FROM {ENTRIES} WHERE commitment_id IN (SELECT id FROM old_rows); "
        f"DELETE FROM {STALE} WHERE commitment IN (SELECT id FROM old_rows)"
    )
    made = [
        postgresql("words_insert", COMMITMENTS, "insert", note.format(select="SELECT id FROM new_rows")),
        postgresql("words_delete", COMMITMENTS, "delete", gone),
    ]
    for model, columns in SEARCHED.items():
        changed = " OR ".join(f"o.{column} IS DISTINCT FROM n.{column}" for column in columns)
        rows = f"SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE {changed}"
        if model is not Commitment:
            rows = f"SELECT c.id FROM {COMMITMENTS} c JOIN ({rows}) AS n ON {_speaks_of(model, 'n.id')}"
        made.append(
            postgresql(f"words_{model._meta.model_name}", model._meta.db_table, "update", note.format(select=rows))
        )
    return made


def _speaks_of(model: type, key: str) -> str:
    if model is Minister:
        return f"(c.minister_id = {key} OR c.responsible_id = {key})"
    return f"c.dossier_id = {key}" if model is Dossier else "true"
