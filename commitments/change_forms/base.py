"""What every change has: the version that the clerk saw, the day it happened and a note."""

import json
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.db.models import Max
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commitments.fields import DayField
from commitments.lifecycle import Act
from commitments.meanwhile import facts
from commitments.models import Commitment, Document, User


class ChangeForm(forms.Form):
    """The base: the version that the clerk saw, the day it happened and a note. `verbs` are those of the lifecycle."""

    heading: ClassVar[str | Promise]
    verbs: ClassVar[tuple[str, ...]]
    reads_term = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    happened_on = DayField(label=_("Op welke dag"))
    note = forms.CharField(
        label=_("Toelichting"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, commitment: Commitment, on: date, **options: Any) -> None:
        self.commitment, self.on = commitment, on
        options["initial"] = {"version": commitment.version, "happened_on": on} | self.present(commitment)
        super().__init__(*args, **options)
        self.initial["seen"] = self.carried()

    def shown(self) -> dict[str, str]:
        """What the fields that show something of the commitment say, as a browser sends it."""
        names = (self.present(self.commitment).keys() & self.fields.keys()) - ChangeForm.base_fields.keys()
        values = {name: self.fields[name].prepare_value(self.initial.get(name)) for name in sorted(names)}
        return {name: "" if value is None else str(value) for name, value in values.items()}

    def carried(self) -> str:
        """What the form carries along of the commitment as it was when the form was opened."""
        return json.dumps(self.shown() | {"event": self.last_event(), "facts": facts(self.commitment)})

    def last_event(self) -> int:
        """The number of the last thing that happened when the form was opened."""
        return self.commitment.events.aggregate(last=Max("id"))["last"] or 0

    def present(self, commitment: Commitment) -> dict[str, Any]:
        """What the fields show before anything is typed."""
        return {}

    @property
    def sections(self) -> list[tuple[str | Promise, list[forms.BoundField]]]:
        """The fields under their headings; the first section has none."""
        return [("", self.visible_fields())]

    @property
    def term_said_on(self) -> date | None:
        """The day from which the words of a new term are counted, when the form itself does not ask for it."""
        return None

    def save(self, by: User, now: datetime) -> None:
        """Make the change. Raises ChangeRefused with a sentence for the clerk."""
        given = self.cleaned_data
        self.apply(
            Act(now, self.day(), by=by, document=given.get("document"), note=given["note"], version=given["version"])
        )

    def day(self) -> date:
        """The day it happened: as typed, else that of the paper, else that on which the form is sent."""
        typed: date | None = self.cleaned_data.get("happened_on")
        paper: Document | None = self.cleaned_data.get("document")
        return typed or (paper and paper.happened_on) or self.on

    def apply(self, act: Act) -> None:
        raise NotImplementedError
