"""A web process is ready before its first request."""

import subprocess
import sys

STARTED = """
import gc, sys
import cityblog.wsgi
from django.urls import get_resolver
print(gc.get_freeze_count() > 100_000, "url_patterns" in vars(get_resolver()), "wagtail.admin.urls" in sys.modules)
"""


def test_what_stays_is_loaded_and_no_collection_looks_at_it_again() -> None:
    ran = subprocess.run([sys.executable, "-c", STARTED], capture_output=True, text=True, timeout=120, check=False)

    assert ran.stdout.split() == ["True", "True", "True"], ran.stderr
