"""Apps, middleware and templates; the topics are composed here."""

from zoneinfo import available_timezones

from django.conf import global_settings

from .cache import *  # noqa: F403
from .database import *  # noqa: F403
from .environment import BASE_DIR, VAR_DIR, env, one_of  # noqa: F401
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .security import *  # noqa: F403
from .storage import *  # noqa: F403
from .tasks import *  # noqa: F403
from .wagtail import *  # noqa: F403

DEBUG = False

INSTALLED_APPS = [
    # Ours first: their templates and commands win over those of the same name below.
    "cityblog",
    "home",
    "newsroom",
    "search",
    "community",
    "news",
    "core",
    "users",
    "wagtailmarkdown",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "newsroom.accounts.apps.AccountsConfig",  # wagtail.users, with who may give which role
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "altcha_django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.page_cache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.csp.NewsroomCSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.site_middleware.site_middleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "core.incomplete_forms.IncompleteFormMiddleware",
]

ROOT_URLCONF = "cityblog.urls"
WSGI_APPLICATION = "cityblog.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.frame",
            ],
        },
    },
]

LANGUAGE_CODE = one_of("LANGUAGE_CODE", "en-gb", dict(global_settings.LANGUAGES))
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [(LANGUAGE_CODE, LANGUAGE_CODE)]
TIME_ZONE = one_of("TIME_ZONE", "Europe/London", available_timezones())
USE_I18N = True
USE_TZ = True
