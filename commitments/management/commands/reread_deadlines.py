"""`manage.py reread_deadlines [--apply] [--since DATE]`: what the register would read otherwise today."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commitments.deadlines.explaining import told_bounds, told_day
from commitments.lifecycle import Act, ChangeRefused
from commitments.rereading import Reread, rereadings
from commitments.rulebook import Rulebook, rulebook


class Command(BaseCommand):
    help = _("Lees de woorden van elke termijn opnieuw en toon wat zou wijzigen; alleen --apply wijzigt iets.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help=_("voer de wijzigingen door, elk als correctie"))
        parser.add_argument("--since", metavar="DATE", help=_("alleen termijnen die vanaf deze dag zijn gesteld"))

    def handle(self, *args: Any, apply: bool, since: str | None, **options: Any) -> None:
        rules, first_day = _rules(), _day(since) if since else None
        moved = told = refused = 0
        for reread in list(rereadings(rules, since=first_day)):
            for line in _lines(reread):
                self.stdout.write(line)
            if apply and not self.applied(reread, rules):
                refused += 1
            else:
                moved, told = moved + reread.moves, told + (not reread.moves)
        self.stdout.write(_summary(moved, told, applied=apply))
        if refused:
            raise CommandError(_("Niet gewijzigd: %(number)s.") % {"number": refused})

    def applied(self, reread: Reread, rules: Rulebook) -> bool:
        now = timezone.now()
        note = _("De woorden zijn opnieuw gelezen (beleid: %(policy)s).") % {"policy": rules.policy.name}
        act = Act(now, timezone.localdate(now), note=note, version=reread.commitment.version)
        try:
            reread.apply(act)
        except ChangeRefused as refusal:
            self.stderr.write(f"  {refusal}")
            return False
        return True


def _rules() -> Rulebook:
    try:
        return rulebook()
    except ValueError as error:
        raise CommandError(_("De kalender of het beleid is niet te gebruiken: %(error)s") % {"error": error}) from None


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CommandError(_("'%(value)s' is geen dag: schrijf hem als 2026-11-23.") % {"value": written}) from None


def _lines(reread: Reread) -> list[str]:
    commitment, term = reread.commitment, reread.term
    head = _("%(number)s: ‘%(wording)s’, gezegd op %(day)s") % {
        "number": commitment.number,
        "wording": commitment.deadline_wording,
        "day": told_day(reread.said_on),
    }
    before = told_bounds(commitment.deadline_earliest, commitment.deadline)
    if not reread.moves:
        return [head, "  " + _("blijft %(term)s") % {"term": before}, f"  {term.deadline_explanation}"]
    after = told_bounds(term.deadline_earliest, term.deadline)
    old, new = _grounds(commitment), _grounds(term)
    return [head, f"  {before} [{old}]", f"  → {after} [{new}]", f"  {term.deadline_explanation}"]


def _grounds(term: Any) -> str:
    """Rule, calendar row and policy of a term."""
    return "; ".join(filter(None, (term.deadline_rule, term.deadline_calendar_row, term.deadline_policy)))


def _summary(moved: int, told: int, *, applied: bool) -> str:
    moves = ngettext("%(count)d termijn krijgt een andere dag", "%(count)d termijnen krijgen een andere dag", moved)
    tells = ngettext("%(count)d alleen een andere uitleg", "%(count)d alleen een andere uitleg", told)
    end = _("Doorgevoerd.") if applied else _("Er is niets gewijzigd; met --apply wel.")
    return f"{moves % {'count': moved}}, {tells % {'count': told}}. {end}"
