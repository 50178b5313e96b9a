"""The resources. Each starts from what the reader may see and speaks of the day of `stand`."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, cast

from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.access import may_log
from commitments.api.base import ApiView
from commitments.api.parameters import FILTERS, LIST, MOST_ON_A_PAGE, PAGE, STAND, USUAL_ON_A_PAGE
from commitments.api.problems import Senseless, refusals, wrong_in
from commitments.api.serializers import (
    CommitmentSerializer,
    DeadlineSerializer,
    DocumentSerializer,
    EventSerializer,
    FollowUpSerializer,
    OccasionSerializer,
)
from commitments.as_of import not_taken_back_by
from commitments.choices import OFFICE_ALONE
from commitments.filters import CommitmentFilter, without
from commitments.lists import BrokenCursor, page_of
from commitments.models import (
    Commitment,
    CommitmentEvent,
    DeadlineChange,
    Document,
    FollowUp,
    Occasion,
    OccasionDate,
)
from commitments.stand import Stand
from commitments.views.not_modified import not_sent_twice
from commitments.whole_list import list_asked

REFUSED_LIST, REFUSED_ONE = refusals(400, 401, 406, 429), refusals(400, 401, 404, 406, 429)
BROKEN = ("cursor", gettext_lazy("Deze cursor komt niet uit een antwoord van deze lijst."))


def etag_of(row: Commitment | Occasion) -> str:
    """What a program names in If-Match."""
    return f'"{row.version}"'


def page_of_them(one: type[serializers.Serializer[Any]]) -> type[serializers.Serializer[Any]]:
    """The shape of a page, for the description of the API."""
    name = f"{one.__name__.removesuffix('Serializer')}Page"
    page = {"results": one(many=True), "stand": serializers.DateField()}
    links = {name: serializers.URLField(allow_null=True) for name in ("next", "previous")}
    return type(name, (serializers.Serializer,), page | links)


class ListView(ApiView):
    """A resource that is a list, page by page."""

    serializer: ClassVar[type[serializers.ModelSerializer[Any]]]
    unused: ClassVar[tuple[str, ...]] = ()
    """Parameters of the list of commitments that say nothing here."""

    def size(self) -> int:
        typed = self.request.query_params.get("aantal", "") or str(USUAL_ON_A_PAGE)
        if not (typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) > 0):
            raise Senseless([("aantal", _("Een getal van 1 tot en met %(most)s.") % {"most": MOST_ON_A_PAGE})])
        return min(int(typed), MOST_ON_A_PAGE)

    def asked(self) -> CommitmentFilter:
        """The list of commitments on which this one rests. Raises Senseless."""
        asked = list_asked(without(self.request.query_params, *self.unused), self.request.user, self.stand())
        if not asked.form.is_valid():
            raise Senseless(wrong_in(asked.form))
        return asked

    def page(self, rows: Iterable[Model], behind: str, before: str = "") -> Response:
        rows = list(rows)
        written = self.serializer(rows, many=True, context=self.context(rows))
        return Response(
            {
                "results": written.data,
                "stand": self.stand().on,
                "next": self.address(cursor=behind) if behind else None,
                "previous": self.address(cursor=before) if before else None,
            }
        )

    def context(self, rows: Iterable[Any]) -> dict[str, Any]:
        """Which of the papers that the rows name this reader may see."""
        return {"readable": readable(rows, self)}


def readable(rows: Iterable[Any], view: ApiView) -> set[int]:
    keys = (getattr(row, name, None) for row in rows for name in ("document_id", "source_document_id"))
    named: list[int] = [key for key in keys if key]
    seen = view.stand().papers(Document.objects.visible_to(view.request.user))
    return set(seen.filter(pk__in=named).values_list("pk", flat=True))


@method_decorator(not_sent_twice, name="dispatch")
class Commitments(ListView):
    serializer = CommitmentSerializer

    @extend_schema(
        operation_id="toezeggingen",
        parameters=[*LIST, STAND, *PAGE],
        responses={200: page_of_them(CommitmentSerializer)} | REFUSED_LIST,
    )
    def get(self, request: Request) -> Response:
        """De lijst van toezeggingen, met de filters van de bladzijde."""
        asked, stand = self.asked(), self.stand()
        rows = asked.qs.for_rows().select_related("responsible").with_standing(stand.on)
        try:
            page = page_of(rows, asked.order, request.query_params.get("cursor", ""), self.size(), on=stand.on)
        except BrokenCursor as error:
            raise Senseless([BROKEN]) from error
        return self.page(stand.rows(page.rows), page.behind, page.before)


@method_decorator(not_sent_twice, name="dispatch")
class OneCommitment(ApiView):
    @extend_schema(operation_id="toezegging", parameters=[STAND], responses={200: CommitmentSerializer} | REFUSED_ONE)
    def get(self, request: Request, number: str) -> Response:
        """Eén toezegging, bij haar nummer."""
        stand = self.stand()
        seen = stand.of(Commitment.objects.visible_to(request.user)).filter(number=number)
        rows = stand.rows(seen.for_rows().with_standing(stand.on))
        if not rows:
            raise Http404
        written = CommitmentSerializer(rows[0], context={"readable": readable(rows, self)}).data
        return Response(written, headers={"ETag": etag_of(rows[0])} if request.auth else None)


class KeyedList(ListView):
    """A list in the order in which the register learnt its rows, the last first; a cursor is the key of a row."""

    unused = ("sorteer",)

    def of_the_list(self) -> QuerySet[Commitment, Any] | None:
        """The commitments that a filter leaves; None where none was given, for there may be more than they have.

        An empty value leaves all.
        """
        asked = self.asked()
        return asked.qs.values("pk") if any(map(asked.data.get, asked.filters)) else None

    def rows(self) -> QuerySet[Any]:
        raise NotImplementedError

    def get(self, request: Request) -> Response:
        typed, rows, size = request.query_params.get("cursor", ""), self.rows().order_by("-pk"), self.size()
        if typed:
            if not (typed.isascii() and typed.isdigit() and len(typed) < 19):
                raise Senseless([BROKEN])
            rows = rows.filter(pk__lt=int(typed))
        found = list(rows[: size + 1])
        behind = str(found[size - 1].pk) if len(found) > size else ""
        return self.page(found[:size], behind)


def _of_commitments(
    name: str, one: type[serializers.ModelSerializer[Any]]
) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """The description of a list that rests on a list of commitments."""
    described: Callable[[Callable[..., Response]], Callable[..., Response]] = extend_schema(
        operation_id=name, parameters=[*FILTERS, STAND, *PAGE], responses={200: page_of_them(one)} | REFUSED_LIST
    )
    return described


@method_decorator(not_sent_twice, name="dispatch")
class Documents(KeyedList):
    serializer = DocumentSerializer

    def rows(self) -> QuerySet[Document]:
        stand, promises = self.stand(), self.of_the_list()
        seen = stand.papers(Document.objects.visible_to(self.request.user))
        if promises is not None:
            made = Commitment.objects.filter(pk__in=promises).values("source_document")
            told = not_taken_back_by(stand.on) & Q(commitment__in=promises)
            moved = DeadlineChange.everything.filter(told, announced_on__lte=stand.on).values("document")
            answered = FollowUp.everything.filter(told, happened_on__lte=stand.on).values("document")
            seen = seen.filter(Q(pk__in=made) | Q(pk__in=moved) | Q(pk__in=answered))
        return seen.for_rows().prefetch_related("places__dossier")

    @_of_commitments("stukken", DocumentSerializer)
    def get(self, request: Request) -> Response:
        """De stukken; met een filter die waarin de toezeggingen van de lijst, hun termijnen of antwoorden staan."""
        return super().get(request)


@method_decorator(not_sent_twice, name="dispatch")
class OneDocument(ApiView):
    @extend_schema(operation_id="stuk", parameters=[STAND], responses={200: DocumentSerializer} | REFUSED_ONE)
    def get(self, request: Request, identifier: str) -> Response:
        """Eén stuk, bij zijn identificatie."""
        seen = self.stand().papers(Document.objects.visible_to(request.user))
        return Response(DocumentSerializer(get_object_or_404(seen, identifier=identifier)).data)


@method_decorator(not_sent_twice, name="dispatch")
class Deadlines(KeyedList):
    serializer = DeadlineSerializer

    def rows(self) -> QuerySet[DeadlineChange]:
        there = DeadlineChange.everything.filter(
            not_taken_back_by(self.stand().on),
            commitment__in=self.asked().qs.values("pk"),
            announced_on__lte=self.stand().on,
        )
        return there.select_related("commitment", "occasion", "document")

    @_of_commitments("termijnen", DeadlineSerializer)
    def get(self, request: Request) -> Response:
        """Elke termijn die de toezeggingen van de lijst hebben of hadden."""
        return super().get(request)


@method_decorator(not_sent_twice, name="dispatch")
class FollowUps(KeyedList):
    serializer = FollowUpSerializer

    def rows(self) -> QuerySet[FollowUp]:
        """Only those of which this reader may see the paper: the passage stands in it."""
        seen = self.stand().papers(Document.objects.visible_to(self.request.user)).values("pk")
        held = FollowUp.everything.filter(not_taken_back_by(self.stand().on))
        there = held.filter(commitment__in=self.asked().qs.values("pk"), document__in=seen)
        return there.filter(happened_on__lte=self.stand().on).select_related("commitment", "document")

    @_of_commitments("vervolgstukken", FollowUpSerializer)
    def get(self, request: Request) -> Response:
        """De stukken die de toezeggingen van de lijst beantwoorden."""
        return super().get(request)


@method_decorator(not_sent_twice, name="dispatch")
class Events(KeyedList):
    serializer = EventSerializer

    def rows(self) -> QuerySet[CommitmentEvent]:
        there = CommitmentEvent.objects.filter(
            commitment__in=self.asked().qs.values("pk"), happened_on__lte=self.stand().on
        )
        hidden = () if may_log(self.request.user) else OFFICE_ALONE
        return there.exclude(kind__in=hidden).select_related("commitment", "document")

    @_of_commitments("gebeurtenissen", EventSerializer)
    def get(self, request: Request) -> Response:
        """Wat er met de toezeggingen van de lijst gebeurde."""
        return super().get(request)


@method_decorator(not_sent_twice, name="dispatch")
class Occasions(KeyedList):
    serializer = OccasionSerializer

    def rows(self) -> QuerySet[Occasion]:
        promises = self.of_the_list()
        if promises is None:
            return Occasion.objects.all()
        held = not_taken_back_by(self.stand().on) & Q(announced_on__lte=self.stand().on)
        terms = DeadlineChange.everything.filter(held, commitment__in=promises)
        return Occasion.objects.filter(pk__in=terms.values("occasion"))

    @_of_commitments("gelegenheden", OccasionSerializer)
    def get(self, request: Request) -> Response:
        """De gelegenheden met hun dagen; met een filter die waaraan termijnen van de lijst hangen of hingen."""
        return super().get(request)

    def page(self, rows: Iterable[Model], behind: str, before: str = "") -> Response:
        return super().page(as_known(cast("Iterable[Occasion]", rows), self.stand()), behind, before)


def as_known(occasions: Iterable[Occasion], stand: Stand) -> list[Occasion]:
    """The occasions with the days that were known on the day of `stand`."""
    rows = list(occasions)
    if stand.is_past:
        told = OccasionDate.objects.filter(occasion__in=rows, announced_on__lte=stand.on).order_by("announced_on", "id")
        last = {date.occasion_id: (date.first_on, date.last_on) for date in told}
        for row in rows:
            row.first_on, row.last_on = last.get(row.pk, (None, None))
    return rows


@method_decorator(not_sent_twice, name="dispatch")
class OneOccasion(ApiView):
    @extend_schema(operation_id="gelegenheid", parameters=[STAND], responses={200: OccasionSerializer} | REFUSED_ONE)
    def get(self, request: Request, slug: str) -> Response:
        """Eén gelegenheid."""
        found = get_object_or_404(Occasion, slug=slug)
        headers = {"ETag": etag_of(found)} if request.auth else None
        return Response(OccasionSerializer(as_known([found], self.stand())[0]).data, headers=headers)


@method_decorator(not_sent_twice, name="dispatch")
class Description(ApiView, SpectacularJSONAPIView):
    """The description of the API itself (OpenAPI 3)."""
