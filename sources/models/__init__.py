from sources.models.handed_in import Original, Upload, UploadState
from sources.models.readings import (
    OUTCOMES,
    ImportRun,
    Ranker,
    Reading,
    SuggestedOutcome,
    Suggestion,
    SuggestionKind,
    SuggestionQuerySet,
    Verdict,
    VerdictOutcome,
)

__all__ = [
    "OUTCOMES",
    "ImportRun",
    "Original",
    "Ranker",
    "Reading",
    "SuggestedOutcome",
    "Suggestion",
    "SuggestionKind",
    "SuggestionQuerySet",
    "Upload",
    "UploadState",
    "Verdict",
    "VerdictOutcome",
]
