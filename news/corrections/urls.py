"""The addresses of the public list of corrections."""

from django.urls import path
from django.views.decorators.http import require_safe

from .pages import CorrectionsFeed, corrections_page

urlpatterns = [
    path("corrections/", corrections_page, name="corrections"),
    path("corrections/feed/", require_safe(CorrectionsFeed()), name="corrections_feed"),
]
