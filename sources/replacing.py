"""Whether the text of a paper gives way to another: passages point into it, so a worse copy must not take its place."""

from collections.abc import Iterator

from commitments.models import Commitment, Document, FollowUp, ReplacedText
from commitments.passages import stands
from sources.passages import find_again
from sources.records import Remark, gettext_noop

ENOUGH_LEFT = 0.8
"""The share of the length of the old text that a new one has at least: a shorter one is an excerpt or a bad scan."""

QUOTES_LOST = gettext_noop(
    "De tekst in het register is gebleven: er zijn passages die in dit bestand niet staan (%(number)s)."
    " Vraag uitdrukkelijk om vervanging als dit toch de goede tekst is."
)
MUCH_SHORTER = gettext_noop(
    "De tekst in het register is gebleven: die in dit bestand is veel korter."
    " Vraag uitdrukkelijk om vervanging als dit toch de goede tekst is."
)


def quoting(document: Document) -> Iterator[Commitment | FollowUp]:
    """Whatever counts in the register and points at a passage of this paper."""
    yield from document.commitments.counted().exclude(quote="").order_by("id")
    yield from document.follow_ups.exclude(quote="").select_related("commitment").order_by("id")


def lost_in(document: Document) -> list[tuple[Commitment | FollowUp, ReplacedText | None]]:
    """What the present text no longer has where it is said to stand, each with the last text in which it stood.

    Every replaced text is read once, however many passages are lost.
    """
    lost = [held for held in quoting(document) if not stands(held, document.text)]
    stood: dict[Commitment | FollowUp, ReplacedText] = {}
    for row in document.replaced_texts.iterator(chunk_size=1) if lost else ():
        stood = {held: row for held in lost if stands(held, row.text)} | stood
        if len(stood) == len(lost):
            break
    return [(held, stood.get(held)) for held in lost]


def why_it_stays(document: Document, text: str) -> Remark | None:
    """Why `text` should not take the place of the present text; None when it may."""
    gone = [held for held in quoting(document) if stands(held, document.text) and not _is_in(text, held)]
    if gone:
        return Remark(QUOTES_LOST, {"number": len(gone)})
    if len(text) < ENOUGH_LEFT * len(document.text):
        return Remark(MUCH_SHORTER)
    return None


def _is_in(text: str, held: Commitment | FollowUp) -> bool:
    return find_again(held.quote, text, near=held.quote_start or 0) is not None
