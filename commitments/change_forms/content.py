"""What is said about a commitment: its facts, its passage, its number, and who may see it."""

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.change_forms.base import ChangeForm
from commitments.choices import Visibility
from commitments.fields import MeetingField
from commitments.forms import ContentForm
from commitments.lifecycle import Act
from commitments.models import Commitment
from commitments.passages import MOST_QUOTED, find_passage

A_WEEK = timedelta(days=7)
"""So long after the day of a commitment its meeting may be, for a day may have been typed wrongly."""


class AmendForm(ContentForm, ChangeForm):
    """What is said about a commitment. The paper itself stays when a passage in it was marked."""

    heading = _("Gegevens wijzigen")
    verbs = ("amend",)

    meeting = MeetingField(
        help_text=_("Hier staan de laatste die tot een week na de dag van de toezegging zijn gehouden.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        meeting = cast(MeetingField, self.fields["meeting"])
        meeting.offer(min(self.commitment.promised_on + A_WEEK, self.on))
        if self.commitment.quote:
            del self.fields["source_document"]

    def present(self, commitment: Commitment) -> dict[str, Any]:
        given = {name: getattr(commitment, name) for name in ContentForm.base_fields}
        paper = commitment.source_document
        return given | {"dossier": commitment.dossier.key, "source_document": paper.citation if paper else ""}

    def apply(self, act: Act) -> None:
        fields = {name: self.cleaned_data[name] for name in ContentForm.base_fields if name in self.fields}
        lifecycle.amend(self.commitment, act, **fields)


class PassageForm(ChangeForm):
    heading = _("Passage aanwijzen")
    verbs = ("attach_passage",)

    passage = forms.CharField(
        label=_("Passage"),
        max_length=MOST_QUOTED,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De woorden waarin het is toegezegd, letterlijk uit het stuk."),
    )
    field_order = ("passage",)

    def present(self, commitment: Commitment) -> dict[str, Any]:
        return {"passage": commitment.quote}

    def clean_passage(self) -> tuple[int, int]:
        paper = self.commitment.source_document
        span = find_passage(paper.text, self.cleaned_data["passage"]) if paper else None
        if span is None:
            raise ValidationError(_("Deze woorden staan niet in het stuk."))
        return span

    def apply(self, act: Act) -> None:
        start, end = self.cleaned_data["passage"]
        lifecycle.attach_passage(self.commitment, act, start=start, end=end)


class VisibilityForm(ChangeForm):
    heading = _("Zichtbaarheid wijzigen")
    verbs = ("publish",)

    visibility = forms.ChoiceField(label=_("Zichtbaarheid"), choices=Visibility.choices)
    field_order = ("visibility",)

    def present(self, commitment: Commitment) -> dict[str, Any]:
        return {"visibility": commitment.visibility}

    def apply(self, act: Act) -> None:
        lifecycle.publish(self.commitment, act, visibility=self.cleaned_data["visibility"])


class NumberForm(ChangeForm):
    heading = _("Officieel nummer geven")
    verbs = ("renumber",)

    number = forms.CharField(
        label=_("Officieel nummer"),
        max_length=20,
        help_text=_("Zoals TZ202603-130 of T02867; het oude blijft verwijzen."),
    )
    field_order = ("number",)

    def apply(self, act: Act) -> None:
        lifecycle.renumber(self.commitment, act, number=self.cleaned_data["number"])
