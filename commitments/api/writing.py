"""Writing with a key: one verb of the lifecycle at a time, by the forms of the desk, on the version that was read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import APIException, NotAuthenticated, NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from commitments.access import at_desk, may_log
from commitments.api.base import ApiView
from commitments.api.problems import Senseless, refusals, wrong_in
from commitments.api.serializers import CommitmentSerializer
from commitments.api.typed import by_name, described, typed
from commitments.api.views import etag_of, readable
from commitments.change_forms import CHANGES
from commitments.change_forms.base import ChangeForm
from commitments.lifecycle import ChangedMeanwhile, ChangeRefused
from commitments.models import AccessToken, Commitment, User

VERSION = re.compile(r'"(\d{1,9})"')
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="De ETag van wat is gelezen."
)
REFUSED = refusals(400, 401, 403, 404, 409, 412, 422, 428, 429)
KEY_ALONE: Any = [{"sleutel": []}]


class WithoutIfMatch(APIException):
    status_code = 428
    default_detail = gettext_lazy("Noem in If-Match de versie die is gelezen: de ETag uit het antwoord.")


class Stale(APIException):
    status_code = 412


class Refused(APIException):
    status_code = 422


class Conflict(APIException):
    """It is in the register already."""

    status_code = 409


class WritingView(ApiView):
    """A resource that a key may write which its clerk gave that right."""

    def clerk(self) -> User:
        """Raises NotAuthenticated, PermissionDenied."""
        if self.request.auth is None:
            raise NotAuthenticated
        user = cast(User, self.request.user)
        if not (cast(AccessToken, self.request.auth).may_write and may_log(user)):
            raise PermissionDenied
        return user

    def of_the_desk(self, user: User, number: str) -> Commitment:
        """A commitment that this clerk may change. Raises Http404, PermissionDenied."""
        promise = get_object_or_404(Commitment.objects.visible_to(user).for_rows(), number=number)
        if not Commitment.objects.filter(at_desk(user), pk=promise.pk).exists():
            raise PermissionDenied
        return promise

    def written(self, promise: Commitment, status: int) -> Response:
        """The commitment as it stands now, with its version."""
        row = Commitment.objects.filter(pk=promise.pk).for_rows().with_standing(timezone.localdate()).get()
        said = CommitmentSerializer(row, context={"readable": readable([row], self)}).data
        return Response(said, status=status, headers={"ETag": etag_of(row)})


class ChangeOfCommitment(WritingView):
    """Needs a key that may write, of a clerk's account."""

    @extend_schema(
        operation_id="wijziging",
        parameters=[IF_MATCH, OpenApiParameter("change", str, OpenApiParameter.PATH, enum=list(CHANGES))],
        request={"application/json": {"anyOf": [described(form) | {"title": key} for key, form in CHANGES.items()]}},
        responses={200: CommitmentSerializer} | REFUSED,
        auth=KEY_ALONE,
    )
    def post(self, request: Request, number: str, change: str) -> Response:
        """Eén wijziging, met de velden van het formulier van het bureau."""
        user = self.clerk()
        promise = self.of_the_desk(user, number)
        if change not in CHANGES:
            raise NotFound
        make_change(CHANGES[change], promise, user, request, typed(request))
        return self.written(promise, 200)


def make_change(
    kind: type[ChangeForm], promise: Commitment, user: User, request: Request, given: QueryDict
) -> ChangeForm:
    """Raises Senseless, WithoutIfMatch, Stale, Refused."""
    now = timezone.now()
    given["version"] = str(version_read(request))
    form = kind(given, commitment=promise, on=timezone.localdate(now))
    check(form)
    with refusals_said():
        form.save(user, now)
    return form


def check(form: forms.Form) -> None:
    """Raises Senseless for what a clerk would see beside the fields."""
    if not by_name(form).is_valid():
        raise Senseless(wrong_in(form))


@contextmanager
def refusals_said() -> Iterator[None]:
    """What the lifecycle refuses, as this API says it."""
    try:
        yield
    except ChangedMeanwhile as refusal:
        raise Stale(str(refusal)) from refusal
    except ChangeRefused as refusal:
        raise Refused(str(refusal)) from refusal


def version_read(request: Request) -> int:
    """Raises WithoutIfMatch, Stale."""
    said = request.headers.get("If-Match", "")
    if not said:
        raise WithoutIfMatch
    if not (match := VERSION.fullmatch(said)):
        raise Stale(_("If-Match noemt geen versie van wat is gelezen."))
    return int(match[1])
