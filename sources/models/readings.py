"""What was read in papers: each reading, what it suggests, what a clerk decided, and each run over files.

Nothing here is the register: a suggestion becomes a commitment only by a clerk's yes.
"""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from commitments.choices import CommitmentClass, DeadlineBasis, FollowUpOutcome
from commitments.citations import format_citation
from commitments.models import Commitment, Document, FollowUp, Proposal


class SuggestionKind(models.TextChoices):
    COMMITMENT = "commitment", _("nieuwe toezegging")
    FULFILMENT = "fulfilment", _("antwoord op een toezegging")


class SuggestedOutcome(models.TextChoices):
    """What a passage says of an earlier commitment; the values are those of the reader's contract."""

    FULFILS = "fulfils", _("voldoet")
    PARTIAL = "partial", _("voldoet deels")
    POSTPONES = "postpones", _("stelt uit")


OUTCOMES: dict[str, FollowUpOutcome] = {
    SuggestedOutcome.FULFILS: FollowUpOutcome.FULFILS,
    SuggestedOutcome.PARTIAL: FollowUpOutcome.PARTLY,
    SuggestedOutcome.POSTPONES: FollowUpOutcome.POSTPONES,
}
"""What the reader calls an outcome, and what the register does."""


class VerdictOutcome(models.TextChoices):
    ACCEPTED = "accepted", _("overgenomen")
    EDITED = "edited", _("gewijzigd overgenomen")
    REJECTED = "rejected", _("afgewezen")
    MISSED = "missed", _("niet gevonden")
    LATE = "late", _("alsnog opgenomen")
    UNDONE = "undone", _("ongedaan gemaakt")


class Reading(models.Model):
    """One text of a paper, read with one set of rules. The same text is not read twice with the same rules."""

    document = models.ForeignKey(Document, verbose_name=_("stuk"), on_delete=models.CASCADE, related_name="readings")
    ruleset = models.CharField(_("regels"), max_length=40)
    read_at = models.DateTimeField(_("gelezen"))
    file_name = models.CharField(_("bestand"), max_length=255)
    sha256 = models.CharField(_("vingerafdruk van de tekst"), max_length=64)
    metadata = models.JSONField(_("wat in de kop staat"), default=dict)

    class Meta:
        verbose_name = _("lezing")
        verbose_name_plural = _("lezingen")
        ordering = ["-read_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "sha256", "ruleset"], name="reading_once_a_text_and_ruleset"),
        ]

    def __str__(self) -> str:
        return f"{self.document} ({self.file_name})"


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    def undecided(self) -> Self:
        """What waits for a clerk: nothing in the register came of it, or nothing that still holds, nor was it rejected.

        An answer holds while its follow-up does, or while a proposal waits for another clerk.
        """
        verdicts = Verdict.objects.filter(suggestion=OuterRef("pk")).order_by("-decided_at", "-id")
        of_paper = {"commitment": OuterRef("commitment"), "document": OuterRef("reading__document")}
        answered = Exists(FollowUp.objects.filter(**of_paper)) | Exists(Proposal.objects.filter(**of_paper, outcome=""))
        waiting = Q(commitment=None) | (Q(kind=SuggestionKind.FULFILMENT) & ~Q(answered))
        last = Coalesce(Subquery(verdicts.values("outcome")[:1]), Value(""))
        return self.alias(last_outcome=last).filter(waiting).exclude(last_outcome=VerdictOutcome.REJECTED)

    def of_newest_readings(self) -> Self:
        """Only the newest reading of a paper counts: what it no longer found waits for nobody."""
        of_paper = Reading.objects.filter(document=OuterRef("reading__document"))
        return self.filter(reading=Subquery(of_paper.values("pk")[:1]))


class Suggestion(models.Model):
    """A passage that seems to make, keep or put off a commitment. `quote` is `text[start:end]`, in code points.

    `commitment` is the one in the register that the passage turned out to speak of; without it the passage waits for a
    clerk. `refers_to` and `refers_to_on` say where the answered promise was made, as the paper itself has it.
    """

    reading = models.ForeignKey(Reading, verbose_name=_("lezing"), on_delete=models.CASCADE, related_name="suggestions")
    kind = models.CharField(_("soort"), max_length=12, choices=SuggestionKind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField(_("passage"))
    score = models.FloatField(_("gewicht"))
    explanation = models.TextField(_("waarom"))
    reasons = models.JSONField(_("redenen"), default=list)
    recipients = models.JSONField(_("gericht aan"), default=list)
    commitment_class = models.CharField(_("soort toezegging"), max_length=12, choices=CommitmentClass, blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=12, choices=SuggestedOutcome, blank=True)
    refers_to = models.CharField(_("toegezegd in"), max_length=60, blank=True)
    refers_to_on = models.DateField(_("toegezegd op"), null=True, blank=True)
    stated_reason = models.CharField(_("reden in woorden"), max_length=300, blank=True)
    deadline_wording = models.CharField(_("termijn in woorden"), max_length=300, blank=True)
    deadline_earliest = models.DateField(_("niet voor"), null=True, blank=True)
    deadline = models.DateField(_("uiterste dag"), null=True, blank=True)
    deadline_basis = models.CharField(_("grondslag"), max_length=12, choices=DeadlineBasis, default=DeadlineBasis.NONE)
    deadline_explanation = models.CharField(_("uitleg"), max_length=600, blank=True)
    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("toezegging in het register"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="suggestions",
    )

    objects = SuggestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        ordering = ["reading", "start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "kind", "start", "end"], name="suggestion_once_a_passage"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="suggestion_span_ordered"),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def refers_to_citation(self) -> str:
        """The paper in which the answered promise was made, as people write it."""
        return format_citation(self.refers_to)

    @property
    def is_undecided(self) -> bool:
        """Whether it waits for a clerk; the same rule for many rows is `undecided`."""
        return Suggestion.objects.undecided().filter(pk=self.pk).exists()

    @property
    def verdict(self) -> "Verdict | None":
        """What a clerk last decided about it."""
        return next(reversed(self.verdicts.all()), None)

    @property
    def standing(self) -> "list[Verdict]":
        """What was decided about it and not undone, the oldest first; each undoing takes back the last before it."""
        kept: list[Verdict] = []
        for verdict in self.verdicts.all():
            if verdict.outcome == VerdictOutcome.UNDONE:
                del kept[-1:]
            else:
                kept.append(verdict)
        return kept

    @property
    def to_undo(self) -> "Verdict | None":
        """The decision that an undoing would take back; what was logged late is withdrawn at that promise itself."""
        last = next(reversed(self.standing), None)
        return None if last and last.outcome == VerdictOutcome.LATE else last


class Verdict(models.Model):
    """What a clerk decided about a suggestion; the last one counts. What was missed has no suggestion but a document.

    `rules` and `ruleset` say which rules the verdict speaks of, also when the suggestion is read anew by others;
    `commitment` is the one that it wrote, or says again: a passage can hold more than one.
    """

    suggestion = models.ForeignKey(
        Suggestion,
        verbose_name=_("voorstel"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="verdicts",
    )
    document = models.ForeignKey(
        Document, verbose_name=_("stuk"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("toezegging in het register"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    quote_start = models.PositiveIntegerField(null=True, blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("door"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    outcome = models.CharField(_("oordeel"), max_length=8, choices=VerdictOutcome)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    rules = models.JSONField(_("regels"), default=list, blank=True)
    ruleset = models.CharField(_("versie van de regels"), max_length=40, blank=True)
    decided_at = models.DateTimeField(_("besloten"))

    class Meta:
        verbose_name = _("oordeel")
        verbose_name_plural = _("oordelen")
        ordering = ["decided_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(suggestion__isnull=False) ^ Q(outcome=VerdictOutcome.MISSED),
                name="verdict_on_a_suggestion_or_missed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.suggestion or self.document}"

    @property
    def by(self) -> str:
        """Who decided, in words; what the register held before it was read was decided by nobody known."""
        return str(self.user or _("onbekend door wie"))

    @property
    def about(self) -> Commitment | None:
        """Its commitment; a verdict of before they kept it has that of its suggestion."""
        if self.commitment or self.suggestion is None or self.outcome == VerdictOutcome.REJECTED:
            return self.commitment
        return self.suggestion.commitment


class Ranker(models.Model):
    """A learned order of suggestions: a weight for each rule. Only the newest counts, and only when it was kept."""

    fitted_at = models.DateTimeField(_("geleerd"))
    verdicts = models.PositiveIntegerField(_("oordelen"))
    weights = models.JSONField(_("gewichten"), default=dict)
    precision_before = models.FloatField(_("zonder leren"))
    precision_after = models.FloatField(_("met leren"))
    is_kept = models.BooleanField(_("in gebruik"))

    class Meta:
        verbose_name = _("geleerde volgorde")
        verbose_name_plural = _("geleerde volgordes")
        ordering = ["-fitted_at", "-id"]

    def __str__(self) -> str:
        return f"{self.fitted_at:%Y-%m-%d}: {self.precision_before:.3f} → {self.precision_after:.3f}"


class ImportRun(models.Model):
    """One run over files: how many papers were read, how many of them brought something new, what could not be read."""

    source = models.CharField(_("bron"), max_length=300)
    started_at = models.DateTimeField(_("begonnen"))
    ended_at = models.DateTimeField(_("klaar"), null=True, blank=True)
    papers = models.PositiveIntegerField(_("gelezen stukken"), default=0)
    changed = models.PositiveIntegerField(_("stukken met iets nieuws"), default=0)
    problems = models.JSONField(_("problemen"), default=list)

    class Meta:
        verbose_name = _("inleesronde")
        verbose_name_plural = _("inleesrondes")
        ordering = ["-started_at", "-id"]

    def __str__(self) -> str:
        return f"{self.source} ({self.started_at:%Y-%m-%d %H:%M})"
