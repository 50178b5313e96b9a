"""Dossiers, papers and meetings in the administration."""

from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from commitments.models import Document, DocumentPlace, Dossier, Meeting, User
from commitments.reading_progress import refuse_unread
from commitments.said_by import said_by
from commitments.seen_form import SeenForm
from commitments.seen_rows import SeenInlineFormSet


class DossierForm(SeenForm[Dossier]):
    def clean_checked_until(self) -> date | None:
        day: date | None = self.cleaned_data["checked_until"]
        refuse_unread(day, timezone.localdate())
        return day


@admin.register(Dossier)
class DossierAdmin(admin.ModelAdmin[Dossier]):
    form = DossierForm
    list_display = ("__str__", "checked_until", "is_example")
    search_fields = ("number", "title")


class PlaceInline(admin.TabularInline[DocumentPlace, Document]):
    model = DocumentPlace
    form = SeenForm[DocumentPlace]
    formset = SeenInlineFormSet
    extra = 0
    autocomplete_fields = ("dossier",)


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin[Document]):
    """The text is never typed over: passages point into it."""

    form = SeenForm[Document]
    list_display = ("__str__", "title", "kind", "signed_on", "visibility")
    list_filter = ("kind", "chamber", "visibility")
    search_fields = ("identifier", "title")
    date_hierarchy = "signed_on"
    autocomplete_fields = ("parent", "minister", "committee")
    readonly_fields = ("text",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    inlines = (PlaceInline,)


@admin.register(Meeting)
class MeetingAdmin(admin.ModelAdmin[Meeting]):
    form = SeenForm[Meeting]
    list_display = ("__str__", "held_on", "starts_at", "chamber", "kind", "is_cancelled")
    list_filter = ("chamber", "kind", "is_cancelled")
    search_fields = ("subject",)
    prepopulated_fields = {"slug": ("subject",)}
    date_hierarchy = "held_on"
    autocomplete_fields = ("dossier", "report", "committees", "ministers")

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        with said_by(cast(User, request.user)):
            super().save_model(request, obj, form, change)
