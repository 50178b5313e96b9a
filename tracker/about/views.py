"""What the register says of itself: how it reads and counts, what it keeps of whom; and two files for robots."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import views as sitemap_views
from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from commitments.addresses import absolute
from commitments.api.parameters import MOST_ON_A_PAGE, USUAL_ON_A_PAGE
from commitments.deadlines import DEFAULT_POLICY, Policy
from commitments.filters import CommitmentFilter
from commitments.models import Commitment, Dossier, HistorySeal
from commitments.rulebook import rulebook
from commitments.standing import cases
from digests import trouble
from digests.subscribing import CONFIRM_WITHIN, FORGET_AFTER
from tracker.about.meanings import MEANINGS
from tracker.about.sitemaps import SITEMAPS
from tracker.private import PRIVATE
from tracker.tasks import LOGINS_KEPT

MOST_DOSSIERS, MOST_EXAMPLES = 50, 10
WORDINGS = ("voor het zomerreces", "medio november", "binnen zes weken", "zo spoedig mogelijk")
SECURITY_TXT_HOLDS = timedelta(days=180)
"""RFC 9116 advises less than a year."""
EXAMPLES: tuple[tuple[str, str | Promise], ...] = (
    ("/api/v1/toezeggingen?status=late&sorteer=te-laat", _("Wat te laat is zonder bericht, het langst eerst")),
    ("/api/v1/toezeggingen?q=evaluatie", _("Toezeggingen over een evaluatie")),
    ("/api/v1/termijnen?stand=2022-01-05", _("Elke termijn die op 5 januari 2022 was gegeven")),
    ("/api/v1/cijfers?soort=deliverable", _("De cijfers over alles wat toegezonden zou worden")),
)


@dataclass(frozen=True, slots=True)
class PolicyLine:
    key: str
    meaning: str
    is_changed: bool
    """Whether an administrator changed it."""


@require_safe
def explanation(request: HttpRequest) -> HttpResponse:
    """How the register reads, judges and counts: the examples and the table are those of this very moment."""
    today = timezone.localdate()
    rules = rulebook()
    dossiers = Dossier.objects.followed().order_by("number", "suffix")
    examples = dossiers.filter(is_example=True)
    context: dict[str, object] = {
        # in the order in which they are tried
        "standings": [(name, MEANINGS[name]) for _condition, name in cases(today)],
        "terms": [rules.term(wording, today) for wording in WORDINGS],
        "policy_name": rules.policy.name,
        "policy": policy_lines(rules.policy),
        "dossiers": dossiers[:MOST_DOSSIERS],
        "more_dossiers": dossiers.count() > MOST_DOSSIERS,
        "seal": HistorySeal.head(),
        "examples": examples[:MOST_EXAMPLES],
        "more_examples": examples.count() > MOST_EXAMPLES,
    }
    return render(request, "about/explanation.html", context)


def policy_lines(policy: Policy) -> list[PolicyLine]:
    """The table in force; a row that the register lacks is read from the default table, here too."""
    own = {row.key: row for row in policy.rows}
    rows = [(own.get(row.key, row), row) for row in DEFAULT_POLICY.rows]
    return [PolicyLine(row.key, row.meaning.replace("{value}", row.value), row != usual) for row, usual in rows]


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html", {"contact": settings.CONTACT_EMAIL})


@require_safe
def about_data(request: HttpRequest) -> HttpResponse:
    """Where the data come from, until when was read, under which licence they may be used, and where the file is."""
    read = Dossier.objects.filter(is_example=False, checked_until__isnull=False).aggregate(
        count=Count("pk"), first=Min("checked_until"), last=Max("checked_until")
    )
    context: dict[str, object] = {
        "read": read,
        "unread": Dossier.objects.followed().filter(is_example=False, checked_until=None).count(),
        "count": Commitment.objects.visible_to(AnonymousUser()).counted().count(),
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "about/data.html", context)


@require_safe
def about_api(request: HttpRequest) -> HttpResponse:
    """What the API is, for people: examples that can be opened, and the limits that are in force."""
    context: dict[str, object] = {
        "examples": EXAMPLES,
        "filters": [(name, one.label) for name, one in CommitmentFilter.base_filters.items()],
        "most": MOST_ON_A_PAGE,
        "usual": USUAL_ON_A_PAGE,
        "rates": settings.REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"],
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "about/api.html", context)


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    return sitemap_views.index(request, SITEMAPS, sitemap_url_name="sitemap_section")


@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponseBase:
    return sitemap_views.sitemap(request, SITEMAPS, section)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of whom; the periods are those that the code keeps to."""
    context: dict[str, object] = {
        "contact": settings.CONTACT_EMAIL,
        "confirm_days": CONFIRM_WITHIN.days,
        "forget_days": FORGET_AFTER.days,
        "login_days": LOGINS_KEPT.days,
        "trouble_years": trouble.FORGET_AFTER.days // 365,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
        "idle_minutes": settings.CLERK_IDLE_SECONDS // 60,
    }
    return render(request, "about/privacy.html", context)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a weakness (RFC 9116)."""
    expires = datetime.combine(timezone.now().astimezone(UTC).date() + SECURITY_TXT_HOLDS, time(), UTC)
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {absolute(reverse('security_txt'))}",
    ]
    return _plain(lines)


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Everything may be found but the clerks' desk, the admin and the subscriptions."""
    rules = [f"Disallow: {path}" for path in PRIVATE]
    return _plain(["User-agent: *", *rules, "", f"Sitemap: {absolute(reverse('sitemap'))}"])


def _plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
