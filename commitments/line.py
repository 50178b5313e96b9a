"""What a line of a list says of one commitment: found out before it is drawn, so that equal lines are drawn once."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from commitments.choices import MeetingKind, Standing
from commitments.citations import format_citation
from commitments.lateness import TermWords, term_words
from commitments.models import Commitment, CommitmentRecipient
from commitments.search.marking import Marker
from commitments.stand import Stand


@dataclass(frozen=True, slots=True)
class Place:
    """The meeting in which it was promised."""

    slug: str
    kind: str
    held_on: date

    @property
    def label(self) -> str:
        return str(MeetingKind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Line:
    """`title` and `found` are safe HTML where something was searched; `found` is the piece of the passage or the
    description that has the words, "" where the title has them or nothing was searched."""

    number: str
    title: str
    standing: str
    term: TermWords
    wording: str
    minister: str
    whom: str
    promised_on: date
    paper: str
    """The identifier of the paper it stands in, or ""."""
    place: Place | None
    is_component: bool
    visibility: str
    is_example: bool
    checked_until: date | None
    found: str

    @property
    def citation(self) -> str:
        return format_citation(self.paper)


def line_of(commitment: Commitment, stand: Stand, marker: Marker | None = None) -> Line:
    """Of a row of `for_lines` or `for_rows` with its standing on the day of `stand`."""
    paper, meeting, dossier = commitment.source_document, commitment.meeting, commitment.dossier
    return Line(
        number=commitment.number,
        title=marker.marked(commitment.title) if marker else commitment.title,
        standing=commitment.standing,
        term=term_words(commitment, commitment.standing, stand.on, is_past=stand.is_past),
        wording=commitment.deadline_wording,
        minister=commitment.minister.title,
        whom=whom(commitment),
        promised_on=commitment.promised_on,
        paper=paper.identifier if paper else "",
        place=Place(meeting.slug, meeting.kind, meeting.held_on) if meeting and not paper else None,
        is_component=commitment.is_component,
        visibility=commitment.visibility,
        is_example=dossier.is_example,
        checked_until=dossier.checked_until if commitment.standing == Standing.NOT_CHECKED else None,
        found=_found(commitment, marker) if marker else "",
    )


def whom(commitment: Commitment) -> str:
    """The names of those to whom it was promised, or the chamber when nobody is named."""
    names = [_named(recipient) for recipient in commitment.addressees]
    return ", ".join(names) or _("de %(chamber)s") % {"chamber": commitment.get_chamber_display()}


def _named(recipient: CommitmentRecipient) -> str:
    if recipient.committee:
        return _("de commissie %(name)s") % {"name": recipient.committee}
    return str(recipient)


def _found(commitment: Commitment, marker: Marker) -> str:
    if marker.around(commitment.title):
        return ""
    return marker.around(commitment.quote) or marker.around(commitment.description)
