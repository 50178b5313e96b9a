"""What a clerk types to log a commitment or to say more about it; writing it is for `lifecycle`."""

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.choices import Chamber, CommitmentClass, OccasionRelation, Visibility
from commitments.fields import DayField, DocumentField, DossierField, MeetingField, OfficialNumberField
from commitments.lifecycle import Act
from commitments.models import (
    Commitment,
    CommitmentRecipient,
    Committee,
    Member,
    Minister,
    Ministry,
    Occasion,
    ParliamentaryGroup,
    User,
)
from commitments.numbers import chamber_of
from commitments.occasion_fields import OccasionField
from commitments.passages import MOST_QUOTED, find_passage
from commitments.recurring import ensure_instances
from commitments.rulebook import rulebook
from commitments.terms import NO_TERM, NewTerm, fixed_term, occasion_term


def term_in_words(wording: str, said_on: date, chamber: str) -> NewTerm:
    """The term as the deadline engine reads it, with the register's own calendar and policy."""
    return rulebook().term(wording, said_on, chamber)


class TermForm(forms.Form):
    """A term in one of three ways: in words, as a day, or hanging on an occasion."""

    term_wording = forms.CharField(
        label=_("Termijn, in de woorden van het stuk"),
        max_length=300,
        required=False,
        help_text=_(
            "Bijvoorbeeld: voor het zomerreces, binnen zes weken, eerste kwartaal. Laat leeg als er geen is genoemd."
        ),
    )
    term_day = DayField(
        label=_("Of een vaste dag"), required=False, help_text=_("Gaat vóór wat uit de woorden wordt gelezen.")
    )
    occasion = OccasionField(
        label=_("Of een gelegenheid"), queryset=Occasion.objects.all(), required=False, empty_label=_("geen")
    )
    occasion_relation = forms.ChoiceField(
        label=_("Ten opzichte van de gelegenheid"),
        choices=OccasionRelation.choices,
        required=False,
        initial=OccasionRelation.AFTER,
    )
    occasion_offset_days = forms.IntegerField(
        label=_("Aantal dagen na afloop"),
        required=False,
        min_value=0,
        max_value=1000,
        help_text=_("Alleen voor een termijn na afloop van de gelegenheid; leeg: de dag erna."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("term_day") and cleaned.get("occasion"):
            self.add_error("occasion", _("Kies een vaste dag of een gelegenheid, niet allebei."))
        return cleaned

    @property
    def has_term(self) -> bool:
        """Whether a term was given in one of these ways."""
        return any(self.cleaned_data.get(name) for name in ("term_wording", "term_day", "occasion"))

    def new_term(self, said_on: date, chamber: str) -> NewTerm:
        """The term as given, counted from the day on which it was said to that chamber."""
        given = self.cleaned_data
        if given["occasion"]:
            relation = given["occasion_relation"] or OccasionRelation.AFTER
            offset = (given["occasion_offset_days"] or 0) if relation == OccasionRelation.AFTER else 0
            return occasion_term(given["occasion"], relation, offset_days=offset, wording=given["term_wording"])
        if given["term_day"]:
            return fixed_term(given["term_day"], given["term_wording"])
        return term_in_words(given["term_wording"], said_on, chamber) if given["term_wording"] else NO_TERM


class ContentForm(forms.Form):
    """What is said about a commitment, apart from its term and status."""

    title = forms.CharField(
        label=_("Toezegging"),
        max_length=300,
        help_text=_("In één regel wat is toegezegd, met een werkwoord: ‘De evaluatie toezenden’."),
    )
    description = forms.CharField(
        label=_("Omschrijving"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    commitment_class = forms.ChoiceField(label=_("Soort"), choices=CommitmentClass.choices)
    dossier = DossierField(label=_("Dossier"), max_length=20, help_text=_("Het nummer, bijvoorbeeld 33 783."))
    source_document = DocumentField(
        label=_("Stuk"), max_length=60, required=False, help_text=_("De vindplaats, bijvoorbeeld 33 783, nr. 46.")
    )
    paragraph = forms.CharField(label=_("Plaats in het stuk"), max_length=60, required=False)
    meeting = MeetingField()
    committee = forms.ModelChoiceField(
        label=_("Commissie"), queryset=Committee.objects.all(), required=False, empty_label=_("geen")
    )
    how_house_knows = forms.CharField(label=_("Hoe hoort de Kamer het"), max_length=300, required=False)


LONGEST_WORDING = 400
ASKED = "asked"
"""The code of an error that is no fault but a question."""


class LogForm(ContentForm, TermForm):
    """A new commitment. What is unusual is asked once: a tick says that it is right."""

    QUESTIONS: ClassVar[dict[str, Any]] = {
        "without_term": _("Er is geen termijn ingevuld. Klopt dat, zet dan dit vinkje."),
        "is_one": _(
            "Dit zijn meer dan %(count)d tekens. Zijn het twee toezeggingen, neem ze dan apart op; "
            "zo niet, zet dit vinkje."
        ),
    }
    """The tick that answers it to what is asked."""

    without_term = forms.BooleanField(label=_("Er is geen termijn genoemd"), required=False)
    is_one = forms.BooleanField(label=_("Dit is één toezegging"), required=False)

    number = OfficialNumberField()
    meeting = MeetingField(help_text=_("De nieuwste staan hier; begin voor een oudere op haar eigen pagina."))
    promised_on = DayField(label=_("Toegezegd op"))
    minister = forms.ModelChoiceField(
        label=_("Toegezegd door"),
        queryset=Minister.objects.select_related("ministry"),
        empty_label=_("kies een bewindspersoon"),
    )
    ministry = forms.ModelChoiceField(
        label=_("Nu bij ministerie"),
        queryset=Ministry.objects.all(),
        required=False,
        empty_label=_("dat van de bewindspersoon"),
    )
    members = forms.ModelMultipleChoiceField(
        label=_("Toegezegd aan leden"), queryset=Member.objects.select_related("group"), required=False
    )
    groups = forms.ModelMultipleChoiceField(
        label=_("Toegezegd aan fracties"), queryset=ParliamentaryGroup.objects.all(), required=False
    )
    quote = forms.CharField(
        label=_("Passage"),
        required=False,
        max_length=MOST_QUOTED,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De woorden waarin het is toegezegd, letterlijk uit het stuk."),
    )
    visibility = forms.ChoiceField(label=_("Zichtbaarheid"), choices=Visibility.choices, initial=Visibility.DRAFT)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("quote") and "source_document" in cleaned and self.span() is None:
            named = cleaned["source_document"]
            self.add_error(
                "quote",
                _("Deze woorden staan niet in het stuk.") if named else _("Noem het stuk waarin deze woorden staan."),
            )
        given = next((name for name in ("term_day", "occasion") if cleaned.get(name)), None)
        if given and cleaned.get("commitment_class") == CommitmentClass.RECURRING:
            self.add_error(given, _("Wat terugkeert, heeft geen eigen dag: zeg in woorden hoe vaak of wanneer."))
        self._ask(cleaned)
        return cleaned

    def _ask(self, given: dict[str, Any]) -> None:
        """What helps a clerk to see a slip; never asked when there are faults to mend first."""
        if self.errors:
            return
        is_deliverable = given["commitment_class"] == CommitmentClass.DELIVERABLE
        is_long = max(len(given[name]) for name in ("description", "quote")) > LONGEST_WORDING
        unusual = {"without_term": is_deliverable and not self.has_term, "is_one": is_long}
        for name, words in self.QUESTIONS.items():
            if unusual[name] and not given[name]:
                self.add_error(name, ValidationError(words, code=ASKED, params={"count": LONGEST_WORDING}))

    def span(self) -> tuple[int, int] | None:
        """Where the passage stands in the text of the paper."""
        paper = self.cleaned_data.get("source_document")
        return find_passage(paper.text, self.cleaned_data.get("quote", "")) if paper else None

    def commitment(self, **more: Any) -> Commitment:
        """The unsaved commitment, as `lifecycle.log` takes it; `more` are fields that no clerk fills in."""
        given = self.cleaned_data
        names = ("number", "promised_on", "minister", "visibility", *ContentForm.base_fields)
        promise = Commitment(
            **{name: given[name] for name in names},
            ministry=given["ministry"] or given["minister"].ministry,
            **more,
        )
        promise.chamber = self.chamber
        if span := self.span():
            promise.quote, promise.quote_start, promise.quote_end = given["source_document"].text[slice(*span)], *span
        return promise

    @property
    def chamber(self) -> str:
        """The chamber to which it was made: by its number, else by the committee, the meeting or the paper."""
        given = self.cleaned_data
        if by_number := chamber_of(given["number"]):
            return by_number
        places = (given["committee"], given["meeting"], given["source_document"])
        return next((place.chamber for place in places if place), Chamber.HOUSE)

    def log(self, promise: Commitment, by: User, now: datetime) -> None:
        """Enter what `commitment` made, with its term and recipients; what recurs gets its instances at once.

        Raises ChangeRefused with a sentence for the clerk.
        """
        act = Act(now, promise.promised_on, by=by, document=promise.source_document)
        term = self.new_term(promise.promised_on, promise.chamber)
        with transaction.atomic():
            lifecycle.log(promise, act, term=term, recipients=self.recipients())
            ensure_instances(Act(now, act.today), only=promise)

    def recipients(self) -> list[CommitmentRecipient]:
        """To whom it was made; nobody named means the whole chamber."""
        members = [CommitmentRecipient(member=member) for member in self.cleaned_data["members"]]
        return members + [CommitmentRecipient(group=group) for group in self.cleaned_data["groups"]]
