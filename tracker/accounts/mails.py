"""What is mailed to the owner of an account, in the active language: as text and as HTML, with the same facts."""

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from commitments.automatic_mail import AutomaticMail
from commitments.models import User
from digests.rendering import html_of
from digests.return_path import return_path_of


def mail_of_account(user: User, name: str, context: dict[str, Any], now: datetime) -> AutomaticMail:
    """The mail of the templates `name` with `_subject.txt`, `_mail.txt` and `_mail.html` behind it."""
    subject = " ".join(render_to_string(f"{name}_subject.txt", context).split())
    return AutomaticMail(
        subject,
        render_to_string(f"{name}_mail.txt", context),
        [user.email],
        sender=return_path_of(user, now),
        html=html_of(f"{name}_mail.html", context | {"subject": subject}),
    )
