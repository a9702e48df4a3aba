"""What an opinion piece needs before readers may see it; a draft needs none of it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from news.models import Author, Byline, OpinionPage, OpinionSectionPage
from news.publishing import check_publishable, publishing_problems
from newsroom.publishing import publish_due
from tests.factories import article, author, picture
from tests.news.admin_forms import add_address, edit_address
from tests.news.opinion_posts import column, opinion_form, piece


@pytest.fixture
def opinion(site: Any) -> OpinionSectionPage:
    return OpinionSectionPage.objects.get()


@pytest.fixture
def writer(db: None) -> Author:
    return author("Bea Marlowe")


@pytest.fixture
def desk(client: Client, editor: Any) -> Client:
    client.force_login(editor)
    return client


def refusals(response: Any) -> dict[str, list[str]]:
    """Return the words beside each field and list of the form that the editor gets back."""
    assert response.status_code == 200
    form = response.context["form"]
    lists = {name: list(formset.non_form_errors()) for name, formset in form.formsets.items()}
    return {**form.errors, **{name: errors for name, errors in lists.items() if errors}}


def test_a_draft_needs_neither_author_nor_disclosure(desk: Client, opinion: OpinionSectionPage) -> None:
    response = desk.post(add_address("opinionpage", opinion), opinion_form(publish=False, disclosure_state=""))

    assert response.status_code == 302
    assert not OpinionPage.objects.get().live


def test_a_whole_piece_is_published(desk: Client, opinion: OpinionSectionPage, writer: Author) -> None:
    response = desk.post(
        add_address("opinionpage", opinion),
        opinion_form(bylines=(writer,), disclosure_state="told", disclosure="She owns a lamp shop."),
    )

    assert response.status_code == 302
    html = desk.get(OpinionPage.objects.get().url).content.decode()
    assert "She owns a lamp shop." in html
    assert "Bea Marlowe" in html


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"disclosure_state": ""}, "disclosure_state", "Nothing to disclose"),
        ({"disclosure_state": "told", "disclosure": "  "}, "disclosure", "Write what readers should know"),
        ({"disclosure_state": "nothing", "disclosure": "A shop."}, "disclosure_state", "Which is it?"),
        ({"genre": "column"}, "column", "Choose the column"),
        ({"genre": "cartoon"}, "lead_image", "The picture is the cartoon"),
    ],
)
def test_publishing_is_refused_at_the_field_and_in_words(
    desk: Client, opinion: OpinionSectionPage, writer: Author, typed: dict[str, str], field: str, words: str
) -> None:
    response = desk.post(add_address("opinionpage", opinion), opinion_form(bylines=(writer,), **typed))

    found = refusals(response)
    assert list(found) == [field]
    assert words in found[field][0]
    assert found[field][0] in response.content.decode().replace("&#x27;", "'")
    assert not OpinionPage.objects.filter(live=True).exists()


@pytest.mark.parametrize(
    ("genre", "where"),
    [("editorial", "bylines"), ("essay", "bylines"), ("analysis", "bylines"), ("letter", "guest_name")],
)
def test_what_nobody_signed_is_refused(desk: Client, opinion: OpinionSectionPage, genre: str, where: str) -> None:
    response = desk.post(add_address("opinionpage", opinion), opinion_form(genre=genre))

    assert list(refusals(response)) == [where]
    assert "igned" in response.content.decode()


@pytest.mark.parametrize("genre", ["letter", "essay"])
def test_a_reader_or_guest_signs_in_place_of_a_byline(desk: Client, opinion: OpinionSectionPage, genre: str) -> None:
    response = desk.post(
        add_address("opinionpage", opinion), opinion_form(genre=genre, guest_name="Una Bright", guest_about="Millbank")
    )

    assert response.status_code == 302
    assert "Una Bright" in desk.get("/opinion/a-bridge-opens/").content.decode()


def test_a_guest_does_not_sign_an_editorial(opinion: OpinionSectionPage) -> None:
    draft = piece(opinion, genre="editorial", guest_name="Una Bright", live=False)

    assert [problem.field for problem in publishing_problems(draft)] == ["bylines"]


@pytest.mark.parametrize(("role", "refused"), [("photographer", True), ("editor", True), ("columnist", False)])
def test_who_only_helped_has_not_signed(opinion: OpinionSectionPage, writer: Author, role: str, refused: bool) -> None:
    draft = piece(opinion, live=False)
    draft.bylines = [Byline(author=writer, role=role)]

    assert bool(publishing_problems(draft)) is refused


def test_an_editorial_is_signed_by_whoever_edited_it(opinion: OpinionSectionPage, writer: Author) -> None:
    draft = piece(opinion, genre="editorial", live=False)
    draft.bylines = [Byline(author=writer, role="editor")]

    assert publishing_problems(draft) == []


def test_a_byline_that_is_being_deleted_signs_nothing(
    desk: Client, opinion: OpinionSectionPage, writer: Author
) -> None:
    post = piece(opinion, by=(writer,))
    line = post.bylines.get()
    rows = inline_formset([{"id": line.pk, "author": writer.pk, "role": "reporter", "DELETE": "on"}], initial=1)

    response = desk.post(edit_address(post), {**opinion_form(), **nested_form_data({"bylines": rows})})

    assert list(refusals(response)) == ["bylines"]
    assert OpinionPage.objects.get().bylines.count() == 1


def test_a_cartoon_needs_words_for_readers_who_cannot_see_it(opinion: OpinionSectionPage, writer: Author) -> None:
    bare = picture("King")
    bare.description = ""
    bare.save()
    draft = piece(opinion, title="One", genre="cartoon", lead_image=bare, by=(writer,), live=False)
    said = piece(opinion, genre="cartoon", lead_image=bare, lead_image_alt="A king", by=(writer,), live=False)

    assert [problem.field for problem in publishing_problems(draft)] == ["lead_image_alt"]
    assert publishing_problems(said) == []


def test_a_piece_cannot_reply_to_itself(desk: Client, opinion: OpinionSectionPage, writer: Author) -> None:
    post = piece(opinion, by=(writer,))
    post.in_reply_to_id = post.pk

    with pytest.raises(ValidationError) as refused:
        post.full_clean()

    assert "in_reply_to" in refused.value.message_dict


def test_due_publishing_refuses_what_a_person_may_not_publish(opinion: OpinionSectionPage, writer: Author) -> None:
    draft = piece(opinion, by=(writer,), disclosure_state="", live=False)

    with pytest.raises(ValidationError):
        check_publishable(draft.get_latest_revision_as_object())
    assert publish_due().published == 0


def test_a_draft_whose_column_is_gone_can_be_opened(desk: Client, opinion: OpinionSectionPage, writer: Author) -> None:
    low = column(author=writer)
    draft = piece(opinion, genre="column", live=False)
    draft.column = low
    draft.save_revision()
    low.delete()

    assert desk.get(edit_address(draft)).status_code == 200


def test_the_form_offers_two_answers_and_chooses_none(desk: Client, opinion: OpinionSectionPage) -> None:
    form = desk.get(add_address("opinionpage", opinion)).context["form"]

    assert [value for value, _label in form.fields["disclosure_state"].choices] == ["nothing", "told"]
    assert not form["disclosure_state"].value()


def test_opinion_lies_in_opinion_alone(opinion: OpinionSectionPage, news: Any) -> None:
    assert OpinionPage in opinion.allowed_subpage_models()
    assert OpinionPage not in news.allowed_subpage_models()
    assert article(opinion).section_id == opinion.pk
