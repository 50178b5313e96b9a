"""Writing with a key: one verb of the lifecycle at a time, by the forms of the desk, on the version that was read."""

import re
from typing import Any, cast

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import APIException, NotAuthenticated, NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.access import at_desk, may_log
from commitments.api.base import ApiView
from commitments.api.problems import Senseless, wrong_in
from commitments.api.serializers import CommitmentSerializer
from commitments.api.views import readable
from commitments.change_forms import CHANGES
from commitments.lifecycle import ChangedMeanwhile, ChangeRefused
from commitments.models import AccessToken, Commitment, User

VERSION = re.compile(r'"(\d{1,9})"')


class WithoutIfMatch(APIException):
    status_code = 428
    default_detail = "Noem in If-Match de versie die is gelezen: de ETag van de toezegging."


class Stale(APIException):
    status_code = 412


class Refused(APIException):
    status_code = 422


class ChangeOfCommitment(ApiView):
    """Needs a key that may write, of a clerk's account."""

    @extend_schema(
        operation_id="wijziging",
        parameters=[OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, required=True)],
        request=OpenApiTypes.OBJECT,
        responses=CommitmentSerializer,
    )
    def post(self, request: Request, number: str, change: str) -> Response:
        """Eén wijziging, met de velden van het formulier van het bureau."""
        promise = self._promise(request, number)
        if change not in CHANGES:
            raise NotFound
        now = timezone.now()
        fields = _fields(request.data) | {"version": str(_version(request))}
        given = QueryDict(mutable=True)
        given.update(fields)
        form = CHANGES[change](given, commitment=promise, on=timezone.localdate(now))
        if not form.is_valid():
            raise Senseless(wrong_in(form))
        try:
            form.save(cast(User, request.user), now)
        except ChangedMeanwhile as refusal:
            raise Stale(str(refusal)) from refusal
        except ChangeRefused as refusal:
            raise Refused(str(refusal)) from refusal
        row = Commitment.objects.filter(pk=promise.pk).for_rows().with_standing(timezone.localdate(now)).get()
        written = CommitmentSerializer(row, context={"readable": readable([row], self)}).data
        return Response(written, headers={"ETag": f'"{row.version}"'})

    def _promise(self, request: Request, number: str) -> Commitment:
        if request.auth is None:
            raise NotAuthenticated
        user = cast(User, request.user)
        if not (cast(AccessToken, request.auth).may_write and may_log(user)):
            raise PermissionDenied
        promise = get_object_or_404(Commitment.objects.visible_to(user).for_rows(), number=number)
        if not Commitment.objects.filter(at_desk(user), pk=promise.pk).exists():
            raise PermissionDenied
        return promise


def _version(request: HttpRequest | Request) -> int:
    typed = request.headers.get("If-Match", "")
    if not typed:
        raise WithoutIfMatch
    if not (match := VERSION.fullmatch(typed)):
        raise Stale("If-Match noemt geen versie van deze toezegging.")
    return int(match[1])


def _fields(data: Any) -> dict[str, str]:
    """The fields as a form sends them. Raises Senseless."""
    if not isinstance(data, dict):
        raise Senseless([("", "Een object met velden.")])
    wrong = [(name, "Tekst of een getal.") for name, value in data.items() if not isinstance(value, str | int)]
    if wrong:
        raise Senseless(wrong)
    return {name: str(value) for name, value in data.items()}
