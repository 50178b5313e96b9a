"""Dossiers, papers and meetings in the administration."""

from datetime import date
from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from commitments.admin.seen import SeenAdmin
from commitments.lifecycle import Act
from commitments.models import Document, DocumentPlace, Dossier, Meeting, Occasion, User
from commitments.occasions import refusal_to_move
from commitments.planned import follow, hold_meetings
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
class DossierAdmin(SeenAdmin[Dossier]):
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
class DocumentAdmin(SeenAdmin[Document]):
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


class MeetingForm(SeenForm[Meeting]):
    """A term that cannot move with the meeting is said here, and not when it is written."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        event = Occasion.objects.filter(meeting=self.instance.pk).first() if self.instance.pk else None
        if event and not self.errors and {"held_on", "is_cancelled"} & set(self.changed_data):
            day = None if cleaned["is_cancelled"] else cleaned["held_on"]
            act = Act(timezone.now(), timezone.localdate())
            if refusal := refusal_to_move(event, act, first_on=day, last_on=day):
                self.add_error("held_on", refusal)
        return cleaned


@admin.register(Meeting)
class MeetingAdmin(SeenAdmin[Meeting]):
    """Terms that hang on a meeting move with it (`commitments.planned`)."""

    form = MeetingForm
    list_display = ("__str__", "held_on", "starts_at", "chamber", "kind", "is_cancelled")
    list_filter = ("chamber", "kind", "is_cancelled")
    search_fields = ("subject",)
    prepopulated_fields = {"slug": ("subject",)}
    date_hierarchy = "held_on"
    autocomplete_fields = ("dossier", "report", "committees", "ministers")

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        by, now = cast(User, request.user), timezone.now()
        hold_meetings(Meeting.objects.filter(pk=obj.pk))
        with said_by(by):
            super().save_model(request, obj, form, change)
            if {"held_on", "is_cancelled"} & set(form.changed_data):
                follow(obj, Act(now, timezone.localdate(now), by=by))
