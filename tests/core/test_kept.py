"""Components that follow from their values are kept; another value is another component."""

from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory

from core import generations, kept
from core.images.loading import Use, attach_pictures
from news.models import NewsSectionPage, PostPage
from tests.factories import article, picture

CARD = (
    "{% load component_tags %}"
    '{% component "card" post=post variant="grid" shape="card" standfirst=True alt=post.alt_text %}'
)


def card(post: PostPage) -> str:
    shown = PostPage.objects.for_listing().get(pk=post.pk)
    attach_pictures([Use(shown, "lead_image", ("card",))])
    template = engines["django"].from_string(CARD)
    return str(template.render({"post": shown}, RequestFactory().get("/")))


def test_a_card_shown_again_is_not_rendered_again(news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    post = article(news, title="The bridge opens", lead_image=picture())
    card(post)  # makes the files of its picture
    first = card(post)

    monkeypatch.setattr("core.templatetags.component_tags._render", lambda *args: pytest.fail("rendered again"))

    assert card(post) == first


@pytest.mark.parametrize(
    "change", [{"short_title": "Open at last"}, {"standfirst": "Twice a day"}, {"lead_image_alt": "A bridge"}]
)
def test_a_changed_post_is_another_card(news: NewsSectionPage, change: dict[str, str]) -> None:
    post = article(news, title="The bridge opens", lead_image=picture())
    before = card(post)

    PostPage.objects.filter(pk=post.pk).update(**change)

    words = next(iter(change.values()))
    assert words in card(post)
    assert words not in before


def test_a_renamed_section_is_another_card(news: NewsSectionPage) -> None:
    post = article(news, title="The bridge opens")
    before = card(post)

    NewsSectionPage.objects.filter(pk=news.pk).update(title="City desk")
    generations.bump_now("frame")

    assert "City desk" in card(post)
    assert "City desk" not in before


def test_what_is_not_named_or_has_no_key_is_never_kept() -> None:
    assert kept.key_of("card", {"post": object()}, None) is None
    assert kept.key_of("latest", {"variant": "grid"}, None) is None
    assert kept.key_of("card", {"variant": "grid"}, None) is not None


def test_the_least_used_leave_first(settings: Any) -> None:
    settings.KEPT_COMPONENTS_MOST = 2
    for key in ("a", "b", "a", "c"):
        kept.kept(key, lambda key=key: key)

    again = [kept.kept(key, lambda: "anew") for key in ("a", "c")]

    assert again == ["a", "c"]
    assert kept.kept("b", lambda: "anew") == "anew"
