"""The demo's login: made at the first start, the same at every later one, refused outside the demo."""

import os
import secrets
from pathlib import Path

from django.contrib.auth import get_user_model

from .problems import StartProblem

USERNAME = "editor"


def demo_login(path: Path) -> tuple[str, str]:
    """Make sure that the login kept at `path` works, and return its user name and password."""
    users = get_user_model()
    user = users.objects.filter(username=USERNAME).first() or users(username=USERNAME, is_demo=True)
    if not user.is_demo:
        raise StartProblem(
            f"This database has a user {USERNAME!r} that the demo did not make: it is no demo newsroom. "
            "Start the demo with a VAR_DIR (and DATABASE_URL) of its own."
        )
    password = _password(path)
    if not (user.is_active and user.is_superuser and user.check_password(password)):
        user.first_name, user.last_name, user.email = "Mara", "Quill", "editor@example.org"
        user.is_active = user.is_staff = user.is_superuser = True
        user.set_password(password)
        user.save()
    return USERNAME, password


def _password(path: Path) -> str:
    """Return the password kept at `path`; make one, readable by its owner only, when there is none."""
    if path.exists():
        kept = path.read_text(encoding="utf-8").strip().rpartition(" ")[2]
        if kept:
            return kept
        path.unlink()
    password = secrets.token_urlsafe(12)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{USERNAME} {password}\n")
    return password
