"""The fixed vocabularies of the register: code in English, labels as parliament says them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Chamber(TextChoices):
    HOUSE = "house", _("Tweede Kamer")
    SENATE = "senate", _("Eerste Kamer")


class Visibility(TextChoices):
    PUBLIC = "public", _("openbaar")
    DRAFT = "draft", _("concept")
    CONFIDENTIAL = "confidential", _("vertrouwelijk")


class Status(TextChoices):
    """What the register holds of a commitment. "Late" is no status: it follows from the deadline and the day."""

    OPEN = "open", _("openstaand")
    PARTLY_FULFILLED = "partly_fulfilled", _("deels voldaan")
    FULFILLED = "fulfilled", _("voldaan")
    LAPSED = "lapsed", _("vervallen")
    CONTINUING = "continuing", _("doorlopend")
    DIVIDED = "divided", _("gesplitst in onderdelen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


AWAITED = (Status.OPEN, Status.PARTLY_FULFILLED)
"""Statuses in which parliament still waits, so that a deadline can pass."""

CLOSED = (Status.FULFILLED, Status.LAPSED, Status.WITHDRAWN)

UNCOUNTED = (Status.DIVIDED, Status.WITHDRAWN)
"""Statuses that are in no count: of what was split its components count, each once."""


class PartKind(TextChoices):
    """What a commitment is of the one that it belongs to."""

    INSTANCE = "instance", _("één keer van een terugkerende toezegging")
    COMPONENT = "component", _("onderdeel van een gesplitste toezegging")


class CommitmentClass(TextChoices):
    DELIVERABLE = "deliverable", _("toetsbare toezegging")
    EFFORT = "effort", _("inzet")
    RECURRING = "recurring", _("terugkerend")


class DocumentKind(TextChoices):
    LETTER = "letter", _("brief regering")
    DELAY_NOTICE = "delay_notice", _("uitstelbrief")
    DEBATE_REPORT = "debate_report", _("verslag van een overleg")
    PROCEEDINGS = "proceedings", _("Handelingen")
    WRITTEN_CONSULTATION = "written_consultation", _("verslag van een schriftelijk overleg")
    ANSWERS = "answers", _("antwoord op schriftelijke vragen")
    MOTION = "motion", _("motie")
    ATTACHMENT = "attachment", _("bijlage")
    OTHER = "other", _("ander stuk")


class MeetingKind(TextChoices):
    """The names of both eras are kept: a report of 2020 is of an algemeen overleg, not of a commissiedebat."""

    GENERAL_CONSULTATION = "general_consultation", _("algemeen overleg")
    COMMITTEE_DEBATE = "committee_debate", _("commissiedebat")
    POLICY_CONSULTATION = "policy_consultation", _("notaoverleg")
    LEGISLATIVE_CONSULTATION = "legislative_consultation", _("wetgevingsoverleg")
    WRITTEN_CONSULTATION = "written_consultation", _("schriftelijk overleg")
    TWO_MINUTE_DEBATE = "two_minute_debate", _("tweeminutendebat")
    PLENARY = "plenary", _("plenair debat")
    PROCEDURE = "procedure", _("procedurevergadering")
    OTHER = "other", _("andere vergadering")


class MinisterRole(TextChoices):
    MINISTER = "minister", _("minister")
    STATE_SECRETARY = "state_secretary", _("staatssecretaris")


class DeadlineBasis(TextChoices):
    """Where a deadline comes from; the values are those of `commitments.deadlines.Basis`."""

    DATE = "date", _("vaste dag")
    PERIOD = "period", _("periode")
    RECESS = "recess", _("reces of seizoen")
    OCCASION = "occasion", _("hangt aan een gelegenheid")
    RECURRING = "recurring", _("terugkerend")
    NONE = "none", _("geen termijn genoemd")


class Origin(TextChoices):
    """Where a commitment was made; the values stand in addresses."""

    DEBATE = "debat", _("debat")
    LETTER = "brief", _("brief")
    WRITING = "schriftelijk", _("schriftelijk")
    OTHER = "anders", pgettext_lazy("herkomst", "anders")


class OccasionRelation(TextChoices):
    BEFORE = "before", _("voor")
    DURING = "during", _("tijdens")
    AFTER = "after", _("na afloop van")


class MovedBy(TextChoices):
    """Who set or moved a deadline; which of them put it off, and what counts as slip, is in `commitments.drift`."""

    PROMISE = "promise", _("de toezegging zelf")
    MINISTER = "minister", _("de bewindspersoon")
    COMMITTEE = "committee", _("de commissie")
    OCCASION = "occasion", _("de gelegenheid")
    CORRECTION = "correction", _("correctie door de griffie")


class DelayReason(TextChoices):
    NONE_GIVEN = "none_given", _("geen reden gegeven")
    COORDINATION = "coordination", _("afstemming tussen ministeries of met anderen")
    AWAITING_INFORMATION = "awaiting_information", _("gegevens of onderzoek nog niet gereed")
    CAREFUL_ANSWER = "careful_answer", _("zorgvuldige beantwoording")
    WORKLOAD = "workload", _("drukte")
    CABINET_CHANGE = "cabinet_change", _("kabinetswisseling")
    CIRCUMSTANCES = "circumstances", _("bijzondere omstandigheden")
    OTHER = "other", _("andere reden")


class FollowUpOutcome(TextChoices):
    FULFILS = "fulfils", _("voldoet")
    PARTLY = "partly", _("voldoet deels")
    POSTPONES = "postpones", _("stelt uit")
    REPORTS_PROGRESS = "reports_progress", _("bericht over de voortgang")


class LinkKind(TextChoices):
    REPEATS = "repeats", _("herhaalt")
    CHANGES = "changes", _("wijzigt")
    SUPPLEMENTS = "supplements", _("vult aan")


class EventKind(TextChoices):
    REGISTERED = "registered", _("opgenomen in het register")
    AMENDED = "amended", _("gegevens gewijzigd")
    PASSAGE_FOUND = "passage_found", _("passage gevonden")
    PUBLISHED = "published", _("zichtbaarheid gewijzigd")
    DEADLINE_SET = "deadline_set", _("termijn gesteld")
    POSTPONED = "postponed", _("uitgesteld")
    MOVED_WITH_OCCASION = "moved_with_occasion", _("verschoven met de gelegenheid")
    DEADLINE_CORRECTED = "deadline_corrected", _("termijn gecorrigeerd")
    DEADLINE_PASSED = "deadline_passed", _("termijn verstreken")
    PROGRESS_REPORTED = "progress_reported", _("bericht over de voortgang")
    PARTLY_FULFILLED = "partly_fulfilled", _("deels voldaan")
    FULFILLED = "fulfilled", _("voldaan")
    KEPT_OPEN = "kept_open", _("opengehouden")
    CONTINUED = "continued", _("doorlopend verklaard")
    LAPSED = "lapsed", _("vervallen")
    REOPENED = "reopened", _("heropend")
    RENUMBERED = "renumbered", _("nummer gewijzigd")
    TRANSFERRED = "transferred", _("overgedragen")
    MERGED = "merged", _("samengevoegd")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    SPLIT = "split", _("gesplitst in onderdelen")
    REMINDED = "reminded", _("gerappelleerd")
    PROPOSED = "proposed", _("voorgesteld aan een andere griffier")
    SENT_BACK = "sent_back", _("voorstel teruggestuurd")
    TAKEN_BACK = "taken_back", _("antwoord teruggenomen")
    REINSTATED = "reinstated", _("teruggezet in het register")


SAID_BY = {
    FollowUpOutcome.FULFILS: EventKind.FULFILLED,
    FollowUpOutcome.PARTLY: EventKind.PARTLY_FULFILLED,
    FollowUpOutcome.POSTPONES: EventKind.POSTPONED,
    FollowUpOutcome.REPORTS_PROGRESS: EventKind.PROGRESS_REPORTED,
}
"""What a paper does, to the event that comes with it."""
UNDOING = (EventKind.TAKEN_BACK, EventKind.REINSTATED)
"""What says that an earlier event was entered by mistake; its data names that event (`undoes`)."""
OFFICE_ALONE = (EventKind.PROPOSED, EventKind.SENT_BACK)
"""What happens inside the clerks' office, and is no part of the public story."""


class ProposedVerb(TextChoices):
    FULFIL = "fulfil", _("voldaan")
    LAPSE = "lapse", _("vervallen")


class ProposalOutcome(TextChoices):
    CONFIRMED = "confirmed", _("bevestigd")
    SENT_BACK = "sent_back", _("teruggestuurd")


class RappelList(TextChoices):
    """Half-yearly reminders: what a ministry is asked about, and what it is told in advance."""

    PASSED = "A", _("lijst A: termijn verstreken")
    AHEAD = "B", _("lijst B: termijn verstrijkt binnen een half jaar")


class TermMoved(TextChoices):
    """How the present deadline came to differ from the first; "put off" is the minister's or the committee's act."""

    NEVER = "", _("niet verschoven")
    IN_TIME = "in_time", _("uitgesteld, op tijd gemeld")
    LATE = "late", _("uitgesteld, te laat gemeld")
    WITH_OCCASION = "with_occasion", _("verschoven met de gelegenheid")


class Standing(TextChoices):
    """Where a commitment stands on a day, as pages, charts and mails say it; derived in `commitments.standing`."""

    LATE = "late", _("te laat, zonder bericht")
    LATE_WITH_WORD = "late_with_word", _("te laat, met bericht")
    NOT_CHECKED = "not_checked", _("niet nagegaan")
    PUT_OFF_LATE = "put_off_late", _("uitgesteld, te laat gemeld")
    PUT_OFF_IN_TIME = "put_off_in_time", _("uitgesteld, op tijd gemeld")
    MOVED_WITH_OCCASION = "moved_with_occasion", _("verschoven met de gelegenheid")
    ON_TIME = "on_time", _("open, binnen termijn")
    AWAITING_OCCASION = "awaiting_occasion", _("wacht op een gelegenheid")
    NO_TERM = "no_term", _("geen termijn genoemd")
    CONTINUING = "continuing", _("doorlopende inzet")
    FULFILLED = "fulfilled", _("voldaan")
    LAPSED = "lapsed", _("vervallen")
    DIVIDED = "divided", _("gesplitst in onderdelen")
    WITHDRAWN = "withdrawn", _("ingetrokken")
