"""Status and deadline are written in `commitments.lifecycle` and nowhere else.

But for `commitments.synthetic`, which makes whole rows with their history and refuses a register with real entries.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from commitments.models.term import Term

ROOT = Path(__file__).resolve().parents[2]
GUARDED = {"status", "term_moved", "last_word_on", "closed_on"} | {field.name for field in Term._meta.get_fields()}
WRITERS = {"update", "bulk_update"}
APPS = ("commitments", "sources", "digests", "dashboards", "tracker")


def modules() -> list[Path]:
    paths = [path for app in APPS for path in (ROOT / app).rglob("*.py")]
    return [path for path in paths if not {"lifecycle", "migrations", "synthetic"} & set(path.relative_to(ROOT).parts)]


def writes(tree: ast.AST) -> Iterator[str]:
    """Each place that sets a guarded attribute or updates a guarded column of a queryset."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found = [item.attr for target in targets for item in ast.walk(target) if isinstance(item, ast.Attribute)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITERS:
            found = [keyword.arg for keyword in node.keywords if keyword.arg]
        else:
            continue
        yield from (f"line {node.lineno}: {name}" for name in found if name in GUARDED)


def test_no_other_module_writes() -> None:
    found = {
        str(path.relative_to(ROOT)): list(writes(ast.parse(path.read_text(encoding="utf-8")))) for path in modules()
    }
    assert len(found) > 50
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "code", ["commitment.status = 'x'", "commitment.deadline += 1", "rows.filter(a=1).update(deadline=None)"]
)
def test_the_check_sees_a_write(code: str) -> None:
    assert list(writes(ast.parse(code)))
