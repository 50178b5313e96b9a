"""Rappel at the clerks' desk: the two lists as page and files, that they were sent, and the answers that came back."""

from datetime import date
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from commitments import rappel_letter
from commitments.access import at_desk
from commitments.doors import for_clerks
from commitments.lifecycle import Act, ChangeRefused
from commitments.meanwhile import last_events, shown
from commitments.models import Commitment, User
from commitments.rappel import Rappel, rappel, remind
from commitments.rappel_forms import AnswerRow, LetterForm, RappelForm, answered, save_answers
from commitments.sheets import streamed_csv
from commitments.typed import typed_before

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@for_clerks
@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The choice of ministry, committee and day, with both lists of it."""
    form, made = _asked(request)
    context = {
        "form": form,
        "rappel": made,
        "query": urlencode({name: value for name, value in request.GET.items() if value}),
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Rappel"),
    }
    return render(request, "commitments/rappel.html", context, status=200 if made is not None else 400)


@for_clerks
@require_safe
def file(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The lists as the office sends them (docx) or works with them (csv)."""
    form, made = _asked(request)
    if made is None:
        return HttpResponseBadRequest(_("Deze keuze is niet te begrijpen."), content_type="text/plain; charset=utf-8")
    name = f"rappel-{made.on.isoformat()}"
    if kind == "csv":
        return streamed_csv(name, rappel_letter.lines(made))
    response = HttpResponse(rappel_letter.docx(made, form.addressee), content_type=DOCX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return response


@for_clerks
@require_POST
def sent(request: HttpRequest) -> HttpResponse:
    """Keep that the lists went out today: an event with each commitment."""
    now = timezone.now()
    _form, made = _asked(request)
    if made is None:
        return HttpResponseBadRequest(_("Deze keuze is niet te begrijpen."), content_type="text/plain; charset=utf-8")
    try:
        count = remind(made.lists, Act(now, timezone.localdate(now), by=cast(User, request.user)))
    except ChangeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("%(count)d rappel is vastgelegd.", "%(count)d rappels zijn vastgelegd.", count)
        messages.success(request, words % {"count": count})
    return redirect(f"{reverse('rappel')}?{request.GET.urlencode()}")


@for_clerks
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: HttpRequest) -> HttpResponse:
    """The answers of one letter, a row for each commitment on the lists; all are saved or none."""
    now = timezone.now()
    typed = request.POST if request.method == "POST" else typed_before(request)
    _form, made = _asked(request, shown_on=typed.get("day") if typed else None)
    letter, rows = LetterForm(typed), _rows(request, made, typed)
    if request.method == "POST":
        today = timezone.localdate(now)
        if count := save_answers(letter, rows, cast(User, request.user), now, today):
            words = ngettext("%(count)d antwoord is vastgelegd.", "%(count)d antwoorden zijn vastgelegd.", count)
            messages.success(request, words % {"count": count})
            return redirect(f"{reverse('rappel')}?{request.GET.urlencode()}")
        if not (letter.errors or any(row.errors for row in rows)):
            letter.add_error(None, _("Er is bij geen enkele toezegging een antwoord gekozen."))
    context = {
        "form": letter,
        "rows": rows,
        "day": made.on if made else None,
        "is_refused": any(row.errors for row in rows),
        "trail": [(reverse("desk"), _("Bureau")), (reverse("rappel"), _("Rappel"))],
        "here": _("Antwoorden"),
    }
    return render(request, "commitments/rappel_answers.html", context, status=200 if made is not None else 400)


def _rows(request: HttpRequest, made: Rappel | None, typed: QueryDict | None) -> list[AnswerRow]:
    """A row for each commitment on the lists, and for each that left them while somebody was answering it."""
    listed = [*made.passed, *made.ahead] if made else []
    sent = {name: str(typed[name]) for name in typed} if typed else None
    keys = answered(sent or {}) - {row.pk for row in listed}
    left = Commitment.objects.visible_to(request.user).for_rows().filter(pk__in=keys).order_by("deadline", "number")
    promises = [*listed, *left]
    events = last_events(promises)
    return [AnswerRow(sent, commitment=row, shown=shown(row, events.get(row.pk, 0))) for row in promises]


def _asked(request: HttpRequest, *, shown_on: str | None = None) -> tuple[RappelForm, Rappel | None]:
    """The form of the address and the lists of it; None when the address cannot be understood.

    `shown_on` is the day of the lists which a page showed before midnight, say.
    """
    today = timezone.localdate()
    asked = request.GET.copy()
    if shown_on:
        asked["day"] = shown_on
    form = RappelForm(asked, initial={"day": today})
    if not form.is_valid():
        return form, None
    day: date = form.cleaned_data["day"] or today
    return form, rappel(form.of(Commitment.objects.visible_to(request.user).filter(at_desk(request.user))), day)
