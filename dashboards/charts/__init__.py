"""The charts of the register, a file for each question: its rows, its sentence, its figure and its table."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from django.core.cache import cache
from django.utils.translation import get_language

from commitments.access import Viewer, sees_public_only
from commitments.counters import KEPT_FOR
from commitments.kept.versions import register_version
from commitments.stand import Stand
from commitments.views.not_modified import code_fingerprint
from dashboards.charts import (
    ages,
    ahead,
    calendar,
    flow,
    ministries,
    origins,
    put_off,
    slips,
    terms,
    time_to_fulfil,
    word,
)
from dashboards.charts.chart import Chart
from dashboards.scope import Scope

CHARTS: dict[str, Callable[[Scope], Chart]] = {
    module.KEY: module.chart
    for module in (ministries, word, ages, ahead, calendar, flow, time_to_fulfil, put_off, slips, terms, origins)
}
"""Each chart by the name that its address has."""


def figures_for(viewer: Viewer, scope: Scope, stand: Stand, names: Sequence[str] = tuple(CHARTS)) -> list[Chart]:
    """The charts of these names about what `scope_of` found for this viewer and stand, in the language in use.

    What the public sees is made once for a version of the register and a day; who may see more gets figures of their
    own.
    """
    if not sees_public_only(viewer):
        return [CHARTS[name](scope) for name in names]
    key = _key(scope, stand)
    made: dict[str, Chart] = cache.get_many([f"{key}:{name}" for name in names])
    missing = {f"{key}:{name}": CHARTS[name](scope) for name in names if f"{key}:{name}" not in made}
    if missing:
        cache.set_many(missing, KEPT_FOR)
    return [(made | missing)[f"{key}:{name}"] for name in names]


def _key(scope: Scope, stand: Stand) -> str:
    rests_on = (*register_version(), stand.on, stand.today, scope.parameters.urlencode(), get_language())
    return f"figure:{sha256(repr((code_fingerprint(), rests_on)).encode()).hexdigest()[:32]}"
