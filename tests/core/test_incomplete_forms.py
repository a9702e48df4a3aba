"""A form of the admin that does not arrive whole is refused in words, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision
from wagtail.test.utils.form_data import nested_form_data, streamfield

from news.models import ArticlePage, Author, NewsSectionPage
from tests.factories import article, author
from tests.news.admin_forms import add_address, article_form, edit_address


@pytest.fixture
def desk(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


def form(**fields: Any) -> dict[str, Any]:
    return article_form(paragraphs="<p>It opens.</p>", bylines=tuple(Author.objects.all()), publish=False, **fields)


def test_whatever_is_missing_the_editor_answers_in_words(desk: Client, news: NewsSectionPage) -> None:
    post = article(news, bylines=(author(),))
    whole = form()

    for name in whole:
        cut = {key: value for key, value in whole.items() if key != name}
        assert desk.post(edit_address(post), cut).status_code in (200, 302, 400), name
        assert desk.post(add_address("articlepage", news), {**cut, "slug": f"without-{name.lower()}"}).status_code in (
            200,
            302,
            400,
        ), name


@pytest.mark.parametrize("count", [None, "", "many", "-", "9" * 5000, "2"])
def test_a_body_that_cannot_be_read_changes_nothing(desk: Client, news: NewsSectionPage, count: str | None) -> None:
    post = article(news, title="As it was", edited=True)
    typed = {**form(title="As typed"), "body-count": count}
    before = Revision.objects.count()

    answer = desk.post(edit_address(post), {name: value for name, value in typed.items() if value is not None})

    assert answer.status_code == 400
    assert "Nothing of it was saved" in answer.content.decode()
    assert Revision.objects.count() == before
    assert ArticlePage.objects.get(pk=post.pk).title == "As it was"


def test_the_preview_and_snippets_with_blocks_are_told_too(desk: Client, news: NewsSectionPage) -> None:
    post, person = article(news), author("Mara Quill")
    cut = {name: value for name, value in form().items() if name != "body-count"}
    bare = nested_form_data({"name": "Somebody else", "role_title": "", "links": streamfield([])})
    del bare["links-count"]

    preview = desk.post(reverse("wagtailadmin_pages:preview_on_edit", args=[post.pk]), cut)
    snippet = desk.post(reverse(Author.snippet_viewset.get_url_name("edit"), args=[person.pk]), bare)

    assert (preview.status_code, snippet.status_code) == (400, 400)
    assert Author.objects.get(pk=person.pk).name == "Mara Quill"


def test_an_error_of_ours_stays_one(desk: Client, news: NewsSectionPage, monkeypatch: Any) -> None:
    def breaks(self: Any) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(ArticlePage, "clean", breaks)

    with pytest.raises(KeyError, match="ours"):
        desk.post(edit_address(article(news, live=False)), form())
