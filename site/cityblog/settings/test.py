"""For the tests: as production, but quick, quiet and without state outside VAR_DIR."""

from .base import *  # noqa: F403
from .base import DATABASES, VAR_DIR

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tasks are noted, not done: indexes after each save would be a third of the suite's time. The fixture
# `tasks_run` does them at once.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
# No threads beside a test: it stores tallies itself.
TALLY_SECONDS = 0
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
STORAGES = {
    "default": {"BACKEND": "core.images.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Tests of the page cache switch it on.
PAGE_CACHE = False
# Tests of the limits set them: all tests together are one client.
SEARCHES_A_MINUTE = SUGGESTIONS_A_MINUTE = READS_A_MINUTE = RECEIPTS_A_MINUTE = 0
# Whatever the machine's environment says: tests that ask have a service of their own.
AKISMET_KEY = ""
# Puzzles against robots that a test solves at once.
ALTCHA_CHALLENGE = {"cost": 1000, "key_prefix": "0"}
WAGTAILADMIN_BASE_URL = "http://localhost"
# A file, because browser tests and several processes share it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
# Static files come from where they lie: nothing is collected for a test.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
