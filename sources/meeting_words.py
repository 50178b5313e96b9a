"""What papers call each kind of meeting: in full, or by its initials in capitals, also those of before 2021."""

from commitments.choices import MeetingKind

CALLED: dict[MeetingKind, tuple[str, ...]] = {
    MeetingKind.GENERAL_CONSULTATION: ("algemeen overleg", "AO"),
    MeetingKind.COMMITTEE_DEBATE: ("commissiedebat", "CD"),
    MeetingKind.POLICY_CONSULTATION: ("notaoverleg", "NO"),
    MeetingKind.LEGISLATIVE_CONSULTATION: ("wetgevingsoverleg", "WGO"),
    MeetingKind.WRITTEN_CONSULTATION: ("schriftelijk overleg", "SO", "VSO"),
    MeetingKind.TWO_MINUTE_DEBATE: ("tweeminutendebat", "TMD", "VAO"),
    MeetingKind.PLENARY: ("plenair debat", "plenaire debat", "plenaire behandeling", "plenaire vergadering"),
    MeetingKind.PROCEDURE: ("procedurevergadering",),
}
"""Words that are said of one kind alone: a "debat" may be any."""
