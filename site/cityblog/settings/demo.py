"""The demo newsroom: as in production, but on loopback, without TLS and with its own secrets."""

from .base import *  # noqa: F403
from .base import VAR_DIR
from .secret_files import secret_key_file

SECRET_KEY = secret_key_file(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMO_LOGINS_ALLOWED = True
STORAGES = {
    "default": {"BACKEND": "core.images.storage.MediaStorage"},
    "staticfiles": {"BACKEND": "core.static_files.BundledStaticFilesStorage"},
}
