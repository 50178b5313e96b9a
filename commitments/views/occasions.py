"""The clerks' desk makes an occasion, by itself or on the way to a term that is to hang on it, and moves one."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments import occasions
from commitments.change_forms.conflict import chosen
from commitments.doors import for_clerks
from commitments.lifecycle import Act, ChangedMeanwhile, ChangeRefused
from commitments.models import Occasion, User
from commitments.move_form import MoveOccasionForm, moved_meanwhile
from commitments.occasion_fields import MakeOccasionForm
from commitments.typed import aside, come_back, sent, typed_before


@for_clerks
def make_occasion(request: HttpRequest) -> HttpResponse:
    """A new occasion; whoever was at a form is back there with it chosen, and finds all that was typed."""
    now = timezone.now()
    form = MakeOccasionForm(request.POST if request.method == "POST" else typed_before(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = form.occasion()
            occasions.make_occasion(made, Act(now, timezone.localdate(now), by=cast(User, request.user)))
        except IntegrityError:
            form.add_error("name", _("Er is al een gelegenheid met deze naam."))
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Gelegenheid gemaakt: %(name)s.") % {"name": made.name})
            return redirect(come_back(request, occasion=str(made.pk)) or made)
    waiting = aside(request)
    context = {
        "form": form,
        "waiting": waiting,
        "trail": [(reverse("desk"), _("Bureau"))],
        "here": _("Nieuwe gelegenheid"),
    }
    return render(request, "commitments/make_occasion.html", context)


@for_clerks
def move_occasion(request: HttpRequest, slug: str) -> HttpResponse:
    """Give an occasion new days; the terms that hang on it move along, which is nobody's delay."""
    event = get_object_or_404(Occasion, slug=slug)
    if not occasions.may_move(request.user, event):
        raise PermissionDenied
    now = timezone.now()
    options: dict[str, Any] = {"occasion": event, "on": timezone.localdate(now)}
    form, conflict = MoveOccasionForm(chosen(sent(request), MoveOccasionForm, **options), **options), None
    if request.method == "POST" and form.is_valid():
        try:
            moved = occasions.move_occasion(event, form.act(cast(User, request.user), now), **form.days())
        except ChangedMeanwhile as refusal:
            conflict = moved_meanwhile(form)
            form = conflict.form
            form.add_error(None, str(refusal))
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            words = ngettext("%(count)d termijn is mee verschoven.", "%(count)d termijnen zijn mee verschoven.", moved)
            messages.success(request, words % {"count": moved})
            return redirect(event)
    context = {
        "form": form,
        "conflict": conflict,
        "occasion": event,
        "trail": [(event.get_absolute_url(), event.name)],
        "here": _("Verplaatsen"),
    }
    return render(request, "commitments/move.html", context)
