"""What axe finds on a page, and what does not fit the screen."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

WIDE, PHONE, SMALLEST = (ViewportSize(width=width, height=800) for width in (1280, 375, 320))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async rules => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
    return found.violations.flatMap(fault => fault.nodes.map(node => `${fault.id}: ${node.html.slice(0, 200)}`))
}"""
FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
STICKS_OUT = """[...document.querySelectorAll("body *")]
    .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map(element => element.outerHTML.slice(0, 80)).at(-1)"""


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is shown now."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    size = page.viewport_size or WIDE
    return [f"{page.url} at {size['width']}: {fault}" for fault in page.evaluate(RUN, RULES)]


def faults_at_every_width(page: Page, for_axe: tuple[ViewportSize, ...] = (WIDE, PHONE)) -> list[str]:
    """What axe finds at the widths of `for_axe`, and what makes a phone scroll sideways."""
    found = []
    for size in (WIDE, PHONE, SMALLEST):
        page.set_viewport_size(size)
        if size in for_axe:
            found += faults(page)
        if size != WIDE and not _fits(page):
            found.append(f"{page.url} at {size['width']} scrolls sideways: {page.evaluate(STICKS_OUT)}")
    page.set_viewport_size(WIDE)
    return found


def _fits(page: Page) -> bool:
    """Whether nothing sticks out; charts get a moment to take the new width."""
    for _moment in range(20):
        if page.evaluate(FITS):
            return True
        page.wait_for_timeout(100)
    return False
