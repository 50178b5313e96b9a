"""Small typed factories: each makes one valid thing; everything that matters to a test is given by the test."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission

from commitments.access import ROLES
from commitments.choices import MeetingKind, Visibility
from commitments.lifecycle import Act, log
from commitments.models import (
    Commitment,
    CommitmentRecipient,
    Committee,
    Document,
    DocumentPlace,
    Dossier,
    Meeting,
    Member,
    Minister,
    Ministry,
    User,
)
from commitments.terms import NO_TERM, NewTerm, fixed_term

_serial = count(1)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def act(happened_on: date = TODAY, **fields: Any) -> Act:
    return Act(now=fields.pop("now", NOW), happened_on=happened_on, **fields)


def make_user(role: str | None = None, **fields: Any) -> User:
    fields.setdefault("email", f"account{next(_serial)}@gestand.example")
    user = User.objects.create_user(password="een lange wachtzin", **fields)
    if role:
        group, created = Group.objects.get_or_create(name=role)
        if created:
            for permission in ROLES[role]:
                app_label, codename = permission.split(".")
                group.permissions.add(Permission.objects.get(content_type__app_label=app_label, codename=codename))
        user.groups.add(group)
    return user


def make_ministry(**fields: Any) -> Ministry:
    number = next(_serial)
    return Ministry.objects.create(
        **{"code": f"m{number}", "name": f"Ministerie {number}", "short_name": f"M{number}"} | fields
    )


def make_minister(**fields: Any) -> Minister:
    number = next(_serial)
    fields.setdefault("ministry", None)
    fields["ministry"] = fields["ministry"] or make_ministry()
    return Minister.objects.create(**{"slug": f"minister-{number}", "title": f"Minister van Zaken {number}"} | fields)


def make_committee(**fields: Any) -> Committee:
    number = next(_serial)
    return Committee.objects.create(
        **{"slug": f"commissie-{number}", "name": f"Commissie {number}", "short_name": f"C{number}"} | fields
    )


def make_member(**fields: Any) -> Member:
    number = next(_serial)
    return Member.objects.create(**{"slug": f"lid-{number}", "name": f"Lid {number}"} | fields)


def make_dossier(**fields: Any) -> Dossier:
    number = f"{next(_serial) + 40000}"
    return Dossier.objects.create(**{"number": number, "title": f"Dossier {number}", "checked_until": TODAY} | fields)


def make_meeting(*committees: Committee, **fields: Any) -> Meeting:
    number = next(_serial)
    given = {"slug": f"vergadering-{number}", "subject": f"Vergadering {number}", "kind": MeetingKind.COMMITTEE_DEBATE}
    meeting = Meeting.objects.create(**given | {"held_on": TODAY} | fields)
    meeting.committees.set(committees)
    return meeting


def make_document(dossier: Dossier | None = None, **fields: Any) -> Document:
    dossier = dossier or make_dossier()
    number = str(next(_serial))
    document = Document.objects.create(
        **{
            "identifier": f"kst-{dossier.key}-{number}",
            "title": f"Brief {number}",
            "signed_on": date(2026, 3, 2),
        }
        | fields
    )
    DocumentPlace.objects.create(document=document, dossier=dossier, sub_number=number)
    return document


def make_commitment(
    *,
    deadline: date | None = None,
    term: NewTerm | None = None,
    recipients: tuple[CommitmentRecipient, ...] = (),
    now: datetime = NOW,
    **fields: Any,
) -> Commitment:
    """A public commitment of 2 March 2026, logged through the lifecycle, with a fixed deadline or `term` if given."""
    fields.setdefault("title", f"Toezegging {next(_serial)}")
    fields.setdefault("promised_on", date(2026, 3, 2))
    fields.setdefault("visibility", Visibility.PUBLIC)
    if "minister" not in fields:
        fields["minister"] = make_minister()
    fields.setdefault("ministry", fields["minister"].ministry)
    if "dossier" not in fields:
        fields["dossier"] = make_dossier()
    term = term or (fixed_term(deadline) if deadline else NO_TERM)
    return log(Commitment(**fields), act(fields["promised_on"], now=now), term=term, recipients=recipients)
