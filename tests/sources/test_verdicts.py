"""What clerks made of suggestions: written from the register, counted for each rule, and learned from."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from commitments.choices import CommitmentClass, Visibility
from commitments.lifecycle import Component, attach_passage, fulfil, fulfil_partly, split
from commitments.models import Commitment, Document, User
from sources import uploads
from sources.learning.precision import Precision
from sources.learning.ranking import Example, NotInstalled, average_precision, fit, place
from sources.models import Ranker, Suggestion, SuggestionKind, Verdict, VerdictOutcome
from sources.tasks import learn_from_verdicts, read_uploads
from sources.verdicts import learn, rule_records, settle
from tests.factories import NOW, act, make_commitment
from tests.sources.test_store import KEPT, OTHER_PROMISE, PROMISE, letter

UNREAD = "Dit is een zin zonder woorden waaraan een regel iets ziet."


@pytest.fixture
def paper(clerk: User) -> Document:
    """A letter with two promises and a sentence that no rule reads."""
    uploads.hand_in("brief.txt", letter(PROMISE, OTHER_PROMISE, UNREAD).encode(), by=clerk, now=NOW)
    read_uploads()
    return Document.objects.get()


def held(paper: Document, words: str, **fields: Any) -> Commitment:
    """A commitment that the register has with these words of the paper."""
    start = paper.text.index(words)
    promise = make_commitment(source_document=paper, visibility=Visibility.DRAFT, **fields)
    attach_passage(promise, act(), start=start, end=start + len(words))
    return promise


def outcomes() -> list[str]:
    return list(Verdict.objects.order_by("suggestion__start").values_list("outcome", flat=True))


def test_what_the_register_holds_of_a_paper_is_a_verdict(paper: Document) -> None:
    first = Suggestion.objects.order_by("start")[0]
    held(paper, first.quote, commitment_class=first.commitment_class)
    held(paper, OTHER_PROMISE[5:30], commitment_class=CommitmentClass.EFFORT)
    held(paper, UNREAD)
    assert settle(now=NOW) == 3
    assert set(outcomes()) == {VerdictOutcome.EDITED, VerdictOutcome.MISSED}
    assert settle(now=NOW) == 0


def test_each_paper_is_settled_by_itself(paper: Document, clerk: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a clerk who writes meanwhile waits for one paper, and what ends the run takes nothing back."""
    uploads.hand_in("tweede.txt", letter(PROMISE, UNREAD, number="8").encode(), by=clerk, now=NOW)
    read_uploads()
    other = Document.objects.exclude(pk=paper.pk).get()
    for one in (paper, other):
        held(one, UNREAD)
    keep = Verdict.save

    def save(verdict: Verdict, **options: Any) -> None:
        if verdict.document == other:
            raise OperationalError("the database went away")
        keep(verdict, **options)

    monkeypatch.setattr(Verdict, "save", save)
    with pytest.raises(OperationalError):
        settle(now=NOW)
    assert [verdict.document for verdict in Verdict.objects.all()] == [paper]


def test_taken_over_as_it_was_read(paper: Document) -> None:
    first = Suggestion.objects.order_by("start")[0]
    Suggestion.objects.filter(pk=first.pk).update(deadline_wording="")
    held(paper, first.quote, commitment_class=first.commitment_class)
    settle(now=NOW)
    assert outcomes() == [VerdictOutcome.ACCEPTED]
    verdict = Verdict.objects.get()
    assert (verdict.ruleset, verdict.rules) == (first.reading.ruleset, sorted({r["rule"] for r in first.reasons}))


@pytest.mark.parametrize(
    ("read", "entered", "verdict"),
    [
        ("fulfils", fulfil, VerdictOutcome.ACCEPTED),
        ("partial", fulfil_partly, VerdictOutcome.ACCEPTED),
        ("partial", fulfil, VerdictOutcome.EDITED),
        ("fulfils", fulfil_partly, VerdictOutcome.EDITED),
    ],
)
def test_an_answer_was_taken_over_when_it_does_what_was_read(
    clerk: User, read: str, entered: Callable[..., None], verdict: VerdictOutcome
) -> None:
    uploads.hand_in("brief.txt", letter(KEPT).encode(), by=clerk, now=NOW)
    read_uploads()
    Suggestion.objects.update(outcome=read)
    answer = Suggestion.objects.get(kind=SuggestionKind.FULFILMENT)
    entered(make_commitment(), act(document=answer.reading.document), passage=(answer.start, answer.end))
    settle(now=NOW)
    assert outcomes() == [verdict]


def test_clerks_see_how_each_rule_does(paper: Document, clerk_client: Client) -> None:
    suggestion = Suggestion.objects.order_by("start")[0]
    clerk_client.post(f"/bureau/stukken/voorstellen/{suggestion.pk}/afwijzen/", {"reason": "geen toezegging"})
    records = {record.rule: record.precision for record in rule_records()}
    assert records == {rule: Precision(0, 1) for rule in {reason["rule"] for reason in suggestion.reasons}}
    page = clerk_client.get("/bureau/stukken/regels/").content.decode()
    assert "33 (tussen 3 en 78)" in " ".join(page.split())


def test_few_verdicts_teach_nothing(paper: Document) -> None:
    assert learn(now=NOW) is None
    assert learn_from_verdicts() == 0
    assert not Ranker.objects.exists()


def test_the_likeliest_stand_first_and_nothing_is_hidden(paper: Document, clerk_client: Client) -> None:
    rules = [{reason["rule"] for reason in row.reasons} for row in Suggestion.objects.order_by("start")]
    weights = dict.fromkeys(rules[1] - rules[0], 5.0) | dict.fromkeys(rules[0] - rules[1], -5.0)
    Ranker.objects.create(
        fitted_at=NOW, verdicts=300, weights=weights, precision_before=0.5, precision_after=0.6, is_kept=True
    )
    page = clerk_client.get("/bureau/stukken/kst-41200-7/?volgorde=zekerheid")
    quotes = [card.suggestion.quote for card in page.context["cards"]]
    assert sorted(quotes) == sorted(Suggestion.objects.values_list("quote", flat=True))


@pytest.mark.parametrize(
    ("taken", "rejected", "low", "high"), [(0, 0, 0.05, 0.95), (9, 1, 0.636, 0.967), (3, 17, 0.068, 0.329)]
)
def test_the_uncertainty_of_a_rule(taken: int, rejected: int, low: float, high: float) -> None:
    precision = Precision(taken, rejected)
    assert precision.low == pytest.approx(low, abs=0.001)
    assert precision.high == pytest.approx(high, abs=0.001)
    assert precision.is_weak == (taken + rejected >= 20)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 60), st.integers(0, 60))
def test_a_verdict_in_favour_never_lowers_a_rule(taken: int, rejected: int) -> None:
    before, after = Precision(taken, rejected), Precision(taken + 1, rejected)
    assert before.low < before.mean < before.high
    assert after.low > before.low
    assert after.mean > before.mean


def test_what_is_promised_in_so_many_words_never_sinks() -> None:
    weights = {"explicit": -9.0, "intention": 9.0}
    assert place(["explicit"], 1, weights) > place(["intention"], 9, weights)


def test_average_precision_counts_ties_as_one_place() -> None:
    assert average_precision([(3, True), (2, False), (1, True)]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([(1, True), (1, False)]) == 0.5
    assert average_precision([(1, False)]) == 0


def examples(count: int) -> list[Example]:
    """Judgements in which the rules' weights say the opposite of what clerks do."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    kinds = [(frozenset({"future-deliver"}), 2.0, True), (frozenset({"content"}), 4.0, False)]
    return [Example(*kinds[number % 2], begin + timedelta(hours=number)) for number in range(count)]


def test_an_order_is_learned_from_300_verdicts_and_the_same_each_time() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn is not installed (requirements-learning.txt)")
    assert fit(examples(299)) is None
    ranking = fit(examples(300))
    assert ranking == fit(examples(300))
    assert ranking
    assert ranking.is_better
    assert ranking.weights["future-deliver"] > ranking.weights["content"]


def test_without_the_library_nothing_is_learned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sklearn.linear_model", None)
    with pytest.raises(NotInstalled):
        fit(examples(300))


def test_a_passage_that_was_split_is_missed_once(paper: Document) -> None:
    whole = held(paper, UNREAD)
    split(whole, act(), components=[Component("Het eerste"), Component("Het tweede")])
    assert settle(now=NOW) == 1
    assert outcomes() == [VerdictOutcome.MISSED]
    assert settle(now=NOW) == 0
