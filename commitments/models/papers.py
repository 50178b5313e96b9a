"""Parliamentary papers: dossiers, documents, their place in a dossier and what they cite."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commitments.choices import Chamber, DocumentKind, Visibility
from commitments.citations import format_citation
from commitments.models.people import Committee, Minister
from commitments.querysets import DocumentQuerySet, DossierQuerySet
from commitments.unbroken import NBSP


class Dossier(models.Model):
    """A numbered file of Kamerstukken: 33783, 36600 XVI, 21501-02."""

    number = models.CharField(_("nummer"), max_length=6)
    suffix = models.CharField(_("toevoeging"), max_length=8, blank=True)
    title = models.CharField(_("titel"), max_length=300)
    checked_until = models.DateField(_("stukken gelezen tot en met"), null=True, blank=True)
    """Beyond this day nothing in the dossier is called late without word: nobody has looked yet."""
    is_example = models.BooleanField(_("fictief voorbeeld"), default=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["number", "suffix"]
        constraints = [models.UniqueConstraint(fields=["number", "suffix"], name="dossier_number_is_one_dossier")]

    def __str__(self) -> str:
        return f"{self.citation} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.key])

    @property
    def key(self) -> str:
        """The number as identifiers and addresses write it: `33783`, `36600-XVI`."""
        return f"{self.number}-{self.suffix}" if self.suffix else self.number

    @property
    def citation(self) -> str:
        """The number as papers print it, unbreakable: `33 783`, `36 600 XVI`, `21 501-02`."""
        head = f"{self.number[:-3]}{NBSP}{self.number[-3:]}" if len(self.number) > 3 else self.number
        if not self.suffix:
            return head
        return f"{head}-{self.suffix}" if self.suffix.isdigit() else f"{head}{NBSP}{self.suffix}"


class Document(models.Model):
    """A parliamentary paper. `text` is kept exactly as it was read: every quote points into it by code points."""

    identifier = models.CharField(_("identificatie"), max_length=60, unique=True)
    kind = models.CharField(_("soort"), max_length=24, choices=DocumentKind, default=DocumentKind.LETTER)
    chamber = models.CharField(_("kamer"), max_length=8, choices=Chamber, default=Chamber.HOUSE)
    title = models.CharField(_("titel"), max_length=400)
    sender = models.CharField(_("afzender"), max_length=200, blank=True)
    minister = models.ForeignKey(
        Minister,
        verbose_name=_("bewindspersoon"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    signed_on = models.DateField(_("gedateerd"), null=True, blank=True)
    published_on = models.DateField(_("gepubliceerd"), null=True, blank=True)
    parliamentary_year = models.CharField(_("vergaderjaar"), max_length=9, blank=True)
    dossiers = models.ManyToManyField(Dossier, through="DocumentPlace", related_name="documents")
    parent = models.ForeignKey(
        "self",
        verbose_name=_("bijlage bij"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="attachments",
    )
    committee = models.ForeignKey(
        Committee,
        verbose_name=_("commissie"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
    )
    summary = models.TextField(_("waar het over gaat"), blank=True)
    text = models.TextField(_("tekst"), blank=True)
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    source_url = models.URLField(_("bron"), max_length=300, blank=True)
    visibility = models.CharField(_("zichtbaarheid"), max_length=12, choices=Visibility, default=Visibility.PUBLIC)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("stuk")
        verbose_name_plural = _("stukken")
        ordering = ["-signed_on", "-id"]
        indexes = [
            # the list of papers, newest first
            models.Index(fields=["-signed_on", "-id"], name="document_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True)
                | Q(published_on__isnull=True)
                | Q(published_on__gte=F("signed_on")),
                name="document_published_after_signing",
            ),
        ]

    def __str__(self) -> str:
        return self.citation

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.identifier])

    def clean(self) -> None:
        """A paper on which a public commitment rests cannot be closed; withdraw or hide the commitment first."""
        closed = self.pk and self.visibility != Visibility.PUBLIC
        if closed and self.commitments.filter(visibility=Visibility.PUBLIC).exists():
            raise ValidationError({"visibility": _("Op dit stuk rust een openbare toezegging.")})

    @property
    def citation(self) -> str:
        return format_citation(self.identifier)

    @property
    def happened_on(self) -> date | None:
        """The day on which the paper spoke: the day it is dated, else the day it was published."""
        return self.signed_on or self.published_on


class ReplacedText(models.Model):
    """A text that a paper once had here: what a quote stood in can still be seen. Append-only, like the history."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="replaced_texts")
    text = models.TextField(_("tekst"))
    text_sha256 = models.CharField(max_length=64)
    replaced_at = models.DateTimeField(_("vervangen"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("vervangen tekst")
        verbose_name_plural = _("vervangen teksten")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.document} {self.replaced_at:%Y-%m-%d}"


class DocumentPlace(models.Model):
    """A document's place in a dossier: "33 783, nr. 46". The sub-number is text: the Senate uses letters."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="places")
    dossier = models.ForeignKey(Dossier, verbose_name=_("dossier"), on_delete=models.PROTECT, related_name="places")
    sub_number = models.CharField(_("ondernummer"), max_length=8, blank=True)

    class Meta:
        verbose_name = _("plaats in een dossier")
        verbose_name_plural = _("plaatsen in dossiers")
        ordering = ["dossier", "id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "dossier"], name="document_once_in_a_dossier"),
            models.UniqueConstraint(
                fields=["dossier", "sub_number"], condition=~Q(sub_number=""), name="sub_number_is_one_document"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier.citation}, nr.{NBSP}{self.sub_number}"


class Citation(models.Model):
    """One paper citing another, held here or not; `start`..`end` are code points in the citing text, once read."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="citations")
    identifier = models.CharField(_("aangehaald stuk"), max_length=60)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("verwijzing")
        verbose_name_plural = _("verwijzingen")
        ordering = ["start", "id"]
        indexes = [
            # "cited by" on the page of a paper
            models.Index(fields=["identifier"], name="citation_identifier"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["document", "identifier", "start"], name="citation_once_a_place"),
            models.UniqueConstraint(
                fields=["document", "identifier"], condition=Q(start__isnull=True), name="citation_once_without_place"
            ),
            models.CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True) | Q(start__lt=F("end")), name="citation_span_ordered"
            ),
        ]

    def __str__(self) -> str:
        return format_citation(self.identifier)
