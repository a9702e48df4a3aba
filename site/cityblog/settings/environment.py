"""The one place where the environment is read from; every topic asks `env`."""

from collections.abc import Collection
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[3]

env = environ.Env()

#: All state of the embedded mode: database, media, logs, the page cache's generation.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var"))).expanduser().resolve()
try:
    VAR_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"VAR_DIR names a folder that cannot be made: {VAR_DIR} ({error.strerror}).") from error


def required(name: str, meaning: str) -> str:
    """Return the variable `name`, or stop with one sentence that names it and says what it is for."""
    value: str = env.str(name, default="")
    if not value.strip():
        raise ImproperlyConfigured(f"set the environment variable {name}: {meaning}.")
    return value


def whole_number(name: str, default: int, *, least: int = 0) -> int:
    """Return the variable `name` as a whole number of at least `least`, or stop with one sentence."""
    raw = env.str(name, default=str(default))
    if not raw.strip().isdecimal() or int(raw) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {raw!r}.")
    return int(raw)


def one_of(name: str, default: str, choices: Collection[str]) -> str:
    """Return the variable `name`, which must be one of `choices`, or stop with one sentence."""
    value: str = env.str(name, default=default).strip()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of those this machine knows, not {value!r}.")
    return value


def yes_or_no(name: str, *, default: bool) -> bool:
    """Return the variable `name` as a boolean, or stop with one sentence."""
    raw = env.str(name, default="yes" if default else "no").strip().lower()
    if raw in {"1", "yes", "true", "on"}:
        return True
    if raw in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {raw!r}.")
