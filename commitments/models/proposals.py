"""Proposals to close a commitment, where a second pair of eyes is asked for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.choices import ProposalOutcome, ProposedVerb
from commitments.models.commitment import Commitment
from commitments.models.papers import Document


class Proposal(models.Model):
    """What one clerk proposes and another confirms or sends back; its events stand in the commitment's history."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="proposals")
    verb = models.CharField(_("voorstel"), max_length=8, choices=ProposedVerb)
    happened_on = models.DateField(_("op"))
    document = models.ForeignKey(
        Document, verbose_name=_("stuk"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.CharField(_("toelichting"), max_length=600, blank=True)
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    quote_end = models.PositiveIntegerField(null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("voorgesteld door"), on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(_("voorgesteld"))
    outcome = models.CharField(_("uitkomst"), max_length=9, choices=ProposalOutcome, default="", blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("beslist door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["commitment"], condition=Q(outcome=""), name="one_proposal_at_a_time"),
            models.CheckConstraint(
                condition=Q(outcome="confirmed", decided_by__isnull=False) & ~Q(decided_by=models.F("proposed_by"))
                | ~Q(outcome="confirmed"),
                name="confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.get_verb_display()}"

    @property
    def passage(self) -> str:
        """The words of the paper that are to keep the promise, when some were pointed at."""
        return self.document.text[self.quote_start : self.quote_end] if self.document and self.quote_end else ""
