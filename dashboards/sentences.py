"""What the figures say, in words: counts in, a sentence out, in the language of the reader. Reads nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

NBSP = "\u00a0"
ENOUGH_FOR_A_SHARE = 10
"""A share of fewer open commitments says little, and is not said."""

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Part:
    """Of one ministry: how many are late without word, of how many that are open."""

    name: str
    late: int
    open: int


def amount(number: int) -> str:
    """A whole number as people write it: 1.284 in Dutch, 1,284 in English."""
    return formats.number_format(number, use_l10n=True, force_grouping=True)


def together(*said: str) -> str:
    """Sentences in a row, without those that had nothing to say."""
    return " ".join(filter(None, said))


def day_in_words(day: date) -> str:
    """An unbroken day: 2 juli 2020."""
    return formats.date_format(day, "j F Y").replace(" ", NBSP)


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


# ── the figures ───────────────────────────────────────────────────────────────────────────────────────────────────────
def per_ministry(parts: Sequence[Part]) -> str:
    """Who has the most that are late without word, and who the largest share; always beside how many are open."""
    late = [part for part in parts if part.late]
    if not late:
        return _("Geen enkel ministerie heeft een toezegging die te laat is zonder bericht.")
    if len(late) == 1:
        return _only(late[0])
    most = max(part.late for part in late)
    leaders = [part for part in late if part.late == most]
    if len(leaders) > 1:
        return _tied(leaders, most)
    return together(_leader(leaders[0]), _largest_share(late, leaders[0]))


def _only(part: Part) -> str:
    return ngettext(
        "De enige die te laat is zonder bericht, is van %(name)s (%(late)s van %(open)s open).",
        "Alle %(late)s die te laat zijn zonder bericht, zijn van %(name)s (%(late)s van %(open)s open).",
        part.late,
    ) % {"name": part.name, "late": amount(part.late), "open": amount(part.open)}


def _tied(leaders: Sequence[Part], most: int) -> str:
    if len(leaders) > MOST_NAMED:
        return _("%(names)s ministeries hebben er elk %(late)s die te laat zijn zonder bericht, de meeste.") % {
            "names": amount(len(leaders)),
            "late": amount(most),
        }
    return _("%(names)s hebben de meeste die te laat zijn zonder bericht: elk %(late)s.") % {
        "names": in_a_row(
            [_("%(name)s (%(open)s open)") % {"name": part.name, "open": amount(part.open)} for part in leaders]
        ),
        "late": amount(most),
    }


def _leader(part: Part) -> str:
    return _("%(name)s heeft de meeste die te laat zijn zonder bericht (%(late)s van %(open)s open).") % {
        "name": part.name,
        "late": amount(part.late),
        "open": amount(part.open),
    }


def _largest_share(late: Sequence[Part], leader: Part) -> str:
    """The ministry with the largest share, when it is another one, the only one, and large enough for a share."""
    enough = [part for part in late if part.open >= ENOUGH_FOR_A_SHARE]
    if not enough:
        return ""
    top = max(part.late / part.open for part in enough)
    largest = [part for part in enough if part.late / part.open == top]
    if len(largest) > 1 or largest[0] == leader:
        return ""
    return _("%(name)s heeft het grootste aandeel (%(late)s van %(open)s).") % {
        "name": largest[0].name,
        "late": amount(largest[0].late),
        "open": amount(largest[0].open),
    }


def in_a_row(names: Sequence[str]) -> str:
    """A, B en C."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s en %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def ages(silent: int, over_three_months: int, over_a_year: int) -> str:
    """How many of those late without word have been so for long."""
    if not silent:
        return _("Er is geen toezegging te laat zonder bericht.")
    if silent == 1:
        return _age_of_one(over_three_months, over_a_year)
    words = {"count": amount(silent), "long": amount(over_three_months), "year": amount(over_a_year)}
    if not over_three_months:
        return _("%(count)s zijn te laat zonder bericht, geen ervan langer dan drie maanden.") % words
    return together(
        _("Van de %(count)s die te laat zijn zonder bericht, duurt dat bij %(long)s al langer dan drie maanden.")
        % words,
        _("Bij %(year)s is het meer dan een jaar.") % words if over_a_year else "",
    )


def _age_of_one(over_three_months: int, over_a_year: int) -> str:
    if over_a_year:
        return _("De enige die te laat is zonder bericht, is dat al meer dan een jaar.")
    if over_three_months:
        return _("De enige die te laat is zonder bericht, is dat al langer dan drie maanden.")
    return _("1 is te laat zonder bericht, niet langer dan drie maanden.")


def ahead(counts: Sequence[tuple[date, int]], later: int) -> str:
    """How many terms end in the weeks to come, and which week has the most. `counts` is (first day, number) a week."""
    total = sum(count for _day, count in counts)
    words = {"weeks": len(counts), "count": amount(total)}
    if not total:
        return together(_("In de komende %(weeks)s weken verloopt geen termijn.") % words, _later(later))
    first = ngettext(
        "In de komende %(weeks)s weken verloopt %(count)s termijn.",
        "In de komende %(weeks)s weken verlopen %(count)s termijnen.",
        total,
    )
    return together(first % words, _busiest(counts), _later(later))


def _busiest(counts: Sequence[tuple[date, int]]) -> str:
    """The week with the most terms; nothing where one week has them all, and no name where several share the place."""
    most = max(count for _day, count in counts)
    days = [day for day, count in counts if count == most]
    if most == sum(count for _day, count in counts):
        return _in_one_week(days[0]) if most > 1 else ""
    if len(days) > 1:
        return _("Nooit meer dan %(count)s in een week.") % {"count": amount(most)}
    return _("De meeste in de week van %(day)s: %(count)s.") % {"day": _day_of_year(days[0]), "count": amount(most)}


def _in_one_week(day: date) -> str:
    return _("Alle in de week van %(day)s.") % {"day": _day_of_year(day)}


def _day_of_year(day: date) -> str:
    return formats.date_format(day, "j F").replace(" ", NBSP)


def _later(later: int) -> str:
    if not later:
        return ""
    words = ngettext("Daarna volgt er nog %(count)s.", "Daarna volgen er nog %(count)s.", later)
    return words % {"count": amount(later)}
