"""What a passage names of the promise that it answers, without a database."""

import pytest

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
