"""A citation found in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited paper: ``id`` is dossier, chapter and number ("33783-41", "36600-XVI-4") or a dossier alone ("33783").

    ``text[start:end]`` holds its words; in a list the later ones have their number only. ``inferred`` tells that the
    dossier is not printed with it ("op stuk nr. 38") and comes from the context.
    """

    id: str
    start: int
    end: int
    inferred: bool = False
