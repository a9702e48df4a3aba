"""Where pages say that they were read.

Pages are kept by our cache and by others, so their own requests say nothing. `read.js` sends the page's key once it
has been in view for some seconds.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.rate_limits import seconds_to_wait
from core.robots import is_robot
from core.same_origin import came_from_here

from .counting import note
from .keys import post_of

#: A key is half as long.
LONGEST = 120
#: One client reads one post once in so many seconds.
ONCE_IN = 30 * 60


# Kept pages carry no token of one reader; `came_from_here` stands in its place.
@csrf_exempt
@require_POST
@never_cache
def count_read(request: HttpRequest) -> HttpResponse:
    """Count the post whose key is sent. The answer is the same whether it counted."""
    if _is_reader(request) and (post := post_of(_sent(request))) and not _is_too_soon(request, post):
        note(post)
    return HttpResponse(status=204)


def _is_reader(request: HttpRequest) -> bool:
    # Only the newsroom has sessions: who looks at their own post is not counted.
    is_staff = settings.SESSION_COOKIE_NAME in request.COOKIES
    return not is_staff and came_from_here(request) and not is_robot(request.headers.get("User-Agent", ""))


def _sent(request: HttpRequest) -> str:
    try:
        return request.read(LONGEST).decode("ascii", "replace")
    except OSError:  # The reader is gone before all was sent.
        return ""


def _is_too_soon(request: HttpRequest, post: int) -> bool:
    return bool(
        seconds_to_wait(request, "reads", settings.READS_A_MINUTE)
        or seconds_to_wait(request, f"read-{post}", 1, seconds=ONCE_IN)
    )


urlpatterns = [path("read/", count_read, name="count_read")]
