"""What was read, to look at; decisions are made on the desk."""

from django.contrib import admin

from commitments.look_only import LookOnly
from sources.models import ImportRun, Ranker, Reading, Suggestion, Verdict


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
    list_display = ["suggestion", "document", "outcome", "user", "decided_at", "reason"]
    list_select_related = ["suggestion", "document", "user"]
    list_filter = ["outcome", "ruleset"]


@admin.register(ImportRun)
class ImportRunAdmin(LookOnly, admin.ModelAdmin[ImportRun]):
    list_display = ["source", "started_at", "ended_at", "papers", "changed"]


@admin.register(Ranker)
class RankerAdmin(LookOnly, admin.ModelAdmin[Ranker]):
    list_display = ["fitted_at", "verdicts", "precision_before", "precision_after", "is_kept"]
