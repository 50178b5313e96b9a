"""What logs and fault mails leave out: the keys of accounts, and the part of a link that lets in whoever has it.

Imports no models, for logging is set up before them.
"""

import logging
import re

_SLASH = r"(?:/|%2F)"
_NO_KEY = "nieuw|post|rappel|bevestigen|stoppen"
"""What follows "/abonnementen/" in an address without a key, or before one."""
_SECRETS = (
    re.compile(r"(gst_)[\w-]+"),  # keys of accounts: `commitments.tokens.PREFIX`
    re.compile(
        rf"({_SLASH}abonnementen{_SLASH}(?:(?:bevestigen|stoppen){_SLASH})?(?!(?:{_NO_KEY})(?:{_SLASH}|$))"
        rf"|(?<!bureau){_SLASH}meldingen{_SLASH}"
        rf"|{_SLASH}(?:wachtwoord|uitnodigingen){_SLASH}(?:(?!%2F)[^/\s])+{_SLASH})"
        r"(?:(?!%2F)[^/\s?&#'\"<>])+",
        re.IGNORECASE,
    ),
    # the same by their shapes, where no address says what they are: signed words, and Django's tokens of passwords
    re.compile(r"(\b\d+\.)[\w-]{43}(?![\w-])"),
    re.compile(r"(\b[0-9a-z]{6,7}-)[0-9a-f]{32}\b"),
)
"""Each with what stays of it."""


def without_keys(words: str) -> str:
    """The words with "…" for each secret in them."""
    for secret in _SECRETS:
        words = secret.sub(r"\1…", words)
    return words


class MaskKeys(logging.Filter):
    """No key is written to a log, wherever in an address or a sentence it stands."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if (masked := without_keys(said)) != said:
            record.msg, record.args = masked, ()
        return True
