"""One form for each verb of the lifecycle: what the clerk fills in, and the call that it makes."""

from django.utils.functional import Promise

from commitments.change_forms.answers import AnswerForm
from commitments.change_forms.base import ChangeForm
from commitments.change_forms.content import AmendForm, NumberForm, PassageForm, VisibilityForm
from commitments.change_forms.decisions import (
    ContinuingForm,
    KeepOpenForm,
    LapseForm,
    MergeForm,
    ReopenForm,
    TransferForm,
    WithdrawForm,
)
from commitments.change_forms.split import SplitForm
from commitments.change_forms.terms import CorrectTermForm
from commitments.change_forms.undoing import ReinstateForm, TakeBackForm
from commitments.choices import Status
from commitments.lifecycle import ALLOWED
from commitments.models import Commitment

CHANGES: dict[str, type[ChangeForm]] = {
    "vervolgstuk": AnswerForm,
    "termijn": CorrectTermForm,
    "gegevens": AmendForm,
    "passage": PassageForm,
    "zichtbaarheid": VisibilityForm,
    "openhouden": KeepOpenForm,
    "doorlopend": ContinuingForm,
    "overdragen": TransferForm,
    "nummer": NumberForm,
    "splitsen": SplitForm,
    "samenvoegen": MergeForm,
    "vervallen": LapseForm,
    "heropenen": ReopenForm,
    "intrekken": WithdrawForm,
    "terugnemen": TakeBackForm,
    "terugzetten": ReinstateForm,
}
"""Last part of the address to its form, in the order in which the doors are shown."""


def open_changes(commitment: Commitment) -> dict[str, str | Promise]:
    """The changes that the commitment's status allows now: part of the address to heading."""
    return {key: form.heading for key, form in CHANGES.items() if _is_open(commitment, form)}


def _is_open(commitment: Commitment, form: type[ChangeForm]) -> bool:
    status = Status(commitment.status)
    if form is SplitForm and commitment.parent_id:
        return False
    if form is TakeBackForm and not commitment.follow_ups.exists():
        return False
    return any(status in ALLOWED[verb] for verb in form.verbs)
