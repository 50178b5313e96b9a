"""What the figures say, in words: counts in, a sentence out, in the language of the reader. Reads nothing else."""

from collections.abc import Sequence
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.day_words import day_in_words

ENOUGH_FOR_A_SHARE = 10
"""A share of fewer open commitments says little, and is not said."""


def amount(number: int) -> str:
    """A whole number as people write it: 1.284 in Dutch, 1,284 in English."""
    return formats.number_format(number, use_l10n=True, force_grouping=True)


def together(*said: str) -> str:
    """Sentences in a row, without those that had nothing to say."""
    return " ".join(filter(None, said))


def headline(still_open: int, late: int, late_before: int) -> str:
    """How many are open, how many of them late without word, and how that was a week ago."""
    if not still_open:
        return _("Er staan geen toezeggingen open.")
    first = ngettext("%(count)s toezegging staat open.", "%(count)s toezeggingen staan open.", still_open) % {
        "count": amount(still_open)
    }
    return together(first, _late_now(late), change(late, late_before))


def _late_now(late: int) -> str:
    if not late:
        return _("Van geen enkele is vastgesteld dat de termijn verstreek zonder dat de Kamer iets hoorde.")
    return _("Van %(count)s is de termijn verstreken zonder dat de Kamer iets hoorde.") % {"count": amount(late)}


def change(now: int, before: int) -> str:
    """The number of now beside that of a week ago; nothing when both are none."""
    if now == before:
        return _("Dat is evenveel als een week geleden.") if now else ""
    if not now:
        return ngettext(
            "Een week geleden was dat er %(count)s.", "Een week geleden waren dat er %(count)s.", before
        ) % {"count": amount(before)}
    if now > before:
        return ngettext(
            "Dat is er %(count)s meer dan een week geleden.",
            "Dat zijn er %(count)s meer dan een week geleden.",
            now - before,
        ) % {"count": amount(now - before)}
    return ngettext(
        "Dat is er %(count)s minder dan een week geleden.",
        "Dat zijn er %(count)s minder dan een week geleden.",
        before - now,
    ) % {"count": amount(before - now)}


def not_checked(count: int, since: date | None, until: date | None) -> str:
    """Of how many the term is over while nobody has read on; `since`..`until` are the last days that were read."""
    words = {"count": amount(count), "day": day_in_words(since) if since else ""}
    if since is None:
        return _("Bij %(count)s is de termijn voorbij, maar zijn de stukken nog niet nagegaan.") % words
    if since == until:
        return _("Bij %(count)s is de termijn voorbij, maar zijn de stukken sinds %(day)s niet nagegaan.") % words
    return _("Bij %(count)s is de termijn voorbij, maar zijn de stukken sinds %(day)s of later niet nagegaan.") % words


def papers_read(first: date | None, last: date | None) -> str:
    """Until when the papers of real dossiers were read; nothing when there are none."""
    if first is None or last is None:
        return ""
    if first == last:
        return _("Van de echte dossiers zijn de stukken gelezen tot en met %(day)s.") % {"day": day_in_words(last)}
    return _(
        "Van de echte dossiers zijn de stukken gelezen tot een dag tussen %(first)s en %(last)s, per dossier vermeld."
    ) % {
        "first": day_in_words(first),
        "last": day_in_words(last),
    }


def examples(count: int, counted: int) -> str:
    """How many of the figures are fictitious; nothing when none is."""
    if not count:
        return ""
    if count == counted:
        return _("Alle toezeggingen in deze cijfers zijn fictieve voorbeelden.")
    return ngettext(
        "In deze cijfers telt %(count)s fictief voorbeeld mee.",
        "In deze cijfers tellen %(count)s fictieve voorbeelden mee.",
        count,
    ) % {"count": amount(count)}


def in_a_row(names: Sequence[str]) -> str:
    """A, B en C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s en %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def share(part: int, whole: int) -> str:
    """A rate with its denominator: "12 van 40 (30%)"; of few there is no percentage."""
    words = _("%(part)s van %(whole)s") % {"part": amount(part), "whole": amount(whole)}
    return f"{words} ({percentage(part / whole)})" if whole >= ENOUGH_FOR_A_SHARE else words


def percentage(rate: float) -> str:
    return f"{round(100 * rate)}%"


def few(count: int) -> str:
    """Said where so few are counted that chance decides; nothing where there are none or enough."""
    if not 0 < count < ENOUGH_FOR_A_SHARE:
        return ""
    return ngettext(
        "Dat is er maar %(count)s: te weinig voor een patroon.",
        "Dat zijn er maar %(count)s: te weinig voor een patroon.",
        count,
    ) % {"count": amount(count)}


def month_in_words(day: date) -> str:
    return day_in_words(day, "F Y")
