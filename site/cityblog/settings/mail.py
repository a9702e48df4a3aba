"""Mail lands as files under VAR_DIR until EMAIL_URL names a server."""

from .environment import VAR_DIR, env

if env.str("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"

# A server that takes the connection and says nothing must not keep the worker from its other tasks.
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")
#: The mailbox of contributions, fetched every minute: imaps://user:password@host/folder. Empty: none, or a pipe to
#: `manage.py receive_mail`.
MAILBOX_URL = env.str("MAILBOX_URL", default="")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
