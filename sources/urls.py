"""The pages of what comes in, under the clerks' desk."""

from django.urls import path

from sources.views import papers, review, rules
from sources.views.deciding import answering, entering, pointing_out, taking_back

urlpatterns = [
    path("", papers.papers, name="reading_desk"),
    path("aangeboden/", papers.uploads, name="uploads"),
    path("regels/", rules.rules, name="reading_rules"),
    path("voorstellen/<int:pk>/opnemen/", entering.enter, name="enter_suggestion"),
    path("voorstellen/<int:pk>/zelfde/", answering.call_the_same, name="same_suggestion"),
    path("voorstellen/<int:pk>/antwoord/", answering.answer, name="answer_suggestion"),
    path("voorstellen/<int:pk>/alsnog/", answering.log_late, name="log_late_suggestion"),
    path("voorstellen/<int:pk>/afwijzen/", taking_back.reject, name="reject_suggestion"),
    path("voorstellen/<int:pk>/ongedaan/", taking_back.undo, name="undo_suggestion"),
    path("<str:identifier>/", review.suggestions, name="suggestions"),
    path("<str:identifier>/publiceren/", papers.publish, name="publish_paper"),
    path("<str:identifier>/dossier/", papers.file_paper, name="file_paper"),
    path("<str:identifier>/gemist/", pointing_out.point_out, name="point_out"),
    path("<str:identifier>/lijst/", entering.enter_undisputed, name="enter_undisputed"),
]
