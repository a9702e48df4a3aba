"""One of everything that a route of the admin can name, and somebody in every role."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.documents import get_document_model
from wagtail.models import GroupApprovalTask, Site, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from community.contributions.photos import folder
from community.models import Contribution, ContributionPhoto, StandardLetter
from news.desks import set_up_desk
from news.models import (
    ArticlePage,
    Author,
    Column,
    FoodSectionPage,
    JobPage,
    JobsSectionPage,
    NewsSectionPage,
    Place,
    Storyline,
    Topic,
)
from newsroom.models import SavedFilter
from tests.community.commenting import comment
from tests.factories import article, picture
from tests.news.job_posts import job
from tests.newsroom.roles_table import ROLES


@dataclass
class World:
    """People by role; posts and things that belong to somebody else, and what is each one's own."""

    people: dict[str, Any] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    own: dict[str, dict[str, Any]] = field(default_factory=dict)


def person(name: str, *groups: str, **fields: Any) -> Any:
    user = get_user_model().objects.create_user(
        name, f"{name}@example.org", "a-long-password", first_name=name.title(), last_name="Vale", **fields
    )
    UserProfile.get_for_user(user)
    user.groups.set([Group.objects.get(name=group) for group in groups])
    return user


def make_world() -> World:
    """Make a newsroom in which the role "desk" is the News desk."""
    world = World()
    for role, group in ROLES.items():
        world.people[role] = person(role, group)
    other = person("other", "Reporters")
    news, food = NewsSectionPage.objects.get(), FoodSectionPage.objects.get()
    things = world.things
    things["other"] = other
    things["news"], things["food"] = news, food
    things["at_desk"] = post_of(news, other)
    things["elsewhere"] = post_of(food, other)
    things["draft_elsewhere"] = post_of(food, other, live=False)
    things["draft_at_desk"] = post_of(news, other, live=False)
    for thing, section in (("withdrawn", food), ("withdrawn_at_desk", news)):
        things[thing] = post_of(section, other)
        things[thing].unpublish()
    things["job"] = job(JobsSectionPage.objects.get())
    JobPage.objects.filter(pk=things["job"].pk).update(filled_at=timezone.now())
    # Under posts of their own: a post with comments is not deleted.
    things["comment"], things["comment_at_desk"] = comment(post_of(food, other)), comment(post_of(news, other))
    _snippets(things, other)
    _files(things, food, other)
    _settings(things)
    _contributions(things, news, food)
    for role, user in world.people.items():
        world.own[role] = {"own_author": Author.objects.create(name=f"{role.title()} Vale", user=user)}
    return world


def post_of(section: Any, owner: Any, *, live: bool = True) -> ArticlePage:
    post = article(section, title=f"Of {owner.username} in {section.title}", live=live, owner=owner)
    post.save_revision(user=owner)
    return ArticlePage.objects.get(pk=post.pk)


def _snippets(things: dict[str, Any], other: Any) -> None:
    things["author"] = Author.objects.create(name="Other Vale", user=other)
    things["column"] = Column.objects.create(name="Low Water", author=things["author"])
    things["topic"] = Topic.objects.create(name="Trams")
    for model, words in ((Place, {}), (Storyline, {"summary": "How it began."})):
        thing = model.objects.create(name="Old Quay", **words)
        thing.save_revision().publish()
        things[model._meta.model_name or ""] = model.objects.get(pk=thing.pk)


def _files(things: dict[str, Any], section: Any, other: Any) -> None:
    collection = set_up_desk(section).collection
    image = picture()
    image.collection, image.uploaded_by_user = collection, other
    image.save()
    things["image"], things["collection"] = image, collection
    things["document"] = get_document_model().objects.create(
        title="Timetable", file=ContentFile(b"Line 4", name="line.txt"), collection=collection, uploaded_by_user=other
    )


def _contributions(things: dict[str, Any], news: Any, food: Any) -> None:
    for thing, section in (("contribution", food), ("contribution_at_desk", news)):
        things[thing] = Contribution.objects.create(
            kind="story", state="received", key=thing, title=thing, section=section, sent_at=timezone.now()
        )
    path = folder() / "00" / "photo.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xd8\xff")
    things["photo"] = ContributionPhoto.objects.create(
        contribution=things["contribution"], file="00/photo.jpg", image_format="JPEG", width=3, height=2, size=3
    )
    things["standardletter"] = StandardLetter.objects.create(name="Not now", text="Not now.")


def _settings(things: dict[str, Any]) -> None:
    things["site"] = Site.objects.get()
    things["saved_filter"] = SavedFilter.objects.create(user=things["other"], name="Mine", query="state=draft")
    things["redirect"] = Redirect.objects.create(old_path="/old", redirect_link="/new")
    things["query"] = Query.get("tram")
    SearchPromotion.objects.create(query=things["query"], page=things["elsewhere"])
    things["group"] = Group.objects.get(name="Reporters")
    task = GroupApprovalTask.objects.create(name="Look at it")
    task.groups.add(Group.objects.get(name="Food desk"))
    workflow = Workflow.objects.create(name="Second pair of eyes")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    things["task"], things["workflow"] = task, workflow
    things["in_workflow"] = post_of(things["food"], things["other"], live=False)
    things["workflow_state"] = workflow.start(things["in_workflow"], things["other"])
