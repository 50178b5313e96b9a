from commitments.models.accounts import User
from commitments.models.calendar import BudgetDay, Meeting, Occasion, OccasionDate, Recess
from commitments.models.commitment import Commitment, CommitmentLink, CommitmentRecipient, PastIsReadOnly
from commitments.models.derived import (
    Acting,
    RegisterVersion,
    SearchEntry,
    SearchFacts,
    SearchStale,
    SearchWords,
    StandingCount,
    TermAhead,
    TermCount,
)
from commitments.models.follow_ups import DeadlineChange, FollowUp
from commitments.models.history import CommitmentEvent
from commitments.models.mistakes import MistakeReport
from commitments.models.numbers import FormerNumber, NumberSequence
from commitments.models.papers import Citation, Document, DocumentPlace, Dossier, ReplacedText
from commitments.models.people import Committee, Member, Minister, Ministry, ParliamentaryGroup, is_valid_on
from commitments.models.policy import DeadlinePolicyRow
from commitments.models.proposals import Proposal
from commitments.models.reminders import Reminder
from commitments.models.seals import HistorySeal, RowChange, RowTrace, SealCount
from commitments.models.tokens import AccessToken

__all__ = [
    "AccessToken",
    "Acting",
    "BudgetDay",
    "Citation",
    "Commitment",
    "CommitmentEvent",
    "CommitmentLink",
    "CommitmentRecipient",
    "Committee",
    "DeadlineChange",
    "DeadlinePolicyRow",
    "Document",
    "DocumentPlace",
    "Dossier",
    "FollowUp",
    "FormerNumber",
    "HistorySeal",
    "Meeting",
    "Member",
    "Minister",
    "Ministry",
    "MistakeReport",
    "NumberSequence",
    "Occasion",
    "OccasionDate",
    "ParliamentaryGroup",
    "PastIsReadOnly",
    "Proposal",
    "Recess",
    "RegisterVersion",
    "Reminder",
    "ReplacedText",
    "RowChange",
    "RowTrace",
    "SealCount",
    "SearchEntry",
    "SearchFacts",
    "SearchStale",
    "SearchWords",
    "StandingCount",
    "TermAhead",
    "TermCount",
    "User",
    "is_valid_on",
]
