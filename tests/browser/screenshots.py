"""The screenshots of the documentation, made anew with the demo data: `make screenshots`.

A browser walks the clerk's day in a register of its own. A picture has at most 256 colours and 150 kB.
"""

import struct
import tempfile
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect, sync_playwright

from commitments.demo.accounts import DEMO_ACCOUNTS
from tests import services
from tests.servers import ROOT, Process, answers, free_port, wait_until

FOLDER = ROOT / "docs" / "screenshots"
LETTERS = ROOT / "fixtures" / "letters"
LETTER, REPORT = (LETTERS / f"kst-99901-{number}.txt" for number in (6, 3))
"""The report goes by another number: the demo has its own paper with this one."""
SIZE = ViewportSize(width=1280, height=900)
MOST_BYTES, MOST_COLOURS = 150_000, 256
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
    with a_register() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=services.chromium(), args=["--no-sandbox", "--lang=nl"])
        page = opened(browser, address)
        page.goto("/")
        page.wait_for_selector(".js-plotly-plot .main-svg")
        keep(page, "overview")
        walk(page, opened(browser, address))
        browser.close()


def walk(page: Page, other: Page) -> None:
    """The clerk's day: papers come in and are reviewed, two change the same, and what is late is asked for."""
    log_in(page, 0)
    page.goto("/bureau/stukken/")
    report = REPORT.read_text(encoding="utf-8").replace("**Nr. 3**", "**Nr. 7**").encode()
    files = [("kst-99901-6.txt", LETTER.read_bytes()), ("verslag.txt", report)]
    page.locator("input[type=file]").set_input_files(
        [FilePayload(name=name, mimeType="text/plain", buffer=data) for name, data in files]
    )
    page.get_by_role("button", name="Lees deze stukken").click()
    expect(page.get_by_role("link", name="beoordeel")).to_have_count(2)
    page.evaluate("scrollTo(0, 0)")
    keep(page, "inbox")
    page.goto("/bureau/stukken/kst-99901-6/")
    page.keyboard.press("j")
    expect(page.locator("#in-hand .term-read")).to_contain_text("Gelezen als")
    show(page, ".review")
    keep(page, "review")
    page.goto("/bureau/stukken/kst-99901-7/")
    expect(page.locator("#in-hand .term-read")).to_contain_text("Gelezen als")
    show(page, ".review")
    keep(page, "closing-list")
    meet(page, other)
    keep(page, "conflict")
    page.goto("/bureau/rappel/")
    keep(page, "rappel")


def meet(page: Page, other: Page) -> None:
    """Both change the same commitment; the page sees what the other one made of it."""
    log_in(other, 3)
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


def keep(page: Page, name: str) -> None:
    """Write what the page shows now. AssertionError when it does not become small enough."""
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
    """A PNG with a palette, out of four bytes a pixel: red, green, blue and one that does not count."""
    for step in (8, 12, 16, 24, 32, 48, 64):
        rounded = pixels.translate(bytes(min(255, (value + step // 2) // step * step) for value in range(256)))
        places: dict[tuple[int, int, int], int] = {}
        triples = zip(rounded[0::4], rounded[1::4], rounded[2::4], strict=True)
        indexes = [places.setdefault(colour, len(places)) for colour in triples]
        if len(places) <= MOST_COLOURS:
            break
    lines = b"".join(b"\0" + bytes(indexes[start : start + width]) for start in range(0, width * height, width))
    palette = b"".join(map(bytes, places))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", palette), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def opened(browser: Browser, address: str) -> Page:
    return browser.new_context(base_url=address, locale="nl-NL", viewport=SIZE, reduced_motion="reduce").new_page()


def log_in(page: Page, account: int) -> None:
    page.goto("/inloggen/")
    page.get_by_label("E-mailadres").fill(DEMO_ACCOUNTS[account].email)
    page.get_by_label("Wachtwoord").fill(DEMO_ACCOUNTS[account].password)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(lambda url: "/inloggen/" not in url)


@contextmanager
def a_register() -> Iterator[str]:
    """The address of a register with demo data, as `make run` starts it, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        with Process("manage.py", "run", log=Path(folder) / "run.log", VAR_DIR=folder, PORT=str(port)) as site:
            wait_until(lambda: answers(f"{address}/healthz/ready") or not site.is_alive(), "the register runs")
            assert site.is_alive(), site.said()
            yield address


if __name__ == "__main__":
    main()
