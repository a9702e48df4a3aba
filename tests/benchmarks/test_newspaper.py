"""Posts in bulk are posts as editors make them: in the tree, in lists, with a page."""

from django.test import Client
from wagtail.models import Page

from benchmarks import archive, newspaper
from benchmarks.language import Language, language
from benchmarks.writing import write
from news.content import count_words
from news.models import ArticlePage, NewsSectionPage, PostPage
from tests.factories import article


def test_the_same_story_is_written_each_time() -> None:
    one, other = Language(2_000), Language(2_000)

    assert write(one, 7) == write(other, 7)
    assert write(one, 7) != write(one, 8)


def test_a_story_has_about_seven_hundred_words() -> None:
    stories = [write(language(), number) for number in range(200)]

    assert 650 < sum(story.words for story in stories) / len(stories) < 750
    assert all(6 <= len(story.headline.split()) <= 10 for story in stories)


def test_few_words_are_frequent_and_most_are_rare() -> None:
    words = language().words
    texts = [set(write(language(), number).body.lower().split()) for number in range(200)]

    def share(word: str) -> float:
        return sum(word in text for text in texts) / len(texts)

    assert share(words[0]) > 0.95
    assert 0.1 < share(words[200]) < 0.6
    assert share(words[50_000]) < 0.02


def test_posts_in_bulk_are_as_editors_make_them(client: Client, news: NewsSectionPage) -> None:
    newspaper.fill(50)

    posts = PostPage.objects.published()
    assert len(posts) == 50
    assert Page.find_problems() == ([], [], [], [], [])
    assert {type(post) for post in posts.specific()} == set(newspaper.KINDS)
    assert all(0.9 < count_words(post) / post.word_count < 1.1 for post in posts.specific())
    articles = posts.type(ArticlePage)[:3]
    assert all(client.get(post.url).status_code == 200 for post in articles)


def test_an_editor_can_go_on_where_the_bulk_ended(news: NewsSectionPage) -> None:
    newspaper.fill(20)
    news.refresh_from_db()

    post = article(news, title="After the flood", topics=("Trams",))

    assert post.get_parent().pk == news.pk
    assert Page.find_problems() == ([], [], [], [], [])


def test_documents_of_a_collection_become_articles(client: Client, news: NewsSectionPage) -> None:
    ids = archive.add([("x", "Slip<streams>", "A wing & a\nprayer"), ("y", "", ""), ("z", "long " * 60, "end")])

    posts = {ids[post.pk]: post for post in PostPage.objects.published()}
    assert posts["x"].title == "Slip<streams>"
    assert "A wing &amp; a</p>" in client.get(posts["x"].url).content.decode()
    assert posts["y"].title == "–"
    assert "end" in str(posts["z"].body)
    assert Page.find_problems() == ([], [], [], [], [])
