"""What every number beside a list has to be: the length of the list that choosing it shows."""

from django.http import QueryDict

from commitments.access import Viewer
from commitments.facets import Tally
from commitments.filters import CommitmentFilter
from commitments.kept.versions import register_version
from commitments.models import Commitment
from tests.factories import TODAY


def each_count_is_what_it_shows(asked: str, viewer: Viewer) -> None:
    """Assert it of all counts of the list asked for, its total and its shortcuts too."""
    parameters, visible = QueryDict(asked), Commitment.objects.visible_to(viewer)

    def shown(chosen: QueryDict) -> int:
        return CommitmentFilter(chosen, visible, on=TODAY).qs.count()

    tally = Tally(parameters, visible, viewer, TODAY, register_version()[0])
    assert tally.total == shown(parameters)
    for facet in tally.facets():
        for choice in facet.choices:
            chosen = parameters.copy()
            chosen.setlist(facet.name, [choice.value])
            assert shown(chosen) == int(choice.count), (facet.name, choice.value)
    for some in tally.shortcuts():
        for link in some.links:
            assert shown(QueryDict(link.query)) == int(link.count), link
