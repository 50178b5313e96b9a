from sources.models.handed_in import Original, Upload, UploadState
from sources.models.readings import (
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
