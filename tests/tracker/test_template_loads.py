"""A template loads the tags and filters that it uses, and no others."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Engine

pytestmark = pytest.mark.one_engine

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(path for path in ROOT.glob("*/templates/**/*") if path.is_file())
LOAD = re.compile(r"\{% load (?:.+ from )?(.+?) %\}")
MARKED = re.compile(r"\{[{%](.*?)[%}]\}")
NAMED = re.compile(r"^ ?(\w+)|\|(\w+)")


def unused(source: str) -> Iterator[str]:
    libraries = Engine.get_default().template_libraries
    used = {name for marked in MARKED.findall(source) for names in NAMED.findall(marked) for name in names}
    for library in (name for names in LOAD.findall(source) for name in names.split()):
        if not used & {*libraries[library].tags, *libraries[library].filters}:
            yield library


def test_a_library_is_used_by_a_tag_or_by_a_filter() -> None:
    assert list(unused("{% load i18n static humanize %}{% translate 'Ja' %}{{ 1|intcomma }} static")) == ["static"]


def test_no_template_loads_anything_for_nothing() -> None:
    found = {str(path.relative_to(ROOT)): list(unused(path.read_text(encoding="utf-8"))) for path in TEMPLATES}
    assert found
    assert {path: libraries for path, libraries in found.items() if libraries} == {}
