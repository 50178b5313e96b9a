"""The pages of what comes in, under the clerks' desk."""

from django.urls import path

from sources.views import deciding, papers, review, rules

urlpatterns = [
    path("", papers.papers, name="reading_desk"),
    path("aangeboden/", papers.uploads, name="uploads"),
    path("regels/", rules.rules, name="reading_rules"),
    path("voorstellen/<int:pk>/opnemen/", deciding.enter, name="enter_suggestion"),
    path("voorstellen/<int:pk>/zelfde/", deciding.call_the_same, name="same_suggestion"),
    path("voorstellen/<int:pk>/antwoord/", deciding.answer, name="answer_suggestion"),
    path("voorstellen/<int:pk>/alsnog/", deciding.log_late, name="log_late_suggestion"),
    path("voorstellen/<int:pk>/afwijzen/", deciding.reject, name="reject_suggestion"),
    path("voorstellen/<int:pk>/ongedaan/", deciding.undo, name="undo_suggestion"),
    path("<str:identifier>/", review.suggestions, name="suggestions"),
    path("<str:identifier>/publiceren/", papers.publish, name="publish_paper"),
    path("<str:identifier>/dossier/", papers.file_paper, name="file_paper"),
    path("<str:identifier>/gemist/", deciding.point_out, name="point_out"),
    path("<str:identifier>/lijst/", deciding.enter_undisputed, name="enter_undisputed"),
]
