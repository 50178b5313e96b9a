"""A small register in which everything that an address can name is there once, and secrets are linked in every way."""

import json
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from commitments import lifecycle
from commitments.access import READER
from commitments.bulk.forms import SeenRowsForm
from commitments.bulk.sheet import read_sheet
from commitments.choices import LinkKind, OccasionRelation, PartKind, Visibility
from commitments.meanwhile import shown
from commitments.mistakes import report
from commitments.models import (
    Citation,
    Commitment,
    CommitmentLink,
    CommitmentRecipient,
    Committee,
    Document,
    Dossier,
    Member,
    Occasion,
    OccasionDate,
    Proposal,
    ReplacedText,
    User,
)
from commitments.terms import occasion_term
from digests.heartbeats import beat
from digests.sending import send_due
from digests.tokens import CONFIRM, LEAVE, MANAGE, token_for
from sources.models import Original, Reading, Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.uploads import hand_in, read_waiting
from tests.digests.factories import MONDAY, Clock, make_mail, make_subscription
from tests.factories import (
    NOW,
    TODAY,
    act,
    make_commitment,
    make_committee,
    make_document,
    make_dossier,
    make_meeting,
    make_minister,
    make_ministry,
    make_user,
)
from tracker.accounts.invitations import links
from tracker.health import SWEEP

World = dict[str, str]
SECRETS = {"draft": "GEHEIMCONCEPT", "confidential": "GEHEIMBESLOTEN", "elsewhere": "GEHEIMELDERS"}
"""Which secret to the word that stands in the titles of everything that is secret in that way."""
KEPT_FROM = {
    "clerk": (),
    "other clerk": (),
    "administrator": (),
    "member": ("draft", "elsewhere"),
    "reader": tuple(SECRETS),
    "outsider": tuple(SECRETS),
}
"""Of the cast, who must not read which secrets."""
PROMISE = "Ik zal de evaluatie in het najaar sturen."


def make_world(member: User, reader: User) -> World:
    """Word to what an address or a form calls it; `member` and `reader` are accounts of the cast."""
    assert member.member
    dossier = make_dossier()
    before = _undone(dossier) | _of_another_desk()
    occasion = Occasion.objects.create(slug="conferentie", name="Conferentie", first_on=date(2026, 12, 1))
    occasion.last_on = occasion.first_on
    occasion.save()
    secrets = {
        "draft": _secret("draft", dossier, occasion, Visibility.DRAFT, None),
        "confidential": _secret(
            "confidential", dossier, occasion, Visibility.CONFIDENTIAL, member.member.committees.get()
        ),
        "elsewhere": _secret("elsewhere", dossier, occasion, Visibility.CONFIDENTIAL, make_committee()),
    }
    paper = make_document(dossier, text=PROMISE)
    promise = make_commitment(
        title="De evaluatie sturen", dossier=dossier, source_document=paper, deadline=TODAY - timedelta(days=9)
    )
    words = {name: commitment.number for name, (commitment, _paper) in secrets.items()}
    for commitment, secret_paper in secrets.values():
        _entangle(promise, paper, commitment, secret_paper)
    return (
        words
        | {
            "promise": promise.number,
            "former number": _former_number(make_commitment(dossier=dossier), "TZ202603-001"),
            "former number of draft": _former_number(secrets["draft"][0], "TZ202603-002"),
            "draft": secrets["draft"][0].number,
            "draft's version": str(secrets["draft"][0].version),
            "promise's version": str(promise.version),
            "occasion": occasion.slug,
            "dossier": dossier.key,
            "minister": str(make_minister().pk),
            "ministry": promise.ministry.code,
            "minister's page": promise.minister.slug,
            "committee": member.member.committees.get().slug,
            "member's page": member.member.slug,
            "meeting": _meeting(member.member, list(secrets.values())),
            "paper": paper.identifier,
            "original": str(_original(paper).pk),
            "replaced text": str(_replaced_text(paper).pk),
            "cited paper": make_document(dossier).identifier,
            "draft paper": secrets["draft"][1].identifier,
            "confidential paper": secrets["confidential"][1].identifier,
            "paper elsewhere": secrets["elsewhere"][1].identifier,
            "suggestion": str((suggestion := _suggestion(paper)).pk),
            "answer": str(_answer(suggestion.reading).pk),
            "rejected": str(_rejected(suggestion.reading).pk),
        }
        | before
        | _mistake()
        | _proposal(promise)
        | _succession(promise)
        | {"good rows": _good_rows(promise)}
        | _handed_in()
        | _public_kin_of_a_draft(dossier, occasion)
        | _post(reader)
        | _keys(reader)
    )


def _secret(
    kind: str, dossier: Dossier, occasion: Occasion, visibility: Visibility, committee: Committee | None
) -> tuple[Commitment, Document]:
    """A commitment and the paper it stands in, both secret in this way."""
    shared: dict[str, Any] = {"title": f"{SECRETS[kind]} in de titel", "visibility": visibility, "committee": committee}
    paper = make_document(dossier, text=f"{SECRETS[kind]} in de tekst.", sender=SECRETS[kind], **shared)
    term = occasion_term(occasion, OccasionRelation.AFTER)
    promise = make_commitment(
        dossier=dossier,
        source_document=paper,
        term=term,
        description=SECRETS[kind],
        quote=paper.text[:4],
        quote_start=0,
        quote_end=4,
        **shared,
    )
    return promise, paper


def _entangle(promise: Commitment, paper: Document, secret: Commitment, secret_paper: Document) -> None:
    """Every way in which something public can point at a secret, or a secret at it."""
    CommitmentLink.objects.create(source=promise, target=secret, kind=LinkKind.SUPPLEMENTS)
    CommitmentLink.objects.create(source=secret, target=promise, kind=LinkKind.REPEATS)
    lifecycle.report_progress(promise, act(TODAY, document=secret_paper), passage=(0, 5))
    lifecycle.report_progress(secret, act(TODAY, document=paper), passage=(0, 5))
    Citation.objects.create(document=paper, identifier=secret_paper.identifier, start=0, end=3)
    Citation.objects.create(document=secret_paper, identifier=paper.identifier)
    make_document(promise.dossier, parent=secret_paper)
    make_document(promise.dossier, parent=paper, title=secret_paper.title, visibility=secret.visibility)
    closed_later = make_document(promise.dossier, title=secret_paper.title)
    make_commitment(dossier=promise.dossier, source_document=closed_later)
    Document.objects.filter(pk=closed_later.pk).update(visibility=secret.visibility, committee=secret.committee)


def _undone(dossier: Dossier) -> World:
    """What a clerk may undo: that a paper reports progress on a promise, and that another one was withdrawn."""
    answered, withdrawn = make_commitment(dossier=dossier), make_commitment(dossier=dossier)
    lifecycle.report_progress(answered, act(document=make_document(dossier)))
    lifecycle.withdraw(withdrawn, act(note="Dubbel."))
    return {
        "answered": answered.number,
        "answered's version": str(answered.version),
        "its answer": str(answered.follow_ups.get().pk),
        "withdrawn": withdrawn.number,
        "withdrawn's version": str(withdrawn.version),
    }


def _public_kin_of_a_draft(dossier: Dossier, occasion: Occasion) -> World:
    """What is public and points at a draft whose number is secret: merged into it, an instance or attachment of it."""
    word = SECRETS["draft"]
    paper = make_document(dossier, identifier=word, visibility=Visibility.DRAFT)
    OccasionDate.objects.create(occasion=occasion, document=paper, announced_on=TODAY, recorded_at=NOW)
    draft = make_commitment(dossier=dossier, number=word, title=f"{word} elk jaar", visibility=Visibility.DRAFT)
    merged = make_commitment(dossier=dossier)
    lifecycle.merge(merged, act(), into=draft)
    return {
        "merged": merged.number,
        "instance": make_commitment(dossier=dossier, parent=draft, part_kind=PartKind.INSTANCE).number,
        "attachment": make_document(dossier, parent=paper).identifier,
    }


def _former_number(commitment: Commitment, number: str) -> str:
    former = commitment.number
    lifecycle.renumber(commitment, act(), number=number)
    return former


def _meeting(member: Member, secrets: list[tuple[Commitment, Document]]) -> str:
    """One whose report is a secret, in which every secret was promised, to the member too."""
    meeting = make_meeting(member.committees.get(), report=secrets[0][1])
    for secret, _paper in secrets:
        Commitment.objects.filter(pk=secret.pk).update(meeting=meeting)
        CommitmentRecipient.objects.create(commitment=secret, member=member)
        CommitmentRecipient.objects.create(commitment=secret, committee=member.committees.get())
    return meeting.slug


def _original(paper: Document) -> Original:
    Document.objects.filter(pk=paper.pk).update(text_sha256="3" * 64)
    given: dict[str, Any] = {"content": b"%PDF", "size": 4, "sha256": "2" * 64, "text_sha256": "3" * 64}
    return Original.objects.create(document=paper, file_name="brief.pdf", by=make_user(), handed_in_at=NOW, **given)


def _replaced_text(paper: Document) -> ReplacedText:
    word = SECRETS["draft"]
    return ReplacedText.objects.create(document=paper, text=f"{word} stond er.", text_sha256="1" * 64, replaced_at=NOW)


def _suggestion(paper: Document) -> Suggestion:
    reading = Reading.objects.create(document=paper, ruleset="1", read_at=NOW, file_name="brief.txt", sha256="0" * 64)
    return Suggestion.objects.create(
        reading=reading, kind=SuggestionKind.COMMITMENT, start=0, end=len(PROMISE), quote=PROMISE, score=0.9
    )


def _answer(reading: Reading) -> Suggestion:
    return Suggestion.objects.create(
        reading=reading, kind=SuggestionKind.FULFILMENT, start=0, end=5, quote=PROMISE[:5], score=4, outcome="fulfils"
    )


def _rejected(reading: Reading) -> Suggestion:
    row = Suggestion.objects.create(
        reading=reading, kind=SuggestionKind.COMMITMENT, start=6, end=9, quote=PROMISE[6:9], score=1
    )
    Verdict.objects.create(suggestion=row, outcome=VerdictOutcome.REJECTED, user=make_user(), decided_at=NOW)
    return row


def _proposal(promise: Commitment) -> World:
    """One that waits for another clerk than the one who made it."""
    made = Proposal.objects.create(
        commitment=promise, verb="lapse", happened_on=TODAY, note="Reden.", proposed_by=make_user(), proposed_at=NOW
    )
    return {"proposal": str(made.pk)}


def _succession(promise: Commitment) -> World:
    """From the ministry of the promise to another, and what the clerk saw of it."""
    seen = Commitment.objects.get(pk=promise.pk)
    return {
        "promise's ministry": str(promise.ministry_id),
        "another ministry": str(make_ministry().pk),
        "seen": json.dumps({seen.pk: shown(seen)}),
    }


def _good_rows(promise: Commitment) -> str:
    """A sheet that can be entered, as the preview sends it back."""
    columns = b"toezegging,dossier,toegezegd_op,bewindspersoon\n"
    line = f"Een overzicht sturen,{promise.dossier.number},2026-03-02,{promise.minister.slug}\n"
    return SeenRowsForm.packed(read_sheet("blad.csv", columns + line.encode()))


def _mistake() -> World:
    made = report("/dossiers/", "Dit klopt niet.", email="", language="nl", now=NOW)
    return {"mistake": made.token, "mistake's number": str(made.pk)}


def _handed_in() -> World:
    """A paper that nobody has published yet, in a dossier that the register did not know before."""
    head = f"55 555 {SECRETS['draft']} over het akkoord\n\nNr. 7\nBRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN"
    text = f"Vergaderjaar 2026-2027\n\n{head}\n\nDen Haag, 7 juli 2026\n\n{PROMISE}"
    hand_in("brief.txt", text.encode(), by=make_user(), now=NOW)
    read_waiting(today=TODAY, now=NOW)
    paper = Document.objects.get(dossiers__number="55555")
    assert SECRETS["draft"] in paper.title
    original = paper.originals.get()
    return {"handed in": paper.identifier, "dossier of a draft": "55555", "original of a draft": str(original.pk)}


def _of_another_desk() -> World:
    """What is of the committee of the other clerk: a draft with a passage that waits and one that was rejected."""
    other = User.objects.get(email="other@gestand.example").desk_committees.get()
    dossier = make_dossier()
    paper = make_document(dossier, text=PROMISE, committee=other, visibility=Visibility.DRAFT)
    make_commitment(dossier=dossier, committee=other)
    row = _suggestion(paper)
    return {
        "their paper": paper.identifier,
        "their dossier": dossier.key,
        "their suggestion": str(row.pk),
        "their rejected": str(_rejected(row.reading).pk),
    }


def _post(reader: User) -> World:
    """The reader's subscription with a mail that went out; one of an address, and one that waits for a yes."""
    followed, address = make_subscription(reader), make_subscription()
    beat(SWEEP, NOW)  # a worker is at it
    mail = make_mail(followed)
    send_due(Clock(MONDAY))
    asked = make_subscription(confirmed_at=None)
    return {
        "reader's": token_for(followed, MANAGE),
        "an address's": token_for(address, MANAGE),
        "a left one": token_for(make_subscription(ended_at=MONDAY), MANAGE),
        "a forgotten one": token_for(make_subscription(email="", ended_at=MONDAY), MANAGE),
        "confirm": token_for(asked, CONFIRM),
        "leave": token_for(address, LEAVE),
        "mail": str(mail.pk),
    }


def _keys(reader: User) -> World:
    guest = make_user(email="gast@gestand.example")
    guest.set_unusable_password()
    guest.save()
    return {
        "reader's key": urlsafe_base64_encode(force_bytes(reader.pk)),
        "reset token": default_token_generator.make_token(reader),
        "guest's key": urlsafe_base64_encode(force_bytes(guest.pk)),
        "invitation token": links.make_token(guest),
        "reader's role": str(Group.objects.get(name=READER).pk),
    }
