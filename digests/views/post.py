"""The post as it went out, for the clerks' desk: every week with its totals, every mail with its state and text."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from commitments.doors import for_clerks
from digests.choices import MailState
from digests.models import DigestMail, DigestPeriod
from digests.totals import totals
from digests.views.shown import shown, shown_html
from digests.weeks import Week

WEEKS_ON_A_PAGE = 12
MAILS_ON_A_PAGE = 50
WHICH: dict[str, dict[str, object]] = {"failed": {"state": MailState.FAILED}, "in_doubt": {"in_doubt": True}}
"""What can be asked for alone."""


@for_clerks
@never_cache
@require_safe
def post(request: HttpRequest) -> HttpResponse:
    periods = list(DigestPeriod.objects.all()[:WEEKS_ON_A_PAGE])
    found = totals(periods, timezone.now())
    mails = DigestMail.objects.select_related("period", "subscription__user").defer("payload")
    week = _week(request)
    if week:
        mails = mails.filter(period__iso_week=week)
    if (which := request.GET.get("toestand", "")) and which not in WHICH:
        raise Http404
    if which:
        mails = mails.filter(**WHICH[which])
    context = {
        "weeks": [(period, found[period.pk]) for period in periods],
        "week": week,
        "which": which,
        "page": Paginator(mails, MAILS_ON_A_PAGE).get_page(request.GET.get("page")),
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Verzonden post"),
    }
    return render(request, "digests/post.html", context)


def _week(request: HttpRequest) -> str:
    """The week or half-year that is asked for, "" for all of them. Raises Http404 for what is neither."""
    if not (asked := request.GET.get("week", "")):
        return ""
    try:
        return str(Week.parse(asked))
    except ValueError as error:
        if asked.isprintable() and DigestPeriod.objects.filter(iso_week=asked).exists():
            return asked
        raise Http404 from error


@for_clerks
@never_cache
@require_safe
def post_mail(request: HttpRequest, pk: int) -> HttpResponse:
    mail = get_object_or_404(DigestMail.objects.select_related("period", "subscription__user"), pk=pk)
    trail = [(reverse("desk"), _("Bureau")), (reverse("post"), _("Verzonden post"))]
    return shown(request, mail, html_url=reverse("post_mail_html", args=[pk]), trail=trail, here=str(mail))


@for_clerks
@never_cache
@require_safe
def post_mail_html(request: HttpRequest, pk: int) -> HttpResponse:
    made = DigestMail.objects.select_related("period", "subscription").exclude(payload=None)
    return shown_html(get_object_or_404(made, pk=pk))
