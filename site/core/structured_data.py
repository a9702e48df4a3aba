"""JSON-LD: what a page says of itself to machines, in the words of schema.org."""

import json
from typing import Any

from django.utils.safestring import SafeString, mark_safe

#: Characters that could end the script element or start a comment in it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def without_empty(data: dict[str, Any]) -> dict[str, Any]:
    """Return `data` without keys that have nothing to say (None, "", empty lists and objects); 0 and False stay."""
    return {key: value for key, value in data.items() if value is not None and value not in ("", [], {})}


def script(data: dict[str, Any]) -> SafeString:
    """Return the script element that holds `data`; nothing in it can end the element early."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')  # noqa: S308


def duration(minutes: int) -> str:
    """Return whole minutes as an ISO 8601 duration: 90 is "PT1H30M"."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
