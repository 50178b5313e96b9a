"""The outbox and the subscriptions, to look at; what changes them are the rules, not a form."""

from django.contrib import admin
from django.http import HttpRequest

from digests.models import DigestMail, DigestPeriod, Subscription


class LookOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Subscription)
class SubscriptionAdmin(LookOnly):
    list_display = ["name", "user", "query", "weekday", "hour", "confirmed_at", "paused_until", "ended_at"]
    list_filter = ["weekday", "language"]
    search_fields = ["name", "user__email", "email"]


@admin.register(DigestPeriod)
class DigestPeriodAdmin(LookOnly):
    list_display = ["iso_week", "kind", "state", "reason", "created_at"]


@admin.register(DigestMail)
class DigestMailAdmin(LookOnly):
    list_display = [
        "message_id",
        "state",
        "in_doubt",
        "attempt",
        "due_at",
        "not_before",
        "settled_at",
        "reason",
        "detail",
    ]
    list_filter = ["state", "in_doubt", "period"]
