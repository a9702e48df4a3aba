"""`manage.py set_up_site`: the sections, indexes and standard pages of a new paper.

Idempotent: what exists is left as the editors made it, whatever its name and place in the menu. Migrations
make only the front page and the Wagtail site, because permissions do not exist yet while they run.
"""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import HomePage, StandardPage
from news.models import (
    AuthorIndexPage,
    EntertainmentSectionPage,
    FoodSectionPage,
    JobsSectionPage,
    NewsSectionPage,
    OpinionSectionPage,
    PlaceIndexPage,
    SectionPage,
    StorylineIndexPage,
    TopicIndexPage,
)


class Command(BaseCommand):
    help = "Make the sections, indexes and standard pages that a new paper needs; leave those that exist."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            site = self._site()
            home = site.root_page.specific
            if home.live_revision_id is None:
                # Of a page that was never published through a revision, scheduling one takes the page off the site.
                home.save_revision().publish()
            self.has_sections = SectionPage.objects.exists()
            made = [page.title for page in self._pages() if self._add(home, page)]
        self.stdout.write(_("Made: %(pages)s.") % {"pages": ", ".join(made)} if made else _("Nothing to set up."))

    def _site(self) -> Site:
        """Return the default site, with the public address of SITE_URL."""
        site: Site = Site.objects.select_related("root_page").get(is_default_site=True)
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        if address.hostname and (site.hostname, site.port) != (address.hostname, port):
            site.hostname, site.port = address.hostname, port
            site.save()
        return site

    def _pages(self) -> list[Page]:
        return [
            NewsSectionPage(title=_("News"), slug="news", hue="news"),
            OpinionSectionPage(title=_("Opinion"), slug="opinion", hue="opinion"),
            JobsSectionPage(title=_("Jobs"), slug="jobs", hue="jobs"),
            FoodSectionPage(title=_("Food"), slug="food", hue="food"),
            EntertainmentSectionPage(title=_("Entertainment"), slug="entertainment", hue="entertainment"),
            AuthorIndexPage(title=_("Authors"), slug="authors"),
            TopicIndexPage(title=_("Topics"), slug="topics"),
            PlaceIndexPage(title=_("Places"), slug="places"),
            StorylineIndexPage(title=_("Storylines"), slug="storylines"),
            StandardPage(title=_("About"), slug="about"),
            StandardPage(title=_("Contact"), slug="contact"),
            StandardPage(title=_("Write for us"), slug="write-for-us"),
            StandardPage(title=_("Corrections policy"), slug="corrections-policy"),
            StandardPage(title=_("Privacy"), slug="privacy"),
            StandardPage(title=_("Imprint"), slug="imprint"),
        ]

    def _add(self, home: HomePage, page: Page) -> bool:
        """Add `page` unless one of its kind, or one at its address, is there already."""
        # Once a paper has sections, which pages stay is for its editors: one they deleted does not come back.
        if isinstance(page, StandardPage) and self.has_sections:
            return False
        # A section that the editors renamed is still the News section.
        exists = home.get_children().filter(slug=page.slug).exists() or (
            not isinstance(page, StandardPage) and type(page).objects.exists()
        )
        if not exists:
            page.show_in_menus = page.show_in_menus_default
            home.add_child(instance=page)
            page.save_revision().publish()
        return not exists
