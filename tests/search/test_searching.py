"""What a reader finds, from the index's side."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from core.frame import forget_all
from news.models import ArticlePage, FoodSectionPage, NewsSectionPage
from search.questions import Question
from search.searching import search
from search.suggestions import suggest
from search.tasks import index_posts
from tests.conftest import States
from tests.factories import author
from tests.search.indexed import indexed_article as article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tasks_run")]


def ask(text: str, **query: str) -> Any:
    return search(Question.from_query({"q": text, **query}))


def titles(text: str, **query: str) -> list[str]:
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in ask(text, **query).hits]


def paragraph(text: str) -> list[tuple[str, Any]]:
    return [("rich_text", f"<p>{text}</p>")]


def test_a_post_is_found_by_a_word_of_its_text_in_another_form(news: NewsSectionPage) -> None:
    article(news, title="The bridge", body=paragraph("A ferry left the quay at six."))
    article(news, title="The market")

    assert titles("ferries") == ["The bridge"]


def test_hidden_posts_are_not_found(states: States) -> None:
    assert titles("canary") == ["Canary live"]


def test_case_and_accents_do_not_matter(news: NewsSectionPage) -> None:
    article(news, title="The Café at the Øresund Quay")

    assert titles("cafe") == titles("CAFÉ") == titles("oresund") == ["The Café at the Øresund Quay"]
    assert titles("𝗖𝗮𝗳é") == ["The Café at the Øresund Quay"]


def test_not_all_words_are_required_and_more_of_them_come_first(news: NewsSectionPage) -> None:
    article(news, title="One", body=paragraph("The tram was late."))
    article(news, title="Both", body=paragraph("The tram strike ended."))

    assert titles("tram strike yesterday") == ["Both", "One"]


def test_a_word_in_the_headline_weighs_more_than_one_in_the_text(news: NewsSectionPage) -> None:
    article(news, title="Quiet week", body=paragraph("Nothing but the harbour."), at=timezone.now())
    article(news, title="Harbour closes", body=paragraph("Nothing."), at=timezone.now() - timedelta(days=900))

    assert titles("harbour") == ["Harbour closes", "Quiet week"]


def test_the_recent_is_pushed_mildly(news: NewsSectionPage) -> None:
    article(news, title="Old ferry news", at=timezone.now() - timedelta(days=2000), slug="old")
    article(news, title="New ferry news", at=timezone.now() - timedelta(days=2))

    assert titles("ferry") == ["New ferry news", "Old ferry news"]


def test_a_name_is_found_whole_before_words_of_its_stem(news: NewsSectionPage) -> None:
    article(news, title="In a hurry", body=paragraph("They hasted, hasting and hasted again."))
    article(news, title="A win", body=paragraph("Rosa Hastings won."))

    assert titles("hastings")[0] == "A win"


def test_a_phrase_must_stand_as_it_was_typed(news: NewsSectionPage) -> None:
    article(news, title="Right", body=paragraph("The old town hall burns."))
    article(news, title="Wrong", body=paragraph("In the hall of the town."))

    assert titles('"town hall"') == ["Right"]


def test_a_word_can_be_left_out(news: NewsSectionPage) -> None:
    article(news, title="Ferry and tram")
    article(news, title="Ferry alone")

    assert titles("ferry -tram") == ["Ferry alone"]


def test_authors_and_topics_are_found_by_name_and_asked_for_by_key(news: NewsSectionPage) -> None:
    article(news, title="By her", bylines=(author("Rosa Marín"),), topics=("Bus lanes",))
    article(news, title="About her", body=paragraph("Rosa Marin spoke of bus lanes."))

    assert set(titles("rosa marin")) == {"By her", "About her"}
    assert titles("author:marin") == titles('author:"rosa marin"') == ["By her"]
    assert titles('topic:"bus lanes"') == titles("", topic="bus-lanes") == ["By her"]
    assert ask("author:nobody").unknown == ["nobody"]


def test_sections_and_days_narrow(news: NewsSectionPage, food: FoodSectionPage) -> None:
    long_ago = timezone.now().replace(year=2019, month=6, day=15)
    article(news, title="Soup of news", at=long_ago)
    article(food, title="Soup of food")

    assert titles("soup section:food") == titles("soup", section="food") == ["Soup of food"]
    assert titles("soup before:2019-12") == titles("soup", year="2019") == ["Soup of news"]
    assert titles("soup after:2019-07-01") == ["Soup of food"]


def test_words_can_be_sorted_by_date(news: NewsSectionPage) -> None:
    for days, title in ((3, "Tram"), (1, "The tram is in the text only"), (2, "Tram tram")):
        article(news, title=title, at=timezone.now() - timedelta(days=days))

    assert titles("tram", sort="newest") == ["The tram is in the text only", "Tram tram", "Tram"]
    assert titles("tram", sort="oldest") == ["Tram", "Tram tram", "The tram is in the text only"]


def test_facets_count_what_was_found_and_lead_to_less_of_it(news: NewsSectionPage, food: FoodSectionPage) -> None:
    rosa = author("Rosa Marin")
    for number in range(3):
        article(news, title=f"Harbour {number}", bylines=(rosa,))
    article(food, title="Harbour soup")

    facets = {facet.name: facet for facet in ask("harbour").facets}

    sections = [(choice.label, choice.count) for choice in facets["section"].choices]
    assert sections == [("News", 3), ("Food", 1)]
    assert [(c.label, c.count) for c in ask("harbour", section="news", author="rosa-marin").chosen] == [
        ("News", 0),
        ("Rosa Marin", 0),
    ]


def test_found_words_are_marked_and_everything_else_is_text(news: NewsSectionPage) -> None:
    article(news, title="Ferries <b>leave</b>", body=paragraph("The &lt;i&gt; ferry left."))

    [hit] = ask("ferry").hits

    assert hit.title == "<mark>Ferries</mark> &lt;b&gt;leave&lt;/b&gt;"
    assert "<mark>ferry</mark> left" in hit.snippet
    assert "<i>" not in hit.snippet


def test_a_misspelt_word_is_mended_when_nothing_is_found(news: NewsSectionPage) -> None:
    article(news, title="Fotheringham resigns")

    results = ask("foteringam")

    assert [hit.title for hit in results.hits] == ["<mark>Fotheringham</mark> resigns"]
    assert results.correction.text == "fotheringham"
    assert results.correction.is_used


def test_a_swapped_letter_in_a_short_word_is_mended(news: NewsSectionPage) -> None:
    article(news, title="The tram stops")

    assert ask("tarm").correction.text == "tram"


@pytest.mark.parametrize(
    ("typed", "there"), [("Köln", "kiln"), ("gluten", "glue"), ("mould", "would"), ("rent", "rest")]
)
def test_a_word_that_no_post_has_is_not_taken_for_another_that_one_has(
    news: NewsSectionPage, typed: str, there: str
) -> None:
    article(news, title=f"The {there} of it")

    assert ask(typed).correction is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("libary", "library"), ("wensday", "wednesday"), ("vetinary", "veterinary"), ("resteraunt", "restaurant")),
        *(("parlament", "parliament"), ("counsil", "council"), ("brigde", "bridge"), ("jbo", "job")),
    ],
)
def test_slips_of_spelling_are_mended(news: NewsSectionPage, typed: str, meant: str) -> None:
    article(news, title=f"The {meant} of it")

    assert ask(typed).correction.text == meant


def test_corrections_come_from_posts_that_readers_may_find(states: States, news: NewsSectionPage) -> None:
    hidden = article(news, title="Zanzibarian lamps")
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)

    results = ask("zanzibarien")

    assert results.correction is None
    assert not results.hits


def test_a_renamed_author_is_found_by_the_new_name(news: NewsSectionPage) -> None:
    person = author("Rosa Marin")
    article(news, title="By her", bylines=(person,))

    person.name = "Rosa Delacroix"
    person.save()
    from search.tasks import index_posts_with

    index_posts_with.call(f"a{person.pk}")

    assert titles("delacroix") == ["By her"]
    assert titles("marin") == []


def test_nothing_asked_is_nothing_found(news: NewsSectionPage) -> None:
    article(news)

    assert ask("").total == ask('"" - author:').total == 0


def test_only_words_to_leave_out_leave_the_rest(news: NewsSectionPage) -> None:
    article(news, title="Ferry")
    article(news, title="Tram")

    assert titles("-tram section:news") == titles("-tram", section="news") == ["Ferry"]


def test_who_is_called_as_was_asked_stands_over_the_results(news: NewsSectionPage) -> None:
    quill = author("Mara Quill")
    article(news, title="The ferry", bylines=(quill,), topics=("Quill pens",))

    assert [(one.label, one.url, one.kind) for one in ask("quill MARA").named] == [
        ("Mara Quill", "/authors/mara-quill/", "Author")
    ]
    assert [one.label for one in ask("quill").named] == ["Mara Quill", "Quill pens"]
    assert ask("ferry quill").named == []
    assert ask("quill", kind="article").named == []


@pytest.mark.parametrize("hidden", [{"live": False}, {"no_index": True}], ids=["draft", "closed to search"])
def test_a_section_that_is_called_as_was_asked_stands_over_the_results_and_under_the_box(
    news: NewsSectionPage, food: FoodSectionPage, hidden: dict[str, bool]
) -> None:
    article(food, title="Foods of the quay")

    assert [(one.label, one.url, one.kind) for one in ask("foods").named] == [(food.title, food.url, "Section")]
    assert suggest(food.title[:3])[0].kind == "Section"
    assert ask("food quay").named == []

    FoodSectionPage.objects.update(**hidden)
    forget_all()

    assert ask("foods").named == []
    assert "Section" not in [one.kind for one in suggest(food.title[:3])]


def test_no_name_of_hidden_posts_stands_over_the_results(states: States, news: NewsSectionPage) -> None:
    article(news, title="Canary", live=False, bylines=(author("Canary Brook"),), topics=("Canary Quay",))

    assert ask("canary").total == 1
    assert ask("canary").named == []


def test_two_misspelt_words_cost_a_page_no_more_than_its_budget(
    client: Client, news: NewsSectionPage, django_assert_max_num_queries: Any
) -> None:
    article(news, title="The harbour ferry", body=paragraph("A market by the quay, and the tide table of Monday."))
    article(news, title="Once more", body=paragraph("Harbours, markets, Mondays."))
    client.get("/search/", {"q": "harbour"})

    for typed in ("harbuor mondey market", "tidee quya market", "tidee harbuor market"):
        with django_assert_max_num_queries(8):
            answer = client.get("/search/", {"q": typed})
        assert "Did you mean" in answer.content.decode()


def test_what_was_chosen_is_not_crowded_out_by_the_many_who_are_called_as_was_typed(news: NewsSectionPage) -> None:
    many = tuple(author(f"Mara {number}") for number in range(25))
    article(news, title="The ferry", bylines=many, topics=("Zinc",))

    assert titles("author:mara", topic="zinc") == ["The ferry"]


def test_a_name_without_words_is_nobody_s(news: NewsSectionPage) -> None:
    article(news, title="The ferry", bylines=(author("Mara Quill"),))

    assert titles("author:-") == []


def test_a_withdrawn_section_is_no_way_to_narrow(news: NewsSectionPage, food: FoodSectionPage) -> None:
    article(news, title="The ferry")
    article(food, title="The ferry's soup")
    Page.objects.filter(pk=food.pk).update(live=False)
    forget_all()

    assert [choice.label for facet in ask("ferry").facets for choice in facet.choices if facet.name == "section"] == []


def test_what_was_read_before_a_save_is_not_indexed_over_it(news: NewsSectionPage) -> None:
    post = article(news, title="The ferry", body=paragraph("Sixty people were aboard."), edited=True)
    before = ArticlePage.objects.get(pk=post.pk)
    post.body = [("rich_text", "<p>Nobody was aboard.</p>")]
    post.save_revision().publish()
    index_posts([post.pk])

    get_search_backend().add(before)

    assert titles("sixty") == []
    assert titles("nobody") == ["The ferry"]
    assert "Sixty" not in ask("ferry").hits[0].snippet


def test_a_question_that_was_mended_has_no_feed_of_its_slip(client: Client, news: NewsSectionPage) -> None:
    article(news, title="Harbour")

    assert "search/feed" not in client.get("/search/", {"q": "harbuor"}).content.decode()
    assert "search/feed" in client.get("/search/", {"q": "harbour"}).content.decode()
