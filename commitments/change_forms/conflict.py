"""Two clerks at once: what the second to save sees, and how a choice for each field becomes one version."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.formats import date_format

from commitments.amended import Changed
from commitments.carried import read
from commitments.change_forms.base import ChangeForm
from commitments.meanwhile import changed, changed_beside, facts
from commitments.models import Commitment

MINE, THEIRS = "mine", "theirs"
KEEP = "keep-"
"""Begins the name of the choice for a field."""
SHOWN = "shown-"
"""Begins the name of what the form below the choices held when they were shown."""


class ShowsRow(Protocol):
    """A form of which some fields begin with what the register holds."""

    def shown(self) -> dict[str, str]: ...


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in three versions, in words; `pick` is the choice that stands ready, `sent` is mine as it was sent."""

    name: str
    label: str
    before: str
    theirs: str
    mine: str
    pick: str
    sent: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else changed after the form was opened, and the form to go on with: everything typed is in it."""

    form: Any
    differences: tuple[Difference, ...]
    events: tuple[Any, ...]
    """What the other did, oldest first, for the page to tell."""
    changed: tuple[Changed, ...] = ()
    """What differs of the commitment and is no field of the form."""


def conflict_of(form: ChangeForm) -> Conflict:
    """For a bound form that came too late; its commitment is read anew."""
    now = Commitment.objects.for_rows().get(pk=form.commitment.pk)
    fresh = type(form)(commitment=now, on=form.on)
    seen, theirs = read_seen(form.data.get("seen", "")), fresh.shown()
    data = cast(QueryDict, form.data).copy()
    data["version"], data["seen"] = str(now.version), fresh.carried()
    again = type(form)(data, commitment=now, on=form.on)
    again.full_clean()
    later = now.events.filter(pk__gt=seen.get("event", 0)).select_related("actor").order_by("id")
    beside = {name: value for name, value in facts(now).items() if name not in theirs}
    elsewhere = changed(seen.get("facts"), beside) + changed_beside(later, theirs)
    return Conflict(again, tuple(differences(again, seen, theirs)), tuple(later), elsewhere)


def chosen(data: QueryDict | None, form: Callable[..., ShowsRow], **options: Any) -> QueryDict | None:
    """What was sent, with the register's own value for each field in which theirs was chosen.

    What was typed in a field after the choices were shown goes before its choice, for it is said later.
    """
    names = [name.removeprefix(KEEP) for name in data or () if name.startswith(KEEP)]
    names = [name for name in names if data and data[KEEP + name] == THEIRS and not _is_retyped(data, name)]
    if not data or not names:
        return data
    theirs = form(**options).shown()
    data = data.copy()
    for name in names:
        if theirs.get(name):
            data[name] = theirs[name]
        else:
            data.pop(name, None)
    return data


def _is_retyped(data: QueryDict, name: str) -> bool:
    return SHOWN + name in data and _plain(data.get(name, "")) != _plain(data.get(SHOWN + name, ""))


def differences(form: forms.Form, seen: dict[str, Any], theirs: dict[str, str]) -> list[Difference]:
    """The fields that the two do not agree on, in the order of the form."""
    found = []
    for name in (name for name in form.fields if name in theirs):
        value = theirs[name]
        sent, before = form.data.get(name, ""), seen.get(name, "")
        mine = _plain(sent)
        if value != mine:
            words = tuple(in_words(form[name], held) for held in (before, value, mine))
            pick = THEIRS if mine == before else MINE
            found.append(Difference(name, str(form[name].label), words[0], words[1], words[2], pick, sent))
    return found


def in_words(field: forms.BoundField, value: str) -> str:
    """A value as people write it: the label of a choice instead of its key, a day in full."""
    if isinstance(field.field, forms.DateField):
        return _day_in_words(field.field, value)
    choices = getattr(field.field, "choices", None)
    if choices is None or not value:
        return value
    return next((str(label) for key, label in choices if str(key) == value), value)


def _day_in_words(field: forms.DateField, value: str) -> str:
    try:
        day = field.to_python(value)
    except ValidationError:
        return value
    return date_format(day, "j F Y") if day else value


def _plain(value: str) -> str:
    return "\n".join(value.splitlines())


def read_seen(text: str) -> dict[str, Any]:
    """What the form carried along; without it every field counts as changed."""
    seen = read(text)
    return seen if isinstance(seen.get("event", 0), int) else {}
