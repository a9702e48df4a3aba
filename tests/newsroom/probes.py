"""For each action of the table, what somebody does who tries it, and how one sees that it was done."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page

from community.models import Comment
from community.moderation.seen import mark_of
from home.models import HomePage
from news.models import ArticlePage
from tests.news.admin_forms import article_form
from tests.newsroom.roles_table import ROLES
from tests.newsroom.world import post_of

#: Where a target lies, for the words of the table: in the desk's section, in another, or it is one's own.
AT_DESK, ELSEWHERE, OWN_DRAFT, OWN_PUBLISHED, OWN_THING = "at desk", "elsewhere", "own draft", "own published", "own"


@dataclass(frozen=True)
class Target:
    """A thing of the world by its name, and where it lies."""

    thing: str
    where: str


@dataclass(frozen=True)
class Probe:
    """An attempt: what is sent where, and what shows that it went through (else: that the door opened)."""

    targets: tuple[Target, ...]
    address: Callable[[Any, Any], str]
    method: str = "post"
    data: Callable[[Any], dict[str, Any]] = field(default=lambda thing: {})
    done: Callable[[Any], bool] | None = None


DRAFTS = (Target("draft_at_desk", AT_DESK), Target("draft_elsewhere", ELSEWHERE), Target("own_draft", OWN_DRAFT))
PUBLISHED = (Target("at_desk", AT_DESK), Target("elsewhere", ELSEWHERE), Target("own_published", OWN_PUBLISHED))
SECTIONS = (Target("news", AT_DESK), Target("food", ELSEWHERE))
IMAGES = (Target("image_at_desk", AT_DESK), Target("image", ELSEWHERE), Target("own_image", OWN_THING))
SOMEWHERE = (Target("site", ELSEWHERE),)


def pages(name: str, *more: str) -> Callable[[Any, Any], str]:
    """Return what makes the address of a view of a page; `more` are further things that stand in it."""
    return lambda thing, world: reverse(
        f"wagtailadmin_pages:{name}", args=[thing.pk, *(world.things[key].pk for key in more)]
    )


def view(name: str) -> Callable[[Any, Any], str]:
    return lambda thing, world: reverse(name)


def of(name: str) -> Callable[[Any, Any], str]:
    return lambda thing, world: reverse(name, args=[thing.pk])


def fresh(thing: Any) -> Any:
    return Page.objects.get(pk=thing.pk)


def typed(thing: Any, **action: str) -> dict[str, Any]:
    return {**article_form(publish=False, title="Typed", slug=f"typed-{thing.pk}"), **action}


def higher_role(thing: Any) -> dict[str, Any]:
    """Return the form of a user with every tick that would raise them."""
    words = {"username": "other", "email": "other@example.org", "first_name": "Other", "last_name": "Vale"}
    groups = Group.objects.filter(name__in=[ROLES["chief"], ROLES["manager"]])
    return {**words, "is_active": "on", "is_superuser": "on", "groups": [group.pk for group in groups]}


def is_raised(thing: Any) -> bool:
    user = type(thing).objects.get(pk=thing.pk)
    return user.is_superuser or user.groups.filter(name__in=[ROLES["chief"], ROLES["manager"]]).exists()


PROBES: dict[str, list[Probe]] = {
    "see all posts in the admin’s lists": [Probe(SECTIONS[1:], of("wagtailadmin_explore"), "get")],
    "begin a post": [
        Probe(
            SECTIONS,
            lambda thing, world: reverse("wagtailadmin_pages:add", args=["news", "articlepage", thing.pk]),
            data=typed,
            done=lambda thing: ArticlePage.objects.filter(title="Typed").exists(),
        )
    ],
    "read and edit a draft": [
        Probe(DRAFTS, pages("edit"), data=typed, done=lambda thing: fresh(thing).draft_title == "Typed"),
        Probe(DRAFTS, pages("view_draft"), "get"),
        Probe(DRAFTS, pages("history"), "get"),
        Probe(DRAFTS, pages("preview_on_edit"), "post"),
    ],
    "edit a published post": [
        Probe(PUBLISHED, pages("edit"), data=typed, done=lambda thing: fresh(thing).draft_title == "Typed"),
        Probe(PUBLISHED, pages("copy"), "get"),
    ],
    "submit a post to its section’s workflow": [
        Probe(
            (*DRAFTS, PUBLISHED[2]),
            pages("edit"),
            data=lambda thing: typed(thing, **{"action-submit": "1"}),
            done=lambda thing: fresh(thing).specific.workflow_in_progress,
        )
    ],
    "publish, schedule": [
        Probe(
            DRAFTS,
            pages("edit"),
            data=lambda thing: typed(thing, **{"action-publish": "1"}),
            done=lambda thing: fresh(thing).live,
        )
    ],
    "unpublish": [Probe(PUBLISHED, pages("unpublish"), done=lambda thing: not fresh(thing).live)],
    "move to another section": [
        Probe(
            (*PUBLISHED, *DRAFTS),
            pages("move_confirm", "entertainment"),
            done=lambda thing: fresh(thing).get_parent().slug == "entertainment",
        )
    ],
    "delete": [
        Probe((*PUBLISHED, *DRAFTS), pages("delete"), done=lambda thing: not Page.objects.filter(pk=thing.pk).exists())
    ],
    "lock, unlock": [
        Probe(PUBLISHED, pages("lock"), done=lambda thing: fresh(thing).locked),
    ],
    "edit a section’s own page": [Probe(SECTIONS, pages("edit"), "get")],
    "add, move, unpublish or delete a section": [
        Probe(SECTIONS, pages("unpublish"), done=lambda thing: not fresh(thing).live),
        Probe(SECTIONS, pages("delete"), "get"),
        Probe((Target("empty_section", AT_DESK),), pages("delete"), "get"),
        Probe(SECTIONS, pages("set_privacy"), "get"),
        Probe(SECTIONS, pages("copy"), "get"),
        Probe(
            (Target("home", ELSEWHERE),),
            lambda thing, world: reverse("wagtailadmin_pages:add", args=["news", "sectionpage", thing.pk]),
            "get",
        ),
    ],
    "curate the front page": [
        Probe((Target("home", ELSEWHERE),), pages("edit"), "get"),
        Probe(PUBLISHED, of("put_on_front_page"), "get"),
        Probe(SOMEWHERE, view("front_page_at"), "get"),
        Probe(SOMEWHERE, view("breaking_bar"), "get"),
    ],
    "file a correction": [Probe(PUBLISHED, of("file_correction"), "get")],
    "tell readers why a page is gone": [
        Probe((Target("withdrawn_at_desk", AT_DESK), Target("withdrawn", ELSEWHERE)), of("withdrawn_word"), "get")
    ],
    "moderate comments": [
        Probe(
            (Target("comment_at_desk", AT_DESK), Target("comment", ELSEWHERE)),
            view("comment_decide"),
            data=lambda thing: {"do": f"hide {thing.pk} {mark_of(thing)}"},
            done=lambda thing: Comment.objects.filter(pk=thing.pk, state="hidden").exists(),
        )
    ],
    "set the rules for comments": [
        Probe(SECTIONS, of("comment_section_rules"), "get"),
        Probe(PUBLISHED, of("post_comments"), "get"),
    ],
    "work on contributions": [
        Probe(
            (Target("contribution_at_desk", AT_DESK), Target("contribution", ELSEWHERE)),
            of("contribution_act"),
            data=lambda thing: {"action": "spam"},
            done=lambda thing: type(thing).objects.get(pk=thing.pk).state == "spam",
        )
    ],
    "write standard letters": [
        Probe((Target("standardletter", ELSEWHERE),), of("wagtailsnippets_community_standardletter:edit"), "get")
    ],
    "use any picture or document": [
        Probe(IMAGES[:2], of("wagtailimages_chooser:chosen"), "get"),
        Probe((Target("document", ELSEWHERE),), of("wagtaildocs_chooser:chosen"), "get"),
    ],
    "upload pictures and documents": [
        Probe((Target("image_at_desk", AT_DESK),), view("wagtailimages:add"), "get"),
        Probe((Target("image_at_desk", AT_DESK),), view("wagtaildocs:add"), "get"),
    ],
    "change a picture or document": [
        Probe(IMAGES, of("wagtailimages:edit"), "get"),
        Probe(IMAGES, of("wagtailimages:delete"), "get"),
        Probe((Target("document", ELSEWHERE),), of("wagtaildocs:edit"), "get"),
    ],
    "edit authors and columns": [
        Probe(
            (Target("author", ELSEWHERE), Target("own_author", OWN_THING)),
            of("wagtailsnippets_news_author:edit"),
            "get",
        ),
        Probe(
            (Target("column", ELSEWHERE), Target("own_column", OWN_THING)),
            of("wagtailsnippets_news_column:edit"),
            "get",
        ),
    ],
    "edit topics, places, storylines": [
        Probe((Target(kind, ELSEWHERE),), of(f"wagtailsnippets_news_{kind}:edit"), "get")
        for kind in ("topic", "place", "storyline")
    ],
    "delete authors, columns, topics, places, storylines": [
        Probe((Target(kind, ELSEWHERE),), of(f"wagtailsnippets_news_{kind}:delete"), "get")
        for kind in ("author", "column", "topic", "place", "storyline")
    ],
    "promote a page for a search": [Probe(SOMEWHERE, view("wagtailsearchpromotions:add"), "get")],
    "redirects": [Probe(SOMEWHERE, view("wagtailredirects:add"), "get")],
    "settings and menus of the paper": [
        Probe(
            SOMEWHERE,
            lambda thing, world: reverse("wagtailsettings:edit", args=["core", "sitesettings", thing.pk]),
            "get",
        ),
        Probe(
            SOMEWHERE,
            lambda thing, world: reverse("wagtailsettings:edit", args=["core", "navigationsettings", thing.pk]),
            "get",
        ),
    ],
    "manage users who have less than they may give": [
        Probe((Target("other", ELSEWHERE),), of("wagtailusers_users:edit"), "get"),
        Probe((Target("other", ELSEWHERE),), of("wagtailusers_users:delete"), "get"),
    ],
    "make an editor-in-chief, site manager or superuser": [
        Probe((Target("other", ELSEWHERE),), of("wagtailusers_users:edit"), data=higher_role, done=is_raised),
    ],
    "groups, collections, workflows, sites": [
        Probe(SOMEWHERE, view(name), "get")
        for name in (
            "wagtailusers_groups:add",
            "wagtailadmin_collections:add",
            "wagtailadmin_workflows:add",
            "wagtailsites:add",
        )
    ],
}


def add_what_probes_need(world: Any) -> None:
    """Add to the world what only these attempts name."""
    from news.desks import set_up_desk
    from news.models import Column, EntertainmentSectionPage, SectionPage
    from tests.factories import picture

    things = world.things
    things["home"], things["entertainment"] = HomePage.objects.get(), EntertainmentSectionPage.objects.get()
    things["empty_section"] = things["home"].add_child(instance=SectionPage(title="Sport", slug="sport"))
    world.people["desk"].groups.add(set_up_desk(things["empty_section"]).group)
    things["image_at_desk"] = picture()
    things["image_at_desk"].collection = set_up_desk(things["news"]).collection
    things["image_at_desk"].save()
    for role, own in world.own.items():
        own["own_draft"] = post_of(things["food"], world.people[role], live=False)
        own["own_published"] = post_of(things["food"], world.people[role])
        own["own_column"] = Column.objects.create(name=f"Of {role}", author=own["own_author"])
        own["own_image"] = picture()
        own["own_image"].uploaded_by_user = world.people[role]
        own["own_image"].save()
