"""What the API answers when it cannot do what was asked: problem+json (RFC 9457), for every error."""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.forms import BaseForm
from django.http import Http404, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from rest_framework import serializers
from rest_framework.exceptions import APIException, NotFound, Throttled, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

log = logging.getLogger("django.request")
PROBLEM_JSON = "application/problem+json"
Wrong = tuple[str, str | Promise]
"""The name of a parameter or field, and what is wrong with it."""


class Senseless(APIException):
    """Parameters or fields that make no sense; each is named."""

    status_code = 400
    default_detail = gettext_lazy("Een deel van wat gevraagd is, is niet te begrijpen.")

    def __init__(self, wrong: Sequence[Wrong]) -> None:
        super().__init__()
        self.wrong = list(wrong)


def wrong_in(form: BaseForm) -> list[Wrong]:
    return [(name, str(reason)) for name, reasons in form.errors.items() for reason in reasons]


def problem(status: int, detail: str, wrong: Sequence[Wrong] = ()) -> dict[str, Any]:
    said: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    said["detail"] = detail
    if wrong:
        said["errors"] = [{"name": name, "reason": str(reason)} for name, reason in wrong]
    return said


def problem_response(status: int, detail: str) -> JsonResponse:
    """For those that refuse a request before the API sees it."""
    return JsonResponse(problem(status, detail), status=status, content_type=PROBLEM_JSON)


_FIELDS = {
    **{name: serializers.CharField() for name in ("type", "title", "detail")},
    "status": serializers.IntegerField(),
    "errors": serializers.ListField(child=serializers.DictField(child=serializers.CharField()), required=False),
}
ProblemSerializer = type("ProblemSerializer", (serializers.Serializer,), _FIELDS)
"""RFC 9457; `errors` names each parameter or field that makes no sense."""


def refusals(*codes: int) -> dict[tuple[int, str], type]:
    """These answers, for the description of the API."""
    return {(code, PROBLEM_JSON): ProblemSerializer for code in codes}


def answer_problem(error: Exception, context: Mapping[str, Any]) -> Response:
    """The exception handler of the API; what nobody foresaw goes to the log, and to the caller without its details."""
    response = exception_handler(error, dict(context))
    if response is None:
        log.error("Internal Server Error: %s", context["request"].path, exc_info=error)
        set_rollback()
        said = problem(500, _("Er ging iets mis bij ons. Probeer het later opnieuw."))
        return Response(said, status=500, content_type=PROBLEM_JSON)
    response.data = problem(response.status_code, _in_words(error), getattr(error, "wrong", ()))
    response.content_type = PROBLEM_JSON
    return response


def _in_words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return str(Senseless.default_detail)
    if isinstance(error, Http404 | NotFound):
        return _("Dit staat niet in het register.")
    if isinstance(error, Throttled):
        seconds = int(getattr(error, "wait", None) or 0)
        words = ngettext(
            "Dit is te vaak gevraagd; probeer het over %(seconds)s seconde opnieuw.",
            "Dit is te vaak gevraagd; probeer het over %(seconds)s seconden opnieuw.",
            seconds,
        )
        return words % {"seconds": seconds}
    detail = getattr(error, "detail", "")
    return detail if isinstance(detail, str) else str(error)
