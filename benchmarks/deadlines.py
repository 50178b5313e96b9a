"""How many distinct phrases are read in a second of one core (process time), nothing cached; prints one JSON line.

    python -m benchmarks.deadlines [--phrases 20000]

The bare limit measured beside it in the same run: cutting the same phrases into words, which any reader must do.
"""

import argparse
import itertools
import json
import time
from datetime import date
from pathlib import Path

from commitments.calendars import Calendar
from commitments.deadlines import read_deadline
from commitments.deadlines.lexicon import SEPARABLE
from commitments.deadlines.words import split_words

ROOT = Path(__file__).resolve().parent.parent
SAID_ON = date(2014, 6, 2)
FRAMES = (
    "voor",
    "uiterlijk",
    "in",
    "niet eerder dan",
    "rond",
    "nog voor",
    "zo mogelijk in",
    "vanaf",
    "na",
    "uiterlijk in",
)
ANCHORS = (
    *(
        "begin oktober {year}",
        "medio {year}",
        "het eind van {year}",
        "het derde kwartaal van {year}",
        "het najaar van {year}",
    ),
    *(
        "de tweede helft van mei {year}",
        "het zomerreces van {year}",
        "Prinsjesdag {year}",
        "{day} juli {year}",
        "week {day} van {year}",
    ),
    *(
        "de eerste week van maart {year}",
        "het kerstreces {year}",
        "de Miljoenennota {year}",
        "{day} dagen",
        "het notaoverleg van {year}",
    ),
)


def phrases(count: int) -> list[tuple[str, date]]:
    """Distinct phrases with the day that each was said."""
    combinations = itertools.product(range(2015, 2045), range(1, 29), ANCHORS, FRAMES)
    texts = dict.fromkeys(f"{frame} {anchor.format(year=year, day=day)}" for year, day, anchor, frame in combinations)
    return [(text, SAID_ON) for text in itertools.islice(texts, count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phrases", type=int, default=20_000)
    asked = phrases(parser.parse_args().phrases)
    fixtures = ROOT / "fixtures"
    with (fixtures / "recesses.csv").open() as recesses, (fixtures / "budget_days.csv").open() as budget_days:
        calendar = Calendar.from_csv(recesses, budget_days)
    started = time.process_time()
    for text, _ in asked:
        split_words(text, SEPARABLE)
    cut = time.process_time()
    dated = sum(read_deadline(text, said_on, calendar=calendar).latest is not None for text, said_on in asked)
    ended = time.process_time()
    figures = {
        "benchmark": "deadlines",
        "distinct_phrases": len(asked),
        "dated": dated,
        "phrases_per_second": round(len(asked) / (ended - cut)),
        "bare_limit_words_only_per_second": round(len(asked) / (cut - started)),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
