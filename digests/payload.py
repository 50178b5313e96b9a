"""A digest's content as JSON and back: what is frozen in the row, so that the mail can be made again years later."""

from dataclasses import fields
from datetime import date, datetime, time
from typing import Any, NamedTuple

from digests.content import Content, Kind, Line, Section, Told, Upcoming, Why

DAYS = ("met_on", "deadline", "happened_on", "old_deadline")


class Listed(NamedTuple):
    """A list as its subscriber had it when the mail was made. How it was grouped stands with each line."""

    name: str
    query: str
    language: str


def to_payload(content: Content) -> dict[str, Any]:
    """Plain values only; days and moments as ISO 8601 writes them."""
    return {
        "as_of": content.as_of.isoformat(),
        "on": content.on.isoformat(),
        "sections": [
            {"kind": section.kind.value, "count": section.count, "lines": [_plain(line) for line in section.lines]}
            for section in content.sections
        ],
        "standings": dict(content.standings),
        "is_first": content.is_first,
        "meeting": content.meeting and [value and str(value) for value in content.meeting],
        "told": {
            "late": {kind: sorted(keys) for kind, keys in content.told.late.items()},
            "due": sorted(content.told.due),
            "events": sorted(content.told.events),
            "left": sorted(content.told.left),
            "goes_on": content.told.goes_on,
        },
    }


def from_payload(payload: dict[str, Any]) -> Content:
    """The content that `to_payload` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    return Content(
        as_of=datetime.fromisoformat(payload["as_of"]),
        on=date.fromisoformat(payload["on"]),
        sections=tuple(
            Section(Kind(section["kind"]), tuple(_line(line) for line in section["lines"]), section["count"])
            for section in payload["sections"]
        ),
        standings=payload["standings"],
        told=told_in(payload),
        is_first=payload.get("is_first", False),
        meeting=_upcoming(payload.get("meeting")),
    )


def with_list(payload: dict[str, Any], listed: Listed) -> dict[str, Any]:
    return payload | {"list": listed._asdict()}


def list_in(payload: dict[str, Any] | None) -> Listed | None:
    """None in what was frozen before the list was."""
    return Listed(**payload["list"]) if payload and "list" in payload else None


def tells_something(payload: dict[str, Any] | None) -> bool:
    return bool(payload and payload["sections"])


def told_in(payload: dict[str, Any] | None) -> Told:
    """What a subscriber knows from the last digest; nothing when there was none."""
    if payload is None:
        return Told()
    told = payload["told"]
    return Told(
        late={kind: frozenset(keys) for kind, keys in told["late"].items()},
        due=frozenset(told.get("due", ())),  # these three were not kept at first
        events=frozenset(told["events"]),
        left=frozenset(told.get("left", ())),
        goes_on=told.get("goes_on", False),
        at=datetime.fromisoformat(payload["as_of"]),
    )


def _plain(line: Line) -> dict[str, Any]:
    values = {field.name: getattr(line, field.name) for field in fields(line)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
        if value not in (None, "")
    }


def _upcoming(plain: list[Any] | None) -> Upcoming | None:
    if plain is None:
        return None
    on, at, slug = plain
    return Upcoming(date.fromisoformat(on), time.fromisoformat(at) if at else None, slug)


def _line(plain: dict[str, Any]) -> Line:
    days = {name: date.fromisoformat(plain[name]) for name in DAYS if name in plain}
    return Line(**(plain | days | {"why": Why(plain["why"])}))
