"""The fixed vocabularies of what goes out: code in English, labels as a subscriber reads them."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Weekday(IntegerChoices):
    """Days as ISO 8601 counts them."""

    MONDAY = 1, _("maandag")
    TUESDAY = 2, _("dinsdag")
    WEDNESDAY = 3, _("woensdag")
    THURSDAY = 4, _("donderdag")
    FRIDAY = 5, _("vrijdag")
    SATURDAY = 6, _("zaterdag")
    SUNDAY = 7, _("zondag")


class Grouping(TextChoices):
    MINISTRY = "ministry", _("per ministerie")
    COMMITTEE = "committee", _("per commissie")


class PeriodKind(TextChoices):
    WEEKLY = "weekly", _("weekbericht")
    AGENDA = "agenda", _("lijst voor de procedurevergadering")
    RAPPEL = "rappel", _("rappel")


BY_THE_WEEK = (PeriodKind.WEEKLY, PeriodKind.AGENDA)
"""Kinds that are owed by themselves, each week at the subscriber's hour. A rappel waits for a clerk."""


class PeriodState(TextChoices):
    OPEN = "open", _("verstuurd")
    SKIPPED_LATE = "skipped-late", _("overgeslagen: te laat")


class MailState(TextChoices):
    """Where a mail is. CLAIMED: a worker has it. DATA: it is being handed over, and may have arrived."""

    PENDING = "pending", _("wacht")
    CLAIMED = "claimed", _("in behandeling")
    DATA = "data", _("wordt overgedragen")
    SENT = "sent", _("verstuurd")
    EMPTY = "empty", _("niets te melden")
    SUPPRESSED = "suppressed", _("niet verstuurd")
    FAILED = "failed", _("mislukt")


LEASED = (MailState.CLAIMED, MailState.DATA)
"""States in which a worker holds the mail, until its lease ends."""

UNSETTLED = (MailState.PENDING, *LEASED)
"""States in which something is still to be done; asked for by name, so that the index over states serves."""

SETTLED = (MailState.SENT, MailState.EMPTY, MailState.SUPPRESSED, MailState.FAILED)
"""States in which nothing more is to be done."""


class Reason(TextChoices):
    """Why a mail was not sent."""

    NO_NEWS = "no_news", _("er was niets nieuws")
    LEFT = "left", _("het abonnement is gestopt")
    PAUSED = "paused", _("het abonnement is gepauzeerd")
    ACCOUNT_CLOSED = "account_closed", _("het account is gesloten")
    TOO_LATE = "too_late", _("te laat: het volgende bericht is al aan de beurt")
    STOOD_STILL = "stood_still", _("het register stond stil toen het aan de beurt was")
    DAY_MOVED = "day_moved", _("de dag of het uur is gewijzigd")
    BROKEN_LIST = "broken_list", _("de lijst bestaat niet meer")
    NOT_MADE = "not_made", _("het bericht kon niet worden gemaakt")
    REFUSED = "refused", _("de mailserver weigerde het bericht")
    BAD_ADDRESS = "bad_address", _("het adres is geen e-mailadres")
    UNDELIVERABLE = "undeliverable", _("eerdere berichten kwamen niet aan")
    WORKER_DIED = "worker_died", _("het verwerken van het bericht brak telkens af")
    NO_ANSWER = "no_answer", _("de mailserver nam het bericht een dag lang niet aan")
