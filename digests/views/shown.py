"""A mail shown on a page, and its HTML as a page of its own: nothing in that can run, load, or be framed elsewhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from digests.models import DigestMail
from digests.rendering import render_mail, ways_for_others

MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
    "sandbox allow-popups allow-top-navigation-by-user-activation"
)
"""A mail has its rules in its elements; it needs nothing else."""


def shown(request: HttpRequest, mail: DigestMail, **context: Any) -> HttpResponse:
    """The page with the mail's state, its HTML (from `html_url`, in a frame) and its text."""
    rendered = render_mail(mail, ways_for_others()) if mail.payload else None
    response = render(request, "digests/mail_shown.html", {"mail": mail, "rendered": rendered, **context})
    response._csp_update = {"frame-src": ["'self'"]}  # type: ignore[attr-defined]
    return response


def shown_html(mail: DigestMail) -> HttpResponse:
    """The HTML part alone."""
    headers = {"Content-Security-Policy": MAIL_POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return HttpResponse(render_mail(mail, ways_for_others()).html, headers=headers)
