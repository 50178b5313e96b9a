"""What a page carries along in a hidden field: JSON when it went out, whatever a visitor likes when it comes back."""

import json
from typing import Any


def read(text: str | None) -> dict[str, Any]:
    """The facts that were carried along, by name; none when they cannot be read."""
    try:
        facts = json.loads(text or "")
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}
