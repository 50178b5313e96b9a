"""What a suggestion would be as a commitment: who promised, when, to whom, in which dossier, as far as the text says.

Nothing is guessed that neither the paper nor the register says; what stays empty is for the clerk.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q

from commitments.choices import CommitmentClass, DeadlineBasis, DocumentKind, MinisterRole, OccasionRelation
from commitments.lineage import committees_for
from commitments.models import Committee, Dossier, Meeting, Member, Minister, Ministry, Occasion, ParliamentaryGroup
from commitments.planned import as_occasion, to_come
from sources.models import Reading, Suggestion
from sources.review.meetings import Planned, Read, meetings_named
from sources.review.naming import is_to_act, occasion_named, relation_to
from sources.review.titles import title_from

REPORTS = (DocumentKind.DEBATE_REPORT, DocumentKind.PROCEEDINGS, DocumentKind.WRITTEN_CONSULTATION)
OPENING = 4000
"""Characters of a report in which it says who was there."""


@dataclass(frozen=True, slots=True)
class SuggestedCommitment:
    """The fields of a new commitment; None and "" where the text names nothing."""

    title: str
    commitment_class: str
    promised_on: date | None
    minister: Minister | None
    dossier: Dossier | None
    meeting: Meeting | None
    committee: Committee | None
    term_wording: str
    occasion: Occasion | None = None
    """The one on which the term hangs, when its words name exactly that one and say how: of the register, or not
    saved yet when it is a planned meeting.

    What recurs hangs on none: it has no day of its own.
    """
    occasion_relation: str = OccasionRelation.AFTER
    ministry: Ministry | None = None
    """That of whoever is to act, when the passage names another one than who promises."""
    members: list[Member] = field(default_factory=list)
    groups: list[ParliamentaryGroup] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left for the clerk to fill in."""
        return bool(self.title and self.promised_on and self.minister and self.dossier)

    @property
    def addressees(self) -> str:
        """The members and groups in one line."""
        return ", ".join(str(row) for row in (*self.members, *self.groups))

    def initial(self) -> dict[str, Any]:
        """The same as a form begins with."""
        names = ("title", "commitment_class", "promised_on", "minister", "ministry", "committee", "term_wording")
        more = ("occasion", "occasion_relation", "members", "groups")
        return {name: getattr(self, name) for name in (*names, *more)}


class _Hung(NamedTuple):
    """On what a term hangs, on which side of it, in which words."""

    occasion: Occasion
    relation: OccasionRelation
    wording: str


class Proposer:
    """Makes proposals out of the suggestions of one reading; what the register knows of the paper is asked once."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.document = reading, reading.document
        self._asked: dict[int | None, dict[int, Meeting]] = {}

    def propose(self, suggestion: Suggestion) -> SuggestedCommitment:
        minister = self.minister_in(suggestion.quote)
        said = f" {' '.join(suggestion.recipients).replace(',', ' ').casefold()} "
        wording = " ".join(suggestion.deadline_wording.split())
        kind = suggestion.commitment_class or CommitmentClass.DELIVERABLE
        committee = self.committee_for(minister)
        hung = self._hung(suggestion, committee) if kind != CommitmentClass.RECURRING else None
        return SuggestedCommitment(
            title=title_from(suggestion.quote),
            commitment_class=kind,
            promised_on=self.said_on,
            minister=minister,
            dossier=self.dossier,
            meeting=self.meeting,
            committee=committee,
            term_wording=hung.wording if hung else wording,
            occasion=hung.occasion if hung else None,
            occasion_relation=hung.relation if hung else relation_to(wording) or OccasionRelation.AFTER,
            ministry=self._ministry(suggestion.quote, minister),
            members=[row for row in self._members if f" {row.name.casefold()} " in said],
            groups=[row for row in self._groups if f" {row.name.casefold()} " in said],
        )

    def _hung(self, suggestion: Suggestion, committee: Committee | None) -> "_Hung | None":
        """What the term hangs on: the one occasion or planned meeting that its words name; none when they name two."""
        read = Read(" ".join(suggestion.deadline_wording.split()), suggestion.deadline_earliest, suggestion.deadline)
        found = [
            _Hung(as_occasion(self._to_come(committee)[key]), relation, wording)
            for key, relation, wording in meetings_named(suggestion.quote, read, self._as_named(committee))
        ]
        relation = relation_to(read.wording)
        if relation and suggestion.deadline_basis == DeadlineBasis.OCCASION:
            row = occasion_named(read.wording, self._occasions)
            found += [_Hung(row, relation, read.wording)] if row else []
        return found[0] if len({one.occasion.slug for one in found}) == 1 else None

    def _to_come(self, committee: Committee | None) -> dict[int, Meeting]:
        """By key those of the committee and the dossier after the promise, asked once for each committee."""
        key = committee.pk if committee else None
        if key not in self._asked:
            rows = to_come(committee, self.dossier, after=self.said_on).select_related("occasion")
            self._asked[key] = {row.pk: row for row in rows.prefetch_related("committees")}
        return self._asked[key]

    def _as_named(self, committee: Committee | None) -> Iterator[Planned]:
        for key, row in self._to_come(committee).items():
            yield Planned(key, row.kind, row.held_on, row.subject, tuple(one.name for one in row.committees.all()))

    @cached_property
    def meeting(self) -> Meeting | None:
        return Meeting.objects.filter(report=self.document).first()

    @cached_property
    def _is_report(self) -> bool:
        return self.meeting is not None or self.document.kind in REPORTS

    @cached_property
    def dossier(self) -> Dossier | None:
        return self.document.dossiers.order_by("number", "suffix").first()

    @cached_property
    def said_on(self) -> date | None:
        """The day of the debate; of a letter the day on which it was signed."""
        if self.meeting:
            return self.meeting.held_on
        said = self.reading.metadata.get("reference_date")
        return date.fromisoformat(said) if said else self.document.signed_on

    @cached_property
    def _in_office(self) -> list[Minister]:
        rows = Minister.objects.select_related("ministry").order_by("-valid_from", "-id")
        return list(rows.in_office(self.said_on) if self.said_on else rows)

    @cached_property
    def _present(self) -> list[Minister]:
        """Who was in the debate: by the register's own row of it, else by the report's opening words."""
        if self.meeting:
            there = set(self.meeting.ministers.values_list("pk", flat=True))
            return [row for row in self._in_office if row.pk in there]
        if not self._is_report:
            return []
        opening = self.document.text[:OPENING].casefold()
        return [row for row in self._in_office if row.title and row.title.casefold() in opening]

    @cached_property
    def _occasions(self) -> list[Occasion]:
        """Those that were not over when it was said."""
        over = Q(last_on__lt=self.said_on) if self.said_on else Q(pk=None)
        return list(Occasion.objects.exclude(over))

    @cached_property
    def _members(self) -> list[Member]:
        return list(Member.objects.select_related("group"))

    @cached_property
    def _groups(self) -> list[ParliamentaryGroup]:
        return list(ParliamentaryGroup.objects.all())

    def minister_in(self, words: str) -> Minister | None:
        """Who wrote the letter; of a report who is named in the passage, else the only one of that rank in it."""
        if self.document.minister and not self.meeting:
            return self.document.minister
        senders = (self.document.sender, self.reading.metadata.get("sender") or "")
        for said in (words, *senders) if self._is_report else (*senders, words):
            if named := _by_title(said, self._present or self._in_office):
                return named
        is_junior = "staatssecretaris" in words.casefold()
        role = MinisterRole.STATE_SECRETARY if is_junior else MinisterRole.MINISTER
        fitting = [row for row in self._present if row.role == role]
        return fitting[0] if len(fitting) == 1 else None

    def _ministry(self, words: str, minister: Minister | None) -> Ministry | None:
        """That of the minister who is to act by the passage's own words, unless it is that of who promises."""
        acts = [row for row in self._in_office if row.title and is_to_act(row.title, words)]
        named = max(acts, key=lambda row: len(row.title), default=None)
        return named.ministry if named and minister and named.ministry != minister.ministry else None

    def committee_for(self, minister: Minister | None) -> Committee | None:
        """That of the paper or the meeting; else the one for the ministry: that has its name, or the only one."""
        if self.document.committee:
            return self.document.committee
        held = self.meeting.committees.order_by("id").first() if self.meeting else None
        if held or minister is None:
            return held
        found = committees_for(minister.ministry, self.document.chamber)
        named = [one for one in found if one.name == minister.ministry.name]
        return (named or found)[0] if named or len(found) == 1 else None


def _by_title(words: str, rows: list[Minister]) -> Minister | None:
    """The one with the longest title that stands in the words."""
    found = [row for row in rows if row.title and row.title.casefold() in words.casefold()]
    return max(found, key=lambda row: len(row.title), default=None)
