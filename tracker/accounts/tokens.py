"""The page on which somebody makes and revokes the keys of the own account."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from commitments.access import may_log
from commitments.addresses import absolute
from commitments.models import AccessToken, User
from commitments.tokens import MOST_LIVE, PARAMETER, TooManyKeys, make_token


class TokenForm(forms.ModelForm[AccessToken]):
    class Meta:
        model = AccessToken
        fields = ["name", "may_write"]
        labels = {"name": _("Waarvoor is de sleutel?")}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The keys of this account; a new one is shown in the answer to the form and never again.

    The parameters of a list in the address make it the list of which the private addresses are given.
    """
    assert isinstance(request.user, User)  # noqa: S101  login_required saw to it

    def new_form(given: QueryDict | None) -> TokenForm:
        """Only who may log is asked whether the key may too."""
        form = TokenForm(given)
        if not may_log(request.user):
            del form.fields["may_write"]
        return form

    form, key = new_form(request.POST or None), ""
    if request.method == "POST" and form.is_valid() and (key := _new_key(request.user, form)):
        form = new_form(None)
    chosen = request.GET.urlencode()
    context = {"form": form, "key": key, "kept": request.user.access_tokens.filter(revoked_on=None), "chosen": chosen}
    context["addresses"] = _private_addresses(request.GET, key) if key else []
    return render(request, "registration/tokens.html", context)


def _new_key(user: User, form: TokenForm) -> str:
    """The key; "" with the reason in the form when the account has too many."""
    given = form.cleaned_data
    try:
        return make_token(user, given["name"], timezone.localdate(), may_write=given.get("may_write", False))
    except TooManyKeys:
        words = _("U hebt al %(number)d sleutels. Trek er eerst een in die u niet meer gebruikt.")
        form.add_error(None, words % {"number": MOST_LIVE})
        return ""


def _private_addresses(chosen: QueryDict, key: str) -> list[tuple[str | Promise, str]]:
    """The feed and the agenda of the list with these parameters, for whoever holds the key."""
    asked = chosen.copy()
    asked[PARAMETER] = key
    named = (("list_atom", _("Atom, voor een nieuwslezer")), ("list_ics", _("iCal, de termijnen in de agenda")))
    return [(words, absolute(f"{reverse(name)}?{asked.urlencode()}")) for name, words in named]


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(AccessToken, pk=pk, user=request.user, revoked_on=None)
    token.revoked_on = timezone.localdate()
    token.save(update_fields=["revoked_on"])
    return redirect("tokens")
