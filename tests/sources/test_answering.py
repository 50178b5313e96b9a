"""What a passage names of the promise that it answers, without a database."""

import pytest

from commitments.choices import MeetingKind
from sources.answering import passage_of
from sources.models import Suggestion


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("Kamerstuk 33 783, nr. 46", "kst-33783-46"),
        ("Aanhangsel Handelingen II 2022/23, nr. 2345", "ah-tk-20222023-2345"),
        ("Handelingen II 2020/21, nr. 34, item 7", "h-tk-20202021-34-7"),
    ],
)
def test_the_paper_that_it_cites(said: str, paper: str) -> None:
    assert paper in passage_of(Suggestion(quote=f"Zoals toegezegd ({said}) stuur ik u de cijfers."), None).cites


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("het Algemeen Overleg", MeetingKind.GENERAL_CONSULTATION),
        ("het AO", MeetingKind.GENERAL_CONSULTATION),
        ("het NO", MeetingKind.POLICY_CONSULTATION),
        ("het VAO", MeetingKind.TWO_MINUTE_DEBATE),
        ("het TMD", MeetingKind.TWO_MINUTE_DEBATE),
        ("de plenaire behandeling", MeetingKind.PLENARY),
        ("de procedurevergadering", MeetingKind.PROCEDURE),
        ("het debat", None),
        ("het boek", None),
    ],
)
def test_the_kind_of_meeting(said: str, kind: MeetingKind | None) -> None:
    words = f"In {said} van 14 januari heb ik dit toegezegd."
    assert passage_of(Suggestion(quote=words), None).meeting_kinds == ({kind} if kind else set())
