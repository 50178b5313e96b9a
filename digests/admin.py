"""The outbox and the subscriptions, to look at; what changes them are the rules, not a form."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from commitments.look_only import LookOnly
from digests.models import DigestMail, DigestPeriod, Subscription


@admin.register(Subscription)
class SubscriptionAdmin(LookOnly, admin.ModelAdmin[Subscription]):
    list_display = ["name", "user", "query", "weekday", "hour", "confirmed_at", "paused_until", "ended_at"]
    list_filter = ["weekday", "language"]
    search_fields = ["name", "user__email", "email"]


@admin.register(DigestPeriod)
class DigestPeriodAdmin(LookOnly, admin.ModelAdmin[DigestPeriod]):
    list_display = ["iso_week", "kind", "state", "why", "created_at"]
    exclude = ["reason"]
    readonly_fields = ["why"]

    @admin.display(description=_("reden"))
    def why(self, period: DigestPeriod) -> str:
        """In the language of the page."""
        return period.reason_in_words


@admin.register(DigestMail)
class DigestMailAdmin(LookOnly, admin.ModelAdmin[DigestMail]):
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
        "kept_by_hand",
    ]
    list_filter = ["state", "in_doubt", "period"]
