"""What happened, played through the lifecycle in the order of its days, so that every event stands in the history."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.utils import timezone

from commitments import lifecycle
from commitments.choices import CommitmentClass, Status, Visibility
from commitments.demo.almanac import Almanac
from commitments.demo.stage import Passages, Record
from commitments.lifecycle import Act, Component
from commitments.models import (
    Commitment,
    CommitmentLink,
    CommitmentRecipient,
    Committee,
    Document,
    Dossier,
    Meeting,
    Member,
    Minister,
    Occasion,
    ParliamentaryGroup,
)
from commitments.occasions import move_occasion
from commitments.rulebook import Rulebook
from commitments.terms import NO_TERM, NewTerm, occasion_term

OFFICE_HOUR = time(10)
MOVE, PROMISE, ANSWER = range(3)
"""What goes first on one day: an occasion gets its days, promises hang on it, promises are answered."""
SIMPLE_VERBS = {
    name: getattr(lifecycle, name) for name in ("fulfil", "fulfil_partly", "report_progress", "lapse", "withdraw")
}
Step = tuple[date, int, Callable[[], object]]
SAID = ("title", "description", "paragraph", "how_house_knows", "source_status")
RECIPIENTS: dict[str, Any] = {"member": Member, "group": ParliamentaryGroup, "committee": Committee}


@dataclass
class Story:
    """One demo file being played. The example was recorded as it happened, the real dossier on the day of loading."""

    almanac: Almanac
    rules: Rulebook
    now: datetime
    is_example: bool
    passages: Passages
    commitments: dict[str, Commitment] = field(default_factory=dict)

    def play(self, story: dict[str, list[Record]]) -> int:
        """Returns how many commitments were logged."""
        steps = [step for row in story["occasions"] for step in self._occasion(row)]
        steps += [step for row in story["commitments"] for step in self._commitment(row)]
        for _, _, happen in sorted(steps, key=lambda step: step[:2]):
            happen()
        for row in story["links"]:
            source, target = self.commitments[row["source"]], self.commitments[row["target"]]
            CommitmentLink.objects.create(source=source, target=target, kind=row["kind"])
        return len(self.commitments)

    def _occasion(self, row: Record) -> list[Step]:
        occasion, made = Occasion.objects.get_or_create(slug=row["slug"], defaults={"name": row["name"]})
        moves = row.get("dates", []) if made else []
        return [(self.almanac.day(move["announced_on"]), MOVE, partial(self._move, occasion, move)) for move in moves]

    def _commitment(self, row: Record) -> list[Step]:
        promised_on = self._promised_on(row)
        steps: list[Step] = [(promised_on, PROMISE, partial(self._log, row, promised_on))]
        for answer in row.get("acts", []):
            letter = document_of(answer)
            day = letter.signed_on if letter and letter.signed_on else self.almanac.day(answer["on"])
            steps.append((day, ANSWER, partial(self._answer, row["key"], answer, day)))
        return steps

    def _promised_on(self, row: Record) -> date:
        meeting, document = meeting_of(row), document_of(row)
        if meeting:
            return meeting.held_on
        return document.signed_on if document and document.signed_on else self.almanac.day(row["on"])

    def _move(self, occasion: Occasion, move: Record) -> None:
        days = {name: self.almanac.day(move[name]) if name in move else None for name in ("first_on", "last_on")}
        act = self._act(self.almanac.day(move["announced_on"]), move, note=move.get("reason", ""))
        move_occasion(occasion, act, first_on=days["first_on"], last_on=days["last_on"])

    def _log(self, row: Record, promised_on: date) -> None:
        commitment = self._draft(row)
        commitment.promised_on = promised_on
        if commitment.source_document and (passage := self.passages.get(row["key"])):
            commitment.quote_start, commitment.quote_end = passage
            commitment.quote = commitment.source_document.text[slice(*passage)]
        recipients = [recipient(words) for words in row.get("recipients", [])]
        act, term = self._act(promised_on, row), self._term(row, promised_on)
        self.commitments[row["key"]] = lifecycle.log(commitment, act, term=term, recipients=recipients)

    def _draft(self, row: Record) -> Commitment:
        minister, document = Minister.objects.get(slug=row["minister"]), document_of(row)
        return Commitment(
            **{name: row[name] for name in SAID if name in row},
            commitment_class=row.get("class", CommitmentClass.DELIVERABLE),
            status=row.get("status", Status.OPEN),
            visibility=row.get("visibility", Visibility.PUBLIC),
            minister=minister,
            ministry=minister.ministry,
            committee=Committee.objects.get(slug=row["committee"]),
            dossier=document.dossiers.get() if document else Dossier.objects.get(number=row["dossier"], suffix=""),
            source_document=document,
            meeting=meeting_of(row),
        )

    def _answer(self, key: str, answer: Record, day: date) -> None:
        act = self._act(day, answer, note=answer.get("note", ""))
        extra: Record = {"passage": self.passages[answer["passage"]]} if answer.get("passage") in self.passages else {}
        if answer["verb"] == "split":
            self._split(key, answer, act)
        elif answer["verb"] == "postpone":
            extra |= {"reason": answer["reason"], "reason_words": answer["reason_words"]}
            lifecycle.postpone(self.commitments[key], act, term=self._term(answer, day), **extra)
        else:
            SIMPLE_VERBS[answer["verb"]](self.commitments[answer.get("part", key)], act, **extra)

    def _split(self, key: str, answer: Record, act: Act) -> None:
        whole = self.commitments[key]
        components = [
            Component(
                row["title"],
                self._term(row, whole.promised_on),
                tuple(recipient(words) for words in row.get("recipients", [])),
            )
            for row in answer["parts"]
        ]
        parts = lifecycle.split(whole, act, components=components)
        self.commitments |= {row["key"]: part for row, part in zip(answer["parts"], parts, strict=True)}

    def _act(self, day: date, row: Record, note: str = "") -> Act:
        moment = timezone.make_aware(datetime.combine(day, OFFICE_HOUR))
        recorded_at = min(moment, self.now) if self.is_example else self.now
        return Act(now=recorded_at, happened_on=day, document=document_of(row), note=note)

    def _term(self, row: Record, said_on: date) -> NewTerm:
        wording = self.almanac.fill(row.get("wording", ""))
        if "occasion" in row:
            occasion = Occasion.objects.get(slug=row["occasion"])
            offset_days = row.get("offset_days", 0)
            return occasion_term(occasion, row["relation"], offset_days=offset_days, wording=wording)
        return self.rules.term(wording, said_on) if wording else NO_TERM


def document_of(row: Record) -> Document | None:
    """The paper that a record names, if it names one."""
    return Document.objects.filter(identifier=row["document"]).first() if "document" in row else None


def meeting_of(row: Record) -> Meeting | None:
    """The meeting that a record names, if it names one."""
    return Meeting.objects.filter(slug=row["meeting"]).first() if "meeting" in row else None


def recipient(words: str) -> CommitmentRecipient:
    """`member:sjoerdsma`, `group:fractie-a` or `committee:defensie`, not yet of a commitment."""
    kind, slug = words.split(":")
    return CommitmentRecipient(**{kind: RECIPIENTS[kind].objects.get(slug=slug)})
