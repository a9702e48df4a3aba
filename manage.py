#!/usr/bin/env python
"""Django's command line for CityBlog."""

import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityblog.settings.dev")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as mistake:
        # A settings mistake is the operator's to mend: one sentence, no traceback.
        sys.stderr.write(f"CityBlog cannot start: {mistake}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
