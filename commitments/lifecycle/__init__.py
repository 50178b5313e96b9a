"""The only writer of a commitment's status and deadline. Each verb writes its event in the same transaction.

A verb that is not allowed raises ChangeRefused with a sentence for the clerk; then nothing is written.
"""

from commitments.lifecycle.acts import ALLOWED, LIVE, Act, ChangedMeanwhile, ChangeRefused
from commitments.lifecycle.answers import attach_answer_passage, fulfil, fulfil_partly, report_progress
from commitments.lifecycle.confirming import confirm, send_back
from commitments.lifecycle.decisions import (
    keep_open,
    keep_reminder,
    lapse,
    make_continuing,
    merge,
    remind,
    reopen,
    transfer,
    withdraw,
)
from commitments.lifecycle.entry import AMENDABLE, amend, attach_passage, free_number, log, publish, renumber
from commitments.lifecycle.moves import correct_term, explain_term, move_with_occasion, postpone
from commitments.lifecycle.parts import Component, add_instance, split
from commitments.lifecycle.second_eyes import was_proposed
from commitments.lifecycle.undoing import reinstate, take_back, take_back_passage

__all__ = [
    "ALLOWED",
    "AMENDABLE",
    "LIVE",
    "Act",
    "ChangeRefused",
    "ChangedMeanwhile",
    "Component",
    "add_instance",
    "amend",
    "attach_answer_passage",
    "attach_passage",
    "confirm",
    "correct_term",
    "explain_term",
    "free_number",
    "fulfil",
    "fulfil_partly",
    "keep_open",
    "keep_reminder",
    "lapse",
    "log",
    "make_continuing",
    "merge",
    "move_with_occasion",
    "postpone",
    "publish",
    "reinstate",
    "remind",
    "renumber",
    "reopen",
    "report_progress",
    "send_back",
    "split",
    "take_back",
    "take_back_passage",
    "transfer",
    "was_proposed",
    "withdraw",
]
