"""What sources hand over: the text of a paper as it was read from a file, with what its format tells besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """Who speaks in a debate."""

    CHAIR = "chair"
    MEMBER = "member"
    MINISTER = "minister"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: text[start:end], its opening line ("De voorzitter:") included.

    ``items`` has the (start, end) of list items in it, as a chair reads out commitments; ``group`` is a member's
    parliamentary group.
    """

    start: int
    end: int
    role: Role
    name: str
    group: str = ""
    items: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReadableText:
    """A paper's text. All offsets in the program count code points of ``text``, which nobody changes.

    ``kind`` is "txt", "html", "xml", "pdf" or "docx"; ``metadata`` has facts from the file's own markup, under the
    names of the fields of ``sources.reading.metadata.Metadata``.
    """

    text: str
    kind: str
    turns: tuple[Turn, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for the catalogue; the door that shows it translates it. `makemessages` knows this name."""
    return sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """One Dutch sentence for the clerk, with the facts that stand in it; `sources.remarks` translates it."""

    sentence: str
    facts: Mapping[str, str | int] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return self.sentence % self.facts if self.facts else self.sentence


class Unreadable(Exception):
    """A file that gives no text; `remark` says why."""

    def __init__(self, sentence: str, **facts: str | int) -> None:
        self.remark = Remark(sentence, facts)
        super().__init__(str(self.remark))
