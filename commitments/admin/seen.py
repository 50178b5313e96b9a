"""Administration pages that delete nothing which somebody else changed since it was shown."""

import json
from typing import Any, TypeVar

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from commitments.carried import read
from commitments.seen_form import facts_of, names_changed, versions_of

Row = TypeVar("Row", bound=Model)
SHOWN = "shown-to-delete"
"""Where the session has what the page that asks for a deletion showed: its address to the facts of the row."""


class SeenAdmin(admin.ModelAdmin[Row]):
    """A row is deleted one at a time, by who has seen how it stands; who has not is shown it first."""

    def get_actions(self, request: HttpRequest) -> Any:
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        with transaction.atomic():
            row = self.get_object(request, unquote(object_id))
            if row and self.has_delete_permission(request, row):
                held = type(row)._base_manager.select_for_update(no_key=True).get(pk=row.pk)
                fields = list(
                    self.get_form(request, held).base_fields
                )  # what is on no form (a password) is not carried
                facts, seen = facts_of(held, fields), request.session.get(SHOWN, {}).get(request.path)
                request.session[SHOWN] = {request.path: facts}
                if request.method == "POST" and seen != facts:
                    messages.warning(request, _told(held, seen, facts))
                    return redirect(request.path)
            return super().delete_view(request, object_id, extra_context)


def _told(row: Model, seen: str | None, facts: str) -> str:
    """What stood in the row and what stands there now, where somebody else changed it; nothing is known unseen."""
    before, now = read(seen), json.loads(facts)
    names = names_changed(seen, facts) if seen else []
    versions = [f"{_label(row, name)}: {'. '.join(versions_of(type(row), name, before, now))}." for name in names]
    words = _("Iemand anders heeft dit intussen gewijzigd. Moet het ook zo weg, verwijder het dan nog eens.")
    return " ".join([words, *versions])


def _label(row: Model, name: str) -> str:
    return capfirst(str(getattr(row._meta.get_field(name), "verbose_name", name)))
