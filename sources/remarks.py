"""What the reading of a paper has to say to whoever handed it in, in that person's own language."""

from django.utils.translation import gettext

from sources.records import Remark


def in_words(remark: Remark) -> str:
    """The remark in the language of now; its Dutch is the key."""
    words = gettext(remark.sentence)
    return words % remark.facts if remark.facts else words
