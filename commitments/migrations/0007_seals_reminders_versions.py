import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0005_meetings_and_reports"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="desk_committees",
            field=models.ManyToManyField(
                blank=True,
                help_text="Voor griffiers: leeg is alle commissies.",
                related_name="clerks",
                to="commitments.committee",
                verbose_name="bureau: alleen deze commissies",
            ),
        ),
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
                    ("reminded", "gerappelleerd"),
                ],
                max_length=24,
                verbose_name="gebeurtenis",
            ),
        ),
        migrations.CreateModel(
            name="HistorySeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=40, verbose_name="tabel")),
                ("first_row", models.PositiveBigIntegerField(verbose_name="eerste rij")),
                ("last_row", models.PositiveBigIntegerField(verbose_name="laatste rij")),
                ("rows", models.PositiveIntegerField(verbose_name="aantal rijen")),
                ("digest", models.CharField(max_length=64, verbose_name="zegel")),
                ("sealed_at", models.DateTimeField(verbose_name="verzegeld")),
                (
                    "previous",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="commitments.historyseal",
                        verbose_name="vorige",
                    ),
                ),
            ],
            options={
                "verbose_name": "zegel op de geschiedenis",
                "verbose_name_plural": "zegels op de geschiedenis",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rappel_list",
                    models.CharField(
                        choices=[
                            ("A", "lijst A: termijn verstreken"),
                            ("B", "lijst B: termijn verstrijkt binnen een half jaar"),
                        ],
                        max_length=1,
                        verbose_name="lijst",
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="gevraagd op")),
                ("recorded_at", models.DateTimeField(verbose_name="vastgelegd")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="commitments.commitment",
                    ),
                ),
            ],
            options={
                "verbose_name": "rappel",
                "verbose_name_plural": "rappels",
                "ordering": ["asked_on", "id"],
                "constraints": [models.UniqueConstraint(fields=("commitment", "asked_on"), name="reminded_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="RowChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=40, verbose_name="tabel")),
                ("row", models.PositiveBigIntegerField(verbose_name="rij")),
                ("name", models.CharField(max_length=300, verbose_name="naam")),
                (
                    "data",
                    models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name="wijziging"),
                ),
                ("reason", models.CharField(blank=True, max_length=600, verbose_name="reden")),
                ("recorded_at", models.DateTimeField(auto_now_add=True, verbose_name="vastgelegd")),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
            ],
            options={
                "verbose_name": "wijziging van een rij",
                "verbose_name_plural": "wijzigingen van rijen",
                "ordering": ["id"],
                "indexes": [models.Index(fields=["table", "row"], name="row_change_of_row")],
            },
        ),
    ]
