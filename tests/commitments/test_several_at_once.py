"""Who changes several rows in one transaction while another changes one of them: the one waits for the other.

Without `commitments.row_order` each of these ends in a circle, in which PostgreSQL throws one of the two out.
"""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from commitments import lifecycle
from commitments.access import CLERK
from commitments.agenda import read_agenda
from commitments.bulk.entering import enter
from commitments.bulk.sheet import COLUMNS, SheetRow
from commitments.bulk.succession import SuccessionForm, hand_over
from commitments.choices import CommitmentClass, DeadlineBasis, EventKind, RappelList, Visibility
from commitments.lifecycle import ChangeRefused, Component
from commitments.meanwhile import shown
from commitments.meeting_import import import_meetings
from commitments.models import Commitment, Meeting, Ministry, Occasion, Proposal, SearchStale, User
from commitments.occasions import move_occasion
from commitments.overdue import flag_overdue
from commitments.planned import as_occasion, keep_occasion
from commitments.rappel import remind
from commitments.rappel_forms import AnswerRow, LetterForm, save_answers
from commitments.search.index import differences, index_stale
from commitments.terms import NewTerm, fixed_term, occasion_term
from tests.at_once import meanwhile
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_document,
    make_dossier,
    make_meeting,
    make_ministry,
    make_user,
)  # fmt: skip

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
    pytest.mark.usefixtures("lifted_history"),
]
SOON = date(2026, 12, 3)


def amending(promise: Commitment) -> Callable[[], object]:
    return lambda: lifecycle.amend(Commitment.objects.get(pk=promise.pk), act(), description="Anders gezegd")


def is_amended(promise: Commitment) -> bool:
    return Commitment.objects.get(pk=promise.pk).description == "Anders gezegd"


def hanging_on(occasion: Occasion) -> list[Commitment]:
    return [make_commitment(term=occasion_term(occasion, "during")) for _one in range(2)]


@pytest.fixture
def clerk(transactional_db: None) -> User:
    return make_user(CLERK)


def test_an_occasion_moves() -> None:
    occasion = Occasion.objects.create(slug="conferentie", name="Conferentie", first_on=TODAY, last_on=TODAY)
    _first, last = hanging_on(occasion)
    meanwhile(lambda: move_occasion(occasion, act(), first_on=SOON, last_on=SOON), amending(last))
    assert set(Commitment.objects.values_list("deadline", flat=True)) == {SOON}
    assert is_amended(last)


def test_an_agenda_moves_a_meeting_on_which_terms_hang() -> None:
    meeting = make_meeting(source_uid="a-1", subject="Veren", held_on=TODAY)
    occasion = keep_occasion(as_occasion(meeting), act())
    _first, last = hanging_on(occasion)
    agenda = "uid,dag,tijd,soort,onderwerp,commissies,plaats,gaat_niet_door\na-1,2026-12-03,,commissiedebat,Veren,,,\n"
    meanwhile(lambda: import_meetings(read_agenda("agenda.csv", agenda.encode()), act()), amending(last))
    assert Meeting.objects.get().held_on == SOON
    assert is_amended(last)


def test_a_sheet_enters_own_numbers_of_several_months(clerk: User) -> None:
    dossier, elsewhere = make_dossier(number="33783", suffix=""), make_commitment()
    days = ("2026-03-02", "2026-04-01")
    told = {"dossier": "33783", "bewindspersoon": elsewhere.minister.slug}
    rows = [
        SheetRow(line, dict.fromkeys(COLUMNS, "") | told | {"toezegging": f"Brief {line}", "toegezegd_op": day})
        for line, day in enumerate(days, 2)
    ]
    meanwhile(
        lambda: enter(rows, clerk, NOW, preview=False),
        lambda: make_commitment(promised_on=date(2026, 4, 1), minister=elsewhere.minister, dossier=dossier),
    )
    assert sorted(dossier.commitments.values_list("number", flat=True)) == [
        "BR202603-002",
        "BR202604-001",
        "BR202604-002",
    ]


def test_a_successor_takes_over(clerk: User) -> None:
    old, new = make_ministry(), make_ministry()
    _first, last = make_commitment(ministry=old), make_commitment(ministry=old)
    fields = {"from_ministry": old.pk, "to_ministry": new.pk, "happened_on": TODAY, "note": "Herverkaveling"}
    looked = SuccessionForm(fields)
    assert looked.is_valid(), looked.errors
    form = SuccessionForm(fields | {"seen": hand_over(looked, clerk, NOW, preview=True).seen})
    assert form.is_valid()
    meanwhile(lambda: hand_over(form, clerk, NOW, preview=False), amending(last))
    assert set(Commitment.objects.values_list("ministry", flat=True)) == {new.pk}
    assert is_amended(last)


def test_a_letter_answers_a_rappel(clerk: User) -> None:
    first, last = make_commitment(deadline=TODAY), make_commitment(deadline=TODAY)
    letter = LetterForm({"document": make_document(signed_on=TODAY).citation})
    rows = [AnswerRow({f"{one.pk}-outcome": "fulfilled"}, commitment=one, shown=shown(one)) for one in (first, last)]
    meanwhile(lambda: save_answers(letter, rows, clerk, NOW, TODAY), amending(last))
    assert set(Commitment.objects.values_list("status", flat=True)) == {"fulfilled"}
    assert is_amended(last)


def test_a_rappel_asks() -> None:
    first, last = make_commitment(deadline=TODAY), make_commitment(deadline=TODAY)
    meanwhile(lambda: remind([(RappelList.AHEAD, [first, last])], act()), amending(last))
    assert last.reminders.count() == 1
    assert is_amended(last)


VERBS: dict[str, Callable[[Commitment, Ministry, Commitment], None]] = {
    "amend": lambda whole, _ministry, _other: lifecycle.amend(whole, act(), paragraph="3"),
    "publish": lambda whole, _ministry, _other: lifecycle.publish(whole, act(), visibility=Visibility.DRAFT),
    "transfer": lambda whole, ministry, _other: lifecycle.transfer(whole, act(), ministry=ministry),
    "withdraw": lambda whole, _ministry, _other: lifecycle.withdraw(whole, act(note="Vergissing.")),
    "merge": lambda whole, _ministry, other: lifecycle.merge(whole, act(), into=other),
}


@pytest.mark.parametrize("verb", VERBS)
def test_parts_go_along(verb: str) -> None:
    whole, ministry, other = make_commitment(), make_ministry(), make_commitment()
    _first, last = lifecycle.split(whole, act(), components=[Component("Eerste"), Component("Tweede")])
    by_hand = Commitment.objects.filter(pk=last.pk)
    meanwhile(lambda: VERBS[verb](whole, ministry, other), lambda: by_hand.update(description="Anders gezegd"))
    assert is_amended(last)
    assert by_hand.get().version > last.version


@pytest.mark.parametrize("verb", ["lapse", "reinstate"])
def test_instances_go_along(verb: str) -> None:
    whole = make_commitment(
        commitment_class=CommitmentClass.RECURRING, term=NewTerm("jaarlijks", deadline_basis=DeadlineBasis.RECURRING)
    )
    for day in (TODAY, SOON):
        last = lifecycle.add_instance(whole, act(), term=fixed_term(day), number=f"{day:%Y%m}")
    if verb == "reinstate":
        lifecycle.withdraw(whole, act(note="Vergissing."))
    by_hand = Commitment.objects.filter(pk=last.pk)
    meanwhile(
        lambda: getattr(lifecycle, verb)(whole, act(note="Toch.")), lambda: by_hand.update(description="Anders gezegd")
    )
    assert is_amended(last)
    assert by_hand.get().version > last.version


def test_one_confirms_what_another_sends_back(clerk: User, settings: Settings) -> None:
    settings.SECOND_PAIR_OF_EYES = True
    promise, confirming, sending = make_commitment(), make_user(CLERK), make_user(CLERK)
    lifecycle.lapse(promise, act(by=clerk, note="Het kabinet viel."))

    def send_back() -> None:
        with pytest.raises(ChangeRefused):
            lifecycle.send_back(Commitment.objects.get(pk=promise.pk), act(by=sending, note="Nee."))

    meanwhile(
        lambda: lifecycle.confirm(promise, act(by=confirming)),
        send_back,
        after=(f'UPDATE "{Proposal._meta.db_table}"',),
    )
    promise.refresh_from_db()
    assert promise.status == "lapsed"


def test_words_are_indexed_while_a_clerk_changes_them() -> None:
    promise = make_commitment()
    Commitment.objects.filter(pk=promise.pk).update(title="Met de hand")
    at = f'DELETE FROM "{SearchStale._meta.db_table}"'
    meanwhile(index_stale, lambda: lifecycle.amend(promise, act(), title="Door een griffier"), after=(at,))
    assert differences() == 0


def test_a_meeting_is_moved_in_the_administration(administrator_client: Client) -> None:
    meeting = make_meeting(subject="Veren", held_on=TODAY)
    _first, last = hanging_on(keep_occasion(as_occasion(meeting), act()))
    page = f"/admin/commitments/meeting/{meeting.pk}/change/"
    form = administrator_client.get(page).context["adminform"].form
    sent = {name: value for name in form.fields if (value := form[name].value()) not in (None, False, "", [])}
    at = f'UPDATE "{Meeting._meta.db_table}"'
    meanwhile(lambda: administrator_client.post(page, sent | {"held_on": SOON}), amending(last), after=(at,))
    assert set(Commitment.objects.values_list("deadline", flat=True)) == {SOON}
    assert is_amended(last)


def test_the_night_tells_what_passed_while_it_is_told_of_what_comes_back() -> None:
    promise = make_commitment(deadline=TODAY - timedelta(days=3), now=NOW - timedelta(days=9))
    lifecycle.withdraw(promise, act(note="Vergissing."))
    meanwhile(lambda: lifecycle.reinstate(promise, act(note="Toch niet.")), lambda: flag_overdue(TODAY, now=NOW))
    assert promise.events.filter(kind=EventKind.DEADLINE_PASSED).count() == 1
