"""What is derived from the register and kept beside it for speed; triggers write it (`commitments.kept`)."""

from typing import Any

from django.db import models

from commitments.querysets import CommitmentQuerySet


class RegisterVersion(models.Model):
    """One row, changed by every transaction that writes to the register: pages that saw the same number are the same.

    `written_in` is PostgreSQL's transaction, so that one that writes a thousand times counts once.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    written_in = models.BigIntegerField(null=True, blank=True)
    is_synthetic = models.BooleanField(default=False)
    """Whether a made-up register stands here, which every page then says."""
    counted_on = models.DateField(null=True, blank=True)
    """The day for which `StandingCount` and `TermCount` hold."""

    def __str__(self) -> str:
        return str(self.number)


class Acting(models.Model):
    """Who is writing in this transaction, on SQLite alone: empty between transactions (`commitments.said_by`)."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    person = models.BigIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.person or "")


class StandingCount(models.Model):
    """How many public commitments share these values on `day`; 0 stands for nobody. Read by `commitments.counters`."""

    day = models.DateField()
    ministry = models.BigIntegerField()
    committee = models.BigIntegerField()
    commitment_class = models.CharField(max_length=12)
    standing = models.CharField(max_length=20)
    minister = models.BigIntegerField()
    responsible = models.BigIntegerField()
    count = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            # the row that a trigger adds to
            models.UniqueConstraint(
                fields=["day", "ministry", "committee", "commitment_class", "standing", "minister", "responsible"],
                name="standing_count_is_one_row",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ministry}/{self.standing}: {self.count}"


class TermCount(models.Model):
    """How many public commitments of a ministry stand somewhere on `day` with a term that ends on `deadline`.

    Only what parliament waits for has a term here; of all else it is the last day of the calendar. The dashboards add
    them up (`dashboards.kept`).
    """

    day = models.DateField()
    ministry = models.BigIntegerField()
    is_example = models.BooleanField()
    standing = models.CharField(max_length=20)
    deadline = models.DateField()
    count = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            # the row that a trigger adds to
            models.UniqueConstraint(
                fields=["day", "ministry", "is_example", "standing", "deadline"], name="term_count_is_one_row"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ministry}/{self.standing}/{self.deadline}: {self.count}"


class SearchEntry(models.Model):
    """The searchable words of one commitment, as `commitments.search.tokens` writes them.

    `place` orders entries as the list does, newest promise last: the day's number and the commitment's key in one.
    Held loosely to its commitment, for a trigger takes it away with it.
    """

    place = models.BigIntegerField(primary_key=True)
    commitment = models.OneToOneField(
        "commitments.Commitment", on_delete=models.CASCADE, related_name="search_entry", db_constraint=False
    )
    fixed = models.TextField()
    """All but the words of the term, which can change."""
    term = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.place)


def _named(model: str, *, null: bool = False) -> "models.ForeignKey[Any, Any]":
    """A row of the register, held loosely: the commitment itself holds on to it."""
    return models.ForeignKey(
        f"commitments.{model}",
        on_delete=models.DO_NOTHING,
        related_name="+",
        null=null,
        db_constraint=False,
        db_index=False,
    )


class SearchFacts(models.Model):
    """What a list that words are sought in is filtered and counted by, beside the entry of each commitment.

    Narrow rows in the order of the entries, so that to count what was found no commitment is looked up where it lies.
    Triggers write them with the commitment and its entry, whoever writes (`commitments.kept.facts`). The columns have
    the names of the commitment's, so that the same rules hold of them.
    """

    entry = models.OneToOneField(
        SearchEntry,
        primary_key=True,
        db_column="place",
        on_delete=models.DO_NOTHING,
        related_name="facts",
        db_constraint=False,
    )
    commitment = models.OneToOneField(
        "commitments.Commitment", on_delete=models.DO_NOTHING, related_name="facts", db_constraint=False
    )
    visibility = models.CharField(max_length=12)
    status = models.CharField(max_length=16)
    commitment_class = models.CharField(max_length=12)
    ministry = _named("Ministry")
    minister = _named("Minister")
    responsible = _named("Minister", null=True)
    committee = _named("Committee", null=True)
    dossier = _named("Dossier")
    occasion = _named("Occasion", null=True)
    deadline = models.DateField(null=True)
    term_moved = models.CharField(max_length=14, blank=True)
    last_word_on = models.DateField(null=True)

    objects = CommitmentQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.pk)


class SearchWords(models.Model):
    """The index of words of SQLite (FTS5), of which each row is that of the entry with the same place.

    Joined to a list it is walked in the order of the places, newest promise first, and no further than the list is
    read. On PostgreSQL there is no such table.
    """

    facts = models.OneToOneField(
        SearchFacts,
        primary_key=True,
        db_column="rowid",
        on_delete=models.DO_NOTHING,
        related_name="words",
        db_constraint=False,
    )
    words = models.TextField(db_column="commitments_searchwords")
    """What FTS5 is asked by: a column with the name of its table."""

    class Meta:
        managed = False
        db_table = "commitments_searchwords"

    def __str__(self) -> str:
        return str(self.pk)


class TermAhead(models.Model):
    """A term with a day, until it is recorded that it passed; triggers note it, `commitments.overdue` takes it off."""

    term = models.OneToOneField(
        "commitments.DeadlineChange",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="ahead",
    )
    deadline = models.DateField()

    class Meta:
        indexes = [
            # the nightly flag: terms that passed and were not yet recorded as such
            models.Index(fields=["deadline"], name="term_ahead_deadline"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class SearchStale(models.Model):
    """A commitment whose words changed since its entry was written; triggers note it, `search.index` takes it away."""

    commitment = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.commitment)
