"""The files from which papers were read, for whom they are for: never shown, only downloaded."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from commitments.models import Document
from sources.originals import originals_for

NOTHING_RUNS = "sandbox; default-src 'none'"
"""What a browser that would show the file nevertheless lets it do."""


@require_safe
def original(request: HttpRequest, identifier: str, pk: int) -> HttpResponse:
    """One file, as it was handed in."""
    paper = get_object_or_404(Document.objects.visible_to(request.user).defer("text"), identifier=identifier)
    found = get_object_or_404(originals_for(request.user, paper), pk=pk)
    return HttpResponse(
        bytes(found.content),
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(True, found.file_name) or "attachment",
            "Content-Security-Policy": NOTHING_RUNS,
            "X-Content-Type-Options": "nosniff",
        },
    )
