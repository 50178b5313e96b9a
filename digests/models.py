"""Who wants to be told what, and every mail that was owed to them. The rows are the queue: see `digests.outbox`."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from digests.choices import LEASED, SETTLED, Grouping, MailState, PeriodKind, PeriodState, Reason, Weekday
from digests.weeks import Week

LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
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
    language = models.CharField(_("taal"), max_length=2, choices=LANGUAGES, default="nl")
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
    `payload` is what the register held when the mail was made; the mail can be made again from it, word for word.
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


class AddressTrouble(models.Model):
    """What came back from an address, which is kept as a keyed hash only: it outlives the address itself."""

    key = models.CharField(max_length=64, unique=True)
    is_hard = models.BooleanField(_("voorgoed onbestelbaar"), default=False)
    score = models.FloatField(_("score"), default=0)
    """Mails that did not arrive for now, as of `scored_at`; it halves every few weeks."""
    scored_at = models.DateTimeField(_("bijgewerkt"))
    last_code = models.CharField(_("laatste code"), max_length=12)

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
