"""The history of rows that are no commitments, and the seals that chain all history."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from commitments.said_by import who_and_why


class RowChange(models.Model):
    """One change of a row of the calendar, the policy table or a link; append-only, like the events."""

    table = models.CharField(_("tabel"), max_length=40)
    row = models.PositiveBigIntegerField(_("rij"))
    name = models.CharField(_("naam"), max_length=300)
    data = models.JSONField(_("wijziging"), encoder=DjangoJSONEncoder)
    """What changed: {field: [before, after]}; None on both sides of a row that came or went."""
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.CharField(_("reden"), max_length=600, blank=True)
    recorded_at = models.DateTimeField(_("vastgelegd"), auto_now_add=True)

    class Meta:
        verbose_name = _("wijziging van een rij")
        verbose_name_plural = _("wijzigingen van rijen")
        ordering = ["id"]
        indexes = [
            # the history of one row
            models.Index(fields=["table", "row"], name="row_change_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.name}"


class RowTrace(models.Model):
    """What the database saw of one change of a commitment, a link, a deadline or the calendar; triggers write it.

    Append-only. `by` is who was logged in; why stands in the event or the `RowChange` beside it. What has nobody was
    done by the register itself, or by raw SQL when there is no event or `RowChange` either.
    """

    table = models.CharField(_("tabel"), max_length=40)
    row = models.BigIntegerField(_("rij"))
    data = models.JSONField(_("wijziging"))
    """What changed: {column: [before, after]}; a row that came or went has its `id` among them."""
    recorded_at = models.DateTimeField(_("vastgelegd"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("spoor van een rij")
        verbose_name_plural = _("sporen van rijen")
        ordering = ["id"]
        indexes = [
            # the traces of one row
            models.Index(fields=["table", "row"], name="row_trace_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class KeptQuerySet(models.QuerySet[Any]):
    """Rows are changed one by one, so that each change is kept."""

    def update(self, **fields: Any) -> int:
        with transaction.atomic():
            rows = list(self)
            for row in rows:
                for name, value in fields.items():
                    setattr(row, name, value)
                row.save()
        return len(rows)

    def delete(self) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            rows = list(self)
            for row in rows:
                row.delete()
        return len(rows), {self.model._meta.label: len(rows)}

    def bulk_create(self, objs: Any, *args: Any, **options: Any) -> list[Any]:
        with transaction.atomic():
            for row in objs:
                row.save()
        return list(objs)

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        with transaction.atomic():
            for row in objs:
                row.save(update_fields=list(fields))
        return len(objs)


class Kept(models.Model):
    """A row whose every change leaves a `RowChange`: who and why are those of `said_by`."""

    objects: ClassVar[Any] = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            before = type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None
            super().save(*args, **options)
            keep(before, type(self)._base_manager.get(pk=self.pk))

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            before = type(self)._base_manager.get(pk=self.pk)
            done = super().delete(*args, **options)
            keep(before, None)
        return done


def keep(before: Kept | None, after: Kept | None) -> None:
    """Write what changed, if anything did."""
    row = after or before
    if row is None:
        return
    held, holds = _facts(before), _facts(after)
    changed = {
        name: [held.get(name), holds.get(name)]
        for name in sorted(held.keys() | holds.keys())
        if held.get(name) != holds.get(name)
    }
    if changed:
        actor, reason = who_and_why()
        RowChange.objects.create(
            table=row._meta.db_table, row=row.pk, name=str(row)[:300], data=changed, actor=actor, reason=reason
        )


def _facts(row: Kept | None) -> dict[str, Any]:
    return model_to_dict(row) | {"id": row.pk} if row else {}


class HistorySeal(models.Model):
    """A range of rows of one history table, closed with a hash over them and over the seal before it."""

    table = models.CharField(_("tabel"), max_length=40)
    first_row = models.PositiveBigIntegerField(_("eerste rij"))
    last_row = models.PositiveBigIntegerField(_("laatste rij"))
    rows = models.PositiveIntegerField(_("aantal rijen"))
    digest = models.CharField(_("zegel"), max_length=64)
    previous = models.OneToOneField(
        "self", verbose_name=_("vorige"), null=True, on_delete=models.PROTECT, related_name="following"
    )
    sealed_at = models.DateTimeField(_("verzegeld"))

    class Meta:
        verbose_name = _("zegel op de geschiedenis")
        verbose_name_plural = _("zegels op de geschiedenis")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.table} {self.first_row}-{self.last_row}"

    @staticmethod
    def head() -> "HistorySeal | None":
        """The last seal; whoever wrote its digest down can prove later that nothing before it was changed."""
        return HistorySeal.objects.order_by("id").last()


class SealCount(models.Model):
    """How many seals were ever put, in one row apart from them: the removal of the last seal leaves no other trace."""

    seals = models.PositiveBigIntegerField(_("aantal zegels"), default=0)

    class Meta:
        verbose_name = _("aantal zegels")
        verbose_name_plural = _("aantal zegels")

    def __str__(self) -> str:
        return str(self.seals)
