"""Two who decide at once, or one who decides while another saves or a schedule comes due: in processes of their own."""

import json
import logging
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks import torture

APPROVED, RETURNED, TYPED, SCHEDULED = "wagtail.workflow.approve", "wagtail.workflow.reject", "Typed since", "Scheduled"


def races(number: int) -> list[str]:
    """Run each race `number` times; return what is wrong then, and print how they ended."""
    people = hire()
    kinds = {
        "two approve in the list": lambda: two_decide(people, in_list, in_list, "approve"),
        "two approve, one in the editor": lambda: two_decide(people, in_editor, in_list, "approve"),
        "one approves, one returns": lambda: two_decide(people, in_list, in_list, "reject"),
        "both in the editor, one returns": lambda: two_decide(people, in_editor, in_editor, "reject"),
        "one approves, a writer saves": lambda: one_writes(people),
        "one approves, a schedule comes due": lambda: schedule_comes_due(people),
    }
    wrong = []
    for name, race in kinds.items():
        ends: Counter[str] = Counter()
        for _ in range(number):
            end, problems = race()
            ends[end] += 1
            wrong += [f"{name}: {problem}" for problem in problems]
        print(f"{name}: {json.dumps(dict(sorted(ends.items())), ensure_ascii=False)}", flush=True)
    return wrong


def hire() -> dict[str, Any]:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group

    from newsroom.roles.setting_up import set_up_newsroom

    set_up_newsroom()
    people = {}
    for name, group in {"reporter": "Reporters", "one": "News desk", "two": "News desk"}.items():
        people[name] = get_user_model().objects.create_user(name, f"{name}@example.org", None, last_name=name)
        people[name].groups.add(Group.objects.get(name=group))
    return people


def two_decide(people: dict[str, Any], first: Any, second: Any, other: str) -> tuple[str, list[str]]:
    post = handed_in(people["reporter"], "In review")
    failed = at_once(
        lambda: first(people["one"], post, "approve"),
        lambda: second(people["two"], post, other),
    )
    return verdict(post, failed, may_go_undecided=False)


def one_writes(people: dict[str, Any]) -> tuple[str, list[str]]:
    post = handed_in(people["reporter"], "In review")
    failed = at_once(
        lambda: in_list(people["one"], post, "approve"),
        lambda: in_editor(people["two"], post, "", title=TYPED),
    )
    end, wrong = verdict(post, failed, may_go_undecided=True)
    post.refresh_from_db()
    if post.latest_revision.content["title"] != TYPED:
        wrong.append("what was typed is lost")
    return end, wrong


def schedule_comes_due(people: dict[str, Any]) -> tuple[str, list[str]]:
    from wagtail.models import Page, Revision

    from newsroom.publishing import publish_due

    post = torture.make_due(SCHEDULED)
    due = post.latest_revision
    post = Page.objects.get(pk=post.pk).specific
    post.title, post.go_live_at = "In review", None
    post.save_revision(user=people["reporter"])
    post.get_workflow().start(post, people["reporter"])
    failed = at_once(lambda: in_list(people["one"], post, "approve"), publish_soon)
    # A runner passes over what an editor holds, and comes again.
    publish_due()
    end, wrong = verdict(post, failed, may_go_undecided=True, otherwise=SCHEDULED)
    if Revision.objects.get(pk=due.pk).approved_go_live_at:
        wrong.append("it is still due")
    return end, wrong


def publish_soon() -> None:
    """Do what the scheduler does, before, while or after somebody else decides."""
    from newsroom.publishing import publish_due

    start.wait()
    time.sleep(random.random() / 4)
    publish_due()


def handed_in(writer: Any, title: str) -> Any:
    """Return a post of `writer` that waits for its desk."""
    from wagtail.models import Page

    from news.models import ArticlePage, NewsSectionPage

    section = NewsSectionPage.objects.get()
    post = section.add_child(instance=ArticlePage(title=title, live=False, owner=writer))
    post.save_revision(user=writer)
    section.get_workflow().start(post, writer)
    return Page.objects.get(pk=post.pk).specific


def in_list(user: Any, post: Any, action: str) -> None:
    """Prepare a decision in the small form of lists, wait for the other, and decide."""
    from django.urls import reverse

    state = post.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[post.pk, action, state.pk])
    send(user, address, {"comment": ""})


def in_editor(user: Any, post: Any, action: str, **typed: str) -> None:
    from django.urls import reverse

    formsets = {
        f"{name}-{part}_FORMS": "0"
        for name in ("bylines", "post_places", "comments")
        for part in ("TOTAL", "INITIAL", "MIN_NUM", "MAX_NUM")
    }
    decision = {"action-workflow-action": "1", "workflow-action-name": action} if action else {}
    data = {"title": post.title, "slug": post.slug, "body-count": "0", **formsets, **decision, **typed}
    send(user, reverse("wagtailadmin_pages:edit", args=[post.pk]), data)


def send(user: Any, address: str, data: dict[str, str]) -> None:
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    start.wait()
    answer = client.post(address, data)
    if answer.status_code >= 400:
        raise SystemExit(f"{address} answered {answer.status_code}")


#: Both begin together, as well as two processes can.
start: Any = None


def at_once(*works: Callable[[], None]) -> list[str]:
    """Do `works` in processes of their own that begin together; return which failed."""
    global start
    # Tests and benchmarks show what is wrong by themselves.
    logging.disable(logging.CRITICAL)
    start = multiprocessing.get_context("fork").Barrier(len(works), timeout=60)
    statuses = torture.together(list(works))
    return [f"process {index} ended with {status}" for index, status in enumerate(statuses) if status]


def verdict(post: Any, failed: list[str], *, may_go_undecided: bool, otherwise: str = "") -> tuple[str, list[str]]:
    """Return how the race about `post` ended, and what is wrong with that.

    `otherwise` is the headline that readers see of a post that was not approved; "" where they see none.
    """
    from wagtail.models import Page, PageLogEntry

    page = Page.objects.get(pk=post.pk)
    logged = Counter(PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True))
    decided, wrong = logged[APPROVED] + logged[RETURNED], list(failed)
    if decided > 1 or not (decided or may_go_undecided):
        wrong.append(f"decided {decided} times")
    seen = page.title if page.live else ""
    if logged[APPROVED] and seen != "In review":
        wrong.append(f"approved, and readers see “{seen}”")
    if not logged[APPROVED] and seen != otherwise:
        wrong.append(f"not approved, and readers see “{seen}”")
    if page.live and page.live_revision.content["title"] != page.title:
        wrong.append("what is live is not the revision that is said to be")
    return ("approved" if logged[APPROVED] else "returned" if logged[RETURNED] else "undecided"), wrong
