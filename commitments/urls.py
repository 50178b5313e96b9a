"""The pages of the register. Addresses are Dutch nouns; a number or an identifier in them lasts."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from commitments.views import desk, papers, register


class KeyConverter(StringConverter):
    """A number, an identifier or a dossier's key: one part of an address, without control characters."""

    regex = r"[^/\x00-\x1f]+"


register_converter(KeyConverter, "key")

urlpatterns = [
    path("toezeggingen/", register.commitments, name="commitments"),
    path("toezeggingen/<key:number>/", register.commitment, name="commitment"),
    path("gelegenheden/<slug:slug>/", register.occasion, name="occasion"),
    path("stukken/", papers.documents, name="documents"),
    path("stukken/<key:identifier>/", papers.document, name="document"),
    path("dossiers/", papers.dossiers, name="dossiers"),
    path("dossiers/<key:key>/", papers.dossier, name="dossier"),
    path("bureau/", desk.desk, name="desk"),
    path("bureau/opnemen/", desk.log_commitment, name="log_commitment"),
    path("bureau/termijn/", desk.read_term, name="read_term"),
    path("bureau/toezeggingen/<key:number>/<slug:change>/", desk.change, name="change_commitment"),
    path("bureau/gelegenheden/<slug:slug>/", desk.move, name="move_occasion"),
    path("bureau/dossiers/<key:key>/", desk.set_checked_until, name="set_checked_until"),
]
