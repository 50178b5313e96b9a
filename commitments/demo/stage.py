"""Who and what a demo file speaks of: dossiers, people, papers and meetings. What stands already is left as it is."""

from typing import Any

from commitments.calendars import parliamentary_year
from commitments.choices import Visibility
from commitments.citations import source_url, split_identifier
from commitments.demo.almanac import Almanac
from commitments.demo.letters import move_letter
from commitments.demo.papers import write
from commitments.models import (
    Citation,
    Committee,
    Document,
    DocumentPlace,
    Dossier,
    Meeting,
    Member,
    Minister,
    Ministry,
    ParliamentaryGroup,
)

Record = dict[str, Any]
Passages = dict[str, tuple[int, int]]


def set_stage(story: dict[str, list[Record]], almanac: Almanac, *, is_example: bool) -> Passages:
    """Make what is missing; returns the marked passages of the papers that were written, by key."""
    passages: Passages = {}
    for row in story["dossiers"]:
        _dossier(row, almanac, is_example)
    for row in story.get("groups", []):
        ParliamentaryGroup.objects.get_or_create(slug=row["slug"], defaults=row)
    for row in story["members"]:
        _member(row)
    for row in story["ministers"]:
        ministry = Ministry.objects.get(code=row["ministry"])
        Minister.objects.get_or_create(slug=row["slug"], defaults=row | {"ministry": ministry})
    for row in story["documents"]:
        passages |= _document(row, almanac, is_example)
    for row in story["meetings"]:
        _meeting(row, almanac)
    return passages


def _dossier(row: Record, almanac: Almanac, is_example: bool) -> None:
    """A dossier that stands, because a paper of it was read in before, only gets the day until when it was read."""
    checked_until = almanac.exact_day(row["checked_until"])
    fields = {"title": row["title"], "checked_until": checked_until, "is_example": is_example}
    Dossier.objects.get_or_create(number=row["number"], suffix="", defaults=fields)
    Dossier.objects.filter(number=row["number"], suffix="", checked_until=None).update(**fields)


def _member(row: Record) -> None:
    group = ParliamentaryGroup.objects.filter(slug=row.get("group")).first()
    member, made = Member.objects.get_or_create(slug=row["slug"], defaults={"name": row["name"], "group": group})
    if made:
        member.committees.set(Committee.objects.filter(slug__in=row.get("committees", [])))


def _document(row: Record, almanac: Almanac, is_example: bool) -> Passages:
    paper = split_identifier(row["identifier"])
    if paper is None:
        raise ValueError(f"{row['identifier']} is no paper of a dossier")
    dossier = Dossier.objects.get(number=paper.dossier, suffix=paper.part)
    document, made = Document.objects.get_or_create(
        identifier=row["identifier"], defaults=_document_fields(row, almanac, is_example)
    )
    if not made:
        return {}
    DocumentPlace.objects.create(document=document, dossier=dossier, sub_number=paper.number)
    cited = row.get("cites", [])
    Citation.objects.bulk_create(Citation(document=document, identifier=identifier) for identifier in cited)
    if "text" in row:
        written = write(document, dossier, paper.number, almanac.fill(row["text"].strip() + "\n"))
    elif "days" in row:
        written = move_letter(document, row["days"], row.get("passages", {}), almanac)
    else:
        return {}
    document.text = written.text
    document.save()
    return dict(written.passages)


def _document_fields(row: Record, almanac: Almanac, is_example: bool) -> Record:
    minister = Minister.objects.filter(slug=row.get("minister")).first()
    signed_on = almanac.day(row["signed_on"])
    given = {name: row[name] for name in ("title", "kind", "summary", "published_on") if name in row}
    return given | {
        "minister": minister,
        "sender": row.get("sender") or (minister.title if minister else ""),
        "committee": Committee.objects.filter(slug=row.get("committee")).first(),
        "signed_on": signed_on,
        "parliamentary_year": parliamentary_year(signed_on),
        "source_url": "" if is_example else source_url(row["identifier"]),
        "visibility": Visibility.PUBLIC,
    }


def _meeting(row: Record, almanac: Almanac) -> None:
    names = ("kind", "subject", "chair", "clerk", "attendance", "place", "starts_at")
    given = {name: row[name] for name in names if name in row}
    fields = given | {
        "held_on": almanac.day(row["held_on"]),
        "announced_on": almanac.day(row["announced_on"]) if "announced_on" in row else None,
        "dossier": Dossier.objects.get(number=row["dossier"], suffix=""),
        "report": Document.objects.filter(identifier=row.get("report")).first(),
    }
    meeting, made = Meeting.objects.get_or_create(slug=row["slug"], defaults=fields)
    if made:
        meeting.committees.set(Committee.objects.filter(slug__in=row.get("committees", [])))
        meeting.ministers.set(Minister.objects.filter(slug__in=row.get("ministers", [])))
