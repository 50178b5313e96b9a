"""Rules about many rows. Every page, mail, feed and chart starts from `visible_to`."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Self, cast

from django.db import connections, models
from django.db.models import Case, CharField, Exists, F, OuterRef, Prefetch, Q, Value, When
from django.db.models.functions import Coalesce

from commitments.access import Viewer, visible
from commitments.as_of import as_of
from commitments.choices import UNCOUNTED, Standing, Status
from commitments.citations import split_dossier
from commitments.standing import SETTLED, THEN, TODAY, Columns, cases, narrowing

if TYPE_CHECKING:
    from commitments.models import (  # noqa: F401  named as text in the class heads below
        Commitment,
        Committee,
        Document,
        Dossier,
        Minister,
    )


LINE = (
    *("number", "title", "quote", "description", "chamber", "visibility", "part_kind", "promised_on", "closed_on"),
    *("status", "deadline", "deadline_wording", "term_moved", "last_word_on", "occasion_id"),
    *("minister__title", "dossier__is_example", "dossier__checked_until"),
    *("source_document__identifier", "meeting__slug", "meeting__kind", "meeting__held_on"),
)
"""What `commitments.drawn.line` shows, and what the standing rests on."""
ADDRESSEE = ("member__group", "group", "committee")
"""One of which a recipient names."""


class MinisterQuerySet(models.QuerySet["Minister"]):
    def in_office(self, on: date) -> Self:
        """Who held the office on day `on`; where a day is not known, it is no bar."""
        began = Q(valid_from=None) | Q(valid_from__lte=on)
        return self.filter(began, Q(valid_until=None) | Q(valid_until__gte=on))


class DossierQuerySet(models.QuerySet["Dossier"]):
    def by_key(self, *keys: str) -> Self:
        """Those of these keys; none for what no database takes as text."""
        named = Q(pk=None)
        for number, suffix in (split_dossier(key) for key in keys if key.isprintable()):
            named |= Q(number=number, suffix=suffix)
        return self.filter(named)

    def followed(self) -> Self:
        """Without those that a list of papers alone names: nothing promised in it, handed in or read."""
        promises, places = (
            cast(type[models.Model], self.model._meta.get_field(name).related_model)._default_manager.filter(
                dossier=OuterRef("pk")
            )
            for name in ("commitments", "places")
        )
        has_text = Exists(places.exclude(document__text=""))
        return self.filter(Q(checked_until__isnull=False) | Exists(promises) | has_text | ~Exists(places))


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Viewer) -> Self:
        return self.filter(visible(user))

    def for_rows(self) -> Self:
        """With what a line in a list shows: of the text, which can be a book, whether there is one (`has_text`)."""
        return self.defer("text").annotate(has_text=~Q(text=""))

    def out_by(self, on: date) -> Self:
        """The papers that spoke on day `on` or before; one without a day is not among them."""
        return self.filter(Q(signed_on__lte=on) | Q(signed_on__isnull=True, published_on__lte=on))


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, user: Viewer) -> Self:
        """What this person may see; the start of every list."""
        return self.filter(visible(user))

    def as_of(self, on: date, *, recorded_by: date | None = None) -> Self:
        """The register as it stood on a past day; every rule below then speaks of that day. See `commitments.as_of`."""
        return as_of(self, on, recorded_by)

    @property
    def columns(self) -> Columns:
        """Where the facts stand: in the row, or in what `as_of` found."""
        return THEN if THEN.status in self.query.annotations else TODAY

    def counted(self) -> Self:
        """Without what was logged by mistake or merged into another; of what was split only the components."""
        return self.exclude((f"{self.columns.status}__in", UNCOUNTED))

    def like(self, promise: "Commitment") -> Self:
        """The same promise, entered already: of that day, dossier and minister, with the same title in any case.

        Case is compared here, as SQLite knows it of ASCII alone.
        """
        same = {name: getattr(promise, name) for name in ("dossier", "promised_on", "minister")}
        titles, title = self.counted().filter(**same).values_list("pk", "title"), promise.title.casefold()
        return self.filter(pk__in=[key for key, there in titles if there.casefold() == title])

    def in_passages(self) -> Self:
        """Those that stand in a passage of their paper; what was merged still does, what was withdrawn does not."""
        return self.exclude(quote="").exclude(status=Status.WITHDRAWN, merged_into=None).order_by("id")

    def awaited(self) -> Self:
        """What parliament still waits for."""
        return self.filter(self.columns.awaited)

    def with_parts(self, keys: list[int]) -> Self:
        """The commitments of these keys and the parts of each."""
        return self.filter(Q(pk__in=keys) | Q(parent__in=keys))

    def overdue(self, on: date) -> Self:
        """Awaited on day `on` although the last day in time has passed."""
        return self.awaited().filter((f"{self.columns.deadline}__lt", on))

    def due_between(self, first: date, last: date) -> Self:
        """Awaited, with the last day in time from `first` to `last`, both included."""
        return self.awaited().filter((f"{self.columns.deadline}__range", (first, last)))

    def with_standing(self, on: date) -> Self:
        """Annotated with `standing`, the value of `Standing` on day `on`."""
        whens = [When(condition, then=Value(name.value)) for condition, name in cases(on, self.columns) if condition]
        return self.annotate(standing=Case(*whens, default=Value(Standing.NO_TERM.value), output_field=CharField()))

    def in_cells(self, on: date, *beside: str) -> "models.QuerySet[Any, Any]":
        """The values of a `commitments.cells.Cell` of each on day `on`, then those of the columns `beside`."""
        columns = self.columns
        return (
            self.with_standing(on)
            .annotate(committee_key=Coalesce(F(columns.committee), Value(0)))
            .annotate(responsible_key=Coalesce(F(columns.responsible), Value(0)))
            .values_list(
                *(columns.ministry, "committee_key", columns.commitment_class, "standing", "minister_id"),
                *("responsible_key", *beside),
            )
        )

    def standing_in(self, names: list[str] | tuple[str, ...], on: date) -> Self:
        """Those whose standing on day `on` is one of `names`; of what is settled the status says it."""
        narrowed = self.filter(narrowing(names, on, self.columns))
        if set(names) <= set(SETTLED.values()):
            return narrowed
        return narrowed.with_standing(on).filter(standing__in=names)

    def for_rows(self) -> Self:
        """With what a line in a list shows, in two queries however many lines there are.

        The text of the papers is left where it is until somebody asks for it.
        """
        rows = self.select_related(
            "minister",
            "minister__ministry",
            "ministry",
            "committee",
            "dossier",
            "source_document",
            "meeting",
            "occasion",
        )
        return rows.defer("source_document__text").with_recipients()

    def for_lines(self) -> Self:
        """The columns alone that a line of a long list shows of today; `Commitment.standing_on` says where it stands.

        For pages of the register itself: another column would cost a query for every line.
        """
        joined = self.select_related("minister", "dossier", "source_document", "meeting")
        return joined.only(*LINE).with_recipients()

    def with_recipients(self) -> Self:
        """With the `addressees` of each and their names, in one more query."""
        recipients = self.model._meta.get_field("recipients").related_model
        named = recipients._default_manager.select_related(*ADDRESSEE)
        return self.prefetch_related(Prefetch("recipients", named, "addressees"))

    def promised_to(self, member_id: int) -> Self:
        """Promised to this member by name or through the member's group."""
        return self.filter(Q(recipients__member=member_id) | Q(recipients__group__members=member_id)).distinct()

    def concerning(self, committees: "Iterable[Committee]") -> Self:
        """What these committees deal with, and what was promised to one of them.

        Mostly they deal with whatever was promised to them, and an index holds the list. Else every row is looked at:
        PostgreSQL gathers the addressees once; SQLite would gather and sort the whole list for its first page, and
        asks of each row instead.
        """
        chosen = list(committees)
        at = self.columns.committee
        theirs = Q((f"{at}__in", chosen if self.columns is TODAY else [committee.pk for committee in chosen]))
        if self.columns is TODAY and not any(committee.is_addressed_beside for committee in chosen):
            return self.filter(theirs)
        recipients = self.model._meta.get_field("recipients").related_model
        named = recipients._default_manager.filter(committee__in=chosen)
        if connections[self.db].vendor == "sqlite":
            return self.filter(theirs | Q(Exists(named.filter(commitment=OuterRef("pk")))))
        return self.filter(theirs | Q(pk__in=named.values("commitment")))
