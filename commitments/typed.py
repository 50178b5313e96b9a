"""What a clerk typed when the login had expired: kept on the server until the same person is back at the same page.

A page that can show it in its own form takes it with `sent`; for every other one there is a page of its own, from which
it is sent once more (`commitments.doors`). What is not kept is given back at once, on a page that says so.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from axes.helpers import get_client_ip_address
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commitments.visitors import may_ask

KEPT, LEFT, ASIDE = "typed-forms", "left", "aside"
"""Names in a session, which outlives a release: what is kept in another shape gets another name."""
FROM = "van"
TICKED = "on"
CARRIED = {"asked", "edited", "next", "page", "query", "rows", "seen", "shown", "stand", "version", "volgorde"}
CHOSEN = {"chamber", "commitment_class", "decision", "kind", "language", "occasion_relation", "outcome", "role"}
CHOSEN |= {"visibility"}
"""Fields that no clerk types in: what a form carries along unseen, and what is chosen by a key of the program."""
MOST_NAMED = 5
"""Files."""
MOST_ASIDE = 10
"""Forms that wait at once: of each kind of waiting."""
MOST_OF_A_STRANGER = 100_000
"""Characters. Of who was just logged out here anything is kept that a request may hold."""


def keep_typed(request: HttpRequest) -> HttpResponse | None:
    """Put what was sent aside in the session of who is not logged in; of files the names alone.

    Of who was not just logged out here by waiting too long it is kept a few times an hour only. The answer is a page
    that gives it back when it is not kept.
    """
    if _has_password(request):  # kept nowhere: it is typed again
        return None
    fields, waiting = _fields(request), _waiting(request)
    is_known = LEFT in request.session
    is_small = sum(len(name) + sum(map(len, values)) for name, values in fields.items()) <= MOST_OF_A_STRANGER
    has_room = is_known or (is_small and may_ask("keep_typed", str(get_client_ip_address(request))))
    if not has_room or len(waiting) >= MOST_ASIDE:
        words = _(
            "U was uitgelogd toen u dit verstuurde. Wat u typte, is niet vastgelegd en ook niet bewaard: het is te "
            "veel, of er wacht al te veel."
        )
        return give_back(request, words)
    kept = {"path": request.path, "fields": fields, "files": _files(request), "by": request.session.get(LEFT)}
    request.session[KEPT] = [*waiting, kept]
    return None


def give_back(request: HttpRequest, why: str, *, status: int = HTTPStatus.FORBIDDEN) -> HttpResponse | None:
    """A page that says why what was sent is kept nowhere, with all that was typed to copy; None when nothing was."""
    words = words_in([(name, value) for name, values in _fields(request).items() for value in values])
    files = _files(request)
    if _has_password(request) or not (words or files):
        return None
    context = {"why": why, "words": "\n\n".join(words), "files": files, "next": request.get_full_path()}
    page = render(request, "commitments/not_kept.html", context, status=status)
    add_never_cache_headers(page)
    return page


@dataclass(frozen=True, slots=True)
class Aside:
    """The address at which something was put aside, and words to know it again."""

    address: str
    words: str


def put_aside(request: HttpRequest, words: str, *, part: str = "") -> None:
    """Keep what was sent here, by whoever is logged in and makes first what it lacks; it is back by `typed_before`.

    `part` is the element of the page to which it comes back. The page where it is made is told by `FROM` in its query
    for which one it is, so that two tabs do not come back to each other's.
    """
    kept: dict[str, Any] = {"path": request.path, "fields": _fields(request), "files": [], "by": request.user.pk}
    others = [one for one in request.session.get(ASIDE, {}).items() if one[0] != request.path]
    request.session[ASIDE] = dict([*others, (request.path, kept | {"words": words, "part": part})][-MOST_ASIDE:])


def aside(request: HttpRequest) -> Aside | None:
    """What was put aside and waits for what is made here."""
    kept = request.session.get(ASIDE, {}).get(request.GET.get(FROM, ""))
    if not kept or kept["by"] != request.user.pk:
        return None
    return Aside(f"{kept['path']}#{kept['part']}" if kept["part"] else kept["path"], kept["words"])


def come_back(request: HttpRequest, **chosen: str) -> str | None:
    """The address of the page at which something was put aside, with what was `chosen` in its fields by now."""
    waiting = aside(request)
    if waiting is None:
        return None
    request.session[ASIDE][request.GET[FROM]]["fields"] |= {name: [value] for name, value in chosen.items()}
    request.session.modified = True
    return waiting.address


def _fields(request: HttpRequest) -> dict[str, list[Any]]:
    return {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}


def _files(request: HttpRequest) -> list[str]:
    """The names of the files that were sent."""
    return [file.name for _name, sent in request.FILES.lists() for file in sent if file.name]


def _has_password(request: HttpRequest) -> bool:
    return any("password" in name for name in request.POST)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent now, or typed here when the login had expired; None when there is neither."""
    return request.POST if request.method == "POST" else typed_before(request)


def typed_before(request: HttpRequest) -> QueryDict | None:
    """What was put aside for this page, once, said to be there again; nothing of what another account left behind."""
    if request.method != "GET" or hasattr(request, "has_typed_back"):  # what else waits here is for the next page
        return None
    was_logged_out = _was_logged_out(request)
    kept = _taken(request) if was_logged_out else request.session.get(ASIDE, {}).pop(request.path, None)
    if kept is None:
        return None
    request.session.modified = True
    request.has_typed_back = True  # type: ignore[attr-defined]  # for `send_again`
    if kept["by"] not in (None, request.user.pk):
        return None
    if _was_logged_out(request):
        messages.warning(
            request, _("Hier wacht nog een formulier dat u verstuurde: leg dit vast en open de pagina weer.")
        )
    typed = QueryDict(mutable=True)
    for name, values in kept["fields"].items():
        typed.setlist(name, values)
    if any(map(any, kept["fields"].values())):
        words = _("Wat u typte voordat u was uitgelogd, staat er weer. Het is nog niet vastgelegd.")
        messages.warning(request, words if was_logged_out else _("Wat u typte, staat er weer. Leg het nog vast."))
    if kept["files"]:
        names = ", ".join(kept["files"][:MOST_NAMED]) + (" …" if len(kept["files"]) > MOST_NAMED else "")
        words = _("U was uitgelogd toen u dit verstuurde. Een bestand wordt dan niet bewaard; kies opnieuw: %(names)s.")
        messages.warning(request, words % {"names": names})
    return typed


def send_again(request: HttpRequest) -> HttpResponse | None:
    """A page with what was put aside for this address, if that is still there, to send it from once more."""
    was_logged_out = _was_logged_out(request)
    if (typed := typed_before(request)) is None:
        return None
    pairs = [(name, value) for name, values in typed.lists() for value in values]
    context = {"pairs": pairs, "words": words_in(pairs), "was_logged_out": was_logged_out}
    page = render(request, "commitments/send_again.html", context)
    add_never_cache_headers(page)
    return page


def _was_logged_out(request: HttpRequest) -> bool:
    """Whether what was typed at this address was put aside because the login had expired."""
    return any(kept["path"] == request.path for kept in _waiting(request))


def _waiting(request: HttpRequest) -> list[dict[str, Any]]:
    """What was put aside because the login had expired, in the order in which it was sent."""
    kept: list[dict[str, Any]] = request.session.get(KEPT, [])
    return kept


def _taken(request: HttpRequest) -> dict[str, Any]:
    """The first that waits for this address, which waits no longer."""
    waiting = _waiting(request)
    kept = next(one for one in waiting if one["path"] == request.path)
    request.session[KEPT] = [one for one in waiting if one is not kept]
    return kept


def words_in(pairs: list[tuple[str, str]]) -> list[str]:
    """Of names and values those values that a clerk typed, to know again what was sent."""
    typed = [value for name, value in pairs if not _is_carried(name)]
    return [_as_written(value) for value in typed if value.strip() and not value.isdigit() and value != TICKED]


def _as_written(value: str) -> str:
    """A day as people write it; everything else as it was typed."""
    try:
        day = parse_date(value)
    except ValueError:  # a day that no calendar has
        return value
    return date_format(day, "j F Y") if day else value


def _is_carried(name: str) -> bool:
    """Also in one form of several ("3-seen"), of one row of several ("shown-TZ202603-001"), and a button ("_save")."""
    return name.startswith(("shown-", "_")) or name.rpartition("-")[2] in CARRIED | CHOSEN
