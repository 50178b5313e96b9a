"""`reread_deadlines`: what another calendar or policy would change, first shown, then made, as corrections."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from commitments import lifecycle
from commitments.choices import Chamber, DelayReason, EventKind, MovedBy
from commitments.drift import drift
from commitments.models import Commitment, DeadlinePolicyRow, Occasion, Recess
from commitments.rereading import rereadings, terms_read_by
from commitments.rulebook import rulebook
from commitments.terms import fixed_term, occasion_term
from tests.factories import act, make_commitment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reference")]
SAID_ON = date(2026, 3, 2)


def said(wording: str, on: date = SAID_ON, chamber: str = Chamber.HOUSE) -> Commitment:
    return make_commitment(term=rulebook().term(wording, on, chamber), promised_on=on, chamber=chamber)


def change_policy(key: str, value: str) -> None:
    DeadlinePolicyRow.objects.filter(key=key).update(value=value)


def reread(*options: str) -> str:
    out = io.StringIO()
    call_command("reread_deadlines", *options, stdout=out, stderr=out)
    return out.getvalue()


def test_nothing_changes_while_nothing_was_changed() -> None:
    for wording in ("na het zomerreces", "zo spoedig mogelijk", "uiterlijk in mei of zo mogelijk eerder"):
        for chamber in Chamber.values:
            said(wording, chamber=chamber)
    assert reread() == (
        "0 termijnen krijgen een andere dag, 0 alleen een andere uitleg. Er is niets gewijzigd; met --apply wel.\n"
    )


def test_what_would_change_is_shown_and_nothing_is() -> None:
    promise = said("medio juni")
    change_policy("medio-maand", "25")
    shown = reread()
    promise.refresh_from_db()
    assert promise.deadline == date(2026, 6, 20)
    for part in (
        promise.number,
        "‘medio juni’, gezegd op maandag 2 maart 2026",
        "uiterlijk zaterdag 20 juni 2026",
        "→ vanaf maandag 15 juni 2026, uiterlijk donderdag 25 juni 2026",
        "month-middle-in",
        "standaard-1, gewijzigd",
        "1 termijn krijgt een andere dag",
    ):
        assert part in shown


def test_applied_it_is_a_correction_and_no_delay() -> None:
    promise = said("medio juni")
    change_policy("medio-maand", "25")
    reread("--apply")
    promise.refresh_from_db()
    changes = list(promise.deadline_changes.all())
    assert (promise.deadline, promise.term_moved) == (date(2026, 6, 25), "")
    assert [change.moved_by for change in changes] == [MovedBy.PROMISE, MovedBy.CORRECTION]
    assert drift(changes).days == 0
    event = promise.events.get(kind=EventKind.DEADLINE_CORRECTED)
    assert promise.deadline_policy in event.note
    assert event.happened_on == timezone.localdate()
    assert "0 termijnen" in reread()


def test_what_a_clerk_fixed_and_what_hangs_on_an_occasion_stands() -> None:
    fair = Occasion.objects.create(slug="beurs", name="De beurs", first_on=date(2026, 9, 1), last_on=date(2026, 9, 3))
    make_commitment(term=fixed_term(date(2026, 6, 1), "medio juni"))
    make_commitment(term=occasion_term(fair, "after", wording="medio juni"))
    closed = said("medio juni")
    lifecycle.fulfil(closed, act())
    change_policy("medio-maand", "25")
    assert list(rereadings(rulebook())) == []


def test_a_confirmed_row_changes_the_explanation_only() -> None:
    promise = said("voor het zomerreces")
    assert "niet bevestigd" in promise.deadline_explanation
    Recess.objects.filter(kind="zomerreces", first_on__year=2026).update(
        confirmed=True, source="de agenda van de Kamer"
    )
    assert "1 alleen een andere uitleg" in reread("--apply")
    promise.refresh_from_db()
    change = promise.deadline_changes.get()
    assert promise.deadline_confirmed
    assert change.deadline_explanation == promise.deadline_explanation
    assert "bron: de agenda van de Kamer" in promise.deadline_explanation
    assert promise.events.get(kind=EventKind.AMENDED).data["deadline_explanation"][1] == promise.deadline_explanation


def test_words_count_from_the_day_they_were_said() -> None:
    promise = said("binnen zes weken")
    asked_on = date(2026, 4, 1)
    lifecycle.postpone(
        promise, act(asked_on), term=rulebook().term("binnen zes weken", asked_on), reason=DelayReason.WORKLOAD
    )
    promise.refresh_from_db()
    assert promise.deadline == date(2026, 5, 13)
    assert list(rereadings(rulebook())) == []


def test_since_leaves_older_words_alone() -> None:
    said("medio juni", date(2026, 1, 5))
    newer = said("medio juni", date(2026, 3, 2))
    change_policy("medio-maand", "25")
    found = rereadings(rulebook(), since=date(2026, 2, 1))
    assert [reread.commitment for reread in found] == [newer]


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="'gisteren' is geen dag"):
        reread("--since", "gisteren")


def test_another_clerk_who_was_there_first_is_not_overruled() -> None:
    promise = said("medio juni")
    change_policy("medio-maand", "25")
    found = next(iter(rereadings(rulebook())))
    lifecycle.amend(promise, act(), title="Intussen anders")
    with pytest.raises(lifecycle.ChangedMeanwhile):
        found.apply(act(version=found.commitment.version))


def test_a_recess_of_the_senate_moves_what_was_said_to_the_senate() -> None:
    house, senate = (said("voor het zomerreces", chamber=chamber) for chamber in Chamber.values)
    Recess.objects.filter(kind="zomerreces", chamber=Chamber.SENATE, first_on__year=2026).update(
        first_on=date(2026, 7, 15)
    )
    shown = reread("--apply")
    house.refresh_from_db()
    senate.refresh_from_db()
    assert house.number not in shown
    assert (house.deadline, senate.deadline) == (date(2026, 7, 2), date(2026, 7, 14))


def test_the_recess_of_the_house_carries_that_of_the_senate_where_it_has_no_row() -> None:
    Recess.objects.filter(kind="kerstreces").delete()
    of_house = Recess(chamber=Chamber.HOUSE, kind="kerstreces", first_on=date(2026, 12, 18), last_on=date(2027, 1, 11))
    of_senate = Recess(chamber=Chamber.SENATE, kind="kerstreces", first_on=of_house.first_on, last_on=of_house.last_on)
    house, senate = (said("voor het kerstreces", chamber=chamber) for chamber in Chamber.values)
    assert set(terms_read_by(of_house)) == {house, senate}
    assert set(terms_read_by(of_senate)) == {senate}
