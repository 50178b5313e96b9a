"""The commitments that parliament waits for, as `matching` lays them beside a paper."""

from commitments.access import Viewer
from commitments.matching import Awaited, Register
from commitments.models import Commitment, Ministry


def register_of(user: Viewer) -> Register:
    """What this person may see of what is awaited; a ministry counts with all that came after it."""
    later = _successors()
    rows = (
        Commitment.objects.visible_to(user)
        .awaited()
        .select_related("dossier", "source_document", "meeting__report", "ministry", "minister__ministry")
        .defer("source_document__text", "meeting__report__text")
        .order_by("id")
    )
    return Register(_awaited(row, later) for row in rows)


def _awaited(row: Commitment, later: dict[str, frozenset[str]]) -> Awaited:
    report = row.meeting.report if row.meeting else None
    papers = {paper.identifier for paper in (row.source_document, report) if paper}
    codes = (row.ministry.code, row.minister.ministry.code)
    return Awaited(
        number=row.number,
        title=row.title,
        promised_on=row.promised_on,
        dossier=row.dossier.key,
        papers=frozenset(papers),
        meeting_on=row.meeting.held_on if row.meeting else None,
        meeting_kind=row.meeting.kind if row.meeting else "",
        ministries=frozenset().union(*(later.get(code, {code}) for code in codes)),
    )


def _successors() -> dict[str, frozenset[str]]:
    """For each ministry's code itself and every later one, over any number of reforms."""
    steps: dict[str, set[str]] = {}
    for code, following in Ministry.objects.values_list("code", "successors__code"):
        steps.setdefault(code, set()).update({following} if following else ())
    return {code: frozenset(_reached(code, steps)) for code in steps}


def _reached(code: str, steps: dict[str, set[str]]) -> set[str]:
    found, waiting = {code}, [code]
    while waiting:
        new = steps.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found
