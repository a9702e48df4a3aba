"""The application that granian serves in the tests and in benchmarks/cached_pages.py."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
