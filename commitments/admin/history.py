"""Commitments and all history in the administration: to look at, and nothing else."""

from django.contrib import admin

from commitments.look_only import LookOnly
from commitments.models import Commitment, CommitmentEvent, DeadlineChange, FollowUp, RowChange, RowTrace


class DeadlineInline(LookOnly, admin.TabularInline[DeadlineChange, Commitment]):
    model = DeadlineChange
    extra = 0
    fields = ("sequence", "deadline", "deadline_wording", "moved_by", "announced_on", "recorded_at", "ended_at")


class FollowUpInline(LookOnly, admin.TabularInline[FollowUp, Commitment]):
    model = FollowUp
    extra = 0
    fields = ("happened_on", "document", "outcome", "note")


@admin.register(Commitment)
class CommitmentAdmin(LookOnly, admin.ModelAdmin[Commitment]):
    list_display = ("number", "title", "ministry", "status", "deadline", "visibility")
    list_filter = ("status", "visibility", "ministry")
    list_select_related = ("ministry",)
    search_fields = ("number", "title")
    date_hierarchy = "promised_on"
    inlines = (DeadlineInline, FollowUpInline)


@admin.register(CommitmentEvent)
class CommitmentEventAdmin(LookOnly, admin.ModelAdmin[CommitmentEvent]):
    list_display = ("happened_on", "kind", "commitment", "actor", "recorded_at")
    list_filter = ("kind",)
    list_select_related = ("commitment", "actor")
    search_fields = ("commitment__number", "note")
    date_hierarchy = "recorded_at"


@admin.register(RowChange)
class RowChangeAdmin(LookOnly, admin.ModelAdmin[RowChange]):
    list_display = ("recorded_at", "table", "name", "actor", "reason")
    list_filter = ("table",)
    list_select_related = ("actor",)
    search_fields = ("name", "reason")
    date_hierarchy = "recorded_at"


@admin.register(RowTrace)
class RowTraceAdmin(LookOnly, admin.ModelAdmin[RowTrace]):
    list_display = ("recorded_at", "table", "row", "data", "by")
    list_filter = ("table",)
    list_select_related = ("by",)
    search_fields = ("=row",)
    date_hierarchy = "recorded_at"
