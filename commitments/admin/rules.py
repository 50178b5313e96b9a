"""The rows by which terms are read, in the administration: the policy table, recesses and budget days."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commitments.admin.seen import SeenAdmin
from commitments.models import BudgetDay, DeadlinePolicyRow, Recess, User
from commitments.rereading import terms_read_by
from commitments.said_by import said_by
from commitments.seen_form import SeenForm


class RuleForm(SeenForm[Any]):
    reason = forms.CharField(label=_("Reden van de wijziging"), required=False, max_length=600)


class RuleAdmin(SeenAdmin[Any]):
    """A row by which terms are read: who changes it hears how many terms were read by it, which stay as they are."""

    form = RuleForm

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = type(obj)._default_manager.filter(pk=obj.pk).first() if change else None
        with said_by(cast(User, request.user), form.cleaned_data["reason"]):
            super().save_model(request, obj, form, change)
        count = max(terms_read_by(before).count() if before else 0, terms_read_by(obj).count())
        words = ngettext(
            "Er is %(count)d termijn met deze regel gelezen. Die blijft zoals zij is; manage.py reread_deadlines toont "
            "wat er zou wijzigen.",
            "Er zijn %(count)d termijnen met deze regel gelezen. Die blijven zoals zij zijn; manage.py "
            "reread_deadlines toont wat er zou wijzigen.",
            count,
        )
        self.message_user(request, words % {"count": count}, messages.WARNING if count else messages.INFO)


@admin.register(DeadlinePolicyRow)
class DeadlinePolicyRowAdmin(RuleAdmin):
    """The rows are those that the reader knows: none is added and none is taken away."""

    list_display = ("key", "value", "meaning")
    readonly_fields = ("key",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: DeadlinePolicyRow | None = None) -> bool:
        return False


@admin.register(Recess)
class RecessAdmin(RuleAdmin):
    list_display = ("__str__", "first_on", "last_on", "confirmed", "source")
    list_filter = ("chamber", "kind", "confirmed")


@admin.register(BudgetDay)
class BudgetDayAdmin(RuleAdmin):
    list_display = ("__str__", "first_on", "last_on", "confirmed", "source")
    list_filter = ("kind", "confirmed")
