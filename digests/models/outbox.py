"""Every mail that was owed, by weeks. The rows are the queue: see `digests.outbox`."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from digests.choices import LEASED, SETTLED, MailState, PeriodKind, PeriodState, Reason
from digests.models.subscriptions import Subscription
from digests.weeks import Week


class DigestPeriod(models.Model):
    """One week of one kind of mail. A week that passed while nothing ran is kept as skipped, never mailed late."""

    kind = models.CharField(_("soort"), max_length=10, choices=PeriodKind, default=PeriodKind.WEEKLY)
    iso_week = models.CharField(_("week"), max_length=8)
    state = models.CharField(_("toestand"), max_length=12, choices=PeriodState, default=PeriodState.OPEN)
    reason = models.CharField(_("reden"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("aangemaakt"))
    paused_at = models.DateTimeField(_("stilgezet"), null=True, blank=True)
    """While set nothing more of it goes out: too many mails were refused, and a person is to look."""
    resumed_at = models.DateTimeField(_("hervat"), null=True, blank=True)
    alarmed_at = models.DateTimeField(_("beheerders gewaarschuwd"), null=True, blank=True)

    class Meta:
        verbose_name = _("week")
        verbose_name_plural = _("weken")
        ordering = ["-iso_week", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "iso_week"], name="period_once"),
            models.CheckConstraint(
                condition=Q(state=PeriodState.OPEN, reason="") | (Q(state=PeriodState.SKIPPED_LATE) & ~Q(reason="")),
                name="skipped_period_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.iso_week

    @property
    def reason_in_words(self) -> str:
        """Why it was skipped, in the language of whoever reads it; kept in Dutch."""
        return gettext(self.reason) if self.reason else ""

    @property
    def week(self) -> Week:
        """The week that it is, or in which a clerk first released it: a rappel bears the label of a half-year."""
        return Week.of(self.created_at) if self.kind == PeriodKind.RAPPEL else Week.parse(self.iso_week)


class DigestMail(models.Model):
    """What one subscription is owed in one week, and how far that is. Only `digests.outbox` moves it on.

    `attempt` counts the claims and fences them: a worker whose claim was taken over can write nothing more.
    `payload` is what the register held when the mail was made, and what its list was called, asked and spoke then; the
    mail can be made again from it, word for word.
    """

    period = models.ForeignKey(DigestPeriod, verbose_name=_("week"), on_delete=models.PROTECT, related_name="mails")
    subscription = models.ForeignKey(
        Subscription, verbose_name=_("abonnement"), on_delete=models.PROTECT, related_name="mails"
    )
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(_("toestand"), max_length=10, choices=MailState, default=MailState.PENDING)
    due_at = models.DateTimeField(_("verschuldigd op"))
    not_before = models.DateTimeField(_("niet voor"))
    attempt = models.PositiveIntegerField(_("pogingen"), default=0)
    tries_from = models.PositiveIntegerField(default=0)
    """The attempts before a person let it be tried again."""
    lease_until = models.DateTimeField(null=True, blank=True)
    held_by = models.CharField(_("bij"), max_length=100, blank=True)
    """The process that claimed it last, as "<host>:<process id>"; for who watches, the claim itself is `attempt`."""
    payload = models.JSONField(null=True, blank=True)
    in_doubt = models.BooleanField(_("mogelijk dubbel"), default=False)
    """It was being handed over when contact was lost, and was sent again under the same Message-ID."""
    reason = models.CharField(_("reden"), max_length=16, choices=Reason, blank=True)
    detail = models.CharField(_("bijzonderheden"), max_length=300, blank=True)
    settled_at = models.DateTimeField(_("afgehandeld"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("vrijgegeven door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    """The clerk, of a rappel."""
    reminded_at = models.DateTimeField(null=True, blank=True)
    """When the commitments in a rappel that went out got their event."""
    kept_by_hand = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("met de hand vastgelegd door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    """The administrator who says that what the register refused to keep of a rappel was seen to."""
    bounced = models.CharField(_("teruggekomen"), max_length=12, blank=True)
    """What a later delivery-status mail said of it ("5.1.1"), or "complaint"."""

    class Meta:
        verbose_name = _("bericht")
        verbose_name_plural = _("berichten")
        ordering = ["-due_at", "-id"]
        indexes = [
            # the queue
            models.Index(fields=["not_before", "id"], condition=~Q(state__in=SETTLED), name="mail_unsettled"),
            # the queue, the failed, and how many there are of each state; SQLite does not see that the one above serves
            models.Index(fields=["state", "not_before"], name="mail_by_state"),
            # the last digest of a subscription, and "your digests"
            models.Index(fields=["subscription", "-due_at"], name="mail_of_subscription"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["period", "subscription"], name="mail_once_a_period"),
            models.CheckConstraint(
                condition=Q(state__in=LEASED, lease_until__isnull=False)
                | (~Q(state__in=LEASED) & Q(lease_until__isnull=True)),
                name="mail_lease_while_held",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SETTLED, settled_at__isnull=False)
                | (~Q(state__in=SETTLED) & Q(settled_at__isnull=True)),
                name="mail_settled_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MailState.DATA, MailState.SENT]) | Q(payload__isnull=False),
                name="mail_sent_as_it_was_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MailState.EMPTY, MailState.SUPPRESSED, MailState.FAILED]) | ~Q(reason=""),
                name="mail_not_sent_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period} {self.subscription}"

    @property
    def is_sent(self) -> bool:
        return self.state == MailState.SENT

    @property
    def tries(self) -> int:
        """Attempts since it was owed, or since a person let it be tried again."""
        return self.attempt - self.tries_from
