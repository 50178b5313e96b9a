"""The administration: reference data can be changed here; commitments and their history can only be read.

A status or a deadline changes on the clerks' desk, through `lifecycle`, and nowhere else.
"""

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminDateWidget
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from commitments.day_range import refuse_outside
from commitments.lifecycle import Act
from commitments.look_only import LookOnly
from commitments.models import (
    BudgetDay,
    Commitment,
    CommitmentEvent,
    Committee,
    DeadlineChange,
    DeadlinePolicyRow,
    Document,
    DocumentPlace,
    Dossier,
    FollowUp,
    Meeting,
    Member,
    Minister,
    Ministry,
    Occasion,
    OccasionDate,
    ParliamentaryGroup,
    Recess,
    RowChange,
    RowTrace,
    User,
)
from commitments.occasions import move_occasion, refusal_to_move
from commitments.reading_progress import refuse_unread
from commitments.rereading import terms_read_by
from commitments.said_by import said_by
from commitments.seen_form import SeenForm

admin.site.site_header = "Gestand"
admin.site.site_title = "Gestand"


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
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


@admin.register(Ministry)
class MinistryAdmin(admin.ModelAdmin[Ministry]):
    form = SeenForm[Ministry]
    list_display = ("name", "short_name", "code", "valid_from", "valid_until")
    search_fields = ("name", "short_name", "code")
    filter_horizontal = ("successors",)


@admin.register(Minister)
class MinisterAdmin(admin.ModelAdmin[Minister]):
    form = SeenForm[Minister]
    list_display = ("title", "name", "role", "ministry", "valid_from", "valid_until")
    list_filter = ("role", "ministry")
    search_fields = ("title", "name")
    prepopulated_fields = {"slug": ("title", "name")}


@admin.register(Committee)
class CommitteeAdmin(admin.ModelAdmin[Committee]):
    form = SeenForm[Committee]
    list_display = ("name", "short_name", "chamber")
    list_filter = ("chamber",)
    search_fields = ("name", "short_name")
    filter_horizontal = ("ministries",)


@admin.register(ParliamentaryGroup)
class ParliamentaryGroupAdmin(admin.ModelAdmin[ParliamentaryGroup]):
    form = SeenForm[ParliamentaryGroup]
    list_display = ("name", "chamber")
    list_filter = ("chamber",)
    search_fields = ("name",)


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin[Member]):
    form = SeenForm[Member]
    list_display = ("name", "group", "chamber")
    list_filter = ("chamber", "group")
    search_fields = ("name",)
    filter_horizontal = ("committees",)


class DossierForm(SeenForm[Dossier]):
    def clean_checked_until(self) -> date | None:
        day: date | None = self.cleaned_data["checked_until"]
        refuse_unread(day, timezone.localdate())
        return day


@admin.register(Dossier)
class DossierAdmin(admin.ModelAdmin[Dossier]):
    form = DossierForm
    list_display = ("__str__", "checked_until", "is_example")
    search_fields = ("number", "title")


class PlaceInline(admin.TabularInline[DocumentPlace, Document]):
    model = DocumentPlace
    extra = 0
    autocomplete_fields = ("dossier",)


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin[Document]):
    """The text is never typed over: passages point into it."""

    form = SeenForm[Document]
    list_display = ("__str__", "title", "kind", "signed_on", "visibility")
    list_filter = ("kind", "chamber", "visibility")
    search_fields = ("identifier", "title")
    date_hierarchy = "signed_on"
    autocomplete_fields = ("parent", "minister", "committee")
    readonly_fields = ("text",)
    inlines = (PlaceInline,)


@admin.register(Meeting)
class MeetingAdmin(admin.ModelAdmin[Meeting]):
    form = SeenForm[Meeting]
    list_display = ("__str__", "held_on", "starts_at", "chamber", "kind", "is_cancelled")
    list_filter = ("chamber", "kind", "is_cancelled")
    search_fields = ("subject",)
    prepopulated_fields = {"slug": ("subject",)}
    date_hierarchy = "held_on"
    autocomplete_fields = ("dossier", "report", "committees", "ministers")

    def save_model(self, request: HttpRequest, obj: Meeting, form: Any, change: bool) -> None:
        with said_by(cast(User, request.user)):
            super().save_model(request, obj, form, change)


class OccasionDateInline(LookOnly, admin.TabularInline[OccasionDate, Occasion]):
    model = OccasionDate
    extra = 0


class OccasionForm(SeenForm[Occasion]):
    """New days are made known on a day, with a reason; both are kept in the history of the occasion."""

    announced_on = forms.DateField(
        label=_("Nieuwe dagen bekendgemaakt op"), required=False, widget=AdminDateWidget, help_text=_("Leeg: vandaag.")
    )
    reason = forms.CharField(label=_("Reden van de verplaatsing"), required=False, max_length=300)
    no_date = forms.BooleanField(label=_("Er is geen nieuwe datum"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in {"first_on", "last_on"} & self.fields.keys():  # who may only look has no fields
            self.fields[name].validators.append(refuse_outside)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        days = [self.initial.get("first_on"), cleaned.get("first_on"), cleaned.get("last_on")]
        if cleaned.get("no_date") and any(days[1:]):
            self.add_error("no_date", _("Er zijn wel nieuwe dagen ingevuld."))
        elif days[0] and not any(days[1:]) and not (self.errors or cleaned.get("no_date")):
            self.add_error("no_date", _("Er is geen dag ingevuld. Klopt dat, zet dan dit vinkje."))
        if not self.errors:
            self._refuse_what_cannot_move(cleaned)
        return cleaned

    def _refuse_what_cannot_move(self, given: dict[str, Any]) -> None:
        """A term that would end before its promise is said here, at the days, and not when they are written."""
        days = {name: given.get(name) for name in ("first_on", "last_on")}
        is_moved = self.instance.pk and days != {name: self.initial.get(name) for name in days}
        act = Act(timezone.now(), given["announced_on"])
        if is_moved and (refusal := refusal_to_move(self.instance, act, **days)):
            self.add_error(None, refusal)

    def clean_announced_on(self) -> date:
        day: date = self.cleaned_data["announced_on"] or timezone.localdate()
        if day > timezone.localdate():
            raise forms.ValidationError(_("Deze dag ligt in de toekomst."))
        return day


@admin.register(Occasion)
class OccasionAdmin(admin.ModelAdmin[Occasion]):
    """Days are written by `occasions.move_occasion`, so that every term that hangs on the occasion moves with it."""

    form = OccasionForm
    list_display = ("name", "first_on", "last_on")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    inlines = (OccasionDateInline,)

    def save_model(self, request: HttpRequest, obj: Occasion, form: Any, change: bool) -> None:
        first_on, last_on = obj.first_on, obj.last_on
        obj.first_on, obj.last_on = (form.initial.get(name) if change else None for name in ("first_on", "last_on"))
        with said_by(cast(User, request.user), form.cleaned_data["reason"]):
            super().save_model(request, obj, form, change)
        if (first_on, last_on) == (obj.first_on, obj.last_on):
            return
        told = form.cleaned_data
        act = Act(timezone.now(), told["announced_on"], by=cast(User, request.user), note=told["reason"])
        moved = move_occasion(obj, act, first_on=first_on, last_on=last_on)
        words = ngettext("%(count)d termijn schoof mee.", "%(count)d termijnen schoven mee.", moved)
        messages.success(request, words % {"count": moved})


class RuleForm(SeenForm[Any]):
    reason = forms.CharField(label=_("Reden van de wijziging"), required=False, max_length=600)


class RuleAdmin(admin.ModelAdmin[Any]):
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
