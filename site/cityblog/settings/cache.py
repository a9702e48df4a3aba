"""Django's caches, and the page cache for readers."""

from .environment import env, whole_number, yes_or_no

CACHE_URL = env.str("CACHE_URL", default="")

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}
        if CACHE_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
    # Counts of who asked how often. Apart, so that many clients never push anything else out.
    "limits": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL, "KEY_PREFIX": "limits"}
        if CACHE_URL
        else {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": "limits",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    ),
    # Wagtail writes to this cache even on a hit; lists prefetch their renditions and never ask it.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

PAGE_CACHE = yes_or_no("PAGE_CACHE", default=True)
#: Bound on the memory of one process's cached pages, in bytes.
PAGE_CACHE_BYTES = whole_number("PAGE_CACHE_MEGABYTES", 64, least=1) * 1024 * 1024
#: Components that follow from their values alone are kept rendered (core/kept.py); True: and from the frame.
KEPT_COMPONENTS = {
    "card": False,
    "day_item": False,
    "notice": False,
    "opinion_card": False,
    "footer": True,
    "masthead": True,
}
KEPT_COMPONENTS_MOST = 4_000
#: Addresses whose answers are never kept.
PAGE_CACHE_PASSES = ("/search/", "/review/", "/comment/", "/comments/c/", "/contributions/", "/reader/")
#: The only query parameters that can change a reader's page; all others are ignored.
PAGE_CACHE_PARAMETERS = (
    *("page", "p", "before", "after"),  # "p" is the sitemaps'
    *("fragment", "at", "thread"),  # comments; "sort" too
    *("genre",),  # opinion
    *("servings", "course", "diet", "cuisine", "minutes"),  # recipes and their index
    *("kind", "place", "free"),  # events
    *("area", "rating", "price"),  # the index of reviews; "kind" and "cuisine" too
    *("workplace", "pay", "since", "closing", "sort"),  # the jobs board; "kind" and "place" too
)
