"""What crosses the pipe to a child and back: plain JSON, so that a child which a file took over can only lie in it.

What a record is made of is read from its own annotations.
"""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def plain(value: Any) -> Any:
    """A record, with all the records in it, as JSON takes it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def record(kind: type[Record], told: Any) -> Record:
    """The record that `plain` told; raises ValueError, TypeError or KeyError for what cannot be one."""
    return cast(Record, _as(kind, told))


def _as(hint: Any, told: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return None if told is None else _as(next(one for one in inner if one is not types.NoneType), told)
    if origin is tuple:
        kinds = inner[:1] * len(told) if Ellipsis in inner else inner
        return tuple(_as(kind, item) for kind, item in zip(kinds, told, strict=True))
    if origin is not None:  # a mapping by names
        return MappingProxyType({str(name): _as(inner[1], item) for name, item in told.items()})
    if is_dataclass(hint):
        return hint(**{name: _as(kind, told[name]) for name, kind in _hints(hint).items()})  # type: ignore[operator, arg-type]
    return _value(hint, told)


def _value(hint: Any, told: Any) -> Any:
    if issubclass(hint, date):
        return date.fromisoformat(told)
    if issubclass(hint, Enum):
        return hint(told)
    if not isinstance(told, (hint, int) if hint is float else hint):
        raise TypeError(hint)
    return told


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
