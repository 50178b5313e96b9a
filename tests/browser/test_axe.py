"""Every page before strangers, members and clerks, in both languages and themes, wide and narrow: axe finds nothing.

Which pages there are is taken from the table of `tests/tracker/doors/`. What an address needs that only the data can
tell is found by following the links of the pages; a link that leads nowhere is a fault too.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Page, ViewportSize, expect

from commitments.choices import Standing
from commitments.demo.accounts import DEMO_ACCOUNTS
from tests.browser.axe import PHONE, WIDE, faults_at_every_width
from tests.browser.conftest import log_in
from tests.servers import ROOT, wait_until
from tests.tracker.doors import DOORS
from tests.tracker.doors.door import CAST, GET, Answer

NO_PAGE = {"figure_csv", "export_subscriptions", "rappel_file"}
NO_PAGE |= {"uploads", "read_term", "digest_html", "post_mail_html", "admin:index"}
NO_PAGE |= {
    "document_text",
    "original",
    "replaced_text",
    "sitemap",
    "sitemap_section",
    "live",
    "ready",
    "security_txt",
    "robots_txt",
}
NO_PAGE |= {"list_csv", "list_xlsx", "list_atom", "list_ics", "register_csv", "register_columns"}
NO_PAGE |= {door.name for door in DOORS if door.name.startswith("api_")}
"""Files, probes, parts of pages, and mails as mail programs show them."""
NO_PAGE |= {"proposal"}  # with SECOND_PAIR_OF_EYES alone; see `test_two_at_the_desk`
BY_MAIL = {"confirm", "leave", "password_reset_confirm", "invitation", "mistake"}
"""Reached by a link in a mail or after a form; see the tests of those."""
ACCOUNTS = {"clerk": DEMO_ACCOUNTS[0], "member": DEMO_ACCOUNTS[1]}
KNOWN = ["/stukken/kst-33783-46/", "/dossiers/33783/", "/gelegenheden/npv-toetsingsconferentie-10/"]
LETTER = ROOT / "fixtures" / "letters" / "kst-99901-6.txt"


@pytest.fixture
def page(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size(WIDE)
    return page


def test_a_fault_would_be_found(page: Page) -> None:
    page.set_content('<main lang="xx"><img src="data:,"><p style="color: #999; width: 350px">bleek</p></main>')
    found = " ".join(faults_at_every_width(page, (PHONE,)))
    for fault in ("image-alt", "color-contrast", "html-has-lang", "320 scrolls sideways"):
        assert fault in found


# ── the table, and the links ──────────────────────────────────────────────────────────────────────────────────────────
def plain_addresses(who: str) -> Iterator[str]:
    """Of each page in the table whose address says it all; one of each kind of refusal is enough."""
    refusals: set[Answer] = {404}  # while DEBUG is on that is Django's own page; the register's is looked at below
    for door in DOORS:
        answer = door.answers[CAST.index(who)]
        is_plain = not any(word.startswith("@") for word in door.arguments) and door.name not in NO_PAGE
        if door.method == GET and is_plain and answer in (200, 400, 403, 404) and answer not in refusals:
            refusals |= {answer} & {403}
            yield reverse(door.name, args=door.arguments) + (f"?{urlencode(door.given)}" if door.given else "")


def kind_of(address: str) -> tuple[str, str]:
    """What sort of page is there: the name of its address, and which change for a form that changes something."""
    found = resolve(urlsplit(address).path)
    return found.view_name, str(found.kwargs.get("change", ""))


class Visit:
    """Somebody who looks at one page of each kind that the links lead to."""

    def __init__(self, page: Page, addresses: list[str], site: str) -> None:
        self.page, self.site = page, site
        self.waiting = [(address, "") for address in addresses]
        self.seen = {kind_of(address) for address in addresses}
        self.faults: list[str] = []

    def everything(self, for_axe: tuple[ViewportSize, ...]) -> None:
        for address, linked_from in self.waiting:  # which grows meanwhile
            response = self.page.goto(address)
            assert response
            if linked_from and response.status != 200:
                self.faults.append(f"{linked_from} links to {address}, which answers {response.status}")
            self.faults += faults_at_every_width(self.page, for_axe)
            self.note_links()

    def note_links(self) -> None:
        """Put the links to kinds of pages that were not seen yet at the end of the queue."""
        for link in self.page.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            address = link.removeprefix(self.site).partition("#")[0]
            if not address.startswith("/") or address.startswith(("/static/", "/admin/")):
                continue
            try:
                kind = kind_of(address)
            except Resolver404:
                self.faults.append(f"{self.page.url} links to {address}, which is nothing")
                continue
            if kind not in self.seen and kind[0] not in NO_PAGE:
                self.seen.add(kind)
                self.waiting.append((address, self.page.url))


@pytest.mark.parametrize(
    ("who", "language", "scheme", "for_axe"),
    [
        ("outsider", "nl", "light", (WIDE, PHONE)),
        ("outsider", "en", "dark", (PHONE,)),
        ("member", "nl", "dark", (WIDE,)),
        ("member", "en", "light", (PHONE,)),
        ("clerk", "nl", "light", (WIDE,)),
        ("clerk", "en", "dark", (PHONE,)),
    ],
)
def test_every_page_is_for_everyone(
    page: Page, base_url: str, who: str, language: str, scheme: Any, for_axe: tuple[ViewportSize, ...]
) -> None:
    if who in ACCOUNTS:
        log_in(page, ACCOUNTS[who].email, ACCOUNTS[who].password)
    if who == "clerk":
        hand_in_a_letter(page)
        report_a_mistake(page)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": base_url}])
    page.emulate_media(color_scheme=scheme)
    visit = Visit(page, [*KNOWN, *plain_addresses(who)], base_url)
    visit.everything(for_axe)
    assert page.locator("html").get_attribute("lang") == language
    assert visit.faults == []
    assert pages_of(who) - {kind_of(address)[0] for address, _from in visit.waiting} == set()


def hand_in_a_letter(page: Page) -> None:
    """So that there are suggestions to look at."""
    page.goto("/bureau/stukken/")
    page.locator("#id_papers").set_input_files(LETTER)
    page.get_by_role("button", name="Lees deze stukken").click()
    expect(page.get_by_role("link", name="beoordeel").first).to_be_visible(timeout=20_000)


def report_a_mistake(page: Page) -> None:
    page.goto("/dossiers/")
    page.get_by_role("link", name="Meld een fout op deze pagina").click()
    page.get_by_label("Wat klopt er niet?").fill("Een dag klopt niet.")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw melding")


def pages_of(who: str) -> set[str]:
    """The names of the pages that the table opens for somebody."""
    shown = {door.name for door in DOORS if door.method == GET and door.answers[CAST.index(who)] == 200}
    own = {
        "subscription",
        "subscription_weeks",
        "digest",
    }  # those in the table belong to another reader; a stranger's come by mail
    return (shown - own if who == "outsider" else shown | own) - NO_PAGE - BY_MAIL


def test_a_commitment_in_every_standing(page: Page) -> None:
    found = []
    for standing in Standing.values:
        open_first(page, standing)
        found += faults_at_every_width(page, (WIDE,))
    assert found == []


def open_first(page: Page, standing: str) -> None:
    """The first commitment of the list with this standing; the demo data have one of each."""
    page.goto(f"/toezeggingen/?status={standing}")
    page.get_by_role("main").get_by_role("heading", level=3).first.get_by_role("link").click()
    page.wait_for_url("**/toezeggingen/*/")


@pytest.mark.django_db
@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"])
def test_what_one_reads_when_something_is_wrong(page: Page, template: str) -> None:
    """The page as it is where DEBUG is off, with the style sheets of the register that runs."""
    words = render_to_string(template, request=RequestFactory().get("/nietdaar/"))
    page.route("**/nietdaar/", lambda route: route.fulfill(body=words, content_type="text/html; charset=utf-8"))
    page.goto("/nietdaar/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults_at_every_width(page) == []


# ── mistakes, and two clerks at once ──────────────────────────────────────────────────────────────────────────────────
def test_a_strangers_mistakes(page: Page) -> None:
    found = faults_after(page, "/wachtwoord/vergeten/", "Stuur de link")
    found += faults_after(page, "/abonnementen/nieuw/", "Volgen")
    found += faults_after(page, "/melden/", "Versturen")
    found += faults_after(page, "/inloggen/", "Inloggen", {"E-mailadres": "x@gestand.example", "Wachtwoord": "y"})
    assert found == []


def test_a_clerks_mistakes(as_clerk: Page) -> None:
    open_first(as_clerk, Standing.ON_TIME)
    changes = urlsplit(as_clerk.url).path.replace("/toezeggingen/", "/bureau/toezeggingen/")
    found = []
    for address, button in [
        ("/bureau/opnemen/", "Opnemen"),
        (f"{changes}vervolgstuk/", "Vastleggen"),
        (f"{changes}vervallen/", "Vastleggen"),
        ("/bureau/stukken/", "Lees deze stukken"),
        ("/bureau/vergaderingen/", "Neem over"),
        ("/uitnodigingen/", "Uitnodigen"),
        ("/wachtwoord/", "Wachtwoord wijzigen"),
    ]:
        found += faults_after(as_clerk, address, button)
    assert found == []


def faults_after(page: Page, address: str, button: str, given: dict[str, str] | None = None) -> list[str]:
    """Send a form as it is, or with this in its fields: the mistake is said, and the page is still for everyone."""
    page.goto(address)
    for label, words in (given or {}).items():
        page.get_by_label(label).fill(words)
    page.get_by_role("main").get_by_role("button", name=button).click()
    expect(page.get_by_role("alert")).to_be_visible()
    return faults_at_every_width(page)


def test_two_clerks_at_once(as_clerk: Page) -> None:
    """Whoever comes second is told so, and loses nothing of what was typed."""
    open_first(as_clerk, Standing.ON_TIME)
    address = as_clerk.get_by_role("link", name="Openhouden").get_attribute("href") or ""
    other = as_clerk.context.new_page()
    for page in (as_clerk, other):
        page.goto(address)
        page.get_by_label("Toelichting").fill("De commissie wacht nog.")
    other.get_by_role("button", name="Vastleggen").click()
    expect(other.get_by_role("status")).to_contain_text("Vastgelegd")
    as_clerk.get_by_role("button", name="Vastleggen").click()
    expect(as_clerk.get_by_role("alert")).to_contain_text("intussen")
    expect(as_clerk.get_by_label("Toelichting")).to_have_value("De commissie wacht nog.")
    assert faults_at_every_width(as_clerk) + faults_at_every_width(other) == []


# ── by mail ───────────────────────────────────────────────────────────────────────────────────────────────────────────
def link_in_mail(site_folder: Path, base_url: str, beginning: str) -> str:
    """The address, beginning so, in a mail that went out."""
    found: list[str] = []

    def has_come() -> bool:
        mails = "".join(mail.read_text() for mail in sorted((site_folder / "mail").iterdir()))
        found[:] = re.findall(rf'{re.escape(base_url + beginning)}[^\s"<]+', mails)
        return bool(found)

    wait_until(has_come, f"a mail with a link to {beginning}")
    return found[-1]


def test_what_became_of_a_report(as_clerk: Page) -> None:
    report_a_mistake(as_clerk)
    own, found = as_clerk.url, faults_at_every_width(as_clerk)
    as_clerk.goto("/bureau/meldingen/")
    as_clerk.get_by_role("link", name="Beantwoorden").last.click()
    as_clerk.get_by_label("Antwoord").fill("Dank u, het is verbeterd.")
    as_clerk.get_by_role("button", name="Antwoord versturen").click()
    expect(as_clerk.get_by_role("heading", name="Afgehandeld")).to_be_visible()
    found += faults_at_every_width(as_clerk)
    as_clerk.goto(own)
    expect(as_clerk.get_by_text("Dank u, het is verbeterd.")).to_be_visible()
    assert found + faults_at_every_width(as_clerk) == []


def test_following_a_list_by_mail_and_leaving_it(page: Page, base_url: str, site_folder: Path) -> None:
    page.goto("/abonnementen/nieuw/?status=late")
    page.get_by_label("E-mailadres").fill("volger@gestand.example")
    page.get_by_role("button", name="Volgen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in uw mail")
    found = faults_at_every_width(page)
    page.goto(link_in_mail(site_folder, base_url, "/abonnementen/bevestigen/"))
    found += faults_at_every_width(page)
    page.get_by_role("button", name="Ja, ik wil deze lijst volgen").click()
    found += faults_at_every_width(page)
    page.get_by_role("link", name="Aanpassen").click()
    expect(page.get_by_role("heading", name="Uw berichten")).to_be_visible()
    found += faults_at_every_width(page)
    page.get_by_role("link", name="Stop dit abonnement").click()
    found += faults_at_every_width(page)
    page.get_by_role("button", name="Stop dit abonnement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("U krijgt deze mail niet meer")
    assert found + faults_at_every_width(page) == []


def test_the_links_to_a_password(as_clerk: Page, base_url: str, site_folder: Path) -> None:
    page = as_clerk
    page.goto("/uitnodigingen/")
    page.get_by_label("E-mailadres").fill("nieuw@gestand.example")
    page.get_by_label("Naam").fill("Nieuwe lezer")
    page.get_by_label("Rol").select_option("lezer")
    page.get_by_role("button", name="Uitnodigen").click()
    expect(page.get_by_role("status")).to_be_visible()
    found = faults_at_every_width(page)
    page.context.clear_cookies()
    page.goto("/wachtwoord/vergeten/")
    page.get_by_label("E-mailadres").fill(DEMO_ACCOUNTS[2].email)
    page.get_by_role("button", name="Stuur de link").click()
    for beginning in ("/uitnodigingen/", "/wachtwoord/"):
        page.goto(link_in_mail(site_folder, base_url, beginning))
        expect(page.get_by_label("Nieuw wachtwoord").first).to_be_visible()
        found += faults_at_every_width(page)
        page.goto(f"{beginning}MQ/verlopen/")
        found += faults_at_every_width(page)
    assert found == []
