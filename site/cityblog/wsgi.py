"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cityblog.settings.production")

application = get_wsgi_application()

# Django is set up first.
from cityblog.serving.patience import limit_statements  # noqa: E402
from cityblog.serving.readiness import be_ready  # noqa: E402

limit_statements()
be_ready()
