"""Administration pages that show rows which nobody writes by hand."""

from typing import Any

from django.http import HttpRequest


class LookOnly:
    """For a ModelAdmin or an inline: rows are shown, never added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
