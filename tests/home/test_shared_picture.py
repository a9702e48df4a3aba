"""The paper's own picture for shared links stands in where a page has none."""

from django.test import Client
from wagtail.models import Site

from core import frame
from core.models import SiteSettings
from news.models import NewsSectionPage
from tests.factories import article, picture


def share(title: str) -> str:
    """Set the paper's picture and return the address of the file that networks show."""
    image = picture(title, colour="navy")
    SiteSettings.objects.update_or_create(site=Site.objects.get(), defaults={"social_image": image})
    frame.forget_all()
    return str(image.get_rendition("fill-1200x630|format-jpeg").url)


def test_a_page_without_a_picture_shows_the_papers(client: Client, news: NewsSectionPage) -> None:
    file = share("The paper")
    post = article(news)

    for address in ("/", "/about/", "/news/", post.url):
        assert f'property="og:image" content="http://localhost{file}"' in client.get(address).text


def test_a_page_with_a_picture_shows_its_own(client: Client, news: NewsSectionPage) -> None:
    file = share("The paper")
    post = article(news, lead_image=picture("The bridge", colour="red"))

    assert file not in client.get(post.url).text
