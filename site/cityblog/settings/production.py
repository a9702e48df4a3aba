"""For a server on the open network: refuses to start without its secrets, and says which is missing."""

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import SILENCED_SYSTEM_CHECKS
from .environment import env, required, whole_number, yes_or_no

SECRET_KEY = required("SECRET_KEY", "a long random string that signs sessions and links")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

WAGTAILADMIN_BASE_URL = required("SITE_URL", "the public address of the site, for instance https://example.org").rstrip(
    "/"
)
_site = urlsplit(WAGTAILADMIN_BASE_URL)
if _site.scheme != "https" or not _site.hostname:
    raise ImproperlyConfigured(f"SITE_URL must be an https:// address, not {WAGTAILADMIN_BASE_URL!r}.")

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[_site.hostname])
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# The proxy that says so says who asks, too.
TRUSTED_PROXIES = whole_number("TRUSTED_PROXIES", 1)
SECURE_HSTS_SECONDS = whole_number("HSTS_SECONDS", 31_536_000)
# Both bind the whole domain for a year or for good: for its owner to say.
SECURE_HSTS_INCLUDE_SUBDOMAINS = yes_or_no("HSTS_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = yes_or_no("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"

STORAGES = {
    "default": {"BACKEND": "core.images.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "core.static_files.BundledStaticFilesStorage"},
}
