"""What clerks hand in: the queue of files that wait to be read, and the files from which the texts of papers came."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from commitments.models import Document
from sources.models.readings import Reading
from sources.records import Remark
from sources.remarks import in_words


class UploadState(models.TextChoices):
    WAITING = "waiting", _("wordt gelezen")
    READ = "read", _("gelezen")
    UNREADABLE = "unreadable", _("niet te lezen")


class Upload(models.Model):
    """A file that a clerk handed in. The row is the queue: it keeps the bytes until they are read, and no longer.

    What was read stays as the `Original` of its paper. `document` is the paper that was read in it; without a `reading`
    that was left as it is.

    `remarks` are pairs of a sentence and its facts, so that each reader of the desk gets them in the own language.
    """

    file_name = models.CharField(_("bestand"), max_length=255)
    content = models.BinaryField(_("inhoud"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("door"), on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("aangeboden"))
    state = models.CharField(_("stand"), max_length=10, choices=UploadState, default=UploadState.WAITING)
    is_published = models.BooleanField(_("dit stuk is gepubliceerd"), default=False)
    replaces_text = models.BooleanField(_("vervang de tekst"), default=False)
    remarks = models.JSONField(_("opmerkingen"), default=list, blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("stuk"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reading = models.ForeignKey(
        Reading, verbose_name=_("lezing"), null=True, blank=True, on_delete=models.SET_NULL, related_name="uploads"
    )

    class Meta:
        verbose_name = _("aangeboden stuk")
        verbose_name_plural = _("aangeboden stukken")
        ordering = ["-handed_in_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=UploadState.WAITING) | Q(content=b""), name="upload_bytes_only_while_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def problem(self) -> str:
        """What there is to say of it, in the language of now; mostly nothing."""
        return " ".join(in_words(Remark(sentence, facts)) for sentence, facts in self.remarks)


class Original(models.Model):
    """A file from which the text of a paper was read, as it was handed in; given out as a download alone."""

    document = models.ForeignKey(Document, verbose_name=_("stuk"), on_delete=models.CASCADE, related_name="originals")
    file_name = models.CharField(_("bestand"), max_length=255)
    content = models.BinaryField(_("inhoud"))
    size = models.PositiveIntegerField(_("grootte"))
    """In bytes."""
    sha256 = models.CharField(_("vingerafdruk"), max_length=64)
    text_sha256 = models.CharField(_("vingerafdruk van de tekst"), max_length=64, blank=True, db_default="")
    """Of the text that was read from it; the paper may have another one by now."""
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("door"), on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("aangeboden"))

    class Meta:
        verbose_name = _("oorspronkelijk bestand")
        verbose_name_plural = _("oorspronkelijke bestanden")
        ordering = ["-handed_in_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256"], name="original_once_a_paper"),
        ]

    def __str__(self) -> str:
        return self.file_name
