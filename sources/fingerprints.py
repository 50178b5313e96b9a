"""Fingerprints of what files say: a file that was kept before they were written down is read once more for its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from commitments.models import Document
from sources.models import Original
from sources.papers import fingerprint
from sources.records import Remark, Unreadable
from sources.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class Fingerprinted:
    """What came of a file. `is_present` says whether its text is that of its paper; `trouble` why it has none."""

    paper: str
    file_name: str
    is_present: bool = False
    trouble: Remark | None = None


def fingerprint_texts() -> int:
    """Write down the fingerprint of each paper's text that has none, as of one that was put there by hand, and of those
    whose line ends of another system were once counted in."""
    done = 0
    without = Document.objects.filter(Q(text_sha256="") | Q(text__contains="\r")).exclude(text="")
    for paper in without.only("text").iterator(chunk_size=1):
        # only while it is the same text: somebody may hand in a reprint meanwhile
        new = fingerprint(paper.text)
        same = Document.objects.filter(pk=paper.pk, text=paper.text).exclude(text_sha256=new)
        done += same.update(text_sha256=new)
    return done


def fingerprint_originals() -> Iterator[Fingerprinted]:
    """Read every file without a fingerprint, one at a time, and write its text's down; safe to repeat.

    A file that can no longer be read stays without: it is for the desk of its paper alone, as before.
    """
    rows = Original.objects.filter(text_sha256="").order_by("pk")
    with Sandbox() as sandbox:
        for pk in list(rows.values_list("pk", flat=True)):
            if original := rows.filter(pk=pk).select_related("document").first():
                yield _fingerprinted(original, sandbox)


def _fingerprinted(original: Original, sandbox: Sandbox) -> Fingerprinted:
    paper, file_name = original.document, original.file_name
    try:
        text = fingerprint(sandbox.text_of(file_name, bytes(original.content)).text)
    except Unreadable as trouble:
        return Fingerprinted(str(paper), file_name, trouble=trouble.remark)
    Original.objects.filter(pk=original.pk, text_sha256="").update(text_sha256=text)
    return Fingerprinted(str(paper), file_name, is_present=text == paper.text_sha256)
