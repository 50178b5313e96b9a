"""One moment at one place in the text: what it is, and the deadline that says so."""

from __future__ import annotations

from dataclasses import replace

from commitments.deadlines.anchors import Anchor, Scan, anchor
from commitments.deadlines.counted_off import Moment, counted
from commitments.deadlines.explaining import each_first, sentence
from commitments.deadlines.frames import Frame, Framed, match_frame, resolve
from commitments.deadlines.lexicon import DETERMINERS, SEASONS, listed
from commitments.deadlines.occasions import Occasion, clause, day_of_event, occasion
from commitments.deadlines.outcomes import dated, deadline_of, hanging, opened
from commitments.deadlines.result import Basis
from commitments.deadlines.undated import EVERY, open_phrase, recurring
from commitments.deadlines.years import SOON


def moment(s: Scan, i: int) -> Moment | None:
    """The moment whose words start at i, or None."""
    if end := recurring(s, i):
        return recurring_moment(s, i, end)
    framed = match_frame(s.words, i)
    if framed.frame and s.words[framed.end] in EVERY and (each := anchor(s, framed.end + 1)):
        return each_time(s, i, framed, each)
    if found := counted(s, i, framed) or anchored(s, i, framed):
        return found
    if end := open_phrase(s, i):
        return Moment(end, opened(s, i, end))
    if said := clause(s, i):
        side, event = said
        return Moment(i + 1, hanging(s, i, event, side))
    named = occasion(s, framed.end, framed.frame) if framed.frame is not Frame.AHEAD else None
    return _of_event(s, i, framed, named) if named else None


def _of_event(s: Scan, i: int, framed: Framed, event: Occasion) -> Moment:
    """What hangs on an event, which may have its day beside it ("voor het debat van 21 maart")."""
    frame = framed.frame or Frame.IN
    if found := day_of_event(s, event):
        term = resolve(s, frame, found)
        if term.window:
            return Moment(found.end, dated(s, i, found.end, term, term.window, framed.wish))
    return Moment(event.end, hanging(s, i, event, frame, framed.wish))


def recurring_moment(s: Scan, i: int, end: int) -> Moment:
    """ "jaarlijks vóór het zomerreces": the first instance is dated where the words allow it."""
    framed = match_frame(s.words, end)
    if s.words[end - 1] in SEASONS:  # "elk voorjaar"
        framed = framed._replace(end=end - 1, frame=Frame.IN)
    found = anchor(s, framed.end) if framed.frame not in (None, Frame.AHEAD) else None
    if found is not None:
        return each_time(s, i, framed, found)
    told = sentence(s.text.quote(i, end), "terugkerend, zonder dag", "er is gezegd hoe vaak, niet wanneer")
    return Moment(end, deadline_of(s, i, end, Basis.RECURRING, "recurring", told))


def each_time(s: Scan, i: int, framed: Framed, found: Anchor) -> Moment:
    """The first instance of what comes back at an anchor."""
    term = resolve(s, framed.frame or Frame.IN, found)
    if term.window is None:
        return Moment(found.end, None)
    known = dated(s, i, found.end, term, term.window, framed.wish)
    rule = f"recurring-{known.rule}"
    return Moment(
        found.end, replace(known, basis=Basis.RECURRING, rule=rule, explanation=each_first(known.explanation))
    )


BARE_NEVER = frozenset(("year", "year-broken", "weekday", "feast", "budget"))
BARE_WITH_YEAR = frozenset(("month", "recess", "season", "summer", "week"))
REFERENCES = frozenset(listed("van dd gedateerd sinds sedert dato"))
MONEY = frozenset(listed("op aan binnen over ter per tegen"))


def anchored(s: Scan, i: int, framed: Framed) -> Moment | None:
    """A framed anchor, or a bare one that can be nothing but a moment ("eind 2021", "dit najaar")."""
    found = anchor(s, framed.end)
    frame = framed.frame
    if found is None or frame is Frame.AHEAD:
        return None
    before = s.words[framed.end - 1] if framed.end > i else ""
    if frame is None and not bare(s, i, framed.end, found):
        return Moment(found.end, None) if found.past or found.rule in ("day", "today") else None
    if not sets_a_term(s, framed.end, found, before):
        return Moment(found.end, None)
    term = resolve(s, *_as_meant(frame or Frame.IN, found, before))
    return Moment(found.end, dated(s, i, found.end, term, term.window, framed.wish) if term.window else None)


def _as_meant(frame: Frame, found: Anchor, before: str) -> tuple[Frame, Anchor]:
    """Frames whose meaning depends on what they stand before."""
    if frame is Frame.START and found.rule.endswith("-end"):  # "per ultimo 2025"
        return Frame.IN, found
    is_ahead = found.rule in ("season", "recess") or found.instead is not None
    if frame is Frame.BY and is_ahead and before in ("tegen", "richting", "en", "tot"):
        return Frame.BEFORE, found
    if before == "tot" and found.rule.endswith(("-begin", "-middle")):
        return Frame.BY, found
    if frame is Frame.FROM and before == "voor" and found.instead:  # "niet voor de zomer"
        return frame, found.instead
    return frame, found


def bare(s: Scan, i: int, j: int, found: Anchor) -> bool:
    """Whether an anchor without a frame is a moment: "brief van 3 maart" and "begroting 2021" name a paper.

    "Vandaag" tells when something is said, "vandaag nog" when it will be done.
    """
    if found.rule == "today":
        return "nog" in (s.words[j - 1], s.words[found.end])
    family = found.rule.partition("-")[0]
    if found.rule == "day" and i > 0 and s.words[i - 1] in REFERENCES:
        return False
    said = s.words[j] in DETERMINERS
    if found.rule in BARE_NEVER:
        return said or (found.rule == "weekday" and found.end > j + 1) or s.words[found.end - 1] in SOON
    return said or found.rule not in BARE_WITH_YEAR or found.year is not None or family != found.rule


def sets_a_term(s: Scan, j: int, found: Anchor, before: str) -> bool:
    """Not "voor het jaar 1990" (meant for that year), nor money "op de begroting"."""
    if found.rule == "year" and before == "voor" and "jaar" in s.words[j : j + 2] and found.year is not None:
        return s.words[j] in ("dit", "volgend", "komend") or not s.words[found.end - 1].isdecimal()
    return not (found.rule == "budget" and before in MONEY and s.words[found.end - 1].startswith("begroting"))
