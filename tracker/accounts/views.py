"""The ways in: log in, choose or change a password, accept an invitation, choose a language."""

from smtplib import SMTPException
from typing import Any

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST
from django.views.generic import FormView
from django.views.i18n import set_language

from commitments.access import may_invite
from commitments.doors import for_clerks
from commitments.models import User
from commitments.typed import typed_before
from commitments.visitors import MOST_AN_HOUR, asked_to_wait, may_ask
from digests.outgoing import Muted
from tracker.accounts import forms
from tracker.accounts.invitations import invite, is_waiting, links
from tracker.language import speak


class Login(auth_views.LoginView):
    authentication_form = forms.LoginForm
    redirect_authenticated_user = True

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        speak(response, form.get_user().language)
        return response


def admin_login(request: HttpRequest) -> HttpResponse:
    """The admin's door is the same login page; who is in already and may not pass is told so instead of sent round."""
    if request.user.is_authenticated and not request.user.is_staff:
        raise PermissionDenied
    return redirect(reverse("login", query=request.GET))


class PasswordChange(auth_views.PasswordChangeView):
    form_class = forms.PasswordChangeForm


class PasswordReset(auth_views.PasswordResetView):
    form_class = forms.PasswordResetForm

    def form_valid(self, form: Any) -> HttpResponse:
        """A mail goes to whomever the form names, so a stranger may not ask without end."""
        if may_ask("password_reset", str(get_client_ip_address(self.request))):
            return super().form_valid(form)
        words = _(
            "Vanaf uw internetadres is dit uur al %(number)s keer om een nieuw wachtwoord gevraagd. Wacht een uur."
        )
        form.add_error(None, words % {"number": MOST_AN_HOUR})
        return asked_to_wait(self.form_invalid(form))


class PasswordResetConfirm(auth_views.PasswordResetConfirmView):
    form_class = forms.PasswordForm


class Invitation(auth_views.PasswordResetConfirmView):
    """The page behind the link in an invitation: choose a password, and be logged in."""

    form_class = forms.PasswordForm
    token_generator = links
    template_name = "registration/invitation.html"
    success_url = reverse_lazy("overview")
    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"


@method_decorator(for_clerks, name="dispatch")  # a page of a class may answer in more ways
class Invitations(UserPassesTestMixin, FormView[forms.InvitationForm]):
    """For those who may invite: the form, and who has not come yet."""

    form_class = forms.InvitationForm
    template_name = "registration/invitations.html"
    success_url = reverse_lazy("invitations")

    def test_func(self) -> bool:
        return may_invite(self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        given = {"data": typed} if (typed := typed_before(self.request)) else {}
        return super().get_form_kwargs() | given | {"inviter": self.request.user}

    def form_valid(self, form: forms.InvitationForm) -> HttpResponse:
        assert isinstance(self.request.user, User)  # noqa: S101  test_func
        try:
            user = invite(**form.cleaned_data, inviter=self.request.user, now=timezone.now())
        except Muted:
            form.add_error(None, _("Dit is een teruggezette kopie, waaruit geen mail gaat; er is niets opgeslagen."))
            return self.form_invalid(form)
        except (SMTPException, OSError):
            form.add_error(None, _("De mail kon niet worden verstuurd; er is niets opgeslagen. Probeer het later."))
            return self.form_invalid(form)
        messages.success(self.request, _("De uitnodiging aan %(email)s is verstuurd.") % {"email": user.email})
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        strangers = User.objects.filter(last_login=None, is_active=True).order_by("created_at", "email")
        waiting = [user for user in strangers.prefetch_related("groups") if is_waiting(user)]
        path = {"trail": [(reverse("desk"), _("Bureau"))], "here": _("Uitnodigingen")}
        return super().get_context_data(**kwargs) | path | {"waiting": waiting}


@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """One key before a clerk is logged out: asking is enough; who has no JavaScript goes to the desk."""
    return redirect("desk")


@csrf_exempt
@require_POST
def choose_language(request: HttpRequest) -> HttpResponseBase:
    """Django's switch. A stranger's changes nothing but the language of his own pages, and so needs no token: that
    would be on every page, and make each of them one visitor's own."""
    return _remembered(request, request.user) if isinstance(request.user, User) else set_language(request)


@csrf_protect
def _remembered(request: HttpRequest, user: User) -> HttpResponseBase:
    """An account keeps it for its mails and its next visit."""
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        User.objects.filter(pk=user.pk).update(language=language)
    return set_language(request)
