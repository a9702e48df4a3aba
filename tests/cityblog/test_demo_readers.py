"""The demo's readers: the same at each start, more for what is new."""

from datetime import timedelta

from django.utils import timezone

from cityblog.demo.readers import load_readers
from news.models import NewsSectionPage, PostPage, PostViews
from tests.factories import article


def test_the_demo_has_most_read_posts(news: NewsSectionPage) -> None:
    new, old = article(news, title="New"), article(news, title="Old", at=timezone.now() - timedelta(days=25))
    load_readers()

    first = list(PostViews.objects.values_list("post_id", "day", "views"))
    PostViews.objects.all().delete()
    load_readers()

    assert first == list(PostViews.objects.values_list("post_id", "day", "views"))
    assert PostPage.objects.listed().most_read(7)[0].pk == new.pk
    assert not PostViews.objects.filter(post=new, day__lt=timezone.localdate()).exists()
    assert PostViews.objects.filter(post=old).exists()


def test_readers_come_once(news: NewsSectionPage) -> None:
    article(news)
    load_readers()
    load_readers()

    assert PostViews.objects.count() == 1
