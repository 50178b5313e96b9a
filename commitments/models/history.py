"""What happened to each commitment; append-only, guarded by triggers in the database (`commitments.append_only`)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.choices import EventKind
from commitments.models.commitment import Commitment
from commitments.models.follow_ups import DeadlineChange
from commitments.models.papers import Document


class CommitmentEvent(models.Model):
    """One thing that happened. `happened_on` is the day of the paper, `recorded_at` when the register learnt it."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(_("gebeurtenis"), max_length=24, choices=EventKind)
    happened_on = models.DateField(_("op"))
    recorded_at = models.DateTimeField(_("vastgelegd"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    document = models.ForeignKey(
        Document, verbose_name=_("stuk"), null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    deadline_change = models.ForeignKey(
        DeadlineChange,
        verbose_name=_("termijn"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
    )
    note = models.CharField(_("toelichting"), max_length=600, blank=True)
    data = models.JSONField(default=dict, blank=True)
    """What changed: {field: [before, after]}."""

    class Meta:
        verbose_name = _("gebeurtenis")
        verbose_name_plural = _("gebeurtenissen")
        ordering = ["happened_on", "id"]
        indexes = [
            # what had happened to a commitment on a past day (`as_of`), newest first
            models.Index(fields=["commitment", "happened_on", "id"], name="event_of_commitment"),
            # of which something happened since a day: the rest stands as it stood then
            models.Index(fields=["happened_on", "commitment"], name="event_since"),
            # what became late or was settled in a week, for the digest
            models.Index(fields=["kind", "recorded_at"], name="event_kind_recorded"),
        ]
        constraints = [
            # a deadline passes once, however often the nightly job runs
            models.UniqueConstraint(
                fields=["deadline_change"], condition=Q(kind=EventKind.DEADLINE_PASSED), name="deadline_passes_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind=EventKind.DEADLINE_PASSED) | Q(deadline_change__isnull=False),
                name="passed_deadline_is_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.get_kind_display()}"
