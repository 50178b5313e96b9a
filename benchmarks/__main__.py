"""Runs every benchmark and writes what was measured in docs/performance.md, between its marks.

python -m benchmarks [--rows 100000]
"""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

from benchmarks.measuring import rows_asked
from benchmarks.place import ROOT

PAGE = ROOT / "docs" / "performance.md"
SIZED = (
    *(
        "flagging",
        "flagging --postgresql",
        "lists",
        "facets",
        "list_naive",
        "growth",
        "keyset",
        "fragment",
        "search",
        "dashboard",
    ),
    *("not_modified", "memory"),
)
"""Those that take a number of rows."""
OTHERS = ("taking_in", "digests", "reading")


def main() -> None:
    rows = rows_asked(__doc__)
    lines: list[dict[str, Any]] = []
    for name in (*SIZED, *OTHERS):
        module, *options = name.split()
        options += [f"--rows={rows}"] if name in SIZED else []
        command = [sys.executable, "-m", f"benchmarks.{module}", *options]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
        print(done.stdout, end="", flush=True)
        lines += [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode:
            lines.append({"claim": name, "rows": rows, "peer_version": "the benchmark failed", "holds": None})
    write(rows, lines)


def write(rows: int, lines: list[dict[str, Any]]) -> None:
    """Replaces the table of this size; the words around it stay."""
    begin, end = f"<!-- measured at {rows} -->", f"<!-- end of {rows} -->"
    made = "\n".join([begin, measured_on(), "", *table(lines), end])
    text = PAGE.read_text()
    if begin in text:
        before, rest = text.split(begin)
        text = before + made + rest.split(end)[1]
    else:
        text = f"{text.rstrip()}\n\n## At {rows:,} commitments\n\n{made}\n"
    PAGE.write_text(text)


def measured_on() -> str:
    load, cores = os.getloadavg()[0], os.cpu_count()
    return (
        f"Measured on {datetime.now(UTC):%d %B %Y}, {cores} cores, load {load:.1f}, Python {platform.python_version()}."
    )


def table(lines: list[dict[str, Any]]) -> list[str]:
    head = [
        "| claim | ours | peer | which peer | ratio | goal | holds |",
        "| --- | ---: | ---: | --- | ---: | ---: | --- |",
    ]
    return head + [row(line) for line in lines]


def row(line: dict[str, Any]) -> str:
    word = {True: "yes", False: "**no**", None: "not said"}[line["holds"]]
    what = " ".join(str(line[key]) for key in ("claim", "what", "job") if key in line)
    figures = [_figure(line.get(key, line.get("value") if key == "ours" else None)) for key in ("ours", "peer")]
    goal = f"{'≤' if line.get('goal_is', 'at most') == 'at most' else '≥'} {_figure(line.get('goal'))}"
    known = f" ({line['ratio_known']} known)" if "ratio_known" in line else ""
    cost = f", {line['ratio_processor']} in processor time" if "ratio_processor" in line else ""
    ratio = f"{_figure(line.get('ratio'))}{known}{cost}"
    return f"| {what} | {figures[0]} | {figures[1]} | {line.get('peer_version', '')} | {ratio} | {goal} | {word} |"


def _figure(value: Any) -> str:
    return "" if value is None else f"{value:,}"


if __name__ == "__main__":
    main()
