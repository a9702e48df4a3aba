"""Who may talk to us, and what a browser may do on our pages."""

from csp.constants import NONE, SELF

from .environment import env, whole_number

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["users.backends.NewsroomBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

#: Logins that the demo made; only the demo's own settings accept them.
DEMO_LOGINS_ALLOWED = False

#: Frames are for embeds, which load when the reader asks for one.
EMBED_FRAME_SOURCES = [
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://w.soundcloud.com",
    "https://open.spotify.com",
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF, *EMBED_FRAME_SOURCES],
        "manifest-src": [SELF],
        # The puzzle against robots is solved beside the page.
        "worker-src": [SELF, "blob:"],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
# Wagtail's preview panel frames our pages inside the admin.
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# W019 wants DENY; the policy's frame-ancestors says the same as SAMEORIGIN to browsers of today.
SILENCED_SYSTEM_CHECKS = [
    "security.W019",
    # Puzzles are signed with a key made from SECRET_KEY, and each form's key is used once: community/guarding.
    *("altcha.E003", "altcha.W001", "altcha.W009"),
]

#: How many of our own proxies stand before us and add to X-Forwarded-For (core/rate_limits.py).
TRUSTED_PROXIES = whole_number("TRUSTED_PROXIES", 0)
#: What one client may ask in a minute; 0 sets no limit.
SEARCHES_A_MINUTE = whole_number("SEARCHES_A_MINUTE", 60)
SUGGESTIONS_A_MINUTE = whole_number("SUGGESTIONS_A_MINUTE", 240)
READS_A_MINUTE = whole_number("READS_A_MINUTE", 60)
RECEIPTS_A_MINUTE = whole_number("RECEIPTS_A_MINUTE", 60)

#: Has what readers send checked for spam by Akismet as well (community/guarding/akismet.py). Empty: nobody is asked.
AKISMET_KEY = env.str("AKISMET_KEY", default="").strip()
AKISMET_URL = "https://rest.akismet.com/1.1/"
