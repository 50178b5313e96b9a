"""What was read, to look at; decisions are made on the desk."""

from django.contrib import admin

from commitments.look_only import LookOnly
from sources.models import ImportRun, Reading, Suggestion, Verdict


class SuggestionInline(LookOnly, admin.TabularInline[Suggestion, Reading]):
    model = Suggestion
    fields = ["kind", "quote", "score", "deadline_wording", "commitment"]
    extra = 0


@admin.register(Reading)
class ReadingAdmin(LookOnly, admin.ModelAdmin[Reading]):
    list_display = ["document", "file_name", "read_at", "ruleset"]
    list_select_related = ["document"]
    search_fields = ["document__identifier", "file_name"]
    date_hierarchy = "read_at"
    inlines = [SuggestionInline]


@admin.register(Verdict)
class VerdictAdmin(LookOnly, admin.ModelAdmin[Verdict]):
    list_display = ["suggestion", "outcome", "user", "decided_at", "reason"]
    list_select_related = ["suggestion", "user"]
    list_filter = ["outcome"]


@admin.register(ImportRun)
class ImportRunAdmin(LookOnly, admin.ModelAdmin[ImportRun]):
    list_display = ["source", "started_at", "ended_at", "papers", "changed"]
