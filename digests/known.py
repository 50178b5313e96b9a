"""What many subscriptions need to have looked up beside their lists: each kind once for all of them.

For a subscription that was not foreseen the same is asked for it alone.
"""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from commitments.access import visible, visible_to_each
from commitments.models import CommitmentRecipient, Member, User
from commitments.named import Named
from digests.content import Interest
from digests.models import Subscription


class Known:
    def __init__(self, foreseen: "QuerySet[Subscription]") -> None:
        self._foreseen = foreseen.order_by()

    @cached_property
    def named(self) -> Named:
        """The ministries, people, dossiers and so on that their lists name."""
        return Named(self._foreseen.values_list("query", flat=True).distinct())

    def visible(self, user: User | None) -> Q:
        """What a subscriber may see; without an account, what everybody sees."""
        if user is None:
            return self._everybodys
        return self._visible[user.pk] if user.pk in self._visible else visible(user)

    def interest(self, user: User | None) -> Interest:
        """What in the register is the subscriber's own: a member's promises and committees."""
        if user is None or user.member_id is None:
            return NO_INTEREST
        return self._interests[user.pk] if user.pk in self._interests else interests_of([user])[user.pk]

    @cached_property
    def _everybodys(self) -> Q:
        return visible(AnonymousUser())

    @cached_property
    def _users(self) -> list[User]:
        accounts = self._foreseen.filter(user__isnull=False)
        return list(User.objects.filter(pk__in=accounts.values("user")).select_related("member"))

    @cached_property
    def _visible(self) -> dict[int, Q]:
        return visible_to_each(self._users)

    @cached_property
    def _interests(self) -> dict[int, Interest]:
        return interests_of([user for user in self._users if user.member_id])


NO_INTEREST = Interest()


def interests_of(users: Collection[User]) -> dict[int, Interest]:
    """What is the own of each of these members' accounts, by their ids, in three statements."""
    members = [user.member for user in users if user.member]
    by_member = _sets(CommitmentRecipient.objects.filter(member__in=members).values_list("member", "commitment"))
    groups = {member.group_id for member in members if member.group_id}
    by_group = _sets(CommitmentRecipient.objects.filter(group__in=groups).values_list("group", "commitment"))
    seats = _sets(Member.committees.through.objects.filter(member__in=members).values_list("member", "committee"))
    return {
        user.pk: Interest(
            promised=by_member[user.member.pk],
            promised_to_group=by_group[user.member.group_id],
            committees=seats[user.member.pk],
        )
        for user in users
        if user.member
    }


def _sets(pairs: Any) -> defaultdict[int | None, frozenset[int]]:
    """Of pairs: the second ones of each first."""
    found: defaultdict[int | None, set[int]] = defaultdict(set)
    for first, second in pairs.iterator():
        found[first].add(second)
    return defaultdict(frozenset, {first: frozenset(seconds) for first, seconds in found.items()})
