"""What a visitor reads when something is not there, not allowed, or broken."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django.fixtures import Settings

from commitments.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a fault of ours")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def senseless(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


urlpatterns = [
    path("broken", broken),
    path("forbidden", forbidden),
    path("senseless", senseless),
    path("", include("tracker.urls")),
]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/nietdaar/", 404, "Deze pagina is er niet"),
        ("/forbidden", 403, "U hebt geen toegang tot deze pagina"),
        ("/senseless", 400, "Dit verzoek is niet te begrijpen"),
        ("/broken", 500, "Er ging iets mis"),
    ],
)
def test_an_error_is_a_page_of_the_register(visitor: Client, address: str, status: int, title: str) -> None:
    response = visitor.get(address)
    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert "gestand.css" in page
    assert "header.css" in page


@pytest.mark.parametrize("address", ["/nietdaar/", "/forbidden", "/senseless", "/toezeggingen/?stand=3000-01-01"])
def test_what_went_wrong_is_not_cited_but_can_be_reported(visitor: Client, address: str) -> None:
    page = visitor.get(address).content.decode()
    assert "Naar deze pagina verwijzen" not in page
    assert 'rel="canonical"' not in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'href="/melden/?pagina={address.split("?")[0]}' in page


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize("address", ["/", "/toezeggingen/", "/nietdaar/"])
def test_an_address_with_too_many_parameters_makes_no_sense(
    visitor: Client, settings: Settings, address: str, debug: bool
) -> None:
    settings.DEBUG = debug
    response = visitor.get(address + "?" + "&".join(f"a{number}=1" for number in range(1001)))
    assert response.status_code == 400
    assert "<h1>Dit verzoek is niet te begrijpen</h1>" in response.content.decode()


@pytest.mark.parametrize(("origin", "is_given_back"), [("http://testserver", True), ("https://elders.example", False)])
def test_a_form_from_before_another_login_gives_back_what_was_typed(
    clerk: User, origin: str, is_given_back: bool
) -> None:
    """In another tab: logging in gives the browser another token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(clerk, backend="django.contrib.auth.backends.ModelBackend")
    browser.get("/bureau/opnemen/")
    typed = {"title": "De evaluatie toezenden", "csrfmiddlewaretoken": "k" * 64}
    answer = browser.post("/bureau/opnemen/", typed, headers={"origin": origin})
    assert answer.status_code == 403
    assert ("De evaluatie toezenden</textarea>" in answer.content.decode()) is is_given_back
    assert ("u logde intussen opnieuw in" in answer.content.decode()) is is_given_back


def test_a_form_that_lost_its_token_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/inloggen/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "Dit formulier is verlopen" in response.content.decode()
