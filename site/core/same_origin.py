"""Whether a form was sent from a page of ours. Pages that are kept for everybody can carry no token of one reader."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def came_from_here(request: HttpRequest) -> bool:
    """Whether the reader's browser says that a page of this site sent `request`; without a word it did not."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    # Browsers before 2023 say where a POST comes from with Origin alone.
    return urlsplit(request.headers.get("Origin", "")).netloc.lower() == request.get_host().lower()
