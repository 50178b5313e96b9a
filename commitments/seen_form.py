"""Two people change one row in the administration: the second sees the three versions, and keeps the own words.

What the second did not touch stays as the first made it.
"""

import json
from typing import Any, TypeVar, cast

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field, Model, QuerySet
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext as _

from commitments import amended
from commitments.carried import read

Row = TypeVar("Row", bound=Model)


class SeenForm(forms.ModelForm[Row]):
    """Carries along what it showed when it was opened; a row that says something else by now is not written over."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    is_overtaken = False
    """Whether somebody else changed the row since it was shown."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "seen" in self.fields:
            self.fields["seen"].initial = self._facts(self.instance) if self.instance.pk else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk and (seen := cleaned.get("seen")):
            self._look_again(seen)
        return cleaned

    def _look_again(self, seen: str) -> None:
        held = type(self.instance)._base_manager.select_for_update(no_key=True).get(pk=self.instance.pk)
        facts = self._facts(held)
        self.is_overtaken = facts != seen
        if self.is_overtaken:
            self._tell(seen, facts)

    def _tell(self, seen: str, facts: str) -> None:
        """The versions of each field that somebody else changed, at that field; the form goes on from theirs."""
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = facts
        before, now = read(seen), json.loads(facts)
        for name in (name for name in names_changed(seen, facts) if name in self.fields):
            versions = versions_of(type(self.instance), name, before, now)
            if name in self.cleaned_data:  # else it makes no sense, and stands there as it was typed
                typed = _fact(self.cleaned_data[name])
                if name in before and _plain(typed) == _plain(before[name]):
                    _put(data, self.add_prefix(name), now[name])
                    versions.append(_("Dat hebt u niet gewijzigd: het staat hier zoals de ander het maakte."))
                else:
                    versions.append(_("Van u: %(value)s") % {"value": in_words(type(self.instance), name, typed)})
            self.add_error(name, versions)
        self.data = data
        self.add_error(
            None,
            _("Iemand anders heeft dit intussen gewijzigd. Wat u typte, staat er nog: sla opnieuw op en het geldt."),
        )

    def _facts(self, row: Model) -> str:
        """What the fields of this form say of the row, relations to many among them."""
        return facts_of(row, [name for name in self.base_fields if name != "seen"])


def facts_of(row: Model, fields: list[str]) -> str:
    """What these fields of a row say, relations to many among them, in one text; names of no field are left out."""
    facts = model_to_dict(row, fields=fields)
    return json.dumps({name: _fact(value) for name, value in facts.items()}, sort_keys=True)


def versions_of(model: type[Model], name: str, before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What a field held when the page was shown, where that is known, and what it holds now; a line each."""
    was = [_("Toen u begon: %(value)s") % {"value": in_words(model, name, before[name])}] if name in before else []
    return [*was, _("Nu staat er: %(value)s") % {"value": in_words(model, name, now[name])}]


def in_words(model: type[Model], name: str, fact: Any) -> str:
    """What a fact of such a row says, as people write it; a relation by the names of its rows."""
    field = model._meta.get_field(name)
    if field.is_relation and field.related_model:
        keys = fact if isinstance(fact, list) else [fact]
        rows = field.related_model._base_manager.filter(pk__in=[key for key in keys if key])
        return ", ".join(map(str, rows)) or "–"
    return amended.in_words(cast("Field[Any, Any]", field), fact) or "–"


def names_changed(seen: str, facts: str) -> list[str]:
    """The fields in which the facts differ from those that were seen; all of them when these cannot be read."""
    before, after = read(seen), json.loads(facts)
    return [name for name in after if name not in before or before[name] != after[name]]


def _fact(value: Any) -> Any:
    """A value as it is compared and carried along: rows by their keys, days as text."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, (list, QuerySet)):
        return sorted(row.pk for row in value)
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _plain(fact: Any) -> Any:
    """A text as it was typed, whatever ends its lines: a browser sends other marks than the register may hold."""
    return "\n".join(fact.splitlines()).strip() if isinstance(fact, str) else fact


def _put(data: QueryDict, name: str, fact: Any) -> None:
    """As a browser sends it: what is empty or not ticked is not there."""
    if isinstance(fact, list):
        data.setlist(name, [str(key) for key in fact])
    elif fact in (None, False):
        data.pop(name, None)
    else:
        data[name] = "on" if fact is True else str(fact)
