"""A real browser before the real product: `manage.py run` with its demo data, in a folder of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from commitments.demo.accounts import DEMO_ACCOUNTS
from commitments.models import User
from tests import services
from tests.conftest import logged_in
from tests.servers import Process, answers, free_port, wait_until

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in the thread that asks the database

QUIET = [
    "--no-sandbox",  # root in a container has no sandbox to offer
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | {"executable_path": services.chromium(), "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], base_url: str) -> dict[str, Any]:
    return browser_context_args | {"locale": "nl-NL", "base_url": base_url}


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the register of `base_url` keeps its data; its mails are files in `mail/`."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="session")
def base_url(site_folder: Path) -> Iterator[str]:
    """The address of a register that runs for all browser tests together; pages are opened as `page.goto("/")`."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with Process("manage.py", "run", log=site_folder / "run.log", VAR_DIR=str(site_folder), PORT=str(port)) as site:
        wait_until(lambda: answers(f"{address}/healthz/ready") or not site.is_alive(), "the register runs")
        assert site.is_alive(), site.said()
        yield address


@pytest.fixture
def at_desk(browser: Browser, live_server: object, clerk: User) -> Iterator[Callable[..., Page]]:
    """Opens the desk of an empty register, which the test fills: `at_desk(clerk)`, with options of the browser."""
    contexts = []

    def opened(who: User = clerk, **options: Any) -> Page:
        context = browser.new_context(base_url=str(live_server), locale="nl-NL", **options)
        contexts.append(context)
        session = logged_in(who).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": str(live_server)}])
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def as_clerk(page: Page) -> Page:
    """The page of someone who logged in as the demo's clerk."""
    return log_in(page, DEMO_ACCOUNTS[0].email, DEMO_ACCOUNTS[0].password)


def log_in(page: Page, email: str, password: str) -> Page:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(lambda url: "/inloggen/" not in url)
    return page
