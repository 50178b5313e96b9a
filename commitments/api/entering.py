"""New rows by a key: commitments, follow-ups, occasions. What the register has already is refused, not made twice."""

from django import forms
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.access import is_at_desk
from commitments.api import views
from commitments.api.problems import Senseless
from commitments.api.serializers import CommitmentSerializer, FollowUpSerializer, OccasionSerializer
from commitments.api.typed import described, typed
from commitments.api.writing import (
    IF_MATCH,
    KEY_ALONE,
    REFUSED,
    Conflict,
    WritingView,
    check,
    make_change,
    refusals_said,
    version_read,
)
from commitments.change_forms.answers import AnswerForm
from commitments.fields import DayField
from commitments.forms import LogForm
from commitments.lifecycle import Act
from commitments.models import Commitment, Dossier, Occasion
from commitments.move_form import MoveOccasionForm
from commitments.numbers import is_taken
from commitments.occasion_fields import MakeOccasionForm
from commitments.occasions import make_occasion, may_move, move_occasion

ANSWER = described(AnswerForm)
ANSWER["properties"]["commitment"] = {"type": "string", "description": "Het nummer van de toezegging."}
ANSWER["required"].append("commitment")


class NewOccasionForm(MakeOccasionForm):
    slug = forms.SlugField(
        label="Naam in het adres", max_length=80, required=False, help_text="Leeg: uit de naam gemaakt."
    )
    announced_on = DayField(label="Bekendgemaakt op", required=False, help_text="Leeg: vandaag.")
    note = forms.CharField(label="Reden", max_length=300, required=False)


class Commitments(WritingView, views.Commitments):
    @extend_schema(
        operation_id="nieuwe-toezegging",
        parameters=[],
        request={"application/json": described(LogForm)},
        responses={201: CommitmentSerializer} | REFUSED,
        auth=KEY_ALONE,
    )
    def post(self, request: Request) -> Response:
        """Een nieuwe toezegging, met de velden van het formulier van het bureau; een dubbele wordt geweigerd (409)."""
        user, now = self.clerk(), timezone.now()
        form = LogForm(typed(request))
        if is_taken(str(form["number"].value() or "")):
            raise Conflict(_("Dit nummer staat al in het register."))
        check(form)
        promise = form.commitment()
        if not is_at_desk(user, promise.committee):
            raise PermissionDenied(_("Deze commissie is niet van uw bureau."))
        with transaction.atomic(), refusals_said():
            _refuse_twice(promise)
            form.log(promise, user, now)
        return self.written(promise, 201)


def _refuse_twice(promise: Commitment) -> None:
    """A program that asks again after an answer was lost is told which one it made. Raises Conflict.

    Within the transaction that makes it, with the dossier locked: of two equal ones at once one waits.
    """
    Dossier.objects.select_for_update(no_key=True).get(pk=promise.dossier_id)
    if found := Commitment.objects.like(promise).first():
        raise Conflict(_("Deze toezegging staat al in het register, als %(number)s.") % {"number": found.number})


class FollowUps(WritingView, views.FollowUps):
    @extend_schema(
        operation_id="nieuw-vervolgstuk",
        parameters=[IF_MATCH],
        request={"application/json": ANSWER},
        responses={201: FollowUpSerializer, 202: CommitmentSerializer} | REFUSED,
        auth=KEY_ALONE,
    )
    def post(self, request: Request) -> Response:
        """Wat een stuk voor een toezegging doet; If-Match is de versie van die toezegging.

        202: het wacht op een tweede griffier.
        """
        user, given = self.clerk(), typed(request)
        if not (number := str(given.get("commitment", ""))):
            raise Senseless([("commitment", _("Noem het nummer van de toezegging."))])
        promise = self.of_the_desk(user, number)
        before = set(promise.follow_ups.values_list("pk", flat=True))
        form = make_change(AnswerForm, promise, user, request, given)
        made = promise.follow_ups.exclude(pk__in=before).select_related("commitment", "document").first()
        if made is None:
            return self.written(form.commitment, 202)
        return Response(FollowUpSerializer(made, context={"readable": {made.document_id}}).data, status=201)


class Occasions(WritingView, views.Occasions):
    @extend_schema(
        operation_id="nieuwe-gelegenheid",
        parameters=[],
        request={"application/json": described(NewOccasionForm)},
        responses={201: OccasionSerializer} | REFUSED,
        auth=KEY_ALONE,
    )
    def post(self, request: Request) -> Response:
        """Een nieuwe gelegenheid; een adres dat er al is, wordt geweigerd (409)."""
        user = self.clerk()
        form, now = NewOccasionForm(typed(request)), timezone.now()
        check(form)
        event, given = form.occasion(), form.cleaned_data
        act = Act(now, given["announced_on"] or timezone.localdate(now), by=user, note=given["note"])
        try:
            with refusals_said():
                make_occasion(event, act)
        except IntegrityError as error:
            raise Conflict(_("Er is al een gelegenheid met dit adres.")) from error
        return Response(OccasionSerializer(event).data, status=201, headers={"ETag": views.etag_of(event)})


class OccasionMoved(WritingView):
    @extend_schema(
        operation_id="verplaatsing",
        parameters=[IF_MATCH],
        request={"application/json": described(MoveOccasionForm)},
        responses={200: OccasionSerializer} | REFUSED,
        auth=KEY_ALONE,
    )
    def post(self, request: Request, slug: str) -> Response:
        """Nieuwe dagen voor een gelegenheid; elke termijn die eraan hangt, schuift mee."""
        user, given = self.clerk(), typed(request)
        event = get_object_or_404(Occasion, slug=slug)
        if not may_move(user, event):
            raise PermissionDenied
        given["version"] = str(version_read(request))
        form = MoveOccasionForm(given, occasion=event, on=timezone.localdate())
        check(form)
        with refusals_said():
            move_occasion(event, form.act(user, timezone.now()), **form.days())
        return Response(OccasionSerializer(event).data, headers={"ETag": views.etag_of(event)})
