"""Accounts in the administration."""

from django.contrib import admin
from django.http import HttpRequest

from commitments.admin.seen import SeenAdmin
from commitments.models import User
from commitments.seen_form import SeenForm


@admin.register(User)
class UserAdmin(SeenAdmin[User]):
    """Accounts are made by invitation; here a role is given or an account is shut."""

    form = SeenForm[User]
    list_display = ("email", "full_name", "is_active", "is_staff", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("email", "full_name")
    fields = (
        "email",
        "full_name",
        "language",
        "member",
        "groups",
        "desk_committees",
        "is_staff",
        "is_active",
        "last_login",
        "created_at",
    )
    readonly_fields = ("last_login", "created_at")
    autocomplete_fields = ("member",)
    filter_horizontal = ("groups", "desk_committees")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
