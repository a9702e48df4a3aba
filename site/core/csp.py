"""The content security policy of the admin, and of readers' pages that show an editor's toolbar."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

#: Wagtail's date pickers and choosers write inline scripts, its rich text editor inline styles, and it
#: has no nonces (facts: wagtail issue 1288). Its previews run blobs and frames of our own.
ADMIN_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "worker-src": [SELF, "blob:"],
}
#: The toolbar carries its styles inside a shadow root.
TOOLBAR_POLICY = {"style-src": [SELF, UNSAFE_INLINE]}


class NewsroomCSPMiddleware(CSPMiddleware):
    """The strict policy for readers; what Wagtail needs in its admin, and for editors who see its toolbar."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path.startswith(reverse("wagtailadmin_home")):
            response._csp_update = ADMIN_POLICY  # type: ignore[attr-defined]
        elif settings.SESSION_COOKIE_NAME in request.COOKIES:
            response._csp_update = TOOLBAR_POLICY  # type: ignore[attr-defined]
        return super().process_response(request, response)
