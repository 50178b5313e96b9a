"""The pages of the register. Addresses are Dutch nouns; a number or an identifier in them lasts."""

from django.urls import include, path, re_path, register_converter
from django.urls.converters import StringConverter

from commitments.views import (
    agenda,
    bulk,
    desk,
    exports,
    feeds,
    meetings,
    mistakes,
    occasions,
    papers,
    people,
    proposals,
    rappel,
    register,
)


class KeyConverter(StringConverter):
    """A number, an identifier or a dossier's key: one part of an address, without control characters."""

    regex = r"[^/\x00-\x1f]+"


register_converter(KeyConverter, "key")

from commitments.api.base import NotThere  # noqa: E402
from commitments.api.urls import resources  # noqa: E402  its addresses use that converter

urlpatterns = [
    path("api/v1/", include(resources)),
    re_path(r"^api/v1(?P<rest>(?:/[\s\S]*)?)$", NotThere.as_view(), name="api_not_there"),
    path("toezeggingen/", register.commitments, name="commitments"),
    path("toezeggingen/lijst.csv", exports.list_csv, name="list_csv"),
    path("toezeggingen/lijst.xlsx", exports.list_xlsx, name="list_xlsx"),
    path("toezeggingen/feed.atom", feeds.atom, name="list_atom"),
    path("toezeggingen/agenda.ics", feeds.deadlines_ics, name="list_ics"),
    path("toezeggingen/register.csv", exports.register_csv, name="register_csv"),
    path("toezeggingen/register.csv-metadata.json", exports.register_columns, name="register_columns"),
    path("toezeggingen/<key:number>/", register.commitment, name="commitment"),
    path("gelegenheden/<slug:slug>/", register.occasion, name="occasion"),
    path("ministeries/", people.ministries, name="ministries"),
    path("ministeries/<slug:code>/", people.ministry, name="ministry"),
    path("bewindspersonen/", people.ministers, name="ministers"),
    path("bewindspersonen/<slug:slug>/", people.minister, name="minister"),
    path("commissies/", people.committees, name="committees"),
    path("commissies/<slug:slug>/", people.committee, name="committee"),
    path("commissies/<slug:slug>/voor-het-debat/", meetings.before_committee, name="before_committee"),
    path("leden/", people.members, name="members"),
    path("leden/<slug:slug>/", people.member, name="member"),
    path("vergaderingen/", meetings.meetings, name="meetings"),
    path("vergaderingen/<slug:slug>/", meetings.meeting, name="meeting"),
    path("vergaderingen/<slug:slug>/voor-het-debat/", meetings.before_meeting, name="before_meeting"),
    path("melden/", mistakes.report_mistake, name="report_mistake"),
    path("meldingen/<key:token>/", mistakes.mistake, name="mistake"),
    path("stukken/", papers.documents, name="documents"),
    path("stukken/<key:identifier>/", papers.document, name="document"),
    path("stukken/<key:identifier>/tekst/", papers.document_text, name="document_text"),
    path("stukken/<key:identifier>/teksten/<int:pk>/", papers.replaced_text, name="replaced_text"),
    path("dossiers/", papers.dossiers, name="dossiers"),
    path("dossiers/<key:key>/", papers.dossier, name="dossier"),
    path("bureau/", desk.desk, name="desk"),
    path("bureau/opnemen/", desk.log_commitment, name="log_commitment"),
    path("bureau/vergaderingen/", agenda.agenda, name="agenda"),
    path("bureau/invoer/", bulk.enter_sheet, name="enter_sheet"),
    path("bureau/overdracht/", bulk.succession, name="succession"),
    path("bureau/meldingen/", mistakes.reported, name="reported"),
    path("bureau/meldingen/<int:pk>/", mistakes.answer_mistake, name="answer_mistake"),
    path("bureau/rappel/", rappel.lists, name="rappel"),
    path("bureau/rappel/verstuurd/", rappel.sent, name="rappel_sent"),
    path("bureau/rappel/antwoorden/", rappel.answers, name="rappel_answers"),
    re_path(r"^bureau/rappel\.(?P<kind>docx|csv)$", rappel.file, name="rappel_file"),
    path("bureau/voorstellen/<int:pk>/", proposals.proposal, name="proposal"),
    path("bureau/termijn/", desk.read_term, name="read_term"),
    path("bureau/toezeggingen/<key:number>/<slug:change>/", desk.change, name="change_commitment"),
    path("bureau/nieuwe-gelegenheid/", occasions.make_occasion, name="make_occasion"),
    path("bureau/gelegenheden/<slug:slug>/", occasions.move_occasion, name="move_occasion"),
    path("bureau/dossiers/<key:key>/", desk.set_checked_until, name="set_checked_until"),
]
