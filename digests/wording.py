"""The fixed words of a digest, and the colours that go with them."""

from django.utils.translation import gettext_lazy, ngettext_lazy

from commitments.choices import EventKind, Standing
from digests.content import Kind, Why

HEADINGS = {
    Kind.LATE: gettext_lazy("Te laat, zonder bericht"),
    Kind.LATE_WITH_WORD: gettext_lazy("Te laat, met bericht"),
    Kind.NOT_CHECKED: gettext_lazy("Termijn verstreken, nog niet nagegaan"),
    Kind.DUE: gettext_lazy("Binnen twee weken"),
    Kind.PUT_OFF: gettext_lazy("Uitgesteld"),
    Kind.MOVED: gettext_lazy("Verschoven met de gelegenheid"),
    Kind.SETTLED: gettext_lazy("Afgedaan"),
    Kind.PASSED: gettext_lazy("Lijst A: termijn verstreken"),
    Kind.PASSES: gettext_lazy("Lijst B: termijn verstrijkt binnen een half jaar"),
}
TONES = {
    Kind.LATE: "late",
    Kind.LATE_WITH_WORD: "late",
    Kind.NOT_CHECKED: "none",
    Kind.DUE: "open",
    Kind.PUT_OFF: "put-off",
    Kind.MOVED: "open",
    Kind.SETTLED: "kept",
    Kind.PASSED: "late",
    Kind.PASSES: "open",
}
SUBJECTS = {
    Kind.LATE: ngettext_lazy(
        "%(count)d toezegging is te laat geworden", "%(count)d toezeggingen zijn te laat geworden", "count"
    ),
    Kind.LATE_WITH_WORD: ngettext_lazy(
        "Over %(count)d late toezegging kwam bericht", "Over %(count)d late toezeggingen kwam bericht", "count"
    ),
    Kind.NOT_CHECKED: ngettext_lazy("%(count)d termijn is verstreken", "%(count)d termijnen zijn verstreken", "count"),
    Kind.DUE: ngettext_lazy(
        "%(count)d termijn loopt binnen twee weken af", "%(count)d termijnen lopen binnen twee weken af", "count"
    ),
    Kind.PUT_OFF: ngettext_lazy(
        "%(count)d toezegging is uitgesteld", "%(count)d toezeggingen zijn uitgesteld", "count"
    ),
    Kind.MOVED: ngettext_lazy(
        "%(count)d termijn is met de gelegenheid verschoven",
        "%(count)d termijnen zijn met de gelegenheid verschoven",
        "count",
    ),
    Kind.SETTLED: ngettext_lazy("%(count)d toezegging is afgedaan", "%(count)d toezeggingen zijn afgedaan", "count"),
    Kind.PASSED: ngettext_lazy(
        "Van %(count)d toezegging is de termijn verstreken",
        "Van %(count)d toezeggingen is de termijn verstreken",
        "count",
    ),
    Kind.PASSES: ngettext_lazy(
        "Van %(count)d toezegging verstrijkt de termijn binnen een half jaar",
        "Van %(count)d toezeggingen verstrijkt de termijn binnen een half jaar",
        "count",
    ),
}
LATE_AT_FIRST = ngettext_lazy("%(count)d toezegging is te laat", "%(count)d toezeggingen zijn te laat", "count")
REASONS = {
    Why.PROMISED_TO_YOU: gettext_lazy("aan u toegezegd"),
    Why.PROMISED_TO_YOUR_GROUP: gettext_lazy("aan uw fractie toegezegd"),
    Why.YOUR_COMMITTEE: gettext_lazy("van uw commissie"),
    Why.YOUR_LIST: gettext_lazy("in uw lijst"),
}
OUTCOMES = {
    EventKind.FULFILLED: gettext_lazy("voldaan op %(day)s"),
    EventKind.PARTLY_FULFILLED: gettext_lazy("deels voldaan op %(day)s"),
    EventKind.LAPSED: gettext_lazy("vervallen op %(day)s"),
}
BARS = {
    Standing.LATE: "late",
    Standing.LATE_WITH_WORD: "late",
    Standing.NOT_CHECKED: "none",
    Standing.PUT_OFF_LATE: "put-off",
    Standing.PUT_OFF_IN_TIME: "put-off",
    Standing.MOVED_WITH_OCCASION: "open",
    Standing.ON_TIME: "open",
    Standing.AWAITING_OCCASION: "open",
    Standing.NO_TERM: "none",
    Standing.CONTINUING: "continuing",
}
"""What stands, in the order in which it is counted, with its colour."""
