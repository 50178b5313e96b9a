"""What was read, to look at; decisions are made on the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from sources.models import ImportRun, Reading, Suggestion, Verdict


class ReadOnly:
    """Readings are facts: nobody adds, changes or deletes them by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class SuggestionInline(ReadOnly, admin.TabularInline[Suggestion, Reading]):
    model = Suggestion
    fields = ["kind", "quote", "score", "deadline_wording", "commitment"]
    extra = 0


@admin.register(Reading)
class ReadingAdmin(ReadOnly, admin.ModelAdmin[Reading]):
    list_display = ["document", "file_name", "read_at", "ruleset"]
    list_select_related = ["document"]
    search_fields = ["document__identifier", "file_name"]
    date_hierarchy = "read_at"
    inlines = [SuggestionInline]


@admin.register(Verdict)
class VerdictAdmin(ReadOnly, admin.ModelAdmin[Verdict]):
    list_display = ["suggestion", "outcome", "user", "decided_at", "reason"]
    list_select_related = ["suggestion", "user"]
    list_filter = ["outcome"]


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnly, admin.ModelAdmin[ImportRun]):
    list_display = ["source", "started_at", "ended_at", "papers", "changed"]
