"""What an amendment of a commitment's facts changed, as a clerk knows them."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Field
from django.utils.text import capfirst

from commitments.models import Commitment, CommitmentEvent


class Changed(NamedTuple):
    """One fact (`name` of the field, `label` of the page) before and after, in words."""

    name: str
    label: str
    before: str
    now: str


def amended(events: Iterable[CommitmentEvent]) -> tuple[Changed, ...]:
    """What these events (in the order of what happened) changed between them, each fact once."""
    fields = {field.name: field for field in Commitment._meta.concrete_fields}
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for event in events:
        for name in filter(fields.__contains__, event.data):
            before, last[name] = event.data[name]
            first.setdefault(name, before)
    return tuple(
        Changed(
            name,
            capfirst(str(fields[name].verbose_name)),
            _in_words(fields[name], first[name]),
            _in_words(fields[name], now),
        )
        for name, now in last.items()
        if first[name] != now
    )


def _in_words(field: "Field[Any, Any]", value: str) -> str:
    return str(dict(field.flatchoices).get(value, value))
