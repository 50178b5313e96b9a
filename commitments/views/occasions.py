"""The clerks' desk makes an occasion, by itself or on the way to a term that is to hang on it."""

from typing import cast

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from commitments import occasions
from commitments.doors import for_clerks
from commitments.lifecycle import Act, ChangeRefused
from commitments.models import User
from commitments.occasion_fields import MakeOccasionForm
from commitments.typed import aside, come_back, typed_before


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
