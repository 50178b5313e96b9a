"""What a program writes, as the forms of the desk take it: the same fields, with rows by their name in an address."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.request import Request

from commitments.api.problems import Senseless

PLAIN = str | int
MOST_IN_A_LIST = 200
TEXT = {"type": "string"}


def by_name(form: forms.Form) -> forms.Form:
    """The form with its choices of rows by the name that the API shows them with."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            field.to_field_name = _name_of(field)
    return form


def _name_of(field: "forms.ModelChoiceField[Any]") -> str:
    """What the form itself asks for, else the code or slug of a row, else its id."""
    names = {column.name for column in field.queryset.model._meta.fields} if field.queryset is not None else set()
    return field.to_field_name or next((name for name in ("code", "slug") if name in names), "id")


def typed(request: Request) -> QueryDict:
    """The fields as a browser sends them; true is a tick, false is none. Raises Senseless."""
    data = request.data
    if not isinstance(data, dict):
        raise Senseless([("", _("Een object met velden."))])
    given, wrong = QueryDict(mutable=True), []
    for name, value in data.items():
        values = value if isinstance(value, list) and len(value) <= MOST_IN_A_LIST else [value]
        if all(isinstance(one, PLAIN) for one in values):
            given.setlist(name, [_as_sent(one) for one in values if one is not False])
        else:
            wrong.append((name, _("Tekst, een getal, true of false, of een lijst daarvan.")))
    if wrong:
        raise Senseless(wrong)
    return given


def _as_sent(value: str | int) -> str:
    return "on" if value is True else str(value)


def described(form: type[forms.BaseForm]) -> dict[str, Any]:
    """The fields of a form for the description of the API; what is hidden in the form is no field here."""
    fields = {name: field for name, field in form.base_fields.items() if not field.widget.is_hidden}  # type: ignore[attr-defined]
    return {
        "type": "object",
        "properties": {name: _shape(field) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
    }


def _shape(field: forms.Field) -> dict[str, Any]:
    shape: dict[str, Any] = dict(TEXT)
    if isinstance(field, forms.BooleanField):
        shape = {"type": "boolean"}
    elif isinstance(field, forms.IntegerField):
        shape = {"type": "integer"}
    elif isinstance(field, forms.DateField):
        shape |= {"format": "date"}
    elif isinstance(field, forms.ModelChoiceField):
        shape = _shape_of_rows(field)
    elif isinstance(field, forms.ChoiceField) and isinstance(field.widget, forms.Select):
        shape |= {"enum": [str(value) for value, _label in field.widget.choices if value]}
    return {"description": _told(field)} | shape


def _told(field: forms.Field) -> str:
    return ". ".join(str(words) for words in (field.label, field.help_text) if words)


def _shape_of_rows(field: "forms.ModelChoiceField[Any]") -> dict[str, Any]:
    name = _name_of(field)
    one = {"type": "integer"} if name == "id" else TEXT
    shape = {"type": "array", "items": one} if isinstance(field, forms.ModelMultipleChoiceField) else one
    return shape | {"description": f"{field.label}: {name}"}
