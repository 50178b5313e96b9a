"""The policy table by which words become days, as data: each row can be changed, none can be made up."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from commitments.deadlines import Policy, PolicyRow
from commitments.models.seals import Kept


class DeadlinePolicyRow(Kept):
    """One row of the table; where it is not there, the row of `commitments.deadlines.policy` holds."""

    key = models.SlugField(_("sleutel"), max_length=40, unique=True)
    value = models.CharField(
        _("waarde"), max_length=8, help_text=_("Een aantal (14), of een dag van het jaar als dd-mm (20-06).")
    )
    meaning = models.CharField(
        _("betekenis"),
        max_length=200,
        help_text=_("Staat in de uitleg van elke termijn die erop rust; op de plaats van {value} komt de waarde."),
    )

    class Meta:
        verbose_name = _("beleidsregel voor termijnen")
        verbose_name_plural = _("beleidsregels voor termijnen")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.key

    def as_row(self) -> PolicyRow:
        return PolicyRow(self.key, self.value, self.meaning)

    def clean(self) -> None:
        """The table with this row in it must be one that terms can be read with."""
        if "{value}" not in self.meaning:
            raise ValidationError({"meaning": _("Zet {value} in de betekenis: daar komt de waarde.")})
        others = DeadlinePolicyRow.objects.exclude(pk=self.pk)
        try:
            Policy.from_rows([*(row.as_row() for row in others), self.as_row()], name="")
        except ValueError as error:
            raise ValidationError({"value": str(error)}) from None
