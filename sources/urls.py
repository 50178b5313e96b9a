"""The pages of what comes in, under the clerks' desk."""

from django.urls import path

from sources import views

urlpatterns = [
    path("", views.papers, name="reading_desk"),
    path("aangeboden/", views.uploads, name="uploads"),
    path("regels/", views.rules, name="reading_rules"),
    path("voorstellen/<int:pk>/afwijzen/", views.reject, name="reject_suggestion"),
    path("<str:identifier>/", views.suggestions, name="suggestions"),
    path("<str:identifier>/publiceren/", views.publish, name="publish_paper"),
]
