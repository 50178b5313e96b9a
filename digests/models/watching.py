"""What the post needs to know of itself: addresses that do not take it, jobs that ran, and where it is at home."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AddressTrouble(models.Model):
    """What came back from an address, which is kept as a keyed hash only: it outlives the address itself."""

    key = models.CharField(max_length=64, unique=True)
    is_hard = models.BooleanField(_("voorgoed onbestelbaar"), default=False)
    score = models.FloatField(_("score"), default=0)
    """Mails that did not arrive for now, as of `scored_at`; it halves every few weeks."""
    scored_at = models.DateTimeField(_("bijgewerkt"))
    last_code = models.CharField(_("laatste code"), max_length=12)
    unkept_at = models.DateTimeField(null=True, blank=True)
    """When the newest of the mails went that came back and of which no row is kept (`count_unkept`)."""

    class Meta:
        verbose_name = _("onbestelbaar adres")
        verbose_name_plural = _("onbestelbare adressen")
        ordering = ["-scored_at", "id"]

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.last_code}"


class Heartbeat(models.Model):
    """When a job of the schedule last ran to its end; and since when the mail server is away, while it is."""

    job = models.CharField(_("taak"), max_length=60, primary_key=True)
    beaten_at = models.DateTimeField(_("laatst"))

    class Meta:
        verbose_name = _("hartslag")
        verbose_name_plural = _("hartslagen")
        ordering = ["job"]

    def __str__(self) -> str:
        return self.job


class Anchor(models.Model):
    """One row that is written once and never again: PostgreSQL knows which transaction put it here (`digests.home`)."""

    laid_at = models.DateTimeField()

    class Meta:
        verbose_name = _("anker")
        verbose_name_plural = _("ankers")

    def __str__(self) -> str:
        return str(self.laid_at)


class Home(models.Model):
    """One row: by what this database knows that it is not a copy of another, and since when it sends nothing."""

    witness = models.CharField(max_length=200)
    muted_at = models.DateTimeField(_("zwijgt sinds"), null=True, blank=True)

    class Meta:
        verbose_name = _("thuis")
        verbose_name_plural = _("thuis")

    def __str__(self) -> str:
        return self.witness
