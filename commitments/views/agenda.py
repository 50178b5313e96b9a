"""The clerks' desk for meetings to come: hand in an agenda, see what is in the register."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments.agenda import COLUMNS, BadAgenda, read_agenda
from commitments.agenda_form import AgendaForm
from commitments.briefing import to_come
from commitments.doors import for_clerks
from commitments.lifecycle import Act
from commitments.meeting_import import import_meetings
from commitments.models import Meeting, User
from commitments.said_by import said_by
from commitments.stand import Stand
from commitments.typed import typed_before

SHOWN = 50


@for_clerks
def agenda(request: HttpRequest) -> HttpResponse:
    """All rows of the file or none; each that is wrong is named."""
    form = AgendaForm(request.POST, request.FILES) if request.method == "POST" else AgendaForm()
    typed_before(request)  # says which file to choose again
    now, by = timezone.now(), cast(User, request.user)
    today = timezone.localdate(now)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["agenda"]
        try:
            with said_by(by):
                taken = import_meetings(read_agenda(file.name, file.read()), Act(now, today, by=by))
        except BadAgenda as bad:
            for problem in bad.problems:
                form.add_error("agenda", problem)
        else:
            messages.success(request, str(taken))
            return redirect("agenda")
    coming = to_come(Meeting.objects.prefetch_related("committees"), Stand(today, today))[:SHOWN]
    context = {
        "form": form,
        "coming": coming,
        "columns": ", ".join(COLUMNS),
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Agenda"),
    }
    return render(request, "commitments/agenda.html", context)
