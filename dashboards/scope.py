"""What figures speak of: the commitments behind a list's parameters, on the day that the address asks for."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.forms import Form
from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from commitments.access import Viewer, sees_public_only
from commitments.filters import CommitmentFilter, without
from commitments.models import Commitment
from commitments.querysets import CommitmentQuerySet
from commitments.stand import PARAMETER, Stand
from commitments.standing import TODAY
from dashboards import kept, queries
from dashboards.queries import Tally, TermsEnd

ALL = QueryDict()


class SenselessFilter(ValueError):
    """The parameters make no sense, as `form` says; `problems` are pairs of a label and what is wrong there."""

    def __init__(self, form: Form) -> None:
        found = [(str(form.fields[name].label), str(error)) for name, errors in form.errors.items() for error in errors]
        super().__init__("; ".join(f"{label}: {problem}" for label, problem in found))
        self.form, self.problems = form, found


@dataclass(frozen=True)
class Scope:
    """Commitments that the reader may see, as they stood on day `on`; `parameters` are the filters that chose them."""

    commitments: CommitmentQuerySet
    on: date
    parameters: QueryDict = field(default_factory=lambda: ALL)
    all_public: bool = False
    """Whether these are all that the public sees, as it stands today: the database may keep their counts."""
    filters: CommitmentFilter | None = None
    """The list's own filters with these parameters; None where there are none."""

    @cached_property
    def tallies(self) -> list[Tally]:
        """How many there are by ministry and standing; asked once for all the figures that rest on it."""
        return (self.all_public and kept.tallies(self.on)) or queries.tally(self.commitments, self.on)

    @cached_property
    def terms(self) -> list[TermsEnd]:
        """How many terms end on which day; asked once too."""
        return (self.all_public and kept.terms(self.on)) or queries.terms(self.commitments, self.on)

    @property
    def stand(self) -> dict[str, str]:
        """What links must carry to stay on a past day; nothing for today."""
        return {} if self.commitments.columns is TODAY else {PARAMETER: self.on.isoformat()}

    def list_url(self, standings: tuple[str, ...], **narrower: str) -> str:
        """The address of the part of the list with these standings (none: every one) and narrower filters."""
        query = self.parameters.copy()
        chosen = set(query.getlist("status"))
        if standings:
            query.setlist("status", [str(name) for name in standings if not chosen or name in chosen])
        for name, value in narrower.items():
            query[name] = self._within(name, value)
        return f"{reverse('commitments')}?{_address(query, self.stand)}"

    @property
    def list_of_all_url(self) -> str:
        return f"{reverse('commitments')}?{_address(self.parameters, self.stand)}".rstrip("?")

    def csv_url(self, key: str) -> str:
        query = _address(self.parameters, self.stand)
        return f"{reverse('figure_csv', args=[key])}{'?' if query else ''}{query}"

    def _within(self, name: str, value: str) -> str:
        """A day of the list's own filter is kept where it is the narrower one."""
        own = str(self.parameters.get(name, ""))
        if name not in ("van", "tot") or not own:
            return value
        typed: str = CommitmentFilter.base_filters[name].field.clean(own).isoformat()
        return max(typed, value) if name == "van" else min(typed, value)


def _address(query: QueryDict, stand: dict[str, str]) -> str:
    return "&".join(filter(None, [query.urlencode(), urlencode(stand)]))


def scope_of(viewer: Viewer, asked: QueryDict, stand: Stand) -> Scope:
    """The commitments of every page of the list with these parameters; what was withdrawn is in no figure.

    Raises SenselessFilter.
    """
    asked = without(asked, PARAMETER, "cursor", "sorteer")
    for name, values in list(asked.lists()):
        if not any(values):
            del asked[name]
    seen = Commitment.objects.visible_to(viewer)
    filters = CommitmentFilter(asked, stand.of(seen), on=stand.on)
    if not filters.form.is_valid():
        raise SenselessFilter(filters.form)
    if not asked:
        return scope_of_all(viewer, stand)
    # by key, so that a join of a filter counts nothing twice
    chosen = seen.filter(pk__in=filters.qs.order_by().values("pk"))
    return Scope(stand.of(chosen).counted(), stand.on, asked, filters=filters)


def scope_of_all(viewer: Viewer, stand: Stand) -> Scope:
    """Everything that the reader may see."""
    seen = Commitment.objects.visible_to(viewer)
    all_public = sees_public_only(viewer) and not stand.is_past
    return Scope(stand.of(seen).counted(), stand.on, all_public=all_public)
