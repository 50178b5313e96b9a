"""The screenshots of the documentation, made anew with the demo data: `make screenshots`.

A browser walks the clerk's day in a register of its own. A picture has at most 64 colours and 150 kB.
"""

import re
import struct
import tempfile
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from math import dist
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect, sync_playwright

from tests import services
from tests.servers import ROOT, Process, answers, free_port, wait_until

FOLDER = ROOT / "docs" / "screenshots"
LETTERS = ROOT / "fixtures" / "letters"
LETTER, REPORT = (LETTERS / f"kst-99901-{number}.txt" for number in (6, 3))
"""The report goes by another number: the demo has its own paper with this one."""
WIDE = 1280
MOST_BYTES, MOST_COLOURS = 150_000, 64
PIXELS = """async address => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), drawn = canvas.getContext("2d");
    drawn.drawImage(image, 0, 0);
    const bytes = drawn.getImageData(0, 0, image.width, image.height).data;
    let text = "";
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return [image.width, image.height, btoa(text)];
}"""


def main() -> None:
    expect.set_options(timeout=60_000)
    with a_register() as (address, accounts), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=services.chromium(), args=["--no-sandbox"])
        page = opened(browser, address)
        page.goto("/")
        page.wait_for_selector(".js-plotly-plot .main-svg")
        keep(page, "overview", 1500)
        other = opened(browser, address)
        log_in(page, *accounts["griffier"])
        log_in(other, *accounts["beheerder"])
        walk(page, other)
        browser.close()


def walk(page: Page, other: Page) -> None:
    """The clerk's day: papers come in and are reviewed, two change the same, and what is late is asked for."""
    page.goto("/bureau/stukken/")
    report = REPORT.read_text(encoding="utf-8").replace("**Nr. 3**", "**Nr. 7**").encode()
    files = [("kst-99901-6.txt", LETTER.read_bytes()), ("verslag.txt", report)]
    page.locator("input[type=file]").set_input_files(
        [FilePayload(name=name, mimeType="text/plain", buffer=data) for name, data in files]
    )
    page.get_by_role("button", name="Lees deze stukken").click()
    expect(page.get_by_role("link", name="beoordeel")).to_have_count(2)
    page.evaluate("scrollTo(0, 0)")
    keep(page, "inbox", 1200)
    page.goto("/bureau/stukken/kst-99901-6/")
    page.locator(".card-words a", has_text="in het eerste kwartaal").click()
    expect(page.locator("#in-hand .term-read")).to_contain_text("Gelezen als")
    show(page, ".review")
    keep(page, "review", 1150)
    page.goto("/bureau/stukken/kst-99901-7/")
    expect(page.locator("#in-hand .term-read")).to_contain_text("Gelezen als")
    show(page, ".review")
    keep(page, "closing-list", 1450)
    meet(page, other)
    keep(page, "conflict")
    page.goto("/bureau/rappel/")
    keep(page, "rappel")


def meet(page: Page, other: Page) -> None:
    """Both change the same commitment; the page sees what the other one made of it."""
    page.goto("/toezeggingen/?toon=laat")
    page.locator(".results a").first.click()
    page.get_by_role("link", name="Gegevens wijzigen").click()
    other.goto(page.url)
    for who, words in ((other, "in een brief, met de cijfers per maand"), (page, "in de volgende voortgangsbrief")):
        who.get_by_label("Hoe hoort de Kamer het").fill(words)
        who.locator("form.form button[type=submit]").click()
    show(page, "main")


def show(page: Page, part: str) -> None:
    """Scroll until this part begins at the top."""
    page.locator(part).first.evaluate("element => element.scrollIntoView()")


def keep(page: Page, name: str, height: int = 900) -> None:
    """Write what the page shows now, so high. AssertionError when it does not become small enough."""
    page.set_viewport_size(ViewportSize(width=WIDE, height=height))
    page.wait_for_timeout(500)
    picture = picture_of(page)
    assert len(picture) <= MOST_BYTES, f"{name}: {len(picture)} bytes"
    (FOLDER / f"{name}.png").write_bytes(picture)


def picture_of(page: Page) -> bytes:
    """What the page shows now, in few colours."""
    shot = page.screenshot(animations="disabled", caret="hide")
    blank = page.context.new_page()
    width, height, pixels = blank.evaluate(PIXELS, f"data:image/png;base64,{b64encode(shot).decode()}")
    blank.close()
    return of_few_colours(width, height, b64decode(pixels))


def of_few_colours(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG with a palette, out of four bytes a pixel: red, green, blue and one that does not count.

    The colours that are there most stay as they are; each other one becomes the nearest of them.
    """
    colours = list(zip(pixels[0::4], pixels[1::4], pixels[2::4], strict=True))
    counted = Counter(colours)
    kept = [colour for colour, _often in counted.most_common(MOST_COLOURS)]
    places = {colour: place for place, colour in enumerate(kept)}
    for colour in counted.keys() - places.keys():
        places[colour] = places[min(kept, key=lambda near: dist(near, colour))]
    indexes = [places[colour] for colour in colours]
    lines = b"".join(b"\0" + bytes(indexes[start : start + width]) for start in range(0, width * height, width))
    palette = b"".join(map(bytes, kept))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def opened(browser: Browser, address: str) -> Page:
    return browser.new_context(base_url=address, locale="nl-NL", reduced_motion="reduce").new_page()


def log_in(page: Page, address: str, password: str) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(lambda url: "/inloggen/" not in url)


@contextmanager
def a_register() -> Iterator[tuple[str, dict[str, tuple[str, str]]]]:
    """A register with demo data, as `make run` starts it: its address, and what it prints for each role to log in."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        with Process("manage.py", "run", log=Path(folder) / "run.log", VAR_DIR=folder, PORT=str(port)) as site:
            wait_until(lambda: answers(f"{address}/healthz/ready") or not site.is_alive(), "the register runs")
            assert site.is_alive(), site.said()
            accounts = re.findall(r"^ +(\S+@\S+) +(\S+) +(\w+)$", site.said(), re.MULTILINE)
            yield address, {role: (mail, password) for mail, password, role in accounts}


if __name__ == "__main__":
    main()
