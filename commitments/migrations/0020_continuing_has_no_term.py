"""What went on without a term kept the old one open, so that a night could record it as passed."""

from typing import Any

from django.db import migrations
from django.db.models import OuterRef, Subquery


def end_terms(apps: Any, schema_editor: Any) -> None:
    change, event = (apps.get_model("commitments", name) for name in ("DeadlineChange", "CommitmentEvent"))
    said = event.objects.filter(commitment=OuterRef("commitment"), kind="continued").order_by("-id")
    still_open = change.objects.filter(commitment__status="continuing", ended_at__isnull=True, deadline__isnull=False)
    still_open.exclude(commitment__commitment_class="recurring").update(
        ended_at=Subquery(said.values("recorded_at")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [("commitments", "0019_committees_deal_with")]
    operations = [migrations.RunPython(end_terms, migrations.RunPython.noop)]
