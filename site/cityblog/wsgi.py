"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityblog.settings.production")

application = get_wsgi_application()

from cityblog.serving.patience import limit_statements  # noqa: E402 - Django is set up first

limit_statements()
