"""The front page at a time to come: scheduled posts stand in for live ones, and expiries are heeded."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction, Revision

from home.models import HomePage
from news.models import ArticlePage, NewsSectionPage, OpinionSectionPage, Topic
from tests.factories import article, author, picture
from tests.home.slots import lay_out, picks, shown
from tests.news.dense_posts import queries
from tests.news.opinion_posts import piece

NOW = timezone.now().replace(microsecond=0)
TOMORROW, IN_TWO_HOURS, LATER = NOW + timedelta(days=1), NOW + timedelta(hours=2), NOW + timedelta(days=3)


def at(moment: datetime, **more: str) -> dict[str, str]:
    return {"at": timezone.localtime(moment).strftime("%Y-%m-%d %H:%M"), **more}


@pytest.fixture
def preview(client: Client, site: HomePage, editor: Any) -> Any:
    client.force_login(editor)
    return lambda moment, **more: client.get(reverse("front_page_at"), at(moment, **more))


def test_a_scheduled_post_is_there_once_its_time_has_come(preview: Any, news: NewsSectionPage) -> None:
    article(news, title="Tomorrow's story", go_live_at=IN_TWO_HOURS, lead_image=picture())
    article(news, title="In three days", go_live_at=LATER)

    html = preview(TOMORROW).content.decode()

    assert "Tomorrow&#x27;s story" in html
    assert "In three days" not in html
    assert "The front page as it will be on" in html
    assert not ArticlePage.objects.get(title="Tomorrow's story").live


def test_a_live_post_is_shown_as_its_scheduled_revision_has_it(preview: Any, news: NewsSectionPage) -> None:
    post = article(news, title="As it is", edited=True)
    post.title, post.go_live_at = "As it will be", IN_TWO_HOURS
    post.save_revision().publish()

    html = preview(TOMORROW).content.decode()

    assert "As it will be" in html
    assert "As it is<" not in html
    assert ArticlePage.objects.get(pk=post.pk).live


def test_what_ends_before_is_gone(preview: Any, news: NewsSectionPage) -> None:
    article(news, title="Ends tonight", expire_at=IN_TWO_HOURS)
    article(news, title="Comes and goes", go_live_at=NOW + timedelta(hours=1), expire_at=IN_TWO_HOURS)
    article(news, title="Stays")

    html = preview(TOMORROW).content.decode()

    assert "Stays" in html
    assert "Ends tonight" not in html
    assert "Comes and goes" not in html


def test_picks_and_rules_know_what_is_scheduled(preview: Any, news: NewsSectionPage) -> None:
    picked = article(news, title="Picked for later", go_live_at=IN_TWO_HOURS)
    article(news, title="About trams", go_live_at=IN_TWO_HOURS, topics=("Trams",))
    old = article(news, title="Picked until tonight")
    lay_out(
        ("grid", {"rule": {"topic": Topic.objects.get(name="Trams").pk}}),
        ("lead", {"picks": [*picks(old, until=IN_TWO_HOURS.isoformat()), *picks(picked)]}),
    )

    response = preview(TOMORROW)

    grid, lead = response.context_data["slots"]
    assert lead.lead.title == "Picked for later"
    assert [post.title for post in grid.posts] == ["About trams"]
    assert shown().lead.title == "Picked until tonight"


def test_a_scheduled_front_page_is_the_one_that_is_shown(preview: Any, news: NewsSectionPage) -> None:
    post, home = article(news, title="The new lead", at=NOW - timedelta(days=9)), HomePage.objects.get()
    article(news, title="The newest")
    home.slots = home.slots.stream_block.to_python([{"type": "lead", "value": {"picks": picks(post)}}])
    home.go_live_at = IN_TWO_HOURS
    home.save_revision().publish()

    assert preview(TOMORROW).context_data["slots"][0].lead.pk == post.pk
    assert preview(NOW + timedelta(hours=1)).context_data["slots"][0].lead.title == "The newest"


def test_a_draft_of_the_layout_can_be_tried(preview: Any, news: NewsSectionPage) -> None:
    post, home = article(news, title="In the draft", at=NOW - timedelta(days=9)), HomePage.objects.get()
    article(news, title="The newest")
    home.slots = home.slots.stream_block.to_python([{"type": "lead", "value": {"picks": picks(post)}}])
    home.save_revision()

    assert preview(TOMORROW, layout="draft").context_data["slots"][0].lead.pk == post.pk
    assert preview(TOMORROW).context_data["slots"][0].lead.title == "The newest"


def test_a_private_post_stays_private(preview: Any, news: NewsSectionPage) -> None:
    post = article(news, title="Only for members", go_live_at=IN_TWO_HOURS)
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.LOGIN)

    assert "Only for members" not in preview(TOMORROW).content.decode()


def test_it_is_kept_nowhere_and_changes_nothing(preview: Any, news: NewsSectionPage) -> None:
    article(news, title="Tomorrow", go_live_at=IN_TWO_HOURS)
    before = Revision.objects.count()

    response = preview(TOMORROW)

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert Revision.objects.count() == before
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_a_time_that_has_passed_is_asked_for_again(preview: Any) -> None:
    html = preview(NOW - timedelta(days=1)).content.decode()

    assert "Choose a moment between now and a year from now." in html


def test_only_who_may_edit_the_front_page_sees_it(client: Client, site: HomePage, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("someone", "someone@example.org", "a-long-password")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))

    anonymous = client.get(reverse("front_page_at"), at(TOMORROW))
    client.force_login(user)
    member = client.get(reverse("front_page_at"), at(TOMORROW))

    assert (anonymous.status_code, member.status_code) == (302, 302)


def test_the_editor_of_the_front_page_leads_there(client: Client, site: HomePage, editor: Any) -> None:
    client.force_login(editor)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[site.pk])).content.decode()
    form = client.get(reverse("front_page_at"))

    assert reverse("front_page_at") in html
    assert "07:00" in form.content.decode()


def test_it_asks_no_more_for_many_scheduled_posts_than_for_two(preview: Any, news: NewsSectionPage) -> None:
    opinion = OpinionSectionPage.objects.get()

    def scheduled(number: int) -> None:
        for index in range(number):
            name = f"{number} {index}"
            by = (author(name),)
            article(news, title=f"Coming {name}", topics=(f"Topic {name}",), bylines=by, go_live_at=IN_TWO_HOURS)
            piece(opinion, title=f"Meant {name}", by=by, go_live_at=IN_TWO_HOURS)

    def asked() -> int:
        preview(TOMORROW)
        with queries() as captured:
            preview(TOMORROW)
        return len(captured)

    scheduled(2)
    few = asked()
    scheduled(12)

    many = asked()

    assert many <= few <= 20


def test_what_a_scheduled_post_names_may_have_been_deleted_since(preview: Any, news: NewsSectionPage) -> None:
    leaving, image = author("Edwin Osei"), picture()
    article(news, title="Still here", go_live_at=IN_TWO_HOURS, bylines=(author("Mara Quill"),))
    post = article(news, title="Names what is gone", live=False)
    post.bylines = [post.bylines.model(author=leaving)]
    post.lead_image, post.go_live_at = image, IN_TWO_HOURS
    post.save_revision().publish()
    leaving.bylines.all().delete()
    leaving.delete()
    image.delete()

    html = preview(TOMORROW).content.decode()

    assert "Names what is gone" in html
    assert "Edwin Osei" not in html
