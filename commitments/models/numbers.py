"""Numbers: the register's own, and those that a commitment had before."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.models.commitment import Commitment


class NumberSequence(models.Model):
    """The last own number given out under a prefix such as `BR202007`, so that none is given twice."""

    prefix = models.CharField(max_length=12, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.prefix}-{self.last:03}"


class FormerNumber(models.Model):
    """A number under which a commitment was known before; its address redirects for ever."""

    number = models.CharField(_("vroeger nummer"), max_length=20, primary_key=True)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="former_numbers")

    class Meta:
        verbose_name = _("vroeger nummer")
        verbose_name_plural = _("vroegere nummers")
        ordering = ["number"]

    def __str__(self) -> str:
        return self.number
