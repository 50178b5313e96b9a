"""Meetings from an agenda: all or none, errors said row by row, twice changes nothing, moved ones follow."""

from datetime import date, time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from icalendar import Calendar, Event

from commitments.agenda import BadAgenda, read_agenda
from commitments.choices import MeetingKind, OccasionRelation
from commitments.meeting_import import Taken, import_meetings
from commitments.models import Commitment, Meeting, Occasion
from commitments.planned import as_occasion, keep_occasion
from commitments.terms import occasion_term
from tests.factories import TODAY, act, make_commitment, make_committee, make_dossier

HEAD = "uid,dag,tijd,soort,onderwerp,commissies,plaats,gaat_niet_door\n"
ROW = "a-1,2026-12-03,14:00,commissiedebat,Veren,veren|Water,Zaal 1,\n"


def take(text: str, name: str = "agenda.csv") -> Taken:
    return import_meetings(read_agenda(name, text.encode()), act())


def ics(**fields: object) -> str:
    agenda, event = Calendar(), Event()
    agenda.add("version", "2.0")
    agenda.add("prodid", "test")
    given = {"uid": "a-1", "dtstart": date(2026, 12, 3), "summary": "Tweeminutendebat Veren"} | fields
    for name, value in given.items():
        event.add(name, value)
    agenda.add_component(event)
    return str(agenda.to_ical().decode())


@pytest.mark.django_db
def test_a_csv_is_taken_over_and_twice_changes_nothing() -> None:
    ferries, water = make_committee(slug="veren"), make_committee(name="Water")
    assert take(HEAD + ROW) == Taken(new=1)
    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.starts_at, meeting.subject) == (date(2026, 12, 3), time(14), "Veren")
    assert set(meeting.committees.all()) == {ferries, water}
    assert meeting.announced_on == TODAY
    assert take(HEAD + ROW) == Taken(same=1)
    assert take((HEAD + ROW).replace("veren|Water", "veren; Water")) == Taken(same=1)
    assert take((HEAD + ROW).replace(",", ";").replace("veren|Water", "veren|water")) == Taken(same=1)


@pytest.mark.django_db
def test_a_moved_and_a_cancelled_meeting_keep_their_address_and_what_the_register_knows() -> None:
    make_committee(slug="veren")
    make_committee(name="Water")
    take(HEAD + ROW)
    meeting = Meeting.objects.get()
    meeting.dossier = make_dossier()
    meeting.save()
    assert take(HEAD + ROW.replace("2026-12-03", "10-12-2026").replace("Veren,", "Veerdiensten,")) == Taken(changed=1)
    moved = Meeting.objects.get()
    assert (moved.held_on, moved.moved_from) == (date(2026, 12, 10), date(2026, 12, 3))
    assert (moved.slug, moved.dossier) == (meeting.slug, meeting.dossier)
    take(HEAD + ROW.replace("2026-12-03", "10-12-2026").replace("Zaal 1,", "Zaal 1,ja"))
    assert Meeting.objects.get().is_cancelled


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is leeg"),
        ("dag,onderwerp\n2026-12-03,Veren\n", "ontbreekt: uid"),
        ("uid,dag,onderwerp,zaal\na,2026-12-03,Veren,1\n", "Onbekende kolom: zaal"),
        (HEAD, "heeft geen vergaderingen"),
        (HEAD + ROW.replace("2026-12-03", "donderdag"), "Regel 2: “donderdag” is geen dag"),
        (HEAD + ROW.replace("2026-12-03", "0026-12-03"), "Regel 2: Het register kent alleen dagen"),
        (HEAD + ROW.replace("14:00", "2 uur"), "Regel 2: “2 uur” is geen tijd"),
        (HEAD + ROW.replace("commissiedebat", "borrel"), "Regel 2: “borrel” is geen soort vergadering"),
        (HEAD + ROW.replace("Zaal 1,", "Zaal 1,misschien"), "Regel 2: “misschien” is geen ja of nee"),
        (HEAD + ROW.replace("Veren", ""), "Regel 2: heeft geen onderwerp"),
        (HEAD + ROW.replace("a-1", ""), "Regel 2: heeft geen naam (uid)"),
        (HEAD + ROW.replace("Veren", "V" * 301), "Regel 2: heeft een tekst van meer dan 300 tekens"),
        (HEAD + ROW.replace("Veren", "V\x00eren"), "Regel 2"),
        (HEAD + ROW.replace(",Zaal 1,", ""), "Regel 2: heeft niet zoveel cellen"),
        (HEAD + ROW + ROW, "“a-1” staat er meer dan eens in"),
        (HEAD + ROW, "Regel 2: deze commissie staat niet in het register: veren, Water"),
        ("uid,dag,dag,onderwerp\na,2026-12-03,2026-12-04,Veren\n", "Een kolom staat er meer dan eens in."),
        ("BEGIN:VCALENDAR\nrommel", "geen agenda die te lezen is"),
        (ics().replace("BEGIN:VCALENDAR", "GIN:VCALENDAR"), "is beschadigd of geen agenda: een .ics-bestand begint"),
        (ics().replace("DTSTART;VALUE=DATE:20261203", "DTSTART;VALUE=TIME:120000"), "Gebeurtenis 1: heeft geen dag"),
        (ics(rrule={"freq": "weekly"}), "Gebeurtenis 1: komt terug"),
        (ics().replace("DTSTART;VALUE=DATE:20261203", "DTSTART:rommel"), "Gebeurtenis 1: heeft geen dag"),
        (ics(uid=""), "Gebeurtenis 1: heeft geen naam (uid)"),
    ],
)
def test_a_file_with_a_mistake_is_refused_in_words_and_nothing_is_kept(text: str, words: str) -> None:
    good = "a-0,2026-12-01,,,Goed,,,\n"
    whole = text.replace(HEAD, HEAD + good) if text.startswith(HEAD) and text != HEAD else text
    with pytest.raises(BadAgenda) as refused:
        take(whole)
    assert words in "\n".join(refused.value.problems).replace("Regel 3", "Regel 2")
    assert not Meeting.objects.exists()


@pytest.mark.django_db
def test_an_ics_is_read_with_its_zone_its_kind_and_the_committees_among_its_categories() -> None:
    water = make_committee(name="Water")
    text = ics(categories=["Water", "Openbaar"], location="Zaal 2", status="CANCELLED")
    utc = text.replace("DTSTART;VALUE=DATE:20261203", "DTSTART:20261203T230000Z")
    assert take(utc, "agenda.ics") == Taken(new=1)
    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.starts_at) == (date(2026, 12, 4), time(0))  # midnight in Amsterdam
    assert (meeting.kind, meeting.place, meeting.is_cancelled) == (MeetingKind.TWO_MINUTE_DEBATE, "Zaal 2", True)
    assert list(meeting.committees.all()) == [water]
    assert take(utc, "agenda.ics") == Taken(same=1)


@pytest.mark.django_db
def test_the_command_says_what_it_did_or_why_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "agenda.csv"
    file.write_text("uid,dag,onderwerp\na,2026-12-03,Veren\n")
    call_command("import_meetings", file)
    assert "1 nieuwe vergadering, 0 gewijzigd, 0 al zo." in capsys.readouterr().out
    file.write_text("uid,dag,onderwerp\na,morgen,Veren\n")
    with pytest.raises(CommandError, match=r"niets overgenomen[^.]*\.\nRegel 2: “morgen” is geen dag"):
        call_command("import_meetings", file)
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("import_meetings", tmp_path / "weg.csv")


# ── terms that hang on a meeting ──────────────────────────────────────────────────────────────────────────────────────
def hanging() -> Commitment:
    """A promise that is due before the meeting of ROW."""
    for slug in ("veren", "water"):
        make_committee(slug=slug, name=slug.capitalize())
    take(HEAD + ROW)
    event = keep_occasion(as_occasion(Meeting.objects.get()), act())
    return make_commitment(term=occasion_term(event, OccasionRelation.BEFORE))


@pytest.mark.django_db
def test_a_term_moves_with_the_meeting_and_waits_when_that_is_cancelled() -> None:
    promise = hanging()
    assert promise.deadline == date(2026, 12, 2)
    for row, deadline in (
        (ROW.replace("2026-12-03", "2026-12-10"), date(2026, 12, 9)),
        (ROW.replace("2026-12-03", "2026-12-10").replace("Zaal 1", "Zaal 2"), date(2026, 12, 9)),
        (ROW.replace("2026-12-03", "2026-12-10").replace("Zaal 1,", "Zaal 1,ja"), None),
    ):
        take(HEAD + row)
        promise.refresh_from_db()
        assert promise.deadline == deadline
    event = Occasion.objects.get()
    assert [row.first_on for row in event.dates.order_by("id")] == [date(2026, 12, 3), date(2026, 12, 10), None]


@pytest.mark.django_db
def test_a_meeting_that_its_terms_cannot_follow_is_refused_with_its_row() -> None:
    promise = hanging()
    with pytest.raises(BadAgenda, match=f"Regel 2: {promise.number}: "):
        take(HEAD + ROW.replace("2026-12-03", "2026-01-10"))
    assert Meeting.objects.get().held_on == date(2026, 12, 3)


@pytest.mark.django_db
def test_a_meeting_moved_in_the_administration_takes_its_terms_along(administrator_client: Client) -> None:
    promise = hanging()
    meeting = Meeting.objects.get()
    page = f"/admin/commitments/meeting/{meeting.pk}/change/"
    form = administrator_client.get(page).context["adminform"].form
    sent = {name: value for name in form.fields if (value := form[name].value()) not in (None, False, "", [])}
    refused = administrator_client.post(page, sent | {"held_on": "2026-01-10"})
    assert promise.number in refused.content.decode()
    administrator_client.post(page, sent | {"held_on": "2026-12-17"})
    promise.refresh_from_db()
    assert promise.deadline == date(2026, 12, 16)
