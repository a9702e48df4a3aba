"""Every route; Wagtail's catch-all comes last."""

from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve as serve_page

from cityblog import views
from core.media import serve_media
from news.feeds import SiteFeed
from news.jobs.applying import show_address
from newsroom.flow.outside import outside

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", serve_media, name="media"),
    path("feed/", require_safe(SiteFeed()), name="feed"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap"),
    path("sitemap-<str:section>.xml", views.sitemap_section, name="sitemap_section"),
    path("review/<str:token>/", outside, name="draft_link"),
    path("apply/<int:pk>/", show_address, name="job_address"),
    path("", include("search.urls")),
    path("", include("news.corrections.urls")),
    path("", include("news.readership.beacon")),
    path("", include("community.urls")),
    path("styleguide/", views.styleguide, name="styleguide"),
    # Calendars of events and their section: pages answer below their own addresses, which have no full stop.
    re_path(r"^((?:[\w\-]+/)+calendar\.ics)$", serve_page, name="calendar"),
    path("", include(wagtail_urls)),
]
