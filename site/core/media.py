"""Uploaded pictures, served by the application where no web server stands before it.

A file in a public folder is sent as a picture or as a download, never as anything that a browser would run.
Documents are not here: they have readers of their own, and Wagtail's view asks who they are.
"""

from pathlib import PurePosixPath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

#: All else under MEDIA_ROOT stays closed, above all the documents.
PUBLIC_FOLDERS = {"avatar_images", "images", "original_images"}
PICTURE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".heic": "image/heic",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
#: A changed picture gets a new name; a name comes again only after its picture was deleted, so not for ever.
MAX_AGE = 60 * 60 * 24 * 30
#: Stands where a picture's file is missing; a browser shows it in spite of the 404.
PLACEHOLDER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2" preserveAspectRatio="none">'
    '<rect width="3" height="2" fill="#8882"/></svg>'
)


@require_safe
def serve_media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send the uploaded file `path`, or a neutral placeholder with status 404."""
    try:
        file, changed = _opened(path)
    except (OSError, ValueError, SuspiciousFileOperation):
        return _locked_down(HttpResponse(PLACEHOLDER, status=404, content_type="image/svg+xml"), "no-store")
    if not was_modified_since(request.headers.get("If-Modified-Since"), changed):
        file.close()
        return _locked_down(HttpResponseNotModified(), f"public, max-age={MAX_AGE}")
    picture_type = PICTURE_TYPES.get(PurePosixPath(path).suffix.lower())
    response = FileResponse(
        file, as_attachment=picture_type is None, content_type=picture_type or "application/octet-stream"
    )
    response["Last-Modified"] = http_date(changed)
    return _locked_down(response, f"public, max-age={MAX_AGE}")


def _opened(path: str) -> tuple[File, float]:
    """Return the file `path` and when it changed; raise FileNotFoundError for one that is not public."""
    parts = path.split("/")
    if parts[0] not in PUBLIC_FOLDERS or any(part in ("", ".", "..") for part in parts):
        raise FileNotFoundError(path)
    return default_storage.open(path), default_storage.get_modified_time(path).timestamp()


def _locked_down(response: HttpResponseBase, caching: str) -> HttpResponseBase:
    # Should a browser open the file as a page all the same, it may do nothing there.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = caching
    return response
