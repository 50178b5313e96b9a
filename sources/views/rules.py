"""How the reader's rules do, by what clerks made of what they found."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commitments.doors import for_clerks
from sources.models import Ranker, Verdict, VerdictOutcome
from sources.verdicts import rule_records


@for_clerks
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """How each rule does: how often clerks took over what it found, and how sure that is."""
    trail = [(reverse("desk"), _("Bureau")), (reverse("reading_desk"), _("Postvak"))]
    missed = Verdict.objects.filter(outcome=VerdictOutcome.MISSED).count()
    context = {"records": rule_records(), "missed": missed, "ranker": Ranker.objects.first(), "trail": trail}
    return render(request, "sources/rules.html", context | {"here": _("Hoe de regels het doen")})
