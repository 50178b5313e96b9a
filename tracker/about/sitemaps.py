"""Every public page that lasts, for search engines: only what a stranger may see."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.db.models import Model, QuerySet
from django.urls import reverse

from commitments.models import Commitment, Committee, Document, Dossier, Meeting, Member, Minister, Ministry, Occasion

STANDING_PAGES = (
    *("overview", "commitments", "committees", "ministries", "ministers", "members", "meetings", "dossiers"),
    *("documents", "explanation", "about_data", "about_api", "accessibility", "privacy"),
)


class StandingPages(Sitemap[str]):
    def items(self) -> Iterable[str]:
        return STANDING_PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class Commitments(Sitemap[Commitment]):
    limit = 10_000

    def items(self) -> "QuerySet[Commitment]":
        return Commitment.objects.visible_to(AnonymousUser()).counted().only("number").order_by("id")


class Documents(Sitemap[Document]):
    """Those that can be read here; a paper that is only known from a list has its page, but nothing to find on it."""

    limit = 10_000

    def items(self) -> "QuerySet[Document]":
        return Document.objects.visible_to(AnonymousUser()).exclude(text="").only("identifier").order_by("id")


class All(Sitemap[Model]):
    """Every row of a model of which nothing is secret."""

    limit = 10_000

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def items(self) -> "QuerySet[Model]":
        return self.model._default_manager.order_by("pk")


SITEMAPS: dict[str, Any] = {
    "paginas": StandingPages(),
    "toezeggingen": Commitments(),
    "stukken": Documents(),
    "dossiers": All(Dossier),
    "commissies": All(Committee),
    "ministeries": All(Ministry),
    "bewindspersonen": All(Minister),
    "leden": All(Member),
    "vergaderingen": All(Meeting),
    "gelegenheden": All(Occasion),
}
