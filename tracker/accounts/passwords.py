"""What a password must be."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    """Django's own, whose sentence has no Dutch translation."""

    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort: er zijn ten minste %(count)d tekens nodig.") % {"count": self.min_length}
