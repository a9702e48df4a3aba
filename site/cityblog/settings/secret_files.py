"""Secrets that the embedded mode makes for itself at first start."""

import os
import secrets
from pathlib import Path


def secret_key_file(path: Path) -> str:
    """Return the secret kept at `path`, readable by its owner only; make it when it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # O_EXCL: of two processes that start at once, one makes the key and both read it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
