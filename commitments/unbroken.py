"""Words that stay on one line (pure)."""

NBSP = "\u00a0"


def unbroken(words: str) -> str:
    return words.replace(" ", NBSP)
