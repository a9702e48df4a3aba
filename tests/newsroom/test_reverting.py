"""Going back to an earlier version is saving, publishing and deciding as in the editor, by the same rules."""

from typing import Any

from django.urls import reverse
from wagtail.models import Revision
from wagtail.signals import page_published

from news.models import ArticlePage, NewsSectionPage
from tests.factories import article
from tests.news.admin_forms import article_form
from tests.newsroom.meanwhile import faster
from tests.newsroom.reviews import at_task, fresh, submitted
from tests.newsroom.world import person


def revert(client: Any, revision: Any, **pressed: Any) -> Any:
    """Send the form of an earlier version as it opens, with a button pressed."""
    content = revision.content
    typed = article_form(publish=False, **{name: content[name] for name in ("title", "slug", "genre")})
    address = reverse("wagtailadmin_pages:revisions_revert", args=[revision.object_id, revision.pk])
    return client.post(address, {**typed, **pressed}, follow=True)


def rewritten(post: ArticlePage, writer: Any, title: str) -> Revision:
    """Give `post` another version; return the one before."""
    before: Revision = fresh(post).latest_revision
    draft = fresh(post).get_latest_revision_as_object()
    draft.title = title
    draft.save_revision(user=writer)
    return before


def test_the_earlier_version_is_opened_with_a_word_about_it(news: NewsSectionPage, desk: Any, client: Any) -> None:
    post = article(news, live=False, title="As it was")
    before = rewritten(post, desk, "Worse")
    client.force_login(desk)

    address = reverse("wagtailadmin_pages:revisions_revert", args=[post.pk, before.pk])
    text = client.get(address).content.decode()

    assert "You are viewing a previous version" in text
    assert "As it was" in text


def test_an_earlier_version_is_published_wholly_or_not_at_all(news: NewsSectionPage, desk: Any, client: Any) -> None:
    post = article(news, edited=True, title="As it was")
    before = rewritten(post, desk, "Worse")
    count = fresh(post).revisions.count()
    client.force_login(desk)
    client.raise_request_exception = False

    def fail(sender: Any, **kwargs: Any) -> None:
        raise RuntimeError("the index is away")

    page_published.connect(fail)
    try:
        revert(client, before, **{"action-publish": "1"})
    finally:
        page_published.disconnect(fail)

    assert fresh(post).revisions.count() == count


def test_the_version_that_is_gone_back_to_is_what_is_approved(news: NewsSectionPage, desk: Any, client: Any) -> None:
    writer = person("reporter", "Reporters")
    post = submitted(news, writer, title="As it was")
    before = rewritten(post, desk, "Worse")
    client.force_login(desk)

    revert(client, before, **{"action-workflow-action": "1", "workflow-action-name": "approve"})

    assert (fresh(post).live, fresh(post).title, at_task(post)) == (True, "As it was", "")


def test_a_form_of_a_draft_does_not_take_down_what_was_approved_meanwhile(
    news: NewsSectionPage, desk: Any, client: Any, monkeypatch: Any
) -> None:
    post = article(news, live=False, title="As it was")
    before = rewritten(post, desk, "Better")
    client.force_login(desk)
    monkeypatch.setattr("newsroom.flow.views.held", faster(lambda: fresh(post).latest_revision.publish()))

    revert(client, before)

    assert (fresh(post).live, fresh(post).title) == (True, "Better")
    assert fresh(post).get_latest_revision_as_object().title == "As it was"
