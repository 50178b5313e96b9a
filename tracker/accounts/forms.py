"""The forms by which people come in: log in, choose a password, invite someone."""

import logging
from smtplib import SMTPException
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import forms as auth_forms
from django.contrib.auth.models import Group
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from commitments.access import ADMINISTRATOR, CLERK, MEMBER, READER
from commitments.demo.accounts import DEMO_ACCOUNTS
from commitments.models import Member, User
from tracker.accounts.invitations import is_waiting, roles_open_to
from tracker.accounts.mails import mail_of_account

logger = logging.getLogger(__name__)
ROLE_WORDS = {CLERK: _("griffier"), MEMBER: _("Kamerlid"), READER: _("lezer"), ADMINISTRATOR: _("beheerder")}
PASSWORD_HELP = _("Ten minste 12 tekens; een zin die u onthoudt is beter dan een moeilijk woord.")


class LoginForm(auth_forms.AuthenticationForm):
    """By e-mail address. Field names and autocomplete are those that password managers look for."""

    username = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
    )
    error_messages = {
        "invalid_login": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "inactive": _("Dit account is gesloten."),
    }

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()

    def confirm_login_allowed(self, user: User) -> None:
        """The password of a demo account is known to all, so it opens nothing where DEBUG is off."""
        super().confirm_login_allowed(user)
        if not settings.DEBUG and user.get_username() in {account.email for account in DEMO_ACCOUNTS}:
            raise self.get_invalid_login_error()


class PasswordForm(auth_forms.SetPasswordForm):  # type: ignore[type-arg]
    """A first password, or a new one after a reset."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = PASSWORD_HELP
        self.fields["new_password2"].help_text = ""


class PasswordChangeForm(PasswordForm, auth_forms.PasswordChangeForm):
    """A new password by someone who knows the old one."""


class PasswordResetForm(auth_forms.PasswordResetForm):
    """Asks for the address; its mail speaks the language of the account."""

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        context, now = context | {"site_url": settings.SITE_URL}, timezone.now()  # noqa: TID251  a door
        with translation.override(context["user"].language):
            message = mail_of_account(context["user"], "registration/password_reset", context, now)
        try:
            message.send()
        except (OSError, SMTPException):  # whoever asks learns no more than when there is no such account
            logger.exception("a mail for a new password could not go")


class RoleField(forms.ModelChoiceField[Group]):
    def label_from_instance(self, obj: Any) -> str:
        return str(ROLE_WORDS[obj.name])


class InvitationForm(forms.Form):
    """Whom, in what role; a member of parliament also as which member."""

    email = forms.EmailField(label=_("E-mailadres"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    full_name = forms.CharField(label=_("Naam"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    role = RoleField(label=_("Rol"), queryset=Group.objects.none())
    member = forms.ModelChoiceField(
        label=_("Welk Kamerlid"),
        queryset=Member.objects.none(),
        required=False,
        help_text=_("Alleen bij de rol Kamerlid: wie dit is in het register."),
    )

    def __init__(self, *args: Any, inviter: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = Group.objects.filter(name__in=roles_open_to(inviter))
        self.fields["role"].queryset = self.roles  # type: ignore[attr-defined]
        self.fields["member"].queryset = Member.objects.order_by("name")  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """An address that still waits may be invited again; one that is in use may not."""
        email = str(self.cleaned_data["email"]).lower()
        account = User.objects.filter(email__iexact=email).first()
        if account and not is_waiting(account):
            raise forms.ValidationError(_("Dit adres heeft al een account."))
        if account and (account.is_superuser or account.groups.exclude(pk__in=self.roles).exists()):
            raise forms.ValidationError(_("Dit adres is uitgenodigd in een rol die u niet kunt geven."))
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, member = cleaned.get("role"), cleaned.get("member")
        if role and (role.name == MEMBER) != bool(member):
            words = _("Kies wie dit is.") if role.name == MEMBER else _("Kies dit alleen bij de rol Kamerlid.")
            self.add_error("member", words)
        elif member and User.objects.filter(member=member).exclude(email=cleaned.get("email", "")).exists():
            self.add_error("member", _("Dit Kamerlid heeft al een account."))
        return cleaned
