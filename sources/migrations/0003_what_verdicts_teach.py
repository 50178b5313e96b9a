import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_the_rules(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What was decided before gets the rules that it spoke of."""
    verdicts = apps.get_model("sources", "Verdict").objects
    for verdict in verdicts.select_related("suggestion__reading").iterator():
        rules = sorted({reason["rule"] for reason in verdict.suggestion.reasons})
        verdicts.filter(pk=verdict.pk).update(rules=rules, ruleset=verdict.suggestion.reading.ruleset)


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0002_policy_parts_reviews"),
        ("sources", "0002_what_clerks_say_of_uploads"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ranker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fitted_at", models.DateTimeField(verbose_name="geleerd")),
                ("verdicts", models.PositiveIntegerField(verbose_name="oordelen")),
                ("weights", models.JSONField(default=dict, verbose_name="gewichten")),
                ("precision_before", models.FloatField(verbose_name="zonder leren")),
                ("precision_after", models.FloatField(verbose_name="met leren")),
                ("is_kept", models.BooleanField(verbose_name="in gebruik")),
            ],
            options={
                "verbose_name": "geleerde volgorde",
                "verbose_name_plural": "geleerde volgordes",
                "ordering": ["-fitted_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="suggestion",
            name="stated_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="reden in woorden"),
        ),
        migrations.AddField(
            model_name="verdict",
            name="commitment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="commitments.commitment",
                verbose_name="toezegging in het register",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="commitments.document",
                verbose_name="stuk",
            ),
        ),
        migrations.AddField(
            model_name="verdict",
            name="quote_start",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="verdict",
            name="rules",
            field=models.JSONField(blank=True, default=list, verbose_name="regels"),
        ),
        migrations.AddField(
            model_name="verdict",
            name="ruleset",
            field=models.CharField(blank=True, max_length=40, verbose_name="versie van de regels"),
        ),
        migrations.AlterField(
            model_name="verdict",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("accepted", "overgenomen"),
                    ("edited", "gewijzigd overgenomen"),
                    ("rejected", "afgewezen"),
                    ("missed", "niet gevonden"),
                ],
                max_length=8,
                verbose_name="oordeel",
            ),
        ),
        migrations.AlterField(
            model_name="verdict",
            name="suggestion",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="verdicts",
                to="sources.suggestion",
                verbose_name="voorstel",
            ),
        ),
        migrations.AlterField(
            model_name="verdict",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="door",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("suggestion__isnull", False), ("outcome", "missed"), _connector="XOR"),
                name="verdict_on_a_suggestion_or_missed",
            ),
        ),
        migrations.RunPython(name_the_rules, migrations.RunPython.noop),
    ]
