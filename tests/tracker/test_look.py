"""The tokens of the look: every pair in use can be read, in light and in dark, and nothing is loaded from elsewhere."""

import re
from pathlib import Path

import pytest
from django.forms import NullBooleanSelect, Select
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from pytest_django.asserts import assertHTMLEqual

STATIC = Path(__file__).resolve().parents[2] / "tracker" / "static"
OWN = sorted(path for path in STATIC.glob("*.css"))
TOKEN_FILES = ("tokens.css", "tokens-dark.css", "print.css")
TONES = ("late", "put-off", "open", "kept", "continuing", "none")

TEXT = [
    ("ink", "ground"), ("ink", "panel"), ("ink", "mark"), ("heading", "ground"), ("heading", "panel"),
    ("soft", "ground"), ("soft", "panel"), ("link", "ground"), ("link", "panel"), ("link-hover", "ground"),
    ("link-hover", "panel"), ("link", "mark"), ("on-brand", "brand"), ("on-brand-soft", "brand"), ("accent", "brand"),
    ("on-action", "action"), ("on-action", "action-hover"),
    *[(tone, f"{tone}-ground") for tone in TONES], *[(tone, "ground") for tone in TONES],
    *[("ink", f"{tone}-ground") for tone in TONES], *[("link", f"{tone}-ground") for tone in TONES],
]  # fmt: skip
"""What is read: at least 4.5 to 1 (WCAG 1.4.3)."""

EDGES = [
    ("field-border", "ground"), ("field-border", "panel"), ("focus", "ground"), ("focus", "panel"), ("accent", "brand"),
    ("action", "ground"), ("action", "panel"), *[(tone, f"{tone}-ground") for tone in TONES],
]  # fmt: skip
"""What must be seen: borders of fields, shapes, the focus ring; at least 3 to 1 (WCAG 1.4.11)."""


def tokens(scheme: str) -> dict[str, str]:
    """Name to colour (`#rrggbb`); dark is the light set with the second set laid over it."""
    found = named("tokens.css")
    return found | named("tokens-dark.css") if scheme == "dark" else found


def named(file: str) -> dict[str, str]:
    return dict(re.findall(r"--(?!utrecht)([a-z-]+): (#[0-9a-f]{6});", (STATIC / file).read_text(encoding="utf-8")))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_counted_as_the_norm_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#8b97a4", "#ffffff") == pytest.approx(2.97, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_words_can_be_read(scheme: str, front: str, back: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[front], colours[back]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), EDGES)
def test_edges_can_be_seen(scheme: str, front: str, back: str) -> None:
    colours = tokens(scheme)
    assert contrast(colours[front], colours[back]) >= 3


def test_dark_is_a_second_set_of_the_same_names() -> None:
    assert named("tokens.css").keys() == named("tokens-dark.css").keys()


@pytest.mark.parametrize("path", [path for path in OWN if path.name not in TOKEN_FILES], ids=lambda path: path.name)
def test_colours_are_named_in_the_token_files_only(path: Path) -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_every_token_that_is_used_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    made = set(re.findall(r"(--[a-z-]+):", "".join(other.read_text(encoding="utf-8") for other in OWN)))
    used = {name for name in re.findall(r"var\((--[a-z-]+)", text) if not name.startswith("--utrecht")}
    assert used <= made


def test_nothing_is_loaded_from_elsewhere() -> None:
    """Fonts, styles and scripts come from the register itself; addresses in comments and licences are words."""
    for path in [*OWN, STATIC / "charts.js", STATIC / "vendor" / "utrecht" / "utrecht.css"]:
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", path.read_text(encoding="utf-8")), path.name


def test_vendored_files_carry_their_licences() -> None:
    for path in (STATIC / "vendor").rglob("*"):
        if path.suffix in (".woff2", ".js", ".css"):
            assert list(path.parent.glob("*LICENSE*")), path.name
            assert path.name in (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")


def test_a_select_offers_what_djangos_own_does() -> None:
    choices = [("", "alle"), ("a&b", "A & <B>"), (7, "zeven"), ("Groep", [("1", "een"), ("2", "twee")])]
    for widget in (Select({"class": "x", "required": True}, choices), NullBooleanSelect({"disabled": True})):
        for value in ("", "a&b", "7", "2", "true"):
            drawn, own = (widget.render("naam", value, renderer=one) for one in (TemplatesSetting(), DjangoTemplates()))
            assertHTMLEqual(drawn, own)
