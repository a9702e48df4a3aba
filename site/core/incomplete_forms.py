"""Forms of the admin that do not arrive whole: cut off on their way, or made by hand.

Wagtail's blocks read what their own script adds to a form (how many there are, their order) and raise where it is
missing, before anything is saved. That is no error of ours.
"""

import logging
import traceback
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

logger = logging.getLogger(__name__)

#: Every widget and every block reads its part of a form by this name.
READING = "value_from_datadict"


class IncompleteFormMiddleware:
    """Answers 400, in words, where reading a form failed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.method != "POST" or not _is_about_reading(exception):
            return None
        # Should it be a fault of ours after all, this tells where.
        logger.warning("A form of %s could not be read", request.path, exc_info=exception)
        return render(request, "incomplete_form.html", status=400)


def _is_about_reading(exception: Exception) -> bool:
    frames = traceback.walk_tb(exception.__traceback__)
    is_wrong_data = isinstance(exception, LookupError | TypeError | ValueError)
    return is_wrong_data and any(frame.f_code.co_name == READING for frame, _line in frames)
