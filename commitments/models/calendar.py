"""The parliamentary calendar as data, each row with its source: recesses, budget days, meetings, occasions."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from commitments.choices import Chamber, MeetingKind
from commitments.models.papers import Document, Dossier
from commitments.models.people import Committee, Minister
from commitments.models.seals import Kept


class Recess(Kept):
    """A recess of one chamber, first and last day included. `confirmed` is false where a rule filled the gap."""

    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)
    kind = models.CharField(_("reces"), max_length=40)
    first_on = models.DateField(_("eerste dag"))
    last_on = models.DateField(_("laatste dag"))
    source = models.CharField(_("bron"), max_length=300)
    confirmed = models.BooleanField(_("bevestigd"), default=False)

    class Meta:
        verbose_name = _("reces")
        verbose_name_plural = _("recessen")
        ordering = ["-first_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="recess_days_ordered",
                violation_error_message=_("Een reces kan niet eindigen voordat het begint."),
            ),
            models.UniqueConstraint(fields=["chamber", "kind", "first_on"], name="recess_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first_on.year} ({self.get_chamber_display()})"

    def clean(self) -> None:
        """A chamber has one recess at a time."""
        if not self.first_on or not self.last_on:
            return
        others = Recess.objects.filter(chamber=self.chamber).exclude(pk=self.pk)
        if other := others.filter(first_on__lte=self.last_on, last_on__gte=self.first_on).first():
            raise ValidationError(
                _("Dit reces overlapt met %(other)s, van %(first)s tot en met %(last)s.")
                % {"other": other, "first": date_format(other.first_on), "last": date_format(other.last_on)}
            )


class BudgetDay(Kept):
    """A day of the budget year (Prinsjesdag, Voorjaarsnota, a chapter's debate); `last_on` for those that take days."""

    kind = models.CharField(_("soort"), max_length=40)
    chapter = models.CharField(_("begrotingshoofdstuk"), max_length=8, blank=True)
    year = models.PositiveSmallIntegerField(_("jaar"))
    first_on = models.DateField(_("eerste dag"))
    last_on = models.DateField(_("laatste dag"))
    source = models.CharField(_("bron"), max_length=300)
    confirmed = models.BooleanField(_("bevestigd"), default=False)

    class Meta:
        verbose_name = _("begrotingsdag")
        verbose_name_plural = _("begrotingsdagen")
        ordering = ["-first_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")),
                name="budget_days_ordered",
                violation_error_message=_("De laatste dag kan niet voor de eerste liggen."),
            ),
            models.UniqueConstraint(fields=["kind", "chapter", "year"], name="budget_day_once_a_year"),
        ]

    def __str__(self) -> str:
        return " ".join(filter(None, [self.kind, self.chapter, str(self.year)]))

    def clean(self) -> None:
        """Terms look for a budget day by the year in which it falls."""
        if self.first_on and self.year and self.first_on.year != self.year:
            raise ValidationError({"year": _("Dit is niet het jaar van de eerste dag.")})


class Meeting(models.Model):
    """A debate or consultation, held or to come; its report is a document.

    One from a calendar keeps the name that the calendar gives it, so that it is found again when it is moved.
    """

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("soort"), max_length=28, choices=MeetingKind)
    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)
    subject = models.CharField(_("onderwerp"), max_length=300)
    held_on = models.DateField(_("dag"))
    starts_at = models.TimeField(_("begintijd"), null=True, blank=True)
    place = models.CharField(_("plaats"), max_length=120, blank=True)
    source_uid = models.CharField(_("naam in de agenda"), max_length=200, blank=True)
    announced_on = models.DateField(_("bekendgemaakt op"), null=True, blank=True)
    """Since when it stood in the agenda, as far as known; before that day it is no meeting to come."""
    moved_from = models.DateField(_("verplaatst van"), null=True, blank=True)
    is_cancelled = models.BooleanField(_("gaat niet door"), default=False)
    committees = models.ManyToManyField(Committee, verbose_name=_("commissies"), blank=True, related_name="meetings")
    ministers = models.ManyToManyField(Minister, verbose_name=_("bewindspersonen"), blank=True, related_name="meetings")
    dossier = models.ForeignKey(
        Dossier, verbose_name=_("dossier"), null=True, blank=True, on_delete=models.PROTECT, related_name="meetings"
    )
    report = models.OneToOneField(
        Document, verbose_name=_("verslag"), null=True, blank=True, on_delete=models.PROTECT, related_name="meeting"
    )
    chair = models.CharField(_("voorzitter"), max_length=120, blank=True)
    clerk = models.CharField(_("griffier"), max_length=120, blank=True)
    attendance = models.CharField(_("aanwezige leden"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("vergadering")
        verbose_name_plural = _("vergaderingen")
        ordering = ["-held_on", "-id"]
        indexes = [
            # the meetings to come, and those before them
            models.Index(fields=["held_on", "id"], name="meeting_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source_uid"], condition=~Q(source_uid=""), name="meeting_once_from_a_calendar"
            ),
        ]

    def __str__(self) -> str:
        kind = str(self.get_kind_display())
        return self.subject if self.subject.casefold().startswith(kind.casefold()) else f"{kind} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.slug])


class Occasion(Kept):
    """An event that deadlines hang on (a review conference, Prinsjesdag 2026). Without days it is awaited."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=200)
    first_on = models.DateField(_("eerste dag"), null=True, blank=True)
    last_on = models.DateField(_("laatste dag"), null=True, blank=True)
    meeting = models.OneToOneField(
        Meeting, verbose_name=_("vergadering"), null=True, blank=True, on_delete=models.PROTECT, related_name="occasion"
    )
    """The planned meeting that it is: moved and cancelled with it (`commitments.planned`)."""

    class Meta:
        verbose_name = _("gelegenheid")
        verbose_name_plural = _("gelegenheden")
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_on__isnull=True, last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="occasion_days_ordered",
                violation_error_message=_("Een gelegenheid kan niet eindigen voordat zij begint."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("occasion", args=[self.slug])

    @property
    def version(self) -> int:
        """How often it was given days: what a form or a program names that moves it."""
        return self.dates.count()

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, or None while the occasion has no date."""
        return (self.first_on, self.last_on) if self.first_on and self.last_on else None


class OccasionDate(models.Model):
    """What the days of an occasion were, from the moment that they were announced: its own history."""

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="dates")
    first_on = models.DateField(_("eerste dag"), null=True, blank=True)
    last_on = models.DateField(_("laatste dag"), null=True, blank=True)
    announced_on = models.DateField(_("bekendgemaakt op"))
    document = models.ForeignKey(Document, verbose_name=_("gemeld in"), null=True, blank=True, on_delete=models.PROTECT)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    recorded_at = models.DateTimeField(_("vastgelegd"))

    class Meta:
        verbose_name = _("datum van een gelegenheid")
        verbose_name_plural = _("datums van gelegenheden")
        ordering = ["announced_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_on__isnull=True, last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                name="occasion_date_ordered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.occasion}: {self.first_on} – {self.last_on}"
