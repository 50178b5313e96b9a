"""Claim fragment: the rows of a page of the list, query and HTML, against bare SQL and joined strings, on PostgreSQL.

    BENCH_POSTGRES=postgres://... python -m benchmarks.fragment [--rows 100000]

Bare is one statement by hand for the columns that a line shows, and one for the recipients. A line that was drawn once
is not drawn again (`commitments.drawn.line`): both are reported, what holds is said of new lines.
"""

from collections import defaultdict
from collections.abc import Callable
from html import escape

from benchmarks.measuring import by_turns, median, rows_asked, say
from benchmarks.place import enter, on_postgresql

GOAL, SIZE = 4, 50
ROWS = """
    SELECT c.id, c.number, c.title, c.status, c.deadline, c.deadline_wording, c.closed_on, c.promised_on, c.visibility,
           c.last_word_on, c.term_moved, c.part_kind, m.title, d.is_example, d.checked_until, p.identifier,
           g.slug, g.kind, g.held_on
    FROM commitments_commitment c
    JOIN commitments_minister m ON m.id = c.minister_id JOIN commitments_dossier d ON d.id = c.dossier_id
    LEFT JOIN commitments_document p ON p.id = c.source_document_id
    LEFT JOIN commitments_meeting g ON g.id = c.meeting_id
    WHERE c.visibility = 'public' AND NOT c.status IN ('divided', 'withdrawn')
    ORDER BY c.promised_on DESC, c.id DESC LIMIT 51"""
RECIPIENTS = """
    SELECT r.commitment_id, m.name, f.name FROM commitments_commitmentrecipient r
    LEFT JOIN commitments_member m ON m.id = r.member_id LEFT JOIN commitments_parliamentarygroup f ON f.id = r.group_id
    WHERE r.commitment_id = ANY(%s)"""


def main() -> None:
    rows = rows_asked(__doc__)
    environment = on_postgresql(rows)
    if environment is None:
        say("fragment", rows, goal=GOAL, peer_version="BENCH_POSTGRES names no server")
        return
    enter(environment)
    page = drawing()
    new, theirs = by_turns(lambda: page(anew=True), bare, rounds=25)
    known, _bare = by_turns(lambda: page(anew=False), bare, rounds=25)
    say(
        "fragment",
        rows,
        median(new),
        median(theirs),
        goal=GOAL,
        at_most=True,
        peer_version="bare SQL and joined strings",
        unit=f"ms, median, {SIZE} rows",
        known_lines_ms=round(median(known), 2),
        ratio_known=round(median(known) / median(theirs), 2),
    )


def drawing() -> Callable[..., str]:
    from django.contrib.auth.models import AnonymousUser
    from django.template import engines
    from django.utils import timezone

    from commitments import drawn
    from commitments.lists import USUAL, page_of
    from commitments.models import Commitment
    from commitments.stand import Stand

    today = timezone.localdate()
    seen = Commitment.objects.visible_to(AnonymousUser()).counted().for_lines()
    template = engines["django"].from_string(
        "{% load register %}{% for commitment in rows %}{% result commitment %}{% endfor %}"
    )

    def page(*, anew: bool) -> str:
        if anew:
            drawn.line.cache_clear()
        rows = page_of(seen, USUAL, "", SIZE, on=today).rows
        for row in rows:
            row.standing = row.standing_on(today)
        return str(template.render({"stand": Stand(today, today), "rows": rows}))

    return page


def bare() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        found = cursor.fetchall()[:SIZE]
        cursor.execute(RECIPIENTS, [[row[0] for row in found]])
        named = defaultdict(list)
        for key, *names in cursor.fetchall():
            named[key].append(next(filter(None, names), ""))
    return "".join(line(row, named[row[0]]) for row in found)


def line(row: tuple[object, ...], names: list[str]) -> str:
    words = [escape(str(value)) for value in row[1:] if value is not None]
    return f"<li><h3>{words[1]}</h3><p>{' · '.join(words)} {escape(', '.join(names))}</p></li>"


if __name__ == "__main__":
    main()
