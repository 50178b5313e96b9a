"""All rules of the reader by name, for the page that shows how they do and for the list in the documentation."""

from typing import Final

from sources.reading import (
    act_cues,
    agreed_cues,
    closing_list,
    cues,
    earlier_cues,
    fates,
    fulfilment_cues,
    pledge_cues,
    pledges,
    postponement_cues,
    reserved_cues,
    short_answers,
    spoken_cues,
    state_lines,
    status_lists,
    tables,
)
from sources.reading.cue import Cue

_TABLES: Final = (
    cues,
    act_cues,
    agreed_cues,
    spoken_cues,
    short_answers,
    closing_list,
    fulfilment_cues,
    pledges,
    earlier_cues,
    fates,
    pledge_cues,
    reserved_cues,
    postponement_cues,
    state_lines,
    status_lists,
    tables,
)

RULES: Final[dict[str, Cue]] = {
    value.rule: value for table in _TABLES for value in vars(table).values() if isinstance(value, Cue)
}
