"""Two people change one row in the administration: the second sees what the first wrote, and keeps the own words."""

import json
from typing import Any, TypeVar, cast

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model
from django.forms.models import model_to_dict
from django.http import QueryDict
from django.utils.translation import gettext as _

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
            self._tell(held, names_changed(seen, facts))
            data = cast(QueryDict, self.data).copy()
            data[self.add_prefix("seen")] = facts
            self.data = data

    def _tell(self, held: Model, names: list[str]) -> None:
        self.add_error(
            None,
            _("Iemand anders heeft dit intussen gewijzigd. Wat u typte, staat er nog: sla opnieuw op en het geldt."),
        )
        for name in names:
            if name in self.fields:
                self.add_error(name, _("Nu staat er: %(value)s") % {"value": in_words(held, name)})

    def _facts(self, row: Model) -> str:
        """What the fields of this form say of the row, relations to many among them."""
        return facts_of(row, [name for name in self.base_fields if name != "seen"])


def facts_of(row: Model, fields: list[str]) -> str:
    """What these fields of a row say, relations to many among them, in one text; names of no field are left out."""
    facts = model_to_dict(row, fields=fields)
    plain = {
        name: sorted(one.pk for one in value) if isinstance(value, list) else value for name, value in facts.items()
    }
    return json.dumps(plain, cls=DjangoJSONEncoder, sort_keys=True)


def in_words(row: Model, name: str) -> str:
    if row._meta.get_field(name).many_to_many:
        return ", ".join(map(str, getattr(row, name).all())) or "–"
    return str(getattr(row, name))


def names_changed(seen: str, facts: str) -> list[str]:
    """The fields in which the facts differ from those that were seen; all of them when these cannot be read."""
    try:
        before = json.loads(seen)
    except ValueError:
        before = {}
    after = json.loads(facts)
    return [name for name in after if not isinstance(before, dict) or before.get(name) != after[name]]
