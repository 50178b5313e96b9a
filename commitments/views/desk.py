"""The clerks' desk: log a commitment, change one through the lifecycle, say until when a dossier's papers were read."""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commitments.access import at_desk, is_at_desk
from commitments.change_forms import CHANGES, open_changes
from commitments.change_forms.conflict import chosen, conflict_of
from commitments.choices import Chamber, Standing, Visibility
from commitments.doors import for_clerks
from commitments.fields import MeetingField, day_typed
from commitments.forms import LogForm, TermForm
from commitments.lifecycle import LIVE, ChangedMeanwhile, ChangeRefused, was_proposed
from commitments.models import Commitment, Committee, Dossier, FormerNumber, Meeting, Proposal, User
from commitments.occasion_fields import OccasionField
from commitments.occasions import shown_days
from commitments.reading_progress import CheckedUntilForm, dossiers_of, may_say_read, read_until
from commitments.typed import sent, typed_before

FIRST_UNREAD = F("checked_until").asc(nulls_first=True)


@for_clerks
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = Commitment.objects.visible_to(request.user).for_rows().with_standing(today)
    mine = Commitment.objects.visible_to(request.user).filter(at_desk(request.user))
    waiting = Proposal.objects.filter(outcome="", commitment__in=mine.filter(status__in=LIVE))
    context = {
        "proposals": waiting.select_related("commitment", "proposed_by")[:50],
        "late_count": Commitment.objects.visible_to(request.user).standing_in([Standing.LATE], today).count(),
        "drafts": rows.counted().filter(visibility=Visibility.DRAFT).order_by("-id")[:20],
        "reviews": rows.filter(review_on__lte=today).order_by("review_on", "id")[:20],
        "recent": rows.order_by("-id")[:10],
        "dossiers": dossiers_of(request.user).followed().order_by(FIRST_UNREAD, "number", "suffix")[:50],
    }
    return render(request, "commitments/desk.html", context)


@for_clerks
def log_commitment(request: HttpRequest) -> HttpResponse:
    """The form for a new commitment; the address may name values for any of its fields."""
    now = timezone.now()
    if typed := typed_before(request):
        return _log_page(request, LogForm(typed))
    if request.method != "POST":
        named = {name: request.GET[name] for name in LogForm.base_fields if name in request.GET}
        return _log_page(request, LogForm(initial={"promised_on": timezone.localdate(now)} | named))
    form = LogForm(request.POST)
    if not form.is_valid():
        return _log_page(request, form)
    promise = form.commitment()
    if not is_at_desk(request.user, promise.committee):
        form.add_error("committee", _("Deze commissie is niet van uw bureau."))
        return _log_page(request, form)
    try:
        form.log(promise, cast(User, request.user), now)
    except ChangeRefused as refusal:
        form.add_error(None, str(refusal))
        return _log_page(request, form)
    messages.success(request, _logged(promise))
    return redirect(promise)


def _log_page(request: HttpRequest, form: LogForm) -> HttpResponse:
    cast(MeetingField, form.fields["meeting"]).offer(timezone.localdate())
    context = {"form": form, "trail": [(reverse("desk"), _("Bureau"))], "here": _("Toezegging opnemen")}
    return render(request, "commitments/log.html", context)


def _logged(promise: Commitment) -> str:
    words = _("Opgenomen als %(number)s.") % {"number": promise.number}
    if promise.deadline_explanation:
        return f"{words} {promise.deadline_explanation}"
    return f"{words} {_('Er is geen termijn vastgelegd.')}" if not promise.deadline_wording else words


@for_clerks
def change(request: HttpRequest, number: str, change: str) -> HttpResponse:
    """One verb of the lifecycle; what it refuses is said in words and nothing is lost."""
    now_known = FormerNumber.objects.filter(number=number).values("commitment")  # renumbered while the form was open
    there = Commitment.objects.visible_to(request.user).for_rows()
    promise = get_object_or_404(there, Q(number=number) | Q(pk__in=now_known))
    if not Commitment.objects.filter(at_desk(request.user), pk=promise.pk).exists():
        raise PermissionDenied
    if change not in CHANGES:
        raise Http404
    now, by = timezone.now(), cast(User, request.user)
    options: dict[str, Any] = {"commitment": promise, "on": timezone.localdate(now)}
    form, conflict = CHANGES[change](chosen(sent(request), CHANGES[change], **options), **options), None
    if request.method == "POST" and form.is_valid():
        try:
            form.save(by, now)
        except ChangedMeanwhile as refusal:
            conflict = conflict_of(form)
            form = conflict.form
            form.add_error(None, str(refusal))
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            waits = was_proposed(promise, by, now)
            words = _("Voorgesteld aan een andere griffier: %(change)s.") if waits else _("Vastgelegd: %(change)s.")
            messages.success(request, words % {"change": form.heading})
            return redirect(promise)
    context = {
        "form": form,
        "conflict": conflict,
        "commitment": promise,
        "trail": [(reverse("desk"), _("Bureau")), (promise.get_absolute_url(), promise.number)],
        "here": form.heading,
        "is_open": change in open_changes(promise),
    }
    return render(request, "commitments/change.html", context)


@for_clerks
@require_safe
def read_term(request: HttpRequest) -> HttpResponse:
    """What the words, the day or the occasion typed so far make of the term, for the form to show at once."""
    form = TermForm(request.GET)
    cast(OccasionField, form.fields["occasion"]).meetings = Meeting.objects.all()
    said_on = day_typed(request.GET.get("promised_on") or request.GET.get("happened_on")) or timezone.localdate()
    term = form.new_term(said_on, _chamber(request.GET)) if form.is_valid() and form.has_term else None
    carried = shown_days(term.occasion) if term and term.occasion else ""
    return render(request, "commitments/_term_read.html", {"term": term, "form": form, "carried": carried})


def _chamber(typed: QueryDict) -> str:
    """That of the commitment which has the term, else that of the committee chosen so far."""
    named, committee = typed.get("chamber", ""), typed.get("committee", "")
    if named in Chamber.values:
        return named
    chosen = Committee.objects.filter(pk=committee).first() if committee.isdecimal() and len(committee) < 19 else None
    return chosen.chamber if chosen else Chamber.HOUSE


@for_clerks
@require_POST
def set_checked_until(request: HttpRequest, key: str) -> HttpResponse:
    """Say until which day the papers of a dossier were read."""
    dossier = get_object_or_404(Dossier.objects.by_key(key))
    if not may_say_read(request.user, dossier):
        raise PermissionDenied
    form, told = CheckedUntilForm(request.POST, on=timezone.localdate()), {"dossier": dossier.citation}
    if not form.is_valid():
        problem = " ".join(str(error) for errors in form.errors.values() for error in errors)
        messages.error(request, f"{dossier.citation}: {problem}")
        return redirect("desk")
    until, by, seen = form.cleaned_data["checked_until"], cast(User, request.user), request.POST.get("seen")
    try:
        read_until(dossier, until, by=by, on=form.on, seen=seen)
    except ChangeRefused as refusal:
        messages.error(request, f"{dossier.citation}: {refusal}")
    else:
        messages.success(request, _("Dossier %(dossier)s: gelezen tot en met de nieuwe dag.") % told)
    return redirect("desk")
