"""Members of parliament get what was promised to them without asking; who leaves that list stays away from it."""

from datetime import datetime
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import override

from commitments.models import User
from digests.models import Subscription
from digests.subscribing import follow_by_default


def ensure_members_follow(now: datetime) -> None:
    """A subscription to "promised to me" for each active member's account that never had one. Safe to repeat."""
    accounts = User.objects.filter(member__isnull=False, is_active=True).exclude(email="").select_related("member")
    had = set(Subscription.objects.filter(user__in=accounts).values_list("user", "query"))
    for user in accounts:
        query = urlencode({"lid": user.member.slug}) if user.member else ""
        if query and (user.pk, query) not in had:
            with override(user.language):
                follow_by_default(user, query, _("Aan mij toegezegd"), now)
