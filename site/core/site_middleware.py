"""What is read once a request: the site, and which parts of the tree are private."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core.frame import current_frame
from core.restrictions import remembered


def site_middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell Wagtail the site. CityBlog serves one paper: all host names lead to the default site."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with remembered():
            site = current_frame().site
            if site is not None:
                request._wagtail_site = site  # type: ignore[attr-defined]
            return get_response(request)

    return middleware
