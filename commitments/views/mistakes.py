"""Report a mistake on a page; the clerks' desk where it is answered; and where who reported it finds the answer."""

from typing import cast

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments import mistakes
from commitments.doors import for_clerks
from commitments.mistake_forms import MistakeAnswerForm, MistakeForm
from commitments.models import MistakeReport, User
from commitments.typed import sent
from commitments.visitors import MOST_AN_HOUR, asked_to_wait, may_ask

SHOWN = 50


def report_mistake(request: HttpRequest) -> HttpResponse:
    """For everyone; the page is named in the address, and shown so that the reader sees which one it is about."""
    form = MistakeForm(request.POST or None, initial={"page": request.GET.get("pagina", "/")})
    if request.method != "POST" or not form.is_valid():
        return render(request, "commitments/report_mistake.html", {"form": form})
    if not may_ask("report_mistake", str(get_client_ip_address(request))):
        words = _("Vanaf uw internetadres zijn dit uur al %(number)s fouten gemeld. Wacht een uur.")
        form.add_error(None, words % {"number": MOST_AN_HOUR})
        return asked_to_wait(render(request, "commitments/report_mistake.html", {"form": form}))
    language = (get_language() or "nl")[:2]
    made = mistakes.report(**form.cleaned_data, language=language, now=timezone.now())
    return redirect(made)


@require_safe
def mistake(request: HttpRequest, token: str) -> HttpResponse:
    """What became of one report, for whoever has its address."""
    found = get_object_or_404(MistakeReport, token=token)
    return render(request, "commitments/mistake.html", {"mistake": found})


@for_clerks
@require_safe
def reported(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the oldest first; below it what was handled."""
    waiting = MistakeReport.objects.filter(answered_at=None).order_by("reported_at", "id")
    handled = MistakeReport.objects.filter(answered_at__isnull=False).select_related("answered_by")
    context = {
        "waiting": waiting[:SHOWN],
        "count": waiting.count(),
        "handled": handled.order_by("-answered_at", "-id")[:SHOWN],
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Gemelde fouten"),
    }
    return render(request, "commitments/reported.html", context)


@for_clerks
def answer_mistake(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(MistakeReport, pk=pk)
    form = MistakeAnswerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if mistakes.answer(found, form.cleaned_data["answer"], by=cast(User, request.user), now=timezone.now()):
            messages.success(request, _("Het antwoord is bewaard."))
        else:
            messages.error(request, _("Een collega was u voor: deze melding is al beantwoord."))
        return redirect("reported")
    trail = [(reverse("desk"), _("Bureau")), (reverse("reported"), _("Gemelde fouten"))]
    context = {"form": form, "mistake": found, "trail": trail, "here": _("Beantwoorden")}
    return render(request, "commitments/answer_mistake.html", context)
