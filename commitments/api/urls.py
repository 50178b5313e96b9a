"""The addresses below `/api/v1/`: Dutch plural nouns without a slash at their end."""

from django.urls import path

from commitments.api import entering, views
from commitments.api.writing import ChangeOfCommitment

resources = [
    path("toezeggingen", entering.Commitments.as_view(), name="api_commitments"),
    path("toezeggingen/<key:number>", views.OneCommitment.as_view(), name="api_commitment"),
    path("toezeggingen/<key:number>/wijzigingen/<slug:change>", ChangeOfCommitment.as_view(), name="api_change"),
    path("stukken", views.Documents.as_view(), name="api_documents"),
    path("stukken/<key:identifier>", views.OneDocument.as_view(), name="api_document"),
    path("termijnen", views.Deadlines.as_view(), name="api_deadlines"),
    path("vervolgstukken", entering.FollowUps.as_view(), name="api_follow_ups"),
    path("gebeurtenissen", views.Events.as_view(), name="api_events"),
    path("gelegenheden", entering.Occasions.as_view(), name="api_occasions"),
    path("gelegenheden/<slug:slug>", views.OneOccasion.as_view(), name="api_occasion"),
    path("gelegenheden/<slug:slug>/verplaatsingen", entering.OccasionMoved.as_view(), name="api_occasion_moved"),
    path("openapi.json", views.Description.as_view(), name="api_description"),
]
