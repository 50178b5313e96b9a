"""Numbers and citations that a person typed lead straight to what they name."""

import re

from commitments.access import Viewer
from commitments.citations import AROUND, parse_citation
from commitments.fields import find_dossier
from commitments.models import Commitment, Document

_SAID_BEFORE = re.compile(
    r"(?:toezegging|(?:kamer)?dossier|kamerstuk(?:ken)?|kst)(?:\s*(?:nr|nummer)\b\.?)?[\s:-]+", re.IGNORECASE
)
_NUMBER = re.compile(r"(?P<head>[A-Z]{2}\d{6})[\s.–-]*(?P<tail>\d{3,5})|(?P<senate>T\d{5})")


def straight_to(typed: str, user: Viewer) -> str | None:
    """The address of the commitment, paper or dossier that `typed` names and this person may see, else None."""
    wanted = _number_alone(typed)
    if promise := _commitment(wanted, user):
        return promise.get_absolute_url()
    identifier = parse_citation(typed.replace("\0", ""))
    if identifier and (paper := Document.objects.visible_to(user).filter(identifier=identifier).first()):
        return paper.get_absolute_url()
    dossier = find_dossier(wanted)
    return dossier.get_absolute_url() if dossier else None


def number_typed(typed: str) -> str | None:
    """The number of a commitment that somebody typed, as the register would write it; None for anything else."""
    match = _NUMBER.fullmatch(_number_alone(typed).upper().replace(" ", ""))
    return written_number(_number_alone(typed)) if match else None


def _number_alone(typed: str) -> str:
    """Without what stands around it and the word for what it numbers: "dossier 33 783", "toezegging TZ202603-130"."""
    return _SAID_BEFORE.sub("", " ".join(typed.replace("\0", "").split()).strip(AROUND), count=1)


def written_number(typed: str) -> str:
    """The number as the register writes it: `tz202603 130` is TZ202603-130; what is none comes back in capitals."""
    plain = typed.upper()
    match = _NUMBER.fullmatch(plain.replace(" ", ""))
    if match is None:
        return plain
    return match["senate"] or f"{match['head']}-{match['tail']}"


def _commitment(wanted: str, user: Viewer) -> Commitment | None:
    """By the number that it has, or had before."""
    number, seen = written_number(wanted), Commitment.objects.visible_to(user)
    return seen.filter(number=number).first() or seen.filter(former_numbers=number).first()
