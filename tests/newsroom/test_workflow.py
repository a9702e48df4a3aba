"""From submitted to published: who looks, and that what they approved is what readers get."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowPage

from core.outbox.sending import deliver_waiting
from news.models import ArticlePage, NewsSectionPage, OpinionSectionPage, SectionPage
from news.publishing import Problem
from newsroom.flow.reminders import remind
from newsroom.models import ReviewState
from newsroom.roles.setting_up import set_up_newsroom
from tests.newsroom.reviews import as_typed, at_task, decide, decide_from_list, fresh, submitted
from tests.newsroom.world import person


def test_every_section_has_a_workflow_and_a_new_one_gets_its_own(site: Any) -> None:
    site.add_child(instance=SectionPage(title="Sport", slug="sport"))

    workflows = {row.page.slug: row.workflow.name for row in WorkflowPage.objects.select_related("page")}

    assert workflows["sport"] == "Sport desk"
    assert workflows.keys() == {section.slug for section in SectionPage.objects.all()}
    assert set_up_newsroom() == []


def test_the_workflow_goes_with_its_section(site: Any) -> None:
    sport = site.add_child(instance=SectionPage(title="Sport", slug="sport"))
    workflow = sport.get_workflow()

    sport.delete()
    set_up_newsroom()

    assert not type(workflow).objects.filter(pk=workflow.pk).exists()


def test_the_desk_is_told_approves_and_the_post_is_published(
    news: NewsSectionPage, reporter: Any, desk: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        post = submitted(news, reporter)

    decide(desk, post)

    assert fresh(post).live
    assert any(desk.email in message.to for message in mail.outbox)


def test_a_desk_of_another_section_cannot_approve(news: NewsSectionPage, reporter: Any) -> None:
    post = submitted(news, reporter)

    decide_from_list(person("food", "Food desk"), post)

    assert not fresh(post).live


def test_what_the_approver_typed_is_what_is_published(news: NewsSectionPage, reporter: Any, desk: Any) -> None:
    post = submitted(news, reporter, title="A bridge opens")

    decide(desk, post, title="A bridge reopens")

    assert (fresh(post).live, fresh(post).title) == (True, "A bridge reopens")


def test_a_newer_version_is_not_approved_unseen(news: NewsSectionPage, reporter: Any, desk: Any) -> None:
    post = submitted(news, reporter)
    post.title = "Written since"
    post.save_revision(user=reporter)

    response = decide_from_list(desk, post)

    assert "There is a newer version" in response.content.decode()
    assert not fresh(post).live
    assert at_task(post) == "Desk review"


def test_an_autosave_over_the_version_under_review_makes_it_a_newer_one(
    news: NewsSectionPage, reporter: Any, desk: Any
) -> None:
    post = submitted(news, reporter)
    post.title = "Written over"
    post.save_revision(overwrite_revision=post.latest_revision)

    decide_from_list(desk, post)

    assert not fresh(post).live


def test_nothing_newer_is_published_at_the_end_of_a_workflow(news: NewsSectionPage, reporter: Any, desk: Any) -> None:
    from django.core.exceptions import ValidationError

    post = submitted(news, reporter)
    state = fresh(post).current_workflow_state
    post.title = "Slipped in"
    revision = post.save_revision(user=reporter)
    ReviewState.objects.filter(workflow_state=state).update(revision=revision)

    with pytest.raises(ValidationError, match="newer version"):
        fresh(post).current_workflow_state.finish(user=desk)

    assert not fresh(post).live


def test_a_legal_post_needs_somebody_else_than_who_approved_and_who_wrote_it(
    news: NewsSectionPage, reporter: Any, desk: Any
) -> None:
    post = submitted(news, reporter, is_legal=True)

    decide(desk, post)
    decide_from_list(desk, post)
    assert (fresh(post).live, at_task(post)) == (False, "Second pair of eyes")

    decide(person("colleague", "News desk"), post)
    assert fresh(post).live


def test_a_writer_is_no_second_pair_of_eyes_for_their_own(news: NewsSectionPage, desk: Any) -> None:
    writer = person("writer", "News desk")
    post = submitted(news, writer, is_legal=True)
    decide(desk, post)

    decide(writer, post)
    decide_from_list(writer, post)

    assert (fresh(post).live, at_task(post)) == (False, "Second pair of eyes")


def test_a_change_by_the_second_pair_of_eyes_voids_the_first_approval(
    news: NewsSectionPage, reporter: Any, desk: Any
) -> None:
    post = submitted(news, reporter, is_legal=True)
    decide(desk, post)

    response = decide(person("colleague", "News desk"), post, title="Sharper")

    assert "that approval is void" in response.content.decode()
    assert (fresh(post).live, at_task(post)) == (False, "Desk review")
    decide(desk, post)
    assert (fresh(post).live, fresh(post).title) == (True, "Sharper")


def test_the_desk_cannot_publish_alone_what_needs_two(
    news: NewsSectionPage, reporter: Any, desk: Any, client: Any
) -> None:
    post = submitted(news, reporter, is_legal=True)
    client.force_login(desk)

    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[post.pk]), {**as_typed(post), "action-publish": "1"}
    )

    assert "Submit it for review instead" in response.content.decode()
    assert not fresh(post).live


def test_opinion_needs_two(site: Any) -> None:
    from tests.news.opinion_posts import piece

    assert piece(OpinionSectionPage.objects.get()).needs_second_pair


def test_what_cannot_be_published_is_not_approved_but_can_be_returned(
    news: NewsSectionPage, reporter: Any, desk: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(ArticlePage, "get_publishing_problems", lambda self: [Problem("standfirst", "Say more.")])
    post = submitted(news, reporter)

    from_editor, from_list = decide(desk, post), decide_from_list(desk, post)
    assert "Say more." in from_editor.content.decode()
    assert "Say more." in from_list.content.decode()
    assert at_task(post) == "Desk review"

    decide(desk, post, "reject")
    assert fresh(post).current_workflow_state.status == "needs_changes"


def test_a_review_is_due_after_a_day(news: NewsSectionPage, reporter: Any) -> None:
    state = submitted(news, reporter).current_workflow_task_state

    assert 23 < (state.due_at - timezone.now()).total_seconds() / 3600 <= 24


def test_no_other_door_publishes_alone_what_needs_two(
    news: NewsSectionPage, reporter: Any, desk: Any, client: Any
) -> None:
    post = submitted(news, reporter, is_legal=True)
    client.force_login(desk)

    bulk = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={post.pk}&next=/admin/"
    told = client.post(bulk, follow=True).content.decode()
    answer = client.post(reverse("wagtailadmin_api:pages:action", args=[post.pk, "publish"]))

    assert "Submit it for review instead" in told
    assert (answer.status_code, "Submit it for review instead" in answer.content.decode()) == (400, True)
    assert not fresh(post).live


def test_who_was_asked_is_reminded_once_after_a_day(news: NewsSectionPage, reporter: Any, desk: Any) -> None:
    submitted(news, reporter)
    assert remind() == 0
    ReviewState.objects.update(due_at=timezone.now())
    mail.outbox.clear()

    assert (remind(), remind()) == (1, 0)
    deliver_waiting()
    assert [message.to for message in mail.outbox] == [[desk.email]]


def test_nobody_is_reminded_of_what_was_decided(news: NewsSectionPage, reporter: Any, desk: Any) -> None:
    post = submitted(news, reporter)
    decide(desk, post)
    ReviewState.objects.update(due_at=timezone.now())

    assert remind() == 0


@pytest.mark.parametrize("who", ["reporter", "desk"])
def test_the_editor_says_whose_turn_it_is(
    news: NewsSectionPage, reporter: Any, desk: Any, client: Any, who: str
) -> None:
    post = submitted(news, reporter)
    client.force_login({"reporter": reporter, "desk": desk}[who])

    text = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()

    assert "Waiting for: Editors-in-chief, News desk, until" in text


def test_the_editor_says_why_a_post_came_back(news: NewsSectionPage, reporter: Any, desk: Any, client: Any) -> None:
    post = submitted(news, reporter)
    decide_from_list(desk, post, "reject", comment="Who told us so?")
    client.force_login(reporter)

    text = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()

    assert "Desk Vale asks for changes. Who told us so?" in text
