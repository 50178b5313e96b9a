"""Who takes a row lets others refer to it meanwhile.

On PostgreSQL keys are checked when a transaction ends: who waits there for a row may hold what its holder waits for.
"""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("commitments", "sources", "digests", "dashboards", "tracker")


def locks() -> dict[str, bool]:
    """Each place that takes rows, with whether it leaves their keys free."""
    return {
        f"{path.relative_to(ROOT)}:{node.lineno}": any(keyword.arg == "no_key" for keyword in node.keywords)
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "select_for_update"
    }


def test_no_key_of_a_row_is_taken() -> None:
    found = locks()
    assert len(found) > 10
    assert [place for place, leaves_the_key in found.items() if not leaves_the_key] == []
