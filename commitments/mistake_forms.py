"""What a reader fills in about a mistake, and what the clerks' office answers."""

from django import forms
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _


class MistakeForm(forms.Form):
    """What a reader thinks is wrong on a page."""

    page = forms.CharField(required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Wat klopt er niet?"),
        max_length=2000,
        help_text=_("Noem wat er staat en wat er zou moeten staan, als u dat weet."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    email = forms.EmailField(
        label=_("Uw e-mailadres"),
        required=False,
        help_text=_("Alleen om u het antwoord te sturen. Daarna wissen wij het."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_page(self) -> str:
        """A path of this site; anything else is the front page, for nobody types it."""
        page = str(self.cleaned_data["page"])[:400]
        is_ours = page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None)
        return page if is_ours else "/"


class MistakeAnswerForm(forms.Form):
    """What the clerks' office answers."""

    answer = forms.CharField(
        label=_("Antwoord"),
        max_length=4000,
        help_text=_("Gaat per mail naar wie een adres achterliet, en staat bij de melding."),
        widget=forms.Textarea(attrs={"rows": 8}),
    )
