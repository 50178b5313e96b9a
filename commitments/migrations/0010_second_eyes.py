import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def count_seals(apps, schema_editor):
    """The seals that are there when counting begins."""
    seals = apps.get_model("commitments", "HistorySeal").objects.count()
    if seals:
        apps.get_model("commitments", "SealCount").objects.create(pk=1, seals=seals)


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0009_components"),
    ]

    operations = [
        migrations.AlterField(
            model_name="commitmentevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("registered", "opgenomen in het register"),
                    ("amended", "gegevens gewijzigd"),
                    ("passage_found", "passage gevonden"),
                    ("published", "zichtbaarheid gewijzigd"),
                    ("deadline_set", "termijn gesteld"),
                    ("postponed", "uitgesteld"),
                    ("moved_with_occasion", "verschoven met de gelegenheid"),
                    ("deadline_corrected", "termijn gecorrigeerd"),
                    ("deadline_passed", "termijn verstreken"),
                    ("progress_reported", "bericht over de voortgang"),
                    ("partly_fulfilled", "deels voldaan"),
                    ("fulfilled", "voldaan"),
                    ("kept_open", "opengehouden"),
                    ("continued", "doorlopend verklaard"),
                    ("lapsed", "vervallen"),
                    ("reopened", "heropend"),
                    ("renumbered", "nummer gewijzigd"),
                    ("transferred", "overgedragen"),
                    ("merged", "samengevoegd"),
                    ("withdrawn", "ingetrokken"),
                    ("split", "gesplitst in onderdelen"),
                    ("reminded", "gerappelleerd"),
                    ("proposed", "voorgesteld aan een andere griffier"),
                    ("sent_back", "voorstel teruggestuurd"),
                ],
                max_length=24,
                verbose_name="gebeurtenis",
            ),
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "verb",
                    models.CharField(
                        choices=[("fulfil", "voldaan"), ("lapse", "vervallen")], max_length=8, verbose_name="voorstel"
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="op")),
                ("note", models.CharField(blank=True, max_length=600, verbose_name="toelichting")),
                ("quote_start", models.PositiveIntegerField(blank=True, null=True)),
                ("quote_end", models.PositiveIntegerField(blank=True, null=True)),
                ("proposed_at", models.DateTimeField(verbose_name="voorgesteld")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("confirmed", "bevestigd"), ("sent_back", "teruggestuurd")],
                        default="",
                        max_length=9,
                        verbose_name="uitkomst",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="commitments.commitment",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="beslist door",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commitments.document",
                        verbose_name="stuk",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="voorgesteld door",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorstel",
                "verbose_name_plural": "voorstellen",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "")), fields=("commitment",), name="one_proposal_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by__isnull", False),
                                ("outcome", "confirmed"),
                                models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            ),
                            models.Q(("outcome", "confirmed"), _negated=True),
                            _connector="OR",
                        ),
                        name="confirmed_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SealCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seals", models.PositiveBigIntegerField(default=0, verbose_name="aantal zegels")),
            ],
            options={"verbose_name": "aantal zegels", "verbose_name_plural": "aantal zegels"},
        ),
        migrations.RunPython(count_seals, migrations.RunPython.noop),
    ]
