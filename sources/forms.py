"""What a clerk fills in beside the papers that were read."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from sources.text import MOST_BYTES

ENDINGS = ("txt", "html", "htm", "xml", "pdf", "docx")


class UploadForm(forms.Form):
    """A paper to read."""

    paper = forms.FileField(
        label=_("Stuk"),
        max_length=255,
        help_text=_("Een Kamerstuk als tekst, HTML, XML, PDF of Word (.txt, .html, .xml, .pdf, .docx), tot 50 MB."),
        error_messages={"empty": _("Het bestand is leeg.")},
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )

    is_published = forms.BooleanField(
        label=_("Dit stuk is gepubliceerd"),
        required=False,
        help_text=_("Zonder dit kruisje is een stuk dat hier nog niet is een concept, dat alleen de griffie ziet."),
    )
    replaces_text = forms.BooleanField(
        label=_("Vervang de tekst"),
        required=False,
        help_text=_("Ook als er passages in de nieuwe tekst ontbreken of die veel korter is."),
    )

    def clean_paper(self) -> "UploadedFile[Any]":
        """What can be seen at once; whether there is text in it is seen when it is read."""
        paper: UploadedFile[Any] = self.cleaned_data["paper"]
        if (paper.size or 0) > MOST_BYTES:
            raise ValidationError(_("Het bestand is groter dan 50 MB."))
        if PurePath(paper.name or "").suffix.lower().removeprefix(".") not in ENDINGS:
            raise ValidationError(_("Dit soort bestand wordt niet gelezen; wel .txt, .html, .xml, .pdf en .docx."))
        return paper


class RejectForm(forms.Form):
    """Why a suggestion is no commitment, or no answer."""

    reason = forms.CharField(label=_("Reden"), max_length=300, required=False)
