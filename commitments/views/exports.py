"""A list as a file for a spreadsheet, and the whole public register with a description of its columns."""

from itertools import islice

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments import table
from commitments.addresses import absolute
from commitments.filters import CommitmentFilter
from commitments.licence import licence
from commitments.models import Commitment
from commitments.sheets import streamed_csv, xlsx_file
from commitments.stand import Stand
from commitments.throttles import seldom
from commitments.views.not_modified import not_sent_twice
from commitments.views.of_a_list import of_a_list
from commitments.whole_list import rows_of, walk

MOST_IN_A_WORKBOOK = 20_000
"""A workbook is made whole before it is sent; a longer list goes out as CSV, line by line."""


@of_a_list
@seldom
def list_csv(request: HttpRequest, asked: CommitmentFilter, stand: Stand) -> HttpResponseBase:
    return streamed_csv(_name(stand), table.lines(rows_of(asked, stand)))


@of_a_list
@seldom
def list_xlsx(request: HttpRequest, asked: CommitmentFilter, stand: Stand) -> HttpResponseBase:
    ids = asked.qs.order_by().values_list("pk", flat=True)
    if sum(1 for _pk in islice(ids.iterator(), MOST_IN_A_WORKBOOK + 1)) > MOST_IN_A_WORKBOOK:
        most = number_format(MOST_IN_A_WORKBOOK, force_grouping=True)
        words = _("Een werkmap houdt hier ten hoogste %(most)s toezeggingen; vraag deze lijst als CSV.") % {
            "most": most
        }
        return HttpResponse(f"{words}\n", status=400, content_type="text/plain; charset=utf-8")
    return xlsx_file(_name(stand), table.lines(rows_of(asked, stand)))


def _name(stand: Stand) -> str:
    return f"toezeggingen-{stand.on.isoformat()}"


@require_safe
@not_sent_twice
@seldom
def register_csv(request: HttpRequest) -> HttpResponseBase:
    """All that is public, to whoever asks; also what was withdrawn, so that nothing vanishes between two copies."""
    today = timezone.localdate()
    public = Commitment.objects.visible_to(AnonymousUser())
    rows = walk(public, "oudste", Stand(today, today))
    response = streamed_csv(f"register-{today.isoformat()}", table.lines(rows))
    columns = absolute(reverse("register_columns"))
    response["Link"] = f'<{columns}>; rel="describedby"; type="application/csvm+json"'
    if chosen := licence():
        response["Link"] += f', <{chosen.url}>; rel="license"'
    return response


@require_safe
def register_columns(request: HttpRequest) -> HttpResponse:
    """What the columns of that file mean, where CSV on the Web looks for it."""
    said = table.description(reverse("register_csv"), licence())
    return JsonResponse(said, content_type="application/csvm+json", json_dumps_params={"ensure_ascii": False})
