"""What every template sees."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from core.frame import current_frame


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of the page, loaded only by templates that use it (the admin's do not)."""
    return {"frame": SimpleLazyObject(lambda: current_frame().on_page(request.path))}
