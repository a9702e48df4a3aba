"""Facts on cards can be derived anew for posts that were saved before a release."""

from io import StringIO

from django.core.management import call_command

from news.models import NewsSectionPage, Place, PostPage, PostPlace
from tests.factories import article


def test_posts_get_the_facts_that_they_lack(news: NewsSectionPage) -> None:
    quay = Place.objects.create(name="Old Quay")
    post = article(news)
    PostPlace.objects.create(post=post, place=quay)
    said = StringIO()

    call_command("derive_card_facts", stdout=said)

    assert PostPage.objects.get(pk=post.pk).card_facts == {"places": [quay.pk]}
    assert said.getvalue() == "1 posts changed.\n"


def test_a_second_run_changes_nothing(news: NewsSectionPage) -> None:
    article(news)
    said = StringIO()

    call_command("derive_card_facts", stdout=said)

    assert said.getvalue() == "0 posts changed.\n"
