"""Who wants to be told what, and when."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from digests.choices import Grouping, PeriodKind, Weekday

one_line = RegexValidator(r"^[^\r\n\v\f\x85\u2028\u2029]*$", _("Gebruik één regel."))


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def running(self) -> "SubscriptionQuerySet":
        """Confirmed and not left."""
        return self.filter(confirmed_at__isnull=False, ended_at__isnull=True)

    def of(self, user_id: int | None) -> "SubscriptionQuerySet":
        """What an account follows now."""
        return self.filter(user=user_id, ended_at__isnull=True)


class Subscription(models.Model):
    """A list of commitments that somebody follows: an account, or an address that confirmed by mail.

    `query` is the query string of the list's own page and means the same here. An address is forgotten some time after
    leaving; the row stays, so that the weeks still add up.
    """

    kind = models.CharField(_("soort"), max_length=10, choices=PeriodKind, default=PeriodKind.WEEKLY)
    name = models.CharField(_("naam van de lijst"), max_length=120, validators=[one_line])
    query = models.CharField(_("lijst"), max_length=1000, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="subscriptions",
    )
    email = models.EmailField(_("e-mailadres"), blank=True)
    language = models.CharField(_("taal"), max_length=2, choices=settings.LANGUAGES, default="nl")
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=Weekday, default=Weekday.MONDAY)
    hour = models.PositiveSmallIntegerField(_("uur"), default=7)
    grouping = models.CharField(_("indeling"), max_length=10, choices=Grouping, default=Grouping.MINISTRY)
    created_at = models.DateTimeField(_("aangevraagd"))
    confirmation_due_at = models.DateTimeField(_("bevestiging te vragen vanaf"), null=True, blank=True)
    """While set, a mail that asks for confirmation is owed from that moment on."""
    questions = models.PositiveSmallIntegerField(_("keer om bevestiging gevraagd"), default=0)
    asked_at = models.DateTimeField(_("laatst om bevestiging gevraagd"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("bevestigd"), null=True, blank=True)
    scheduled_at = models.DateTimeField(_("dag en uur gekozen"))
    """When the present day and hour were chosen; an hour before it is not made up for."""
    paused_until = models.DateField(_("gepauzeerd tot"), null=True, blank=True)
    ended_at = models.DateTimeField(_("gestopt"), null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("abonnement")
        verbose_name_plural = _("abonnementen")
        ordering = ["name", "id"]
        indexes = [
            # whose hour has come
            models.Index(
                fields=["weekday", "hour"],
                condition=Q(confirmed_at__isnull=False, ended_at__isnull=True),
                name="subscription_running",
            ),
            # whom to ask for confirmation
            models.Index(
                fields=["confirmation_due_at"],
                condition=Q(confirmation_due_at__isnull=False),
                name="subscription_unconfirmed",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, email="")
                | (Q(user__isnull=True) & ~Q(email=""))
                | Q(user__isnull=True, email="", ended_at__isnull=False),
                name="subscription_has_one_addressee",
            ),
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="subscription_weekday"),
            models.CheckConstraint(condition=Q(hour__gte=0, hour__lte=23), name="subscription_hour"),
            models.CheckConstraint(
                condition=Q(confirmation_due_at__isnull=True) | Q(confirmed_at__isnull=True, ended_at__isnull=True),
                name="subscription_asks_while_unconfirmed",
            ),
            models.UniqueConstraint(
                fields=["user", "query", "kind"],
                condition=Q(user__isnull=False, ended_at__isnull=True),
                name="subscription_once_an_account",
                violation_error_message=_("U volgt deze lijst al."),
            ),
            models.UniqueConstraint(
                Lower("email"),
                F("query"),
                F("kind"),
                condition=~Q(email="") & Q(ended_at__isnull=True),
                name="subscription_once_an_address",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where its mails go; "" when the address was forgotten."""
        return self.user.email if self.user else self.email

    @property
    def is_running(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None
