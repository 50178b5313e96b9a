"""The English catalogue is whole: every text of the code is in it, translated, and compiled as it stands."""

import gettext
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.servers import ROOT, an_operators_environment

pytestmark = pytest.mark.gettext
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")


def test_every_text_of_the_code_is_translated(tmp_path: Path) -> None:
    copy = tmp_path / "source"
    ignored = shutil.ignore_patterns(".*", "var", "tests", "benchmarks", "static", "__pycache__")
    shutil.copytree(ROOT, copy, ignore=ignored)
    command = ["manage.py", "makemessages", "--locale=en", "--keep-pot", "--no-location", "--verbosity=0"]
    subprocess.run([sys.executable, *command], cwd=copy, env=an_operators_environment(), check=True)
    compared = subprocess.run(
        ["msgcmp", ROOT / CATALOGUE, copy / "locale/django.pot"], capture_output=True, text=True, check=False
    )
    assert compared.stderr == "", "run `make messages` and write the English"


def test_the_compiled_catalogue_is_fresh(tmp_path: Path) -> None:
    subprocess.run(["msgfmt", ROOT / CATALOGUE, "-o", tmp_path / "fresh.mo"], check=True)
    assert texts(ROOT / CATALOGUE.with_suffix(".mo")) == texts(tmp_path / "fresh.mo"), "run `make messages`"


def texts(compiled: Path) -> dict[object, str]:
    """Every text of a compiled catalogue but its header."""
    with compiled.open("rb") as file:
        catalogue: dict[object, str] = dict(vars(gettext.GNUTranslations(file))["_catalog"])
    return {key: text for key, text in catalogue.items() if key}
