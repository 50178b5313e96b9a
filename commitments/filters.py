"""The filters of every list of commitments: the same parameters for pages, subscriptions, feeds and figures."""

from datetime import date
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from commitments.choices import CommitmentClass, DeadlineBasis, Origin, Standing
from commitments.deadlines.durations import add_months
from commitments.fields import DayField, DossierField, MonthField
from commitments.lists import SORTS, USUAL, sort
from commitments.models import Commitment, Committee, Dossier, Meeting, Member, Minister, Ministry, Occasion
from commitments.named import Named, OneFilter, SomeFilter
from commitments.querysets import CommitmentQuerySet
from commitments.search.index import found_by
from commitments.search.past import words_then
from commitments.search.query import read
from commitments.standing import TODAY, UNCOUNTED
from commitments.traits import OFTEN, TIMES_PUT_OFF, basis_of_term, ever_dated, origin, settled_on, times_put_off

FACETS = ("status", "ministerie", "soort")
"""Parameters that take several values and show a count beside each."""
NAMING = ("ministerie", "bewindspersoon", "commissie", "lid", "dossier", "gelegenheid", "vergadering")
"""Parameters whose values are rows of the register."""


class DossierFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = DossierField


class DayFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = DayField


class MonthFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = MonthField


class CommitmentFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Bound to the parameters of an address. `on` is the day on which standings are taken.

    Over the rows of `as_of(on)` every filter speaks of that day.

    A gelegenheid and a vergadering are chosen on their own pages, the months to the herkomst by a bar of a figure, so
    that the form carries them along unseen.

    `qs` is empty when a parameter makes no sense; `form.errors` then says which.
    """

    q = django_filters.CharFilter(label=_("Woorden"), max_length=4000, method="search")
    status = django_filters.MultipleChoiceFilter(label=_("Stand"), choices=Standing.choices, method="by_standing")
    ministerie = SomeFilter(
        label=_("Ministerie"), queryset=Ministry.objects.all(), to_field_name="code", method="by_ministry"
    )
    soort = django_filters.MultipleChoiceFilter(
        label=_("Soort"), choices=CommitmentClass.choices, distinct=False, method="by_class"
    )
    bewindspersoon = OneFilter(
        label=_("Bewindspersoon"),
        queryset=Minister.objects.all(),
        to_field_name="slug",
        empty_label=_("alle"),
        method="by_minister",
    )
    commissie = OneFilter(
        label=_("Commissie"),
        queryset=Committee.objects.all(),
        to_field_name="slug",
        empty_label=_("alle"),
        method="by_committee",
    )
    lid = OneFilter(
        label=_("Toegezegd aan lid"),
        queryset=Member.objects.select_related("group"),
        to_field_name="slug",
        empty_label=_("alle"),
        method="by_member",
    )
    dossier = DossierFilter(label=_("Dossier"), method="by_dossier")
    gelegenheid = OneFilter(
        label=_("Gelegenheid"),
        queryset=Occasion.objects.all(),
        to_field_name="slug",
        method="by_occasion",
        widget=forms.HiddenInput,
    )
    vergadering = OneFilter(
        label=_("Vergadering"),
        queryset=Meeting.objects.all(),
        to_field_name="slug",
        method="by_meeting",
        widget=forms.HiddenInput,
    )
    gedaan = MonthFilter(label=_("Maand van toezeggen"), method="made_in", widget=forms.HiddenInput)
    afgedaan = MonthFilter(label=_("Maand van afdoen"), method="settled_in", widget=forms.HiddenInput)
    uitgesteld = django_filters.ChoiceFilter(
        label=_("Keren uitgesteld"), choices=TIMES_PUT_OFF, method="by_times_put_off", widget=forms.HiddenInput
    )
    termijnsoort = django_filters.ChoiceFilter(
        label=_("Soort termijn"), choices=DeadlineBasis.choices, method="by_basis", widget=forms.HiddenInput
    )
    herkomst = django_filters.ChoiceFilter(
        label=_("Gedaan in"), choices=Origin.choices, method="by_origin", widget=forms.HiddenInput
    )
    van = DayFilter(label=_("Termijn vanaf"), method="due_from")
    tot = DayFilter(label=_("Termijn tot en met"), method="due_until")
    sorteer = django_filters.ChoiceFilter(
        label=_("Volgorde"),
        choices=[(key, order.label) for key, order in SORTS.items()],
        empty_label=None,
        method="unsorted",
    )

    class Meta:
        model = Commitment
        fields: list[str] = []

    def __init__(
        self,
        data: QueryDict | None,
        queryset: CommitmentQuerySet,
        *,
        on: date,
        named: Named | None = None,
        **options: Any,
    ) -> None:
        super().__init__(data, queryset, **options)
        self.on = on
        if named is not None:
            for name in filter(self.data.get, NAMING):
                named.tell(name, self.form.fields[name])

    @property
    def qs(self) -> CommitmentQuerySet:
        """What fits, in no order yet: `ordered` sorts it. What is in no count only when it is asked for."""
        if not self.form.is_valid():
            return cast(CommitmentQuerySet, self.queryset).none()
        found: CommitmentQuerySet = super().qs
        asked: list[str] = self.form.cleaned_data.get("status") or []
        return found if set(UNCOUNTED) & set(asked) else found.counted()

    @property
    def of_any_standing(self) -> CommitmentQuerySet:
        """What fits of a valid form apart from the standing that it asks for; what is in no count is left out."""
        found: CommitmentQuerySet = self.queryset
        for name, value in self.form.cleaned_data.items():
            found = found if name == "status" else self.filters[name].filter(found, value)
        return found.counted()

    @property
    def order(self) -> str:
        """The key of the order asked for."""
        return str(self.form.cleaned_data.get("sorteer") or USUAL) if self.form.is_valid() else USUAL

    def ordered(self) -> CommitmentQuerySet:
        return sort(self.qs, self.order, self.on)

    def search(self, queryset: CommitmentQuerySet, name: str, value: str) -> CommitmentQuerySet:
        """What `commitments.search.query` reads in it; on a past day the words of the term are those of that day."""
        asked = read(value)
        if queryset.columns is TODAY:
            return found_by(asked, queryset)
        return words_then(queryset, asked, self.on)

    def by_standing(self, queryset: CommitmentQuerySet, name: str, value: list[str]) -> CommitmentQuerySet:
        """Nothing is asked where every standing is: the database could not know that it lets all through."""
        return queryset.standing_in(value, self.on) if value and set(value) != set(Standing.values) else queryset

    def by_class(self, queryset: CommitmentQuerySet, name: str, value: list[str]) -> CommitmentQuerySet:
        return queryset.filter((f"{queryset.columns.commitment_class}__in", value)) if value else queryset

    def by_dossier(self, queryset: CommitmentQuerySet, name: str, value: Dossier) -> CommitmentQuerySet:
        return queryset.filter((queryset.columns.dossier, value.pk))

    def by_ministry(self, queryset: CommitmentQuerySet, name: str, value: "QuerySet[Ministry]") -> CommitmentQuerySet:
        chosen = [ministry.pk for ministry in value]
        return queryset.filter((f"{queryset.columns.ministry}__in", chosen)) if chosen else queryset

    def by_minister(self, queryset: CommitmentQuerySet, name: str, value: Minister) -> CommitmentQuerySet:
        """Who made the promise, and who answers for it."""
        return queryset.filter(Q(minister=value) | Q((queryset.columns.responsible, value.pk)))

    def by_committee(self, queryset: CommitmentQuerySet, name: str, value: Committee) -> CommitmentQuerySet:
        return queryset.concerning([value])

    def by_member(self, queryset: CommitmentQuerySet, name: str, value: Member) -> CommitmentQuerySet:
        return queryset.promised_to(value.pk)

    def by_occasion(self, queryset: CommitmentQuerySet, name: str, value: Occasion) -> CommitmentQuerySet:
        """What has a term that hangs on it."""
        return queryset.filter((queryset.columns.occasion, value.pk))

    def by_meeting(self, queryset: CommitmentQuerySet, name: str, value: Meeting) -> CommitmentQuerySet:
        """What was promised in it."""
        return queryset.filter((queryset.columns.meeting, value.pk))

    def made_in(self, queryset: CommitmentQuerySet, name: str, value: date) -> CommitmentQuerySet:
        return queryset.filter(promised_on__gte=value, promised_on__lt=add_months(value, 1))

    def settled_in(self, queryset: CommitmentQuerySet, name: str, value: date) -> CommitmentQuerySet:
        return queryset.alias(settled=settled_on(queryset)).filter(settled__gte=value, settled__lt=add_months(value, 1))

    def by_times_put_off(self, queryset: CommitmentQuerySet, name: str, value: str) -> CommitmentQuerySet:
        """Of what ever had a day as its term; the last choice is so often or more."""
        times = int(value)
        compared = "times__gte" if times == OFTEN else "times"
        return queryset.filter(ever_dated(self.on)).alias(times=times_put_off(self.on)).filter((compared, times))

    def by_basis(self, queryset: CommitmentQuerySet, name: str, value: str) -> CommitmentQuerySet:
        return queryset.alias(basis=basis_of_term(queryset, self.on)).filter(basis=value)

    def by_origin(self, queryset: CommitmentQuerySet, name: str, value: str) -> CommitmentQuerySet:
        return queryset.alias(origin=origin(queryset)).filter(origin=value)

    def due_from(self, queryset: CommitmentQuerySet, name: str, value: date) -> CommitmentQuerySet:
        return queryset.filter((f"{queryset.columns.deadline}__gte", value))

    def due_until(self, queryset: CommitmentQuerySet, name: str, value: date) -> CommitmentQuerySet:
        return queryset.filter((f"{queryset.columns.deadline}__lte", value))

    def unsorted(self, queryset: CommitmentQuerySet, name: str, value: str) -> CommitmentQuerySet:
        return queryset


def without(parameters: QueryDict, *names: str) -> QueryDict:
    """A copy of the parameters of an address without `names`."""
    copy = parameters.copy()
    for name in names:
        copy.pop(name, None)
    return copy
