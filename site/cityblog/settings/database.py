"""SQLite under VAR_DIR unless DATABASE_URL names another database."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from .environment import VAR_DIR, env, whole_number

ENGINES = {"postgres", "postgresql", "sqlite", "sqlite3"}


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for the database at `url` ("" for SQLite under VAR_DIR)."""
    if not url:
        url = f"sqlite:///{VAR_DIR / 'cityblog.sqlite3'}"
    scheme = url.partition(":")[0]
    if scheme not in ENGINES:
        raise ImproperlyConfigured(
            f"DATABASE_URL must start with postgres:// or sqlite:///, not {scheme!r}: "
            "CityBlog runs on PostgreSQL and SQLite."
        )
    try:
        config: dict[str, Any] = env.db_url_config(url)
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is no address of a database ({error}).") from error
    # ATOMIC_REQUESTS stays off: with IMMEDIATE every read would take SQLite's write lock.
    if scheme.startswith("sqlite"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
                "PRAGMA journal_size_limit=27103364; PRAGMA cache_size=-16000"
            ),
        }
    else:
        config.setdefault("CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
        # A host that swallows packets must fail soon: readers then get the page cache's last copy.
        config.setdefault("OPTIONS", {}).setdefault("connect_timeout", 4)
    return config


#: Seconds that one statement of a web request may take on PostgreSQL; 0: as long as it likes.
STATEMENT_TIMEOUT = whole_number("STATEMENT_TIMEOUT", 10)

DATABASES = {"default": database(env.str("DATABASE_URL", default=""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
