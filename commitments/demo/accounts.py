"""The accounts of the demonstration. Their password is printed for everyone, so they exist only where DEBUG is on."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from commitments.access import ADMINISTRATOR, CLERK, MEMBER, READER
from commitments.models import Member, User

PASSWORD = "voorbeeld-2026"  # noqa: S105  printed for everyone on purpose
DEMO_MEMBER = "voorbeeldlid-a"
"""Who logs in as a member; in a made-up register, which holds nothing of the example, its first member does."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account; `name` and `role` are what people see."""

    email: str
    role: str
    name: str
    password: str = PASSWORD


DEMO_ACCOUNTS = (
    DemoAccount("griffier@gestand.example", CLERK, "Voorbeeldgriffier"),
    DemoAccount("kamerlid@gestand.example", MEMBER, "Voorbeeldlid A"),
    DemoAccount("lezer@gestand.example", READER, "Voorbeeldlezer"),
    DemoAccount("beheerder@gestand.example", ADMINISTRATOR, "Voorbeeldbeheerder"),
)


def make_accounts() -> int:
    """Make those that are missing; returns how many. The caller sees to it that DEBUG is on."""
    return sum(_make(account) for account in DEMO_ACCOUNTS)


def _make(account: DemoAccount) -> bool:
    if User.objects.filter(email=account.email).exists():
        return False
    user = User.objects.create_user(
        account.email,
        account.password,
        full_name=account.name,
        member=_member() if account.role == MEMBER else None,
        is_staff=account.role == ADMINISTRATOR,
    )
    user.groups.add(Group.objects.get(name=account.role))
    return True


def _member() -> Member | None:
    return Member.objects.filter(slug=DEMO_MEMBER).first() or Member.objects.order_by("pk").first()
