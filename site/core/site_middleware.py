"""What is read once a request: the site, which parts of the tree are private, and when the next page expires."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from core.caching import changes_at
from core.expiry import next_expiry
from core.frame import current_frame
from core.restrictions import remembered


def site_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell Wagtail the site. CityBlog serves one paper: all host names lead to the default site."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with remembered():
            frame = current_frame()
            if frame.site is not None:
                request._wagtail_site = frame.site  # type: ignore[attr-defined]
            if frame.breaking is not None and frame.breaking.until:
                changes_at(request, frame.breaking.until)
            # Before the page is made: what expires meanwhile may stand on it already.
            if settings.PAGE_CACHE and (end := next_expiry()):
                changes_at(request, end)
            return get_response(request)

    return middleware
