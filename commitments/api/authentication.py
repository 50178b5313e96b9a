"""Who comes in with a key: `Authorization: Bearer gst_…`. Cookies are not looked at."""

from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from commitments.models import AccessToken, User
from commitments.tokens import token_of


class BearerKey(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[User, AccessToken] | None:
        """None for strangers; a key that opens nothing is refused rather than taken for a stranger's."""
        words = get_authorization_header(request).split()
        if not words:
            return None
        token = None
        if len(words) == 2 and words[0].lower() == b"bearer":
            token = token_of(words[1].decode("ascii", "replace"), timezone.localdate())
        if token is None:
            raise AuthenticationFailed(_("Deze sleutel opent niets."))
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class BearerKeyScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """How the description tells of it."""

    target_class = BearerKey
    name = "sleutel"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}
