"""Filing a correction in the admin, and the ledger's report."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from news.models import ArticlePage, Correction, NewsSectionPage
from tests.factories import article
from tests.news.admin_forms import article_form, edit_address
from tests.news.corrections import changed_article, corrected
from tests.news.dense_posts import queries


def file_address(post: Any) -> str:
    return reverse("file_correction", args=[post.pk])


@pytest.fixture
def post(news: NewsSectionPage) -> ArticlePage:
    return changed_article(news)


@pytest.fixture
def writer(django_user_model: Any, news: NewsSectionPage) -> Any:
    """Someone who may write in the section, and publish nothing."""
    group = Group.objects.create(name="Writers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group, page=news, permission=Permission.objects.get(codename="change_page")
    )
    writer = django_user_model.objects.create_user("writer", "writer@example.org", "a-long-password")
    writer.groups.add(group)
    return writer


@pytest.fixture
def desk(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


def test_an_editor_files_an_entry(desk: Client, post: ArticlePage) -> None:
    form = desk.get(file_address(post))

    answer = desk.post(file_address(post), {"kind": "correction", "text": " We had the year wrong. "})

    entry = Correction.objects.get()
    assert form.status_code == 200
    assert answer.status_code == 302
    assert (entry.kind, entry.text, entry.who_name) == ("correction", "We had the year wrong.", "editor")
    assert "We had the year wrong." in Client().get(post.url).content.decode()


def test_an_entry_is_superseded_through_the_form(desk: Client, post: ArticlePage) -> None:
    first = corrected(post)

    desk.post(file_address(post), {"kind": "correction", "text": "It was 1908.", "supersedes": first.pk})

    assert Correction.objects.standing().get().supersedes == first


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "correction", "text": "  "},
        {"kind": "apology", "text": "Sorry."},
        {"text": "Sorry."},
        {"kind": "correction", "text": "x" * 2001},
        {"kind": "update", "text": "We had the year wrong."},
        {"kind": "update", "text": "More.", "supersedes": "nothing"},
        {"kind": "update", "text": "a\0b"},
    ],
    ids=["nothing said", "no such kind", "no kind", "too long", "said already", "no such entry", "null"],
)
def test_what_cannot_be_filed_is_refused_in_words(desk: Client, post: ArticlePage, said: dict[str, Any]) -> None:
    corrected(post)

    answer = desk.post(file_address(post), said)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert Correction.objects.count() == 1


def test_an_entry_of_another_post_cannot_be_superseded(desk: Client, post: ArticlePage, news: Any) -> None:
    other = corrected(changed_article(news, title="Other", slug="other"))
    corrected(post)

    desk.post(file_address(post), {"kind": "update", "text": "More.", "supersedes": other.pk})

    assert Correction.objects.count() == 2


def test_only_who_may_publish_the_post_may_file(client: Client, post: ArticlePage, writer: Any) -> None:
    client.force_login(writer)

    seen = client.get(file_address(post))
    done = client.post(file_address(post), {"kind": "update", "text": "More."})

    assert "File a correction" not in client.get(edit_address(post)).content.decode()
    assert {seen.status_code, done.status_code} <= {302, 403}
    assert not Correction.objects.exists()


def test_a_draft_has_nothing_to_correct(desk: Client, news: NewsSectionPage) -> None:
    draft = article(news, live=False)

    assert desk.get(file_address(draft)).status_code == 302
    assert "File a correction" not in desk.get(edit_address(draft)).content.decode()


def test_the_editor_leads_to_the_form(desk: Client, post: ArticlePage) -> None:
    html = desk.get(edit_address(post)).content.decode()

    assert file_address(post) in html
    assert "Publish and file a correction" in html


def test_publishing_by_its_button_goes_on_to_the_form(desk: Client, post: ArticlePage) -> None:
    form = article_form(paragraphs="<p>It opened in 1908.</p>", publish=False)

    answer = desk.post(edit_address(post), {**form, "action-publish": "then-file"})

    assert answer["Location"] == file_address(post)
    assert "1908" in Client().get(post.url).content.decode()


def test_a_superuser_finds_no_door_to_an_entry(desk: Client, post: ArticlePage) -> None:
    entry = corrected(post)
    addresses = [reverse("corrections_report"), reverse("corrections_report_results"), file_address(post)]

    for address in addresses:
        for method in (desk.post, desk.put, desk.patch, desk.delete):
            method(f"{address}?id={entry.pk}", {"id": entry.pk, "pk": entry.pk, "text": "No.", "delete": "1"})

    assert list(Correction.objects.values_list("pk", "text")) == [(entry.pk, "We had the year wrong.")]
    for name in ("edit", "delete", "index"):
        assert desk.get(f"/admin/snippets/news/correction/{name}/{entry.pk}/").status_code == 404
    bulk = f"/admin/bulk/news/correction/delete/?id={entry.pk}"
    assert desk.post(bulk).status_code == 404


def test_the_report_lists_filters_searches_and_exports(desk: Client, post: ArticlePage, editor: Any) -> None:
    first = corrected(post, user=editor)
    corrected(post, "=1+1 is how it begins.", kind="update", supersedes=first)
    address = reverse("corrections_report")

    everything = desk.get(address).content.decode()
    updates = desk.get(address, {"kind": "update"}).content.decode()
    searched = desk.get(address, {"q": "wrong"}).content.decode()
    table = b"".join(desk.get(address, {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]

    assert "We had the year wrong." in everything
    assert "Compare" in everything
    assert "We had the year wrong." not in updates
    assert "how it begins" not in searched
    assert "'=1+1 is how it begins." in table
    assert desk.get(address, {"export": "xlsx"}).status_code == 200


def test_the_report_asks_no_more_for_many_entries(desk: Client, post: ArticlePage) -> None:
    asked = []
    for number in range(60):
        corrected(post, f"Entry {number}.")
        if number in (1, 59):
            desk.get(reverse("corrections_report"))
            with queries() as captured:
                desk.get(reverse("corrections_report"))
            asked.append(len(captured))

    assert asked[1] <= asked[0] + 1
    assert asked[1] <= 20


def test_the_form_asks_little(desk: Client, post: ArticlePage) -> None:
    for number in range(30):
        corrected(post, f"Entry {number}.")
    desk.get(file_address(post))

    with queries() as captured:
        desk.get(file_address(post))

    assert len(captured) <= 20
