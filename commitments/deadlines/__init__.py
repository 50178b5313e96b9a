"""Dutch words of a deadline and the day they were said -> a window in time, with the rule and the reason.

Pure: no Django, no clock, no files. A grammar of parts: a frame ("voor", "uiterlijk in", "na afloop van") around an
anchor ("eind oktober", "het zomerreces", "de Miljoenennota 2026") that is put in the right year; or a stretch that is
counted off. To add a wording: a word in `lexicon.py`, a frame in `frames.py`, or an anchor in the module of its family.
"""

from commitments.deadlines.policy import DEFAULT_POLICY, Policy, PolicyRow
from commitments.deadlines.reading import choose_deadline, find_deadlines, read_deadline
from commitments.deadlines.result import Basis, Deadline, Precision

__all__ = [
    "DEFAULT_POLICY",
    "Basis",
    "Deadline",
    "Policy",
    "PolicyRow",
    "Precision",
    "choose_deadline",
    "find_deadlines",
    "read_deadline",
]
