"""How much text is read: more would take the rules longer than a clerk waits, and is refused before they begin."""

from sources.records import Unreadable, gettext_noop

MOST_CHARACTERS = 1_500_000
"""Half as much again as the longest day of plenary debate. The rules read a million in some six seconds."""


def too_long() -> Unreadable:
    """What is said of a text of more than MOST_CHARACTERS."""
    return Unreadable(
        gettext_noop("Het bestand bevat meer dan anderhalf miljoen tekens tekst; splits het en bied de delen los aan.")
    )
