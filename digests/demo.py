"""Subscriptions for the demo accounts, so that the first digest has an addressee."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from commitments.choices import Standing
from commitments.models import User
from digests.models import Subscription
from digests.subscribing import follow

LATE = urlencode([("status", standing.value) for standing in (Standing.LATE, Standing.LATE_WITH_WORD)])


def subscribe_demo(user: User, now: datetime) -> None:
    """The list of what is late, on Mondays at seven; for a member also what was promised to the member.

    As if it had been chosen a month ago, so that this week's digest is owed already. Twice changes nothing.
    """
    wanted = [("Te laat", LATE)]
    if user.member:
        wanted.append(("Aan mij toegezegd", urlencode({"lid": user.member.slug})))
    a_month_ago = now - timedelta(days=30)
    for name, query in wanted:
        if not Subscription.objects.filter(user=user, query=query).exists():
            follow(user, query, a_month_ago, name=name, language=user.language)
