"""The statements that take a list of papers in, in the words of both engines.

Each reads what would change and writes that alone, in one order, so that two lists do not wait for each other
crosswise; what came in between is asked again where the rows meet (ON CONFLICT).
"""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from commitments.choices import Visibility
from commitments.models import Document, DocumentPlace, Dossier
from sources.listed.rows import ListedPaper

DOCUMENTS, DOSSIERS, PLACES, LOG, KINDS = (
    row._meta.db_table for row in (Document, Dossier, DocumentPlace, LogEntry, ContentType)
)
_MODEL = Document._meta
COLUMNS = (*ListedPaper._fields, "nameless")
"""Of a line of the list; `nameless` is what its dossier is called while nothing names it."""
DAYS = ("signed_on", "published_on")
OWN = ("kind", "chamber", "title", "sender", *DAYS, "parliamentary_year", "source_url")
"""What a list says of a paper itself."""

LISTED = "listed_paper"
_TYPED = ", ".join(f"{name} date" if name in DAYS else f"{name} text" for name in COLUMNS)
CREATE = f"CREATE TEMPORARY TABLE {LISTED} ({_TYPED})"
ANALYZE = f"ANALYZE {LISTED} (identifier, dossier_number)"
BY_SETS, AS_EVER = "SET LOCAL enable_nestloop = off", "SET LOCAL enable_nestloop = on"
"""A planner whose counts are of before the last list would walk an index for every line."""
DROP, ALL = f"DROP TABLE {LISTED}", f"SELECT count(*) FROM {LISTED}"


def dossiers() -> str:
    """Of what several papers call a dossier, the word of the newest."""
    return f"""
    INSERT INTO {DOSSIERS} AS held (number, suffix, title, is_example)
    SELECT new.dossier_number, new.dossier_suffix, COALESCE(NULLIF(new.dossier_title, ''), new.nameless), false
    FROM (
      SELECT *, row_number() OVER (
        PARTITION BY dossier_number, dossier_suffix
        ORDER BY dossier_title = '', COALESCE(published_on, signed_on) DESC NULLS LAST, identifier DESC
      ) AS place FROM {LISTED} WHERE dossier_number <> ''
    ) AS new
    LEFT JOIN {DOSSIERS} AS was ON was.number = new.dossier_number AND was.suffix = new.dossier_suffix
    WHERE new.place = 1 AND (
      was.id IS NULL OR (was.title = new.nameless AND new.dossier_title NOT IN ('', new.nameless))
    )
    ORDER BY new.dossier_number, new.dossier_suffix
    ON CONFLICT (number, suffix) DO UPDATE SET title = EXCLUDED.title
    WHERE held.title <> EXCLUDED.title AND held.title IN (
      SELECT nameless FROM {LISTED} WHERE dossier_number = held.number AND dossier_suffix = held.suffix
    )"""


def documents(vendor: str) -> str:
    """A paper that stands in several dossiers has one identifier here, and may have another one in the list: it is
    known by its place in any of them."""
    own = ", ".join(OWN)
    return f"""
    INSERT INTO {DOCUMENTS} AS held (identifier, {own}, summary, text, text_sha256, visibility)
    SELECT new.identifier, {_of("new")}, '', '', '', '{Visibility.PUBLIC}'
    FROM {LISTED} AS new
    LEFT JOIN {DOCUMENTS} AS was ON was.identifier = new.identifier
    LEFT JOIN ({_TAKEN}) AS taken
      ON taken.number = new.dossier_number AND taken.suffix = new.dossier_suffix AND taken.sub_number = new.sub_number
    WHERE (was.id IS NULL AND taken.number IS NULL) OR ({_differs("was", "new", vendor)} AND {_is_owned("was")})
    ORDER BY new.identifier
    ON CONFLICT (identifier) DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in OWN)}
    WHERE {_differs("held", "EXCLUDED", vendor)} AND {_is_owned("held")}"""


def locked() -> str:
    """PostgreSQL's: lock the papers that `documents` changes, before a dossier is written (`commitments.row_order`)."""
    return f"""
    SELECT was.id FROM {DOCUMENTS} AS was JOIN {LISTED} AS new ON was.identifier = new.identifier
    WHERE {_differs("was", "new", "postgresql")} AND {_is_owned("was")}
    ORDER BY was.id FOR NO KEY UPDATE OF was"""


_TAKEN = f"""
      SELECT dossier.number, dossier.suffix, place.sub_number
      FROM {PLACES} AS place JOIN {DOSSIERS} AS dossier ON dossier.id = place.dossier_id WHERE place.sub_number <> ''
    """


def places() -> str:
    return f"""
    INSERT INTO {PLACES} (document_id, dossier_id, sub_number)
    SELECT paper.id, dossier.id, new.sub_number
    FROM {LISTED} AS new
    JOIN {DOCUMENTS} AS paper ON paper.identifier = new.identifier
    JOIN {DOSSIERS} AS dossier ON dossier.number = new.dossier_number AND dossier.suffix = new.dossier_suffix
    WHERE {_is_owned("paper")} AND NOT EXISTS (
      SELECT 1 FROM {PLACES} AS held WHERE held.document_id = paper.id AND held.dossier_id = dossier.id
    )
    ORDER BY new.identifier
    ON CONFLICT DO NOTHING"""


def left(vendor: str) -> str:
    return f"""
    SELECT count(*) FROM {LISTED} AS new LEFT JOIN {DOCUMENTS} AS was ON was.identifier = new.identifier
    WHERE was.id IS NULL OR {_differs("was", "new", vendor)}"""


def _of(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in OWN)


def _differs(held: str, new: str, vendor: str) -> str:
    unlike = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    return f"({_of(held)}) {unlike} ({_of(new)})"


def _is_owned(held: str) -> str:
    """Nobody handed in its text, and nobody changed it in the administration, which writes that in its log."""
    is_public = f"{held}.visibility = '{Visibility.PUBLIC}'"
    return f"{held}.text = '' AND {is_public} AND CAST({held}.id AS text) NOT IN ({_CHANGED})"


_CHANGED = f"""
      SELECT log.object_id FROM {LOG} AS log JOIN {KINDS} AS kind ON kind.id = log.content_type_id
      WHERE kind.app_label = '{_MODEL.app_label}' AND kind.model = '{_MODEL.model_name}' AND log.object_id IS NOT NULL
    """
