"""What came after the promise: every deadline it had, and every paper that answered it."""

from typing import TypeVar

from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from commitments.choices import DelayReason, FollowUpOutcome, MovedBy
from commitments.models.commitment import Commitment
from commitments.models.papers import Document
from commitments.models.term import Term

Row = TypeVar("Row", bound=models.Model)


class StillHolds(models.Manager[Row]):
    """Without what was entered by mistake and taken back since; `everything` has that too, for a past day."""

    def get_queryset(self) -> QuerySet[Row]:
        return super().get_queryset().filter(taken_back_on__isnull=True)


class DeadlineChange(Term):
    """One deadline that a commitment has or had; the first row is the term of the promise itself.

    `announced_on` is the day of the paper that said so, `recorded_at` the moment that the register learnt it. A row is
    in force in the register from `recorded_at` until `ended_at`: until another follows or parliament waits no more.
    When parliament waits again, the last one is in force again from `counts_since`.
    """

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="deadline_changes")
    sequence = models.PositiveSmallIntegerField(_("volgnummer"))
    moved_by = models.CharField(_("door"), max_length=12, choices=MovedBy)
    reason = models.CharField(_("soort reden"), max_length=24, choices=DelayReason, blank=True)
    reason_words = models.CharField(_("reden in woorden"), max_length=300, blank=True)
    document = models.ForeignKey(
        Document,
        verbose_name=_("gemeld in"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="deadline_changes",
    )
    announced_on = models.DateField(_("gemeld op"))
    said_late = models.BooleanField(_("gemeld na het verstrijken"), default=False)
    recorded_at = models.DateTimeField(_("vastgelegd"))
    counts_since = models.DateTimeField(_("telt weer sinds"), null=True, blank=True)
    ended_at = models.DateTimeField(_("in het register tot"), null=True, blank=True)
    taken_back_on = models.DateField(_("teruggenomen"), null=True, blank=True)

    objects = StillHolds["DeadlineChange"]()
    everything = models.Manager["DeadlineChange"]()

    class Meta:
        verbose_name = _("termijn")
        verbose_name_plural = _("termijnen")
        ordering = ["commitment", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "sequence"], name="deadline_change_sequence"),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(ended_at__isnull=True), name="one_deadline_in_force"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deadline_wording or self.deadline or _('geen termijn genoemd')}"


class FollowUp(models.Model):
    """A document that answers a commitment (vervolgstuk), with the passage that says so."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="follow_ups")
    document = models.ForeignKey(Document, verbose_name=_("stuk"), on_delete=models.PROTECT, related_name="follow_ups")
    outcome = models.CharField(_("uitkomst"), max_length=16, choices=FollowUpOutcome)
    happened_on = models.DateField(_("op"))
    note = models.CharField(_("toelichting"), max_length=400, blank=True)
    quote = models.TextField(_("passage"), blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    taken_back_on = models.DateField(_("teruggenomen"), null=True, blank=True)

    objects = StillHolds["FollowUp"]()
    everything = models.Manager["FollowUp"]()

    class Meta:
        verbose_name = _("vervolgstuk")
        verbose_name_plural = _("vervolgstukken")
        ordering = ["happened_on", "id"]
        constraints = [
            # one that was taken back may be said again
            models.UniqueConstraint(
                fields=["commitment", "document", "outcome"],
                condition=Q(taken_back_on__isnull=True),
                name="follow_up_once",
            ),
            models.CheckConstraint(
                condition=Q(quote="", quote_start__isnull=True, quote_end__isnull=True)
                | (Q(quote_start__lt=F("quote_end")) & ~Q(quote="")),
                name="follow_up_quote_has_its_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.get_outcome_display()}"
