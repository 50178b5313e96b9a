"""What an amendment of a commitment's facts changed, as a clerk knows them."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db import models
from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

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
            in_words(fields[name], first[name]),
            in_words(fields[name], now),
        )
        for name, now in last.items()
        if first[name] != now
    )


def in_words(field: "models.Field[Any, Any]", value: Any) -> str:
    """What a field holds, as people write it: the label of a choice, a day in full, yes or no; "" for nothing."""
    if value in (None, ""):
        return ""
    if isinstance(field, (models.BooleanField, models.DateField, models.TimeField)):
        return _plainly(field.to_python(value))
    return str(dict(field.flatchoices).get(value, value))


def _plainly(value: bool | date | time) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, time):
        return time_format(value, "H:i")
    return date_format(value, "j F Y, H:i" if isinstance(value, datetime) else "j F Y")
