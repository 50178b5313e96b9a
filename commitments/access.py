"""Who may do what. Views, admin, commands and mails ask here and nowhere else.

Clerks see and log everything; a member sees what is public and what is confidential to the own committees; readers and
strangers see what is public. Roles are groups; a role's permissions are in `ROLES`.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Union

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from commitments.choices import Visibility

CLERK, MEMBER, READER, ADMINISTRATOR = "griffier", "Kamerlid", "lezer", "beheerder"
LOG = "commitments.log_commitment"
INVITE = "commitments.invite_user"
SEE_CONFIDENTIAL = "commitments.see_confidential"

KEPT_BY_ADMINISTRATORS = (
    *("ministry", "minister", "committee", "member", "parliamentarygroup"),
    *("dossier", "document", "documentplace", "meeting", "occasion", "recess", "budgetday", "deadlinepolicyrow"),
)
"""Reference data that administrators keep in the admin; nothing there is deleted from it."""

SHOWN_TO_ADMINISTRATORS = (
    *("commitment", "commitmentevent", "deadlinechange", "followup", "occasiondate"),
    *("rowchange", "rowtrace"),
)
"""What the admin shows and never changes: that is written by the lifecycle alone."""

ROLES: dict[str, tuple[str, ...]] = {
    CLERK: (LOG, INVITE),
    MEMBER: (SEE_CONFIDENTIAL,),
    READER: (),
    ADMINISTRATOR: (
        LOG,
        INVITE,
        *("commitments.view_user", "commitments.change_user"),
        *(f"commitments.{verb}_{model}" for model in KEPT_BY_ADMINISTRATORS for verb in ("view", "add", "change")),
        *(f"commitments.view_{model}" for model in SHOWN_TO_ADMINISTRATORS),
    ),
}
"""Role (group name) to its permissions."""

if TYPE_CHECKING:
    from commitments.models import Committee, Member, User

Viewer = Union["User", AnonymousUser]


def may_log(user: Viewer) -> bool:
    """May log and change commitments, read papers in and see drafts: the clerks' office."""
    return _has(user, LOG)


def committees_of(user: Viewer) -> "list[Committee]":
    """The committees to which a clerk's account is limited; empty for all."""
    return list(user.desk_committees.all()) if user.is_authenticated else []


def at_desk(user: Viewer) -> Q:
    """What a clerk may change: everything, or what is of the committees to which the account is limited."""
    committees = committees_of(user)
    return Q(committee__in=committees) if committees else Q()


def is_at_desk(user: Viewer, committee: "Committee | None") -> bool:
    """The same for a commitment that is not in the register yet."""
    committees = committees_of(user)
    return not committees or committee in committees


def may_invite(user: Viewer) -> bool:
    return _has(user, INVITE)


def _has(user: Viewer, permission: str) -> bool:
    return bool(user.is_active and user.is_authenticated and user.has_perm(permission))


def sees_public_only(user: Viewer) -> bool:
    """Whether `visible` lets this person see what everybody sees and nothing else."""
    return not may_log(user) and not (getattr(user, "member", None) and _has(user, SEE_CONFIDENTIAL))


def visible(user: Viewer) -> Q:
    """What `user` may see of anything with a `visibility` and a `committee`."""
    everything = may_log(user)
    member = None if everything else getattr(user, "member", None)
    return _visible(everything=everything, member=member if member and _has(user, SEE_CONFIDENTIAL) else None)


def visible_to_each(users: "Collection[User]") -> dict[int, Q]:
    """The same for many accounts, by their ids, in two statements."""
    ids = [user.pk for user in users]
    clerks, confidants = (
        set(ModelBackend().with_perm(permission).filter(pk__in=ids).values_list("pk", flat=True))
        for permission in (LOG, SEE_CONFIDENTIAL)
    )
    return {
        user.pk: _visible(everything=user.pk in clerks, member=user.member if user.pk in confidants else None)
        for user in users
    }


def _visible(*, everything: bool, member: "Member | None") -> Q:
    """`member`: whose committees' confidential rows are seen too."""
    if everything:
        return Q()
    condition = Q(visibility=Visibility.PUBLIC)
    if member:
        condition |= Q(visibility=Visibility.CONFIDENTIAL, committee__in=member.committees.all())
    return condition
