"""What readers say is wrong on a page, and what the clerks' office answered."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """What only the address of this one report has: 128 bits."""
    return secrets.token_urlsafe(16)


class MistakeReport(models.Model):
    """One mistake that a reader reported. The address for the answer is kept until the answer has gone out."""

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    page = models.CharField(_("pagina"), max_length=400)
    words = models.TextField(_("wat er niet klopt"))
    email = models.EmailField(_("e-mailadres"), blank=True)
    language = models.CharField(_("taal"), max_length=2, default="nl")
    reported_at = models.DateTimeField(_("gemeld"))
    answer = models.TextField(_("antwoord"), blank=True)
    answered_at = models.DateTimeField(_("beantwoord"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    mail_due_at = models.DateTimeField(null=True, blank=True)
    """From when the answer may be mailed; whoever is mailing it moves this on, so that nobody else does."""
    mailed_at = models.DateTimeField(_("antwoord gemaild"), null=True, blank=True)

    class Meta:
        verbose_name = _("gemelde fout")
        verbose_name_plural = _("gemelde fouten")
        ordering = ["-reported_at", "-id"]
        indexes = [
            # what waits for an answer, the oldest first
            models.Index(fields=["reported_at"], condition=Q(answered_at__isnull=True), name="mistake_waiting"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="answer_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.reported_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("mistake", args=[self.token])

    @property
    def could_not_be_mailed(self) -> bool:
        """The answer was to be mailed, and was given up."""
        return self.mail_due_at is not None and self.mailed_at is None and not self.email
