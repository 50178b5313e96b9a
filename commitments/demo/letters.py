"""The sample papers of `fixtures/letters/` as papers of the example, their days moved to around the day of loading.

The files stay plain papers with days of their own, so that anyone can read one in. The demo file says which words of a
letter become which day, and on which passages its promises and answers rest.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from commitments.calendars import parliamentary_year
from commitments.demo.almanac import Almanac
from commitments.demo.papers import WrittenPaper
from commitments.models import Document
from commitments.passages import find_passage

FOLDER = Path("fixtures") / "letters"
YEAR = re.compile(r"(?<=Vergaderjaar )\d{4}–\d{4}")


def move_letter(
    document: Document, days: Mapping[str, str], passages: Mapping[str, str], almanac: Almanac
) -> WrittenPaper:
    """The letter of this identifier, with the words of `days` filled anew and each of `passages` found in it.

    Raises ValueError when the letter does not have one of these words: file and demo have drifted apart.
    """
    text = (Path(settings.BASE_DIR) / FOLDER / f"{document.identifier}.txt").read_text(encoding="utf-8")
    if document.signed_on:
        text = YEAR.sub(parliamentary_year(document.signed_on).replace("-", "–"), text)
    for words in days:
        if words not in text:
            raise ValueError(f"{document.identifier} does not say {words!r}")
    text = _moved(text, days, almanac)
    return WrittenPaper(
        text, {key: _span(document, text, _moved(words, days, almanac)) for key, words in passages.items()}
    )


def _moved(words: str, days: Mapping[str, str], almanac: Almanac) -> str:
    for day, place in days.items():
        words = words.replace(day, almanac.fill(place))
    return words


def _span(document: Document, text: str, words: str) -> tuple[int, int]:
    span = find_passage(text, words)
    if span is None:
        raise ValueError(f"{document.identifier} has no passage {words!r}")
    return span
