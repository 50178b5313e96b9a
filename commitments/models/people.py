"""Who promises and who is promised: ministries, ministers, committees, members and their groups."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from commitments.choices import Chamber, MinisterRole
from commitments.querysets import MinisterQuerySet


def ordered_period(name: str) -> models.CheckConstraint:
    """A period that ends no earlier than it begins; open ends are allowed."""
    return models.CheckConstraint(
        condition=Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
        name=name,
    )


def is_valid_on(row: "Ministry | Minister", on: date) -> bool:
    """Whether its period has day `on` in it; an end that is not known is no bar."""
    return (row.valid_from or date.min) <= on <= (row.valid_until or date.max)


class Ministry(models.Model):
    """A ministry under one name; a renamed or split ministry has successors."""

    code = models.SlugField(_("afkorting"), max_length=12, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    short_name = models.CharField(_("korte naam"), max_length=20)
    valid_from = models.DateField(_("vanaf"), null=True, blank=True)
    valid_until = models.DateField(_("tot en met"), null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")
    source = models.CharField(_("bron"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("ministerie")
        verbose_name_plural = _("ministeries")
        ordering = ["name", "id"]
        constraints = [ordered_period("ministry_period_ordered")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ministry", args=[self.code])


class Committee(models.Model):
    """A permanent committee; both chambers have one for most ministries, so the Senate's says so.

    `ministries` are those with which it deals; `lineage.committees_for` follows their renamings.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("naam"), max_length=160)
    short_name = models.CharField(_("korte naam"), max_length=40)
    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)
    ministries = models.ManyToManyField(Ministry, verbose_name=_("ministeries"), blank=True, related_name="committees")
    source = models.CharField(_("bron"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("commissie")
        verbose_name_plural = _("commissies")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        if self.chamber == Chamber.SENATE:
            return f"{self.name} ({self.get_chamber_display()})"
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("committee", args=[self.slug])

    @cached_property
    def is_addressed_beside(self) -> bool:
        """Whether anything was promised to it that it does not deal with now; asked once, and seldom so."""
        return self.promised.exclude(commitment__committee=self).exists()


class ParliamentaryGroup(models.Model):
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=80)
    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)

    class Meta:
        verbose_name = _("fractie")
        verbose_name_plural = _("fracties")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """A member of either chamber (Kamerlid)."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)
    group = models.ForeignKey(
        ParliamentaryGroup,
        verbose_name=_("fractie"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
    )
    committees = models.ManyToManyField(Committee, verbose_name=_("commissies"), blank=True, related_name="members")

    class Meta:
        verbose_name = _("Kamerlid")
        verbose_name_plural = _("Kamerleden")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.group})" if self.group_id else self.name

    def get_absolute_url(self) -> str:
        return reverse("member", args=[self.slug])


class Minister(models.Model):
    """A minister or state secretary in one post; the same person in another post is another row."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    title = models.CharField(_("ambt"), max_length=160)
    role = models.CharField(_("rol"), max_length=16, choices=MinisterRole, default=MinisterRole.MINISTER)
    ministry = models.ForeignKey(
        Ministry, verbose_name=_("ministerie"), on_delete=models.PROTECT, related_name="ministers"
    )
    valid_from = models.DateField(_("vanaf"), null=True, blank=True)
    valid_until = models.DateField(_("tot en met"), null=True, blank=True)

    objects = MinisterQuerySet.as_manager()

    class Meta:
        verbose_name = _("bewindspersoon")
        verbose_name_plural = _("bewindspersonen")
        ordering = ["title", "-valid_from", "id"]
        constraints = [ordered_period("minister_period_ordered")]

    def __str__(self) -> str:
        return f"{self.title} ({self.name})" if self.name else self.title

    def get_absolute_url(self) -> str:
        return reverse("minister", args=[self.slug])

    def is_in_office(self, on: date) -> bool:
        """For one row; the same rule for many is `MinisterQuerySet.in_office`."""
        return is_valid_on(self, on)
