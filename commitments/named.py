"""What the addresses of lists name (ministries, people, dossiers ...), looked up for many lists at once."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

import django_filters
from django.db.models import Model
from django.http import QueryDict


class Looking(Protocol):
    """A field of the form whose value is a row of the register."""

    known: Mapping[str, Model]
    """By what an address calls them, the rows that need not be looked up; for another it asks the database."""

    def look_up(self, values: Iterable[str]) -> dict[str, Model]: ...


class _ByName:
    """Of a field of django-filter's whose rows go by their `to_field_name`."""

    known: Mapping[str, Model] = {}

    def look_up(self, values: Iterable[str]) -> dict[str, Model]:
        field: Any = self
        rows = field.queryset.filter(**{f"{field.to_field_name}__in": values})
        return {getattr(row, field.to_field_name): row for row in rows}


class OneField(_ByName, django_filters.fields.ModelChoiceField):  # type: ignore[misc]
    def to_python(self, value: Any) -> Any:
        return self.known.get(value) or super().to_python(value)


class SomeField(_ByName, django_filters.fields.ModelMultipleChoiceField):  # type: ignore[misc]
    def _check_values(self, value: Any) -> Any:
        found = [self.known.get(one) for one in dict.fromkeys(value)]
        return found if all(found) else super()._check_values(value)


class OneFilter(django_filters.ModelChoiceFilter):  # type: ignore[misc]
    field_class = OneField


class SomeFilter(django_filters.ModelMultipleChoiceFilter):  # type: ignore[misc]
    field_class = SomeField


class Named:
    """The rows that any of these lists name, each kind asked for once, when a first list needs it."""

    def __init__(self, queries: Iterable[str]) -> None:
        self._queries = queries
        self._known: dict[str, dict[str, Model]] = {}

    def tell(self, name: str, field: Looking) -> None:
        """Let the field of the parameter `name` know its rows."""
        if name not in self._known:
            self._known[name] = field.look_up(sorted(self._values.get(name, ())))
        field.known = self._known[name]

    @cached_property
    def _values(self) -> dict[str, set[str]]:
        """Parameter to all values that it has in a list; none that a database would not even take for text."""
        found: dict[str, set[str]] = {}
        for query in self._queries:
            for name, values in QueryDict(query).lists():
                found.setdefault(name, set()).update(value for value in values if value and "\0" not in value)
        return found
