"""A letter as HTML and as text. Mail programs read no style sheets: the rules are written into the elements."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import css_inline
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments.addresses import absolute
from commitments.unbroken import NBSP
from digests.letter import Letter, write
from digests.models import DigestMail, Subscription
from digests.payload import Listed, from_payload, list_in
from digests.tokens import LEAVE, MANAGE, token_for

WIDTH = 76


@dataclass(frozen=True, slots=True)
class Ways:
    """Where the links at the foot of a mail lead."""

    manage: str
    leave: str


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    text: str
    html: str


def ways_of(subscription: Subscription) -> Ways:
    """The addressee's own links, which open without logging in: for nobody else's eyes."""
    return Ways(
        manage=absolute(reverse("subscription", args=[token_for(subscription, MANAGE)])),
        leave=absolute(reverse("leave", args=[token_for(subscription, LEAVE)])),
    )


def ways_for_others() -> Ways:
    """Links that change nothing, for those who look at somebody else's mail."""
    everybodys = absolute(reverse("subscriptions"))
    return Ways(everybodys, everybodys)


def render_mail(mail: DigestMail, ways: Ways) -> Rendered:
    """The mail as its frozen payload has it, in the language that its list had then."""
    if mail.payload is None:
        raise ValueError("nothing was frozen for this mail")
    listed = list_of(mail)
    with override(listed.language):
        letter = write(from_payload(mail.payload), name=listed.name, query=listed.query, week=mail.period.week)
        return Rendered(letter.subject, as_text(letter, ways), as_html(letter, ways))


def list_of(mail: DigestMail) -> Listed:
    """The list as it was frozen; of a mail from before that was done, as it is now."""
    now = mail.subscription
    return list_in(mail.payload) or Listed(now.name, now.query, now.language)


def as_html(letter: Letter, ways: Ways) -> str:
    return html_of("digests/mail/digest.html", {"letter": letter, "ways": ways})


def html_of(template: str, context: dict[str, Any]) -> str:
    """A mail's HTML from a template that fills `digests/mail/shell.html`."""
    return _inliner().inline(render_to_string(template, context))


@cache
def _inliner() -> css_inline.CSSInliner:
    """Rules of the sheet go into the elements; what asks for the screen or its colours stays a sheet."""
    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def as_text(letter: Letter, ways: Ways) -> str:
    lines = [*_wrapped(letter.heading), *_wrapped(letter.lead), ""]
    for block in letter.blocks:
        lines += _underlined(block.heading.upper())
        for group in block.groups:
            lines += [group.name, ""] if group.name else []
            for entry in group.entries:
                lines += [
                    *_wrapped(entry.title, "* ", "  "),
                    *_wrapped(f"{NBSP}· ".join(entry.facts), "  ", "  "),
                    f"  {entry.url}",
                    "",
                ]
        if block.more:
            lines += [f"{block.more}: {letter.list_url}", ""]
    lines += _standing(letter)
    return "\n".join([*lines, "-- ", letter.why, *_ways(letter, ways), ""])


def for_operators(words: str) -> str:
    """A few words to the administrators, and where they find more."""
    page = _("Zie “Toezicht op de post”: %(url)s") % {"url": absolute(reverse("watch_post"))}
    return "\n".join([*_wrapped(words), "", page, "", "Gestand", ""])


def _ways(letter: Letter, ways: Ways) -> Iterator[str]:
    named = {
        _("Lijst bekijken"): letter.list_url,
        _("Aanpassen"): ways.manage,
        _("Stoppen (één klik)"): ways.leave,
    }
    return (f"{name}: {address}" for name, address in named.items())


def _standing(letter: Letter) -> Iterator[str]:
    if letter.bars:
        yield from _underlined(_("Wat nog staat").upper())
        for bar in letter.bars:
            yield f"{bar.label}: {bar.count}"
            yield f"  {bar.url}"
        yield ""


def _underlined(heading: str) -> list[str]:
    return [heading, "-" * min(len(heading), WIDTH), ""]


def _wrapped(words: str, first: str = "", rest: str = "") -> list[str]:
    return textwrap.wrap(
        words, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
