"""The rappel: a clerk sees a ministry's half-yearly list, and releases it to the ministry's contact."""

from typing import cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from commitments.choices import Visibility
from commitments.doors import for_clerks
from commitments.models import Commitment, Ministry, User
from commitments.rappel import rappel as lists_of
from commitments.typed import sent
from digests.choices import PeriodKind
from digests.letter import write
from digests.models import DigestMail
from digests.rappel_release import preview, release
from digests.rendering import as_text, ways_for_others
from digests.weeks import Week

LATELY = 20


class RappelReleaseForm(forms.Form):
    """To whom which ministry's list goes."""

    ministerie = forms.ModelChoiceField(
        label=gettext_lazy("Ministerie"), queryset=Ministry.objects.all(), to_field_name="code"
    )
    email = forms.EmailField(label=gettext_lazy("E-mailadres van het ministerie"), max_length=254)
    language = forms.ChoiceField(label=gettext_lazy("Taal van de mail"), choices=settings.LANGUAGES, initial="nl")


@for_clerks
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rappel(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    form = RappelReleaseForm(sent(request), initial={"ministerie": request.GET.get("ministerie"), "language": "nl"})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        by = cast(User, request.user)
        if release(chosen["ministerie"], chosen["email"].strip().lower(), chosen["language"], now, by=by):
            messages.success(request, _("De lijst is vrijgegeven en gaat binnen enkele minuten uit."))
        else:
            messages.info(request, _("Deze lijst is dit half jaar al aan dit adres vrijgegeven."))
        return redirect("rappel_mails")
    ministry = _asked(request.GET.get("ministerie", ""))
    context = {
        "form": form,
        "ministries": Ministry.objects.order_by("name"),
        "ministry": ministry,
        "text": _text(ministry) if ministry else "",
        "left_out": _left_out(ministry) if ministry else 0,
        "released": DigestMail.objects.filter(period__kind=PeriodKind.RAPPEL).select_related("period", "subscription")[
            :LATELY
        ],
        "trail": [(reverse("desk"), _("Bureau")), (reverse("post"), _("Verzonden post"))],
        "here": _("Rappel"),
    }
    return render(request, "digests/rappel.html", context, status=400 if form.errors else 200)


def _asked(code: str) -> Ministry | None:
    """The ministry whose list is to be seen first; None where no such one is named."""
    try:
        return cast(Ministry, RappelReleaseForm.base_fields["ministerie"].clean(code))
    except ValidationError:
        return None


def _left_out(ministry: Ministry) -> int:
    """How many of its lists no mail says, for they are not public."""
    rows = Commitment.objects.filter(ministry=ministry).exclude(visibility=Visibility.PUBLIC)
    lists = lists_of(rows, timezone.localdate())
    return len(lists.passed) + len(lists.ahead)


def _text(ministry: Ministry) -> str:
    """The list in words, as it would go now."""
    now = timezone.now()
    contact, content = preview(ministry, "nl", now)
    with override("nl"):
        letter = write(content, name=contact.name, query=contact.query, week=Week.of(now))
        return as_text(letter, ways_for_others())
