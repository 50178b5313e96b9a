"""Keys with which an account's own programs and feed readers come in; only a hash of each is kept."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessToken(models.Model):
    """One key of one account. It gives what the account may do, and writing only when `may_write`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens")
    name = models.CharField(_("waarvoor"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    may_write = models.BooleanField(_("mag ook vastleggen"), default=False)
    created_on = models.DateField(_("gemaakt op"))
    last_used_on = models.DateField(_("laatst gebruikt"), null=True, blank=True)
    revoked_on = models.DateField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        verbose_name = _("toegangssleutel")
        verbose_name_plural = _("toegangssleutels")
        ordering = ["-created_on", "-id"]

    def __str__(self) -> str:
        return self.name
