"""Reminders: a ministry was asked how things stand (rappel)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.choices import RappelList
from commitments.models.commitment import Commitment


class Reminder(models.Model):
    """One commitment in one rappel; its event stands in the history of the commitment."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="reminders")
    rappel_list = models.CharField(_("lijst"), max_length=1, choices=RappelList)
    asked_on = models.DateField(_("gevraagd op"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("door"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(_("vastgelegd"))

    class Meta:
        verbose_name = _("rappel")
        verbose_name_plural = _("rappels")
        ordering = ["asked_on", "id"]
        constraints = [models.UniqueConstraint(fields=["commitment", "asked_on"], name="reminded_once_a_day")]

    def __str__(self) -> str:
        return f"{self.asked_on} {self.commitment_id}"
