"""The line of a ministry: those from which it came and those that came after it, however often it was renamed."""

from commitments.models import Committee, Ministry


def predecessors(ministry: Ministry) -> list[Ministry]:
    """Those that went up into it, the nearest first; each once, also where splits came together again."""
    return _line(ministry, "predecessors")


def successors(ministry: Ministry) -> list[Ministry]:
    """Those that took its work over, the nearest first."""
    return _line(ministry, "successors")


def committees_for(ministry: Ministry, chamber: str) -> list[Committee]:
    """Those of the chamber that deal with it; else with what it became; else with what it was."""
    for line in ([ministry], successors(ministry), predecessors(ministry)):
        found = Committee.objects.filter(ministries__in=line, chamber=chamber).distinct()
        if found:
            return list(found)
    return []


def _line(ministry: Ministry, name: str) -> list[Ministry]:
    found: dict[int, Ministry] = {}
    step = [ministry]
    while step:
        step = [other for one in step for other in getattr(one, name).all() if other.pk not in found | {ministry.pk: 0}]
        found |= {other.pk: other for other in step}
    return list(found.values())
