"""What is open at a ministry or a committee goes on to its successor: one event each, all of them or none."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments import lifecycle
from commitments.access import at_desk
from commitments.amended import Changed
from commitments.carried import read
from commitments.fields import DayField, DocumentField
from commitments.lifecycle import LIVE, Act, ChangeRefused
from commitments.meanwhile import last_events, meanwhile, shown, version_shown
from commitments.models import Commitment, CommitmentEvent, Committee, Minister, Ministry, User
from commitments.row_order import hold
from commitments.said_by import said_by

MOST = 1000
"""Commitments in one go, for each gets its own checks, event and place in the search."""


class SuccessionForm(forms.Form):
    """From where, to where, since when, and who says so: of ministries or of committees."""

    from_ministry = forms.ModelChoiceField(
        label=_("Van ministerie"), queryset=Ministry.objects.all(), required=False, empty_label=_("geen")
    )
    to_ministry = forms.ModelChoiceField(
        label=_("Naar ministerie"), queryset=Ministry.objects.all(), required=False, empty_label=_("geen")
    )
    minister = forms.ModelChoiceField(
        label=_("Nu bij bewindspersoon"),
        queryset=Minister.objects.select_related("ministry"),
        required=False,
        empty_label=_("niet genoemd"),
    )
    from_committee = forms.ModelChoiceField(
        label=_("Van commissie"), queryset=Committee.objects.all(), required=False, empty_label=_("geen")
    )
    to_committee = forms.ModelChoiceField(
        label=_("Naar commissie"), queryset=Committee.objects.all(), required=False, empty_label=_("geen")
    )
    happened_on = DayField(label=_("Sinds welke dag"))
    document = DocumentField(
        label=_("Stuk"), max_length=60, required=False, help_text=_("De vindplaats, bijvoorbeeld 33 783, nr. 46.")
    )
    note = forms.CharField(label=_("Reden"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def sections(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        fields = {field.name: field for field in self.visible_fields()}
        kinds = (("from_ministry", "to_ministry", "minister"), ("from_committee", "to_committee"))
        rest = ("happened_on", "document", "note")
        headings = (_("Een ander ministerie"), _("Of een andere commissie"), _("Wanneer en waarom"))
        return [
            (title, [fields[name] for name in names]) for title, names in zip(headings, (*kinds, rest), strict=True)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if {"from_ministry", "to_ministry", "from_committee", "to_committee"} & self.errors.keys():
            return cleaned
        chosen = [
            kind for kind in ("ministry", "committee") if cleaned.get(f"from_{kind}") or cleaned.get(f"to_{kind}")
        ]
        if len(chosen) != 1:
            self.add_error(None, _("Kies twee ministeries of twee commissies: van welke naar welke."))
            return cleaned
        (kind,) = chosen
        for name in (f"from_{kind}", f"to_{kind}"):
            if not cleaned.get(name):
                self.add_error(name, _("Kies ook deze."))
        if not self.errors and cleaned[f"from_{kind}"] == cleaned[f"to_{kind}"]:
            self.add_error(f"to_{kind}", _("Dit is dezelfde."))
        if cleaned.get("minister") and kind == "committee":
            self.add_error("minister", _("Een bewindspersoon hoort bij een ministerie, niet bij een commissie."))
        return cleaned

    def act(self, by: User, now: datetime) -> Act:
        given = self.cleaned_data
        return Act(now, given["happened_on"], by=by, document=given["document"], note=given["note"])


@dataclass(frozen=True, slots=True)
class Handover:
    """What would go, or went; `problems` say of which commitment why not. Nothing is kept when there are any."""

    commitments: tuple[Commitment, ...]
    problems: tuple[tuple[Commitment, str], ...] = ()
    too_many: bool = False

    @property
    def seen(self) -> str:
        """What the page shows of each, to tell whether what is entered is what was looked at, and what differs."""
        events = last_events(self.commitments)
        return json.dumps({row.pk: shown(row, events.get(row.pk, 0)) for row in self.commitments})


@dataclass(frozen=True, slots=True)
class Differs:
    """What became of a commitment after the page showed what goes; `place`: whether it came to the list or left it."""

    commitment: Commitment
    events: tuple[CommitmentEvent, ...] = ()
    changed: tuple[Changed, ...] = ()
    place: str = ""


def hand_over(form: SuccessionForm, by: User, now: datetime, *, preview: bool) -> Handover:
    """Hand over what is live at the one to the other, its instances along; a preview does so and takes it back."""
    found = _live(form, by)
    if len(found) > MOST:
        return Handover(tuple(found[:MOST]), too_many=True)
    if not preview and {row.pk: row.version for row in found} != _versions(form):
        raise ChangeRefused(_("Intussen is er iets gewijzigd. Bekijk opnieuw wat er overgaat."))
    with transaction.atomic():
        hold(Commitment.objects.with_parts([row.pk for row in found]))
        with said_by(by):
            faults = [(row, fault) for row in found if (fault := _hand_over(row, form, form.act(by, now)))]
        if preview or faults:
            transaction.set_rollback(True)
    return Handover(tuple(found), tuple(faults))


def differing(form: SuccessionForm, handover: Handover, by: User) -> tuple[Differs, ...]:
    """What is not as the page showed it: first what it showed, then what came; empty when what it showed is lost."""
    carried, now = _carried(form), {row.pk: row for row in handover.commitments}
    versions = _versions(form)
    other = [pk for pk in carried if pk not in now or now[pk].version != versions[pk]]
    found = []
    for row in Commitment.objects.visible_to(by).filter(pk__in=other).order_by("number"):
        since = meanwhile(row, carried[row.pk])
        place = "" if row.pk in now else str(_("Staat er nu niet meer bij."))
        found.append(Differs(since.commitment, since.events, since.changed, place))
    came = [row for row in handover.commitments if carried and row.pk not in carried]
    return (*found, *(Differs(row, place=str(_("Staat er nu bij."))) for row in came))


def _carried(form: SuccessionForm) -> dict[int, str]:
    """What the page carried along for each commitment (by its key) that it showed."""
    pairs = read(form.cleaned_data["seen"]).items()
    return {int(key): str(carried) for key, carried in pairs if key.isdecimal() and len(key) < 19}


def _versions(form: SuccessionForm) -> dict[int, int]:
    return {pk: version_shown(carried) for pk, carried in _carried(form).items()}


def _live(form: SuccessionForm, by: User) -> list[Commitment]:
    """What is live there and not an instance, for an instance goes along with what it is one of."""
    given = form.cleaned_data
    where = {"ministry": given["from_ministry"]} if given["from_ministry"] else {"committee": given["from_committee"]}
    rows = Commitment.objects.visible_to(by).filter(at_desk(by), status__in=LIVE, **where)
    alone = Q(parent__isnull=True) | ~Q(parent__status__in=LIVE)
    for name, value in where.items():
        alone |= ~Q(**{f"parent__{name}": value})
    return list(rows.filter(alone).for_rows().order_by("number")[: MOST + 1])


def _hand_over(row: Commitment, form: SuccessionForm, act: Act) -> str:
    """Why it cannot be; empty when it is done. The row itself stays as it was shown."""
    given, held = form.cleaned_data, Commitment.objects.get(pk=row.pk)
    try:
        with transaction.atomic():
            if given["to_ministry"]:
                lifecycle.transfer(held, act, ministry=given["to_ministry"], minister=given["minister"])
            else:
                lifecycle.amend(held, act, committee=given["to_committee"])
    except ChangeRefused as refusal:
        return str(refusal)
    return ""
