"""The parameters of the API as its description tells them: those of the list page, the day and the page."""

from typing import Any

import django_filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from commitments.filters import CommitmentFilter

MOST_ON_A_PAGE = 100
USUAL_ON_A_PAGE = 25
STAND = OpenApiParameter("stand", OpenApiTypes.DATE, description="De dag waarvan het register wordt getoond.")
PAGE = [
    OpenApiParameter("cursor", str, description="Welke bladzijde: uit `next` of `previous`."),
    OpenApiParameter(
        "aantal", {"type": "integer", "minimum": 1, "maximum": MOST_ON_A_PAGE, "default": USUAL_ON_A_PAGE}
    ),
]


def _parameter(name: str, one: Any) -> OpenApiParameter:
    many = isinstance(one, django_filters.MultipleChoiceFilter)
    closed = "choices" in one.extra
    values = [str(value) for value, _label in one.extra["choices"]] if closed else None
    kind = OpenApiTypes.DATE if name in ("van", "tot") else OpenApiTypes.STR
    return OpenApiParameter(name, kind, description=str(one.label), many=many, enum=values)


LIST = [_parameter(name, one) for name, one in CommitmentFilter.base_filters.items()]
FILTERS = [parameter for parameter in LIST if parameter.name != "sorteer"]
"""For what rests on the list and has no order, or one of its own."""
