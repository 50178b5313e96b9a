"""The colours of the charts for eyes that see fewer: apart enough, or told apart by a pattern.

Colour blindness is simulated by the matrices of Machado, Oliveira and Fernandes (2009) at full strength, in linear RGB;
the distance is that of CIE 1976 in L*a*b*.
"""

import re
from itertools import combinations

import pytest

from dashboards.charts.ministries import parts_of_what_is_open
from dashboards.charts.origins import _parts
from dashboards.figures import Series
from tests.servers import ROOT

EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)
APART = 10.0
Triple = tuple[float, ...]


def tokens(theme: str) -> dict[str, str]:
    light, dark = ((ROOT / "tracker/static" / name).read_text() for name in ("tokens.css", "tokens-dark.css"))
    found = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", light))
    return found | (dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", dark)) if theme == "dark" else {})


def _times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def lab(colour: str, eye: str) -> Triple:
    """L*a*b* of a colour written #rrggbb, as this eye sees it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    seen = tuple(min(1.0, max(0.0, part)) for part in _times(EYES[eye], linear))
    x, y, z = (_root(part / white) for part, white in zip(_times(TO_XYZ, seen), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116


def distance(one: str, other: str, eye: str) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(lab(one, eye), lab(other, eye), strict=True)) ** 0.5)


def test_the_measure_tells_red_from_green_only_for_who_can() -> None:
    assert distance("#b03030", "#4a7a20", "usual") > 60 > 3 * distance("#b03030", "#4a7a20", "deuteranopia") / 2
    assert distance("#000000", "#ffffff", "usual") == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_two_parts_of_a_bar_look_alike(theme: str, eye: str) -> None:
    colours = tokens(theme)
    for parts in (parts_of_what_is_open(), _parts()):
        for one, other in combinations([series for series, _standings in parts], 2):
            is_apart = one.pattern != other.pattern or distance(_fill(one, colours), _fill(other, colours), eye) > APART
            assert is_apart, (one.label, other.label)


def _fill(series: Series, colours: dict[str, str]) -> str:
    return colours[(series.ground or series.colour).removeprefix("var(").removesuffix(")")]
