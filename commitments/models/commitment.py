"""The commitment itself, to whom it was made, and how it is related to others."""

from datetime import date
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, Q
from django.db.models.sql.compiler import SQLCompiler
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from commitments.choices import (
    AWAITED,
    CLOSED,
    Chamber,
    CommitmentClass,
    LinkKind,
    PartKind,
    Standing,
    Status,
    TermMoved,
    Visibility,
)
from commitments.drift import PUT_OFF_BY
from commitments.models.calendar import Meeting
from commitments.models.papers import Document, Dossier
from commitments.models.people import Committee, Member, Minister, Ministry, ParliamentaryGroup
from commitments.models.seals import Kept
from commitments.models.term import Term
from commitments.querysets import ADDRESSEE, CommitmentQuerySet
from commitments.standing import Facts, standing


class PastIsReadOnly(TypeError):
    """A row that was turned back for showing was about to be written over the present."""


class Commitment(Term):
    """One promise to parliament. Status and deadline are written by `commitments.lifecycle` only."""

    number = models.CharField(_("nummer"), max_length=20, unique=True)
    title = models.CharField(_("toezegging"), max_length=300)
    description = models.TextField(_("omschrijving"), blank=True)
    commitment_class = models.CharField(
        _("soort"), max_length=12, choices=CommitmentClass, default=CommitmentClass.DELIVERABLE
    )
    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)
    promised_on = models.DateField(_("toegezegd op"))
    minister = models.ForeignKey(
        Minister, verbose_name=_("toegezegd door"), on_delete=models.PROTECT, related_name="commitments_made"
    )
    ministry = models.ForeignKey(
        Ministry, verbose_name=_("nu bij ministerie"), on_delete=models.PROTECT, related_name="commitments"
    )
    responsible = models.ForeignKey(
        Minister,
        verbose_name=_("nu bij bewindspersoon"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments_inherited",
    )
    """The successor who answers for it now; empty while that is still the minister who promised."""
    committee = models.ForeignKey(
        Committee,
        verbose_name=_("commissie"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    dossier = models.ForeignKey(
        Dossier, verbose_name=_("dossier"), on_delete=models.PROTECT, related_name="commitments"
    )
    meeting = models.ForeignKey(
        Meeting,
        verbose_name=_("vergadering"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="commitments",
    )
    source_document = models.ForeignKey(
        Document, verbose_name=_("stuk"), null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    paragraph = models.CharField(_("plaats in het stuk"), max_length=60, blank=True)
    quote = models.TextField(_("passage"), blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    how_house_knows = models.CharField(_("hoe hoort de Kamer het"), max_length=300, blank=True)
    visibility = models.CharField(_("zichtbaarheid"), max_length=12, choices=Visibility, default=Visibility.DRAFT)
    status = models.CharField(_("status"), max_length=16, choices=Status, default=Status.OPEN)
    source_status = models.CharField(_("status volgens de bron"), max_length=40, blank=True)
    closed_on = models.DateField(_("afgedaan op"), null=True, blank=True)
    term_moved = models.CharField(
        _("verschoven"), max_length=14, choices=TermMoved, default=TermMoved.NEVER, blank=True
    )
    last_word_on = models.DateField(_("laatste bericht"), null=True, blank=True)
    """The last day on which a paper said something about this commitment; "without word" is counted from it."""
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("samengevoegd met"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged",
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("maakt deel uit van"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    """The recurring commitment of which this is one instance, or the split one of which it is a component."""
    part_kind = models.CharField(_("als onderdeel"), max_length=10, choices=PartKind, blank=True)
    review_on = models.DateField(_("opnieuw bekijken op"), null=True, blank=True)
    """When the clerks' office looks again at what has no day of its own; set by the lifecycle."""
    links = models.ManyToManyField("self", through="CommitmentLink", symmetrical=False, related_name="linked_from")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CommitmentQuerySet.as_manager()

    standing: str
    """The value of `Standing` on the day asked for; there on rows that come from `with_standing`."""

    shown_as_of: date | None = None
    """The past day that `commitments.then` turned this row back to; such a row is never saved."""

    class Meta:
        verbose_name = _("toezegging")
        verbose_name_plural = _("toezeggingen")
        ordering = ["-promised_on", "-id"]
        permissions = [
            ("log_commitment", "Can log and change commitments"),
            ("see_confidential", "Can see confidential commitments of the own committees"),
        ]
        indexes = [
            # the list: newest first
            models.Index(fields=["-promised_on", "-id"], name="commitment_newest"),
            # the list of one ministry, committee or minister: newest first
            models.Index(fields=["ministry", "-promised_on", "-id"], name="commitment_of_ministry"),
            models.Index(fields=["committee", "-promised_on", "-id"], name="commitment_of_committee"),
            models.Index(fields=["minister", "-promised_on", "-id"], name="commitment_of_minister"),
            # what is late, and the deadlines ahead: the first branches of the orders by term, with and without a day
            models.Index(fields=["deadline", "id"], condition=Q(status__in=AWAITED), name="commitment_awaited"),
            # the branches of the orders by term in which nobody waits any more
            models.Index(fields=["deadline", "id"], name="commitment_deadline"),
            # open and late per ministry, and the list of one ministry
            models.Index(fields=["ministry", "status", "deadline", "id"], name="commitment_ministry_status"),
            # the list of one ministry and one state that is a status: newest first, without sorting all of them
            models.Index(fields=["ministry", "status", "-promised_on", "-id"], name="commitment_stands_newest"),
            # what the clerks' office must look at again
            models.Index(fields=["review_on"], condition=Q(review_on__isnull=False), name="commitment_review"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline__isnull=True) | Q(deadline__gte=F("promised_on")),
                name="deadline_not_before_promise",
                violation_error_message=_("De termijn kan niet voor de dag van de toezegging liggen."),
            ),
            models.CheckConstraint(
                condition=Q(deadline_earliest__isnull=True)
                | Q(deadline__isnull=True)
                | Q(deadline__gte=F("deadline_earliest")),
                name="deadline_window_ordered",
                violation_error_message=_("Het venster van de termijn eindigt voordat het begint."),
            ),
            models.CheckConstraint(
                condition=(Q(quote="", quote_start__isnull=True, quote_end__isnull=True))
                | (Q(quote_start__lt=F("quote_end")) & ~Q(quote="") & Q(source_document__isnull=False)),
                name="quote_has_its_place",
            ),
            models.CheckConstraint(
                condition=Q(status__in=CLOSED, closed_on__isnull=False)
                | (~Q(status__in=CLOSED) & Q(closed_on__isnull=True)),
                name="closed_commitments_have_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("promised_on")),
                name="closed_not_before_promise",
                violation_error_message=_("Een toezegging kan niet zijn afgedaan voordat zij is gedaan."),
            ),
            models.CheckConstraint(
                condition=Q(occasion__isnull=True, occasion_relation="")
                | (Q(occasion__isnull=False) & ~Q(occasion_relation="")),
                name="occasion_has_a_relation",
            ),
            models.CheckConstraint(condition=~Q(parent=F("pk")), name="no_part_of_itself"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True, part_kind="") | (Q(parent__isnull=False) & ~Q(part_kind="")),
                name="part_has_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(status=Status.WITHDRAWN), name="merged_is_withdrawn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.shown_as_of:
            raise PastIsReadOnly(f"{self.number} is shown as of {self.shown_as_of} and cannot be saved")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("commitment", args=[self.number])

    @property
    def passage_anchor(self) -> str:
        """Where its passage is marked in the text of the paper; the parts share the passage of the whole."""
        return f"passage-{self.parent_id or self.pk}-{self.quote_start}"

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED

    @property
    def is_instance(self) -> bool:
        """Whether it is one time of what comes back."""
        return self.part_kind == PartKind.INSTANCE

    @property
    def is_component(self) -> bool:
        """Whether it is one of the deliverables of a promise that was split."""
        return self.part_kind == PartKind.COMPONENT

    @property
    def recurs(self) -> bool:
        """Whether it comes back, so that its instances have the days and it has none."""
        is_rhythm = self.commitment_class == CommitmentClass.RECURRING and self.status == Status.CONTINUING
        return is_rhythm and self.parent_id is None

    @property
    def term_said_on(self) -> date:
        """The day from which the words of the present term count.

        That of the promise, or of the last time that it was put off; for an instance the first day of its year.
        """
        changes = list(self.deadline_changes.all())
        put_off = [change.announced_on for change in changes if change.moved_by in PUT_OFF_BY]
        if put_off:
            return put_off[-1]
        first = changes[0].deadline if changes else None
        return max(self.promised_on, date(first.year, 1, 1)) if self.is_instance and first else self.promised_on

    @cached_property
    def addressees(self) -> "list[CommitmentRecipient]":
        """To whom it was promised, with the names; nobody named means the whole chamber. Of many: `with_recipients`."""
        return list(self.recipients.select_related(*ADDRESSEE))

    def standing_on(self, on: date) -> Standing:
        """Where it stands on day `on`; the same rule for many rows is `CommitmentQuerySet.with_standing`."""
        hangs = self.occasion_id is not None
        known = (self.last_word_on, self.dossier.checked_until)
        return standing(Facts(self.status, self.deadline, hangs, self.term_moved, *known), on)


class CommitmentRecipient(models.Model):
    """To whom it was promised: a member, a group or a committee; no row at all means the whole chamber."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="recipients")
    member = models.ForeignKey(Member, null=True, blank=True, on_delete=models.PROTECT, related_name="promised")
    group = models.ForeignKey(
        ParliamentaryGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="promised"
    )
    committee = models.ForeignKey(Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="promised")

    class Meta:
        verbose_name = _("toegezegd aan")
        verbose_name_plural = _("toegezegd aan")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, group__isnull=True, committee__isnull=True)
                | Q(member__isnull=True, group__isnull=False, committee__isnull=True)
                | Q(member__isnull=True, group__isnull=True, committee__isnull=False),
                name="recipient_is_exactly_one",
            ),
            models.UniqueConstraint(fields=["commitment", "member"], name="recipient_member_once"),
            models.UniqueConstraint(fields=["commitment", "group"], name="recipient_group_once"),
            models.UniqueConstraint(fields=["commitment", "committee"], name="recipient_committee_once"),
        ]

    def __str__(self) -> str:
        return str(self.member or self.group or self.committee)


class CommitmentLink(Kept):
    """One commitment that repeats, changes or supplements another."""

    source = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="links_out")
    target = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="links_in")
    kind = models.CharField(_("verband"), max_length=12, choices=LinkKind)

    class Meta:
        verbose_name = _("verband")
        verbose_name_plural = _("verbanden")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.get_kind_display()} {self.target_id}"


class Awaited(Lookup[bool]):
    """`status__awaited=True`, with the statuses written out: see `commitments.standing.Columns.awaited`."""

    lookup_name = "awaited"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        column, parameters = self.process_lhs(compiler, connection)
        statuses = ", ".join(f"'{status.value}'" for status in AWAITED)
        return f"{column} IN ({statuses})", tuple(parameters)


Commitment._meta.get_field("status").register_lookup(Awaited)
