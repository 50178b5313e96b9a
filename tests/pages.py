"""What somebody reads on a page of the register."""

import re
from html import unescape
from typing import Any


def words(page: Any) -> str:
    """The words of a page (its HTML, or the response that brought it): no tags, single spaces."""
    html = page if isinstance(page, str) else page.content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))).replace("\u00a0", " ")
