"""Who promises and to whom, in the administration: ministries, ministers, committees, groups and members."""

from django.contrib import admin

from commitments.admin.seen import SeenAdmin
from commitments.models import Committee, Member, Minister, Ministry, ParliamentaryGroup
from commitments.seen_form import SeenForm


@admin.register(Ministry)
class MinistryAdmin(SeenAdmin[Ministry]):
    form = SeenForm[Ministry]
    list_display = ("name", "short_name", "code", "valid_from", "valid_until")
    search_fields = ("name", "short_name", "code")
    filter_horizontal = ("successors",)


@admin.register(Minister)
class MinisterAdmin(SeenAdmin[Minister]):
    form = SeenForm[Minister]
    list_display = ("title", "name", "role", "ministry", "valid_from", "valid_until")
    list_filter = ("role", "ministry")
    search_fields = ("title", "name")
    prepopulated_fields = {"slug": ("title", "name")}


@admin.register(Committee)
class CommitteeAdmin(SeenAdmin[Committee]):
    form = SeenForm[Committee]
    list_display = ("name", "short_name", "chamber")
    list_filter = ("chamber",)
    search_fields = ("name", "short_name")
    filter_horizontal = ("ministries",)


@admin.register(ParliamentaryGroup)
class ParliamentaryGroupAdmin(SeenAdmin[ParliamentaryGroup]):
    form = SeenForm[ParliamentaryGroup]
    list_display = ("name", "chamber")
    list_filter = ("chamber",)
    search_fields = ("name",)


@admin.register(Member)
class MemberAdmin(SeenAdmin[Member]):
    form = SeenForm[Member]
    list_display = ("name", "group", "chamber")
    list_filter = ("chamber", "group")
    search_fields = ("name",)
    filter_horizontal = ("committees",)
