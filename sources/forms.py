"""What a clerk fills in to hand in papers."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from commitments.fields import dossier_number
from sources.parcels import ENDINGS, Parcel, few_of_other_kinds, pasted, unpack

LONGEST_PASTED = 2_000_000
"""Characters; more is a file."""


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to a list of uploaded files; an empty one among them is told of with the others, not refused here."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[Any]"]:
        return [file for file in data if file] if isinstance(data, (list, tuple)) else [data] if data else []


class UploadForm(forms.Form):
    """Papers to read: files, a folder, zips, or a text that was copied."""

    papers = FilesField(
        label=_("Stukken"),
        required=False,
        help_text=_(
            "Een of meer Kamerstukken als tekst, HTML, XML, PDF of Word (.txt, .html, .xml, .pdf, .docx), of samen in"
            " een zip; tot 50 MB per stuk."
        ),
        widget=SeveralFiles(attrs={"accept": ",".join(f".{ending}" for ending in (*ENDINGS, "zip"))}),
    )
    text = forms.CharField(
        label=_("Of plak de tekst van een stuk"),
        required=False,
        strip=False,
        max_length=LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_published = forms.BooleanField(
        label=_("Deze stukken zijn gepubliceerd"),
        required=False,
        help_text=_("Zonder dit vinkje is een stuk dat hier nog niet is een concept, dat alleen de griffie ziet."),
    )
    replaces_text = forms.BooleanField(
        label=_("Vervang de tekst"),
        required=False,
        help_text=_("Ook als er passages in de nieuwe tekst ontbreken of die veel korter is."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("papers") and not (cleaned.get("text") or "").strip() and not self.errors:
            self.add_error("papers", ValidationError(_("Kies een bestand of plak een tekst.")))
        return cleaned

    def parcels(self) -> Iterator[Parcel]:
        """Everything that was handed in, each file by itself."""
        return few_of_other_kinds(self._parcels())

    def _parcels(self) -> Iterator[Parcel]:
        for file in self.cleaned_data["papers"]:
            yield from unpack(file.name or "", file, file.size or 0)
        if (text := self.cleaned_data["text"].strip("\ufeff")) and text.strip():
            yield pasted(text, _now("geplakte tekst"))


class FilingForm(forms.Form):
    """The dossier in which a paper without one belongs; cleans to its number and suffix."""

    dossier = forms.CharField(label=_("Zet dit stuk in dossier"), max_length=20)

    def clean_dossier(self) -> tuple[str, str]:
        typed = self.cleaned_data["dossier"]
        if (parts := dossier_number(typed)) is None:
            raise ValidationError(
                _("«%(typed)s» is geen dossiernummer; dat is bijvoorbeeld 33 783 of 36 600 XVI."),
                params={"typed": typed},
            )
        return parts
