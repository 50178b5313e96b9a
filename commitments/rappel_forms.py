"""What a clerk asks for a rappel, and what the letter that came back says of each number."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.access import is_at_desk
from commitments.choices import DelayReason
from commitments.fields import DayField, DocumentField
from commitments.forms import term_in_words
from commitments.lifecycle import Act, ChangedMeanwhile, ChangeRefused
from commitments.meanwhile import Meanwhile, meanwhile, shown, version_shown
from commitments.models import Commitment, Committee, Ministry, User
from commitments.querysets import CommitmentQuerySet
from commitments.row_order import hold

OUTCOMES = {
    "": _("geen antwoord"),
    "fulfilled": _("voldaan"),
    "partly": _("deels voldaan"),
    "open": _("open, met een nieuwe termijn"),
    "continuing": _("doorlopend"),
}
TYPED = ("outcome", "term_wording", "note")
"""What a clerk fills in of a row."""
VERBS = {
    "fulfilled": lifecycle.fulfil,
    "partly": lifecycle.fulfil_partly,
    "continuing": lifecycle.make_continuing,
}


class RappelForm(forms.Form):
    """Whose rappel, and of which day."""

    ministry = forms.ModelChoiceField(
        label=_("Ministerie"), queryset=Ministry.objects.all(), required=False, empty_label=_("alle")
    )
    committee = forms.ModelChoiceField(
        label=_("Commissie"), queryset=Committee.objects.all(), required=False, empty_label=_("alle")
    )
    day = DayField(label=_("Stand per"), required=False)

    def of(self, commitments: CommitmentQuerySet) -> CommitmentQuerySet:
        """The rows of the ministry and the committee that were chosen."""
        given = {name: self.cleaned_data.get(name) for name in ("ministry", "committee")}
        return commitments.filter(**{name: value for name, value in given.items() if value})

    @property
    def addressee(self) -> str:
        chosen = (self.cleaned_data.get(name) for name in ("ministry", "committee"))
        return ", ".join(str(value) for value in chosen if value)


class LetterForm(forms.Form):
    """The letter that answers."""

    document = DocumentField(
        label=_("Brief"), max_length=60, help_text=_("De vindplaats, bijvoorbeeld 33 783, nr. 46.")
    )
    happened_on = DayField(label=_("Op welke dag"), required=False, help_text=_("Leeg: de dag van de brief."))


class AnswerRow(forms.Form):
    """What the letter says of one commitment."""

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    outcome = forms.ChoiceField(label=_("Antwoord"), choices=list(OUTCOMES.items()), required=False)
    term_wording = forms.CharField(label=_("Nieuwe termijn, in woorden"), max_length=300, required=False)
    note = forms.CharField(label=_("Toelichting"), max_length=400, required=False)

    def __init__(self, typed: dict[str, str] | None, *, commitment: Commitment, shown: str) -> None:
        self.commitment = commitment
        self.since: Meanwhile | None = None
        prefix = str(commitment.pk)
        data = None if typed is None else {f"{prefix}-shown": shown} | typed
        super().__init__(data, prefix=prefix, initial={"shown": shown})

    def overtaken(self, refusal: ChangedMeanwhile) -> None:
        """Keep what was typed, beside what the other one did; sent again it counts."""
        self.since = meanwhile(self.commitment, self.cleaned_data["shown"])
        self.commitment = self.since.commitment
        self.data = {**self.data, self.add_prefix("shown"): shown(self.commitment)}
        self.add_error(None, str(refusal))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        wording, outcome = cleaned.get("term_wording"), cleaned.get("outcome")
        if outcome == "open" and not wording:
            self.add_error("term_wording", _("Geef de nieuwe termijn in de woorden van de brief."))
        elif wording and outcome != "open":
            self.add_error("outcome", _("Een nieuwe termijn hoort bij ‘open, met een nieuwe termijn’."))
        elif cleaned.get("note") and not outcome:
            self.add_error("outcome", _("Kies het antwoord waar deze toelichting bij hoort."))
        return cleaned

    def apply(self, by: User, now: datetime, letter: dict[str, Any], on: date) -> bool:
        """Whether there was an answer; raises ChangeRefused with a sentence for the clerk."""
        given = self.cleaned_data
        if not given["outcome"]:
            return False
        if not is_at_desk(by, self.commitment.committee):
            raise ChangeRefused(_("Deze commissie is niet van uw bureau."))
        version = version_shown(given["shown"])
        act = Act(now, on, by=by, document=letter["document"], note=given["note"], version=version)
        if given["outcome"] in VERBS:
            VERBS[given["outcome"]](self.commitment, act)
            return True
        term = term_in_words(given["term_wording"], on, self.commitment.chamber)
        if not term.deadline:
            raise ChangeRefused(_("Uit deze woorden is geen dag te lezen."))
        lifecycle.postpone(self.commitment, act, term=term, reason=DelayReason.NONE_GIVEN)
        return True


def answered(typed: dict[str, str]) -> set[int]:
    """The keys of the commitments of which something was typed."""
    named = (field.partition("-") for field, words in typed.items() if words.strip())
    keys = [key for key, _dash, name in named if name in TYPED and key.isascii() and key.isdecimal()]
    return {int(key) for key in keys if len(key) < 19}


def save_answers(letter: LetterForm, rows: list[AnswerRow], by: User, now: datetime, today: date) -> int:
    """All answers or none; what is refused stands at its row. Returns how many were saved, 0 when any was refused."""
    if not all([letter.is_valid(), *(row.is_valid() for row in rows)]):
        return 0
    given = letter.cleaned_data
    on = given["happened_on"] or given["document"].happened_on or today
    with transaction.atomic():
        hold(Commitment.objects.filter(pk__in=[row.commitment.pk for row in rows if row.cleaned_data["outcome"]]))
        count = sum(_applied(row, by, now, given, on) for row in rows)
        if not (is_refused := any(row.errors for row in rows)):
            return count
        transaction.set_rollback(is_refused)
    for row in rows:
        row.commitment.refresh_from_db()
    return 0


def _applied(row: AnswerRow, by: User, now: datetime, letter: dict[str, Any], on: date) -> bool:
    try:
        with transaction.atomic():
            return row.apply(by, now, letter, on)
    except ChangedMeanwhile as refusal:
        row.overtaken(refusal)
    except ChangeRefused as refusal:
        row.add_error(None, str(refusal))
    return False
