"""The columns of a term, shared by a commitment (the one that holds) and each deadline it had."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.choices import DeadlineBasis, OccasionRelation
from commitments.models.calendar import Occasion


class Term(models.Model):
    """A deadline with the words it was given in: the window, what it rests on and why (`commitments.deadlines`)."""

    deadline_wording = models.CharField(_("termijn in woorden"), max_length=300, blank=True)
    deadline_earliest = models.DateField(_("niet voor"), null=True, blank=True)
    deadline = models.DateField(_("uiterste dag"), null=True, blank=True)
    deadline_basis = models.CharField(_("grondslag"), max_length=12, choices=DeadlineBasis, default=DeadlineBasis.NONE)
    deadline_rule = models.CharField(_("regel"), max_length=60, blank=True)
    deadline_calendar_row = models.CharField(_("kalenderregel"), max_length=200, blank=True)
    deadline_calendar_source = models.CharField(_("bron van de kalenderregel"), max_length=400, blank=True)
    deadline_policy = models.CharField(_("beleid"), max_length=40, blank=True)
    deadline_confirmed = models.BooleanField(_("kalender bevestigd"), default=True)
    deadline_explanation = models.CharField(_("uitleg"), max_length=600, blank=True)
    occasion = models.ForeignKey(
        Occasion,
        verbose_name=_("gelegenheid"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
    )
    occasion_relation = models.CharField(_("ten opzichte van"), max_length=8, choices=OccasionRelation, blank=True)
    occasion_offset_days = models.PositiveSmallIntegerField(_("dagen na afloop"), default=0)

    class Meta:
        abstract = True
