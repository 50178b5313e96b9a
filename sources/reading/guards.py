"""When a cue may count: every rule's conditions on its clause, in the order in which they are asked."""

import re
from collections.abc import Callable
from typing import Final

from sources.reading import (
    act_cues,
    act_guards,
    agreed_cues,
    agreed_guards,
    cues,
    paper_guards,
    pledge_cues,
    pledge_guards,
    reserved_cues,
    reserved_guards,
    sending_guards,
    spoken_cues,
)
from sources.reading.clauses import Subject
from sources.reading.found import Found
from sources.reading.times import DONE
from sources.reading.vetoes import is_vetoed


def stands(found: Found) -> bool:
    """Tell whether the cue makes a promise where it stands."""
    return not is_vetoed(found) and _GUARDS[found.cue.rule](found)


_HAVE: Final = re.compile(r"\b(?:heb|hebt|heeft|hebben|had|hadden)\b", re.IGNORECASE)


def _governed(found: Found) -> bool:
    return found.subject.governs


def _under_way(found: Found) -> bool:
    return (
        found.subject.governs
        and not DONE.search(found.clause.text, 0, found.match.end())
        and not act_guards.is_courtesy(found)
    )


def _looked_into(found: Found) -> bool:
    """ "Laat me dat uitzoeken", "we laten dat onderzoeken"; not what "we hebben laten onderzoeken"."""
    if found.match.group("verb3") is None:
        return _under_way(found)
    text = found.clause.text
    return _HAVE.search(text, 0, found.match.end()) is None and DONE.search(text) is None


def _taken_up(found: Found) -> bool:
    """What is handed to the House itself is a remark: "ik wil de Kamer meegeven dat het ingewikkeld is"."""
    return _under_way(found) and not (found.act in ("meegeven", "mee") and found.names_listener())


_GUARDS: Final[dict[str, Callable[[Found], bool]]] = {
    cues.HOUSE_DATED.rule: paper_guards.house_dated,
    act_cues.ENSURED.rule: paper_guards.ensured,
    act_cues.GIVEN_WORD.rule: lambda found: found.subject is not Subject.THIRD,
    act_cues.AT_NEXT.rule: paper_guards.at_next,
    cues.EXPLICIT.rule: sending_guards.explicit,
    cues.FUTURE_ACTIVE.rule: sending_guards.future,
    cues.FUTURE_ACTIVE_TO.rule: sending_guards.governed_to_house,
    cues.FUTURE_PASSIVE.rule: sending_guards.passive,
    cues.PRESENT_PASSIVE.rule: sending_guards.present_passive,
    cues.HOUSE_RECEIVES.rule: paper_guards.receives,
    cues.PAPER_REACHES.rule: paper_guards.reaches,
    cues.PAPER_READY.rule: paper_guards.readied,
    cues.PAPER_LISTED.rule: paper_guards.listed,
    cues.PRESENT_FIRST.rule: sending_guards.present,
    cues.PRESENT_FIRST_TO.rule: sending_guards.present_to,
    cues.INTENTION.rule: sending_guards.intended,
    cues.CONTENT.rule: paper_guards.content,
    act_cues.ACT.rule: act_guards.acts,
    act_cues.READY.rule: act_guards.ready,
    act_cues.ACT_GOING.rule: act_guards.going,
    act_cues.ACT_PASSIVE.rule: act_guards.impersonal,
    act_cues.EFFORT.rule: _governed,
    cues.COMING_WITH.rule: sending_guards.dated_and_governed,
    cues.NOMINAL.rule: paper_guards.as_noun,
    cues.WANTED.rule: sending_guards.wanted,
    spoken_cues.ACT_NOW.rule: _governed,
    spoken_cues.SENDING.rule: sending_guards.dated_and_governed,
    spoken_cues.SAID_AT_CLOSING.rule: lambda found: True,
    spoken_cues.OFFERED.rule: lambda found: found.match.group("verb2") is None or found.is_dated(),
    spoken_cues.THERE.rule: paper_guards.there,
    spoken_cues.WITHIN_REACH.rule: lambda found: found.is_dated(),
    spoken_cues.IN_WRITING.rule: sending_guards.in_writing,
    spoken_cues.SENT.rule: sending_guards.sent,
    spoken_cues.COMES.rule: sending_guards.comes,
    spoken_cues.HANDED_ON.rule: _under_way,
    spoken_cues.LOOKED_INTO.rule: _looked_into,
    spoken_cues.TAKEN_UP.rule: _taken_up,
    pledge_cues.TOLD_MEMBER.rule: pledge_guards.told,
    pledge_cues.MEMBER_GETS.rule: pledge_guards.gets,
    pledge_cues.HELD_IN.rule: pledge_guards.held,
    pledge_cues.LOOKED_AT.rule: pledge_guards.outside,
    pledge_cues.LOOKS_AND_TELLS.rule: pledge_guards.outside,
    pledge_cues.ASKED_OF.rule: pledge_guards.outside,
    pledge_cues.AT_VENUE.rule: pledge_guards.at_venue,
    pledge_cues.INVITED.rule: pledge_guards.outside,
    pledge_cues.GRANTED.rule: pledge_guards.outside,
    pledge_cues.SUPPLIED.rule: pledge_guards.supplied,
    pledge_cues.SUPPLIES.rule: pledge_guards.supplied,
    pledge_cues.PAPER_THERE.rule: pledge_guards.there,
    pledge_cues.PAPER_COMES.rule: pledge_guards.comes,
    pledge_cues.EXPECTED.rule: pledge_guards.expected,
    pledge_cues.DONE_THEN.rule: pledge_guards.done_then,
    agreed_cues.GLADLY_TOLD.rule: agreed_guards.shares,
    agreed_cues.THINKS_GOOD.rule: agreed_guards.thinks_good,
    agreed_cues.SHARES_WHAT_IS_THERE.rule: agreed_guards.shares,
    agreed_cues.THERE_BY_THEN.rule: agreed_guards.there_by_then,
    reserved_cues.CARRIES_OUT.rule: reserved_guards.carries_out,
    reserved_cues.CLEAR_IN.rule: reserved_guards.carries_out,
    reserved_cues.STUDIES.rule: reserved_guards.looks,
    reserved_cues.TRIES.rule: reserved_guards.tries,
    reserved_cues.LOOKS_WHETHER.rule: reserved_guards.looks,
    reserved_cues.TOLD_IF.rule: reserved_guards.told_if,
    reserved_cues.SAID_ONCE_MORE.rule: reserved_guards.said_once_more,
    reserved_cues.WIDENED.rule: reserved_guards.widened,
    reserved_cues.EVALUATES.rule: reserved_guards.evaluates,
    reserved_cues.PAPER_TO_HOUSE.rule: reserved_guards.to_house,
    reserved_cues.ATTENTION.rule: reserved_guards.asks_attention,
}
