"""The digest as a mail program draws it: on a phone and in a window, by day and by night."""

import re

import pytest
from django.utils.translation import override
from playwright.sync_api import Page

from digests.letter import write
from digests.rendering import Ways, as_html
from digests.weeks import Week
from tests.browser.axe import faults
from tests.browser.mail_pictures import KINDS, MOST_BYTES, html_of
from tests.digests.contents import ON, digest, happening, row
from tests.digests.factories import MONDAY
from tests.factories import make_user
from tests.servers import ROOT
from tracker.accounts.mails import mail_of_account

LONG = "Informeren over de Rijkswaterstaatsverkeersinformatievoorzieningscoördinatie van veren en vaarten"


def mail() -> str:
    """A digest with every section in it, and words that do not fit on a phone."""
    content = digest(
        [
            row(1, "late", title=LONG, is_example=True),
            row(2, "late_with_word", ministry="Rivieren"),
            row(3, "not_checked"),
            row(4, "on_time", deadline=ON),
            row(5, "put_off_late"),
            row(6, "moved_with_occasion"),
            row(7, "fulfilled"),
            row(8, "continuing"),
            row(9, "no_term", deadline=None),
        ],
        (happening(5, "postponed"), happening(6, "moved_with_occasion"), happening(7, "fulfilled")),
    )
    with override("nl"):
        letter = write(content, name="Te laat", query="", week=Week.of(ON))
        return as_html(letter, Ways("https://gestand.example/aanpassen/", "https://gestand.example/stoppen/"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 600])
def test_the_mail_fits_and_axe_finds_nothing(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(mail())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.locator("h2").count() == 8
    assert faults(page) == []


@pytest.mark.django_db
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("name", ["invitation", "password_reset"])
def test_a_mail_to_an_account_fits_as_the_digests_do(page: Page, name: str, width: int, scheme: str) -> None:
    user = make_user(email="nieuw@gestand.example", full_name="Coördinator Verkeersinformatievoorziening")
    link = f"https://gestand.example/{'a' * 80}/"
    context = {"user": user, "inviter": user, "link": link, "days": 14, "site_url": "https://gestand.example"}
    message = mail_of_account(user, f"registration/{name}", context | {"uid": "MQ", "token": "t-" + 60 * "a"}, MONDAY)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(html_of(message))
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert str(page.locator("a.promise").get_attribute("href")) in str(message.body)
    assert max(len(line) for line in str(message.body).splitlines() if "://" not in line) <= 76
    assert faults(page) == []


def test_the_page_of_the_mails_has_a_small_picture_of_each_kind() -> None:
    named = re.findall(r"\]\(mails/([\w-]+)\.png\)", (ROOT / "docs" / "mails.md").read_text(encoding="utf-8"))
    assert sorted(named) == sorted(KINDS) == sorted(path.stem for path in (ROOT / "docs" / "mails").iterdir())
    assert all((ROOT / "docs" / "mails" / f"{name}.png").stat().st_size <= MOST_BYTES for name in named)
