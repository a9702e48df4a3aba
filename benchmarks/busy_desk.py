"""A newspaper in the middle of its day: what is written, reviewed, scheduled, corrected and sent in, beside N posts."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page, Revision

from benchmarks import newspaper
from community.models import Comment, Contribution, Reader
from news.corrections.filing import file_correction
from news.models import ArticlePage, PostPage, PostViews, SectionPage
from newsroom.roles.roles import EDITOR_IN_CHIEF, REPORTER
from newsroom.roles.setting_up import set_up_newsroom

#: So much of everything that waits for somebody, whatever the number of published posts.
WAITING, READ_TODAY, BATCH = 60, 500, 2_000
TEXT = "The mate came to count the ropes and stayed to count the gulls."


def fill(number: int) -> dict[str, Any]:
    """Add `number` published posts and all that waits; return somebody in each role that is measured, by its name."""
    set_up_newsroom()
    newspaper.fill(number)
    _add_versions()
    section = SectionPage.objects.get(slug="news")
    people = {
        "chief": _hire("chief", EDITOR_IN_CHIEF.group),
        "desk": _hire("desk", Group.objects.get(desk__section=section).name),
        "reporter": _hire("reporter", REPORTER.group),
    }
    posts = list(PostPage.objects.published().filter(section=section).order_by("-date_shown")[:READ_TODAY])
    today = timezone.localdate()
    PostViews.objects.bulk_create(PostViews(post=post, day=today, views=5 + post.pk % 90) for post in posts)
    for index in range(WAITING):
        _write(section, index, people["reporter"])
        _send(section, posts[index % len(posts)], index)
    for post in posts[:WAITING]:
        file_correction(post.specific, kind="clarification", text=TEXT, user=people["chief"])
    return people


def _add_versions() -> None:
    """Give each post the revision that an editor would have left: lists and the calendar ask among all of them."""
    kind, base = ContentType.objects.get_for_model(ArticlePage), ContentType.objects.get_for_model(Page)
    Revision.objects.bulk_create(
        (
            Revision(content_type=kind, base_content_type=base, object_id=str(key), content={}, created_at=when)
            for key, when in Page.objects.type(PostPage).values_list("pk", "last_published_at")
        ),
        batch_size=BATCH,
    )
    mine = Revision.objects.filter(base_content_type=base, object_id=Cast(OuterRef("pk"), CharField())).values("pk")[:1]
    Page.objects.type(PostPage).update(
        latest_revision=Subquery(mine), live_revision=Subquery(mine), latest_revision_created_at=F("last_published_at")
    )


def _hire(name: str, group: str) -> Any:
    user = get_user_model().objects.create(username=name, email=f"{name}@example.org", last_name=name.title())
    user.groups.add(Group.objects.get(name=group))
    return user


def _write(section: SectionPage, index: int, writer: Any) -> None:
    """Add a draft: one in three only begun, one handed in, one scheduled."""
    section.refresh_from_db()
    post = ArticlePage(title=f"Draft {index}", slug=f"draft-{index}", live=False, owner=writer)
    section.add_child(instance=post)
    if index % 3 == 1:
        post.go_live_at = timezone.now() + timedelta(hours=index)
    revision = post.save_revision(user=writer)
    if index % 3 == 1:
        revision.publish()
    if index % 3 == 2:
        workflow: Any = section.get_workflow()
        workflow.start(post, writer)


def _send(section: SectionPage, post: PostPage, index: int) -> None:
    reader = Reader.of(f"reader-{index % 20}@example.org", f"Reader {index % 20}")
    when = timezone.now() - timedelta(minutes=index)
    words = {"reader": reader, "name": reader.name, "text": TEXT, "key": f"{index}", "made_at": when}
    Comment.objects.create(post=post, **words)
    Contribution.objects.create(
        kind="story", state="received", title=f"Story {index}", section=section, sent_at=when, **words
    )
