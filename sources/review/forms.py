"""What a clerk types while deciding about a suggestion."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from commitments.access import Viewer
from commitments.change_forms.answers import AnswerForm
from commitments.choices import CommitmentClass, Status
from commitments.fields import DayField, DocumentField, DossierField, OfficialNumberField
from commitments.forms import ASKED, LogForm, TermForm
from commitments.lifecycle import Act
from commitments.meanwhile import version_shown
from commitments.models import Commitment, Committee, Document, Minister, Ministry
from commitments.occasion_fields import OccasionField
from commitments.occasions import hold_as_shown, shown_days
from commitments.passages import MOST_QUOTED, find_passage
from commitments.planned import keep_occasion, planned
from commitments.terms import NewTerm
from sources.models import Suggestion
from sources.review.proposals import SuggestedCommitment


class EntryForm(LogForm):
    """A suggestion as a commitment. Where it stands follows from the suggestion; the clerk sees to the rest.

    What is asked comes with its tick set: sending the form once more is the answer.
    """

    QUESTIONS = {
        "without_term": _(
            "Er is geen termijn ingevuld. Klopt dat, neem dan nog eens op; noemt het stuk er een, typ die dan."
        ),
        "is_one": _(
            "Dit zijn meer dan %(count)d tekens. Is het één toezegging, neem dan nog eens op; staan er meer in, "
            "neem die dan apart op."
        ),
    }

    dossier = source_document = paragraph = quote = meeting = visibility = description = None  # type: ignore[assignment]

    SHORT: ClassVar[dict[str, tuple[Any, Any]]] = {
        "term_day": (_("Vaste dag"), _("Gaat vóór de woorden.")),
        "occasion": (_("Gelegenheid"), ""),
        "occasion_relation": (_("Ervoor of erna"), ""),
        "occasion_offset_days": (_("Dagen erna"), _("Leeg: de dag erna.")),
    }
    """Labels and help of fields that stand beside each other in a narrow card."""

    title = forms.CharField(
        label=_("Toezegging"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, "data-key": "e"})
    )
    term_wording = forms.CharField(
        label=_("Termijn, in de woorden van het stuk"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"data-key": "t"}),
    )

    def __init__(self, *args: Any, suggestion: Suggestion, proposal: SuggestedCommitment, **options: Any) -> None:
        self.suggestion, self.proposal = suggestion, proposal
        options.setdefault("initial", proposal.initial())
        options["auto_id"] = f"id_{suggestion.pk}_%s"
        super().__init__(*args, **options)
        meetings = planned(proposal.committee, proposal.dossier, after=proposal.promised_on)
        cast(OccasionField, self.fields["occasion"]).meetings = meetings
        for name, (label, help_text) in self.SHORT.items():
            self.fields[name].label, self.fields[name].help_text = label, help_text

    def clean(self) -> dict[str, Any]:
        document = self.suggestion.reading.document
        known = {"dossier": self.proposal.dossier, "meeting": self.proposal.meeting, "source_document": document}
        said = dict.fromkeys(("paragraph", "description"), "")
        is_split = bool({"split", "once_more"} & self.data.keys())
        told = {"is_one": is_split or self.cleaned_data.get("is_one", False)}
        self.cleaned_data |= known | said | told | {"visibility": document.visibility, "quote": self.suggestion.quote}
        if self.proposal.dossier is None:
            self.add_error(
                None, _("Dit stuk staat nog in geen dossier; zet het er eerst in, boven aan deze bladzijde.")
            )
        return super().clean()

    def _ask(self, given: dict[str, Any]) -> None:
        super()._ask(given)
        if self.asks:
            ticked = {self.add_prefix(name): "on" for name in self.QUESTIONS if name in self.errors}
            self.data = cast(QueryDict, self.data).copy()
            self.data.update(ticked)

    @property
    def asks(self) -> bool:
        """Whether nothing is wrong with it, but something is asked."""
        faults = [fault for found in self.errors.as_data().values() for fault in found]
        return bool(faults) and all(fault.code == ASKED for fault in faults)

    @property
    def is_edited(self) -> bool:
        """Whether the clerk changed what was read; an answer to a question and an official number are no changes."""
        return bool(set(self.changed_data) - {*self.QUESTIONS, "number"})

    @property
    def term_shown(self) -> NewTerm | None:
        """What the term on the card means as it is drawn; None without one, and where it cannot be told."""
        typed = {name: self[name].value() for name in TermForm.base_fields}
        form = TermForm({name: "" if value is None else value for name, value in typed.items()})
        cast(OccasionField, form.fields["occasion"]).meetings = cast(OccasionField, self.fields["occasion"]).meetings
        said_on = self.proposal.promised_on
        if said_on is None or not form.is_valid() or not form.has_term:
            return None
        return form.new_term(said_on, self.suggestion.reading.document.chamber)

    @property
    def carried(self) -> str:
        """What the card carries along of the occasion that is chosen on it, "" without one."""
        try:
            chosen = self.fields["occasion"].clean(self["occasion"].value())
        except ValidationError:
            return ""
        return shown_days(chosen) if chosen else ""

    def hold_occasion(self, act: Act) -> None:
        """Lock the occasion on which the term hangs; a planned meeting becomes one.

        Raises ChangedMeanwhile when the card showed other days of it.
        """
        if chosen := self.cleaned_data["occasion"]:
            kept = keep_occasion(chosen, act)
            self.cleaned_data["occasion"] = hold_as_shown(kept, self.data.get("shown-occasion", ""))

    def commitment(self, **more: Any) -> Commitment:
        """An effort without a moment is followed without a day."""
        if self.cleaned_data["commitment_class"] == CommitmentClass.EFFORT and not self.has_term:
            more = {"status": Status.CONTINUING} | more
        return super().commitment(**more)

    def span(self) -> tuple[int, int] | None:
        return self.suggestion.start, self.suggestion.end


def as_proposed(
    suggestion: Suggestion, proposal: SuggestedCommitment, edited: Mapping[int, QueryDict], *, is_asked: bool = False
) -> EntryForm:
    """The form as it would be sent without a change, or as the clerk `edited` it (by the key of the suggestion).

    `is_asked`: what is unusual was asked before, and is right.
    """
    form = EntryForm(suggestion=suggestion, proposal=proposal)
    proposed: dict[str, Any] = {name: form[name].value() for name in form.fields}
    data = edited[suggestion.pk].copy() if suggestion.pk in edited else proposed
    if is_asked:
        data.update(dict.fromkeys(form.QUESTIONS, "on"))
    return EntryForm(data, suggestion=suggestion, proposal=proposal)


def edited_in(sent: Iterable[str]) -> dict[int, QueryDict]:
    """What the page has of cards that were edited and not sent yet, each as `key?fields`."""
    named = [one.partition("?") for one in sent]
    return {int(key): QueryDict(words) for key, _mark, words in named if key.isascii() and key.isdecimal()}


class LateEntryForm(forms.Form):
    """A promise that the register did not hold until a paper answered it: logged late, with its own day.

    It begins with what that paper and its passage say of it (`sources.review.late`).
    """

    late_title = forms.CharField(label=_("Wat was toegezegd"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    late_promised_on = DayField(label=_("Toegezegd op"))
    late_minister = forms.ModelChoiceField(
        label=_("Toegezegd door"),
        queryset=Minister.objects.select_related("ministry"),
        empty_label=_("kies een bewindspersoon"),
    )
    late_ministry = forms.ModelChoiceField(
        label=_("Nu bij ministerie"),
        queryset=Ministry.objects.all(),
        required=False,
        empty_label=_("dat van de bewindspersoon"),
    )
    late_committee = forms.ModelChoiceField(
        label=_("Commissie"), queryset=Committee.objects.all(), required=False, empty_label=_("geen")
    )
    late_dossier = DossierField(
        label=_("Dossier"), max_length=20, required=False, help_text=_("Leeg: het dossier van dit stuk.")
    )
    late_document = DocumentField(
        label=_("Stuk waarin het is toegezegd"),
        max_length=60,
        required=False,
        help_text=_("De vindplaats, als het register dat stuk heeft."),
    )
    late_term = forms.CharField(label=_("Termijn die toen is genoemd"), max_length=300, required=False)
    late_number = OfficialNumberField()


class AnswerCardForm(forms.Form):
    """Which commitment a passage answers: one of those proposed, or any other by its number."""

    answers = forms.CharField(required=False, max_length=20)
    other = forms.CharField(
        label=_("Een andere, met nummer"),
        required=False,
        max_length=20,
        help_text=_("Bijvoorbeeld TZ202603-130 of BR202007-003."),
    )

    def __init__(self, *args: Any, user: Viewer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user

    @property
    def carried(self) -> str:
        """What the page said of the commitment that was chosen (`commitments.meanwhile`); "" when it showed none."""
        return str(self.data.get(f"shown-{self.cleaned_data['commitment'].number}", ""))

    @property
    def version(self) -> int:
        """The version that the page showed; of a number that was typed and never shown, the one that it has."""
        if self.carried or not self.cleaned_data["other"]:
            return version_shown(self.carried)
        return int(self.cleaned_data["commitment"].version)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        number = cleaned.get("other") or cleaned.get("answers")
        if not number:
            raise ValidationError(_("Kies de toezegging waarop deze passage antwoordt."))
        found = Commitment.objects.visible_to(self.user).counted().for_rows().filter(number=number.strip()).first()
        if found is None:
            raise ValidationError(_("Nummer %(number)s staat niet in het register."), params={"number": number})
        cleaned["commitment"] = found
        return cleaned


class PassageAnswerForm(AnswerForm):
    """The house's own form for an answer, with the paper and the passage of a suggestion."""

    def __init__(self, *args: Any, suggestion: Suggestion, **options: Any) -> None:
        self.suggestion = suggestion
        super().__init__(*args, **options)

    def span(self) -> tuple[int, int] | None:
        return self.suggestion.start, self.suggestion.end


TERM = ("term_wording", "reason", "reason_words", "no_term", "no_day", "note")
"""What the card asks of an answer beside its outcome."""


def answer_form(data: Any, chosen: AnswerCardForm, suggestion: Suggestion, on: date) -> PassageAnswerForm:
    """The answer that the card's fields make to what was chosen; its day is that of the paper."""
    document: Document = suggestion.reading.document
    given = {name: data[name] for name in (*TERM, "outcome") if name in data}
    given |= {"version": chosen.version, "document": document.identifier, "passage": suggestion.quote}
    return PassageAnswerForm(given, commitment=chosen.cleaned_data["commitment"], on=on, suggestion=suggestion)


class MissedForm(forms.Form):
    """A passage that the reader missed, in the paper's own words."""

    use_required_attribute = False

    words = forms.CharField(
        label=_("Gemiste passage"),
        max_length=MOST_QUOTED,
        widget=forms.Textarea(attrs={"rows": 2, "data-missed": ""}),
        help_text=_("Selecteer de woorden in het stuk en druk op m, of plak ze hier."),
    )

    def __init__(self, *args: Any, document: Document, **options: Any) -> None:
        super().__init__(*args, **options)
        self.document = document

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"])
        if self.span(words) is None:
            raise ValidationError(_("Deze woorden staan niet in het stuk."))
        return words

    def span(self, words: str) -> tuple[int, int] | None:
        return find_passage(self.document.text, words)


class RejectForm(forms.Form):
    """Why a suggestion is no commitment, or no answer, or why a decision is undone."""

    reason = forms.CharField(max_length=300, required=False)
