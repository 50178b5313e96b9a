"""All rules of the reader by name, for the page that shows how they do and for the list in the documentation."""

from types import ModuleType
from typing import Final

from sources.reading import act_cues, closing_list, cues, fulfilment_cues, spoken_cues, status_lists
from sources.reading.cue import Cue


def _of(module: ModuleType) -> dict[str, Cue]:
    return {value.rule: value for value in vars(module).values() if isinstance(value, Cue)}


RULES: Final[dict[str, Cue]] = (
    _of(cues) | _of(act_cues) | _of(spoken_cues) | _of(closing_list) | _of(fulfilment_cues) | _of(status_lists)
)
