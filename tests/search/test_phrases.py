"""Words side by side, whatever the database knows of places."""

import pytest
from django.db import connection

from news.models import NewsSectionPage
from tests.search.indexed import indexed_article as article
from tests.search.test_searching import paragraph, titles

pytestmark = pytest.mark.django_db


def test_words_of_a_phrase_stand_side_by_side_in_one_text(news: NewsSectionPage) -> None:
    article(news, title="Together", body=paragraph("They crossed the iron bridge."))
    article(news, title="Apart", body=paragraph("An iron rail. A bridge."))
    article(news, title="The other way", body=paragraph("A bridge iron."))
    article(news, title="A scrap of iron", standfirst="Bridge closed")

    assert titles('"iron bridge"') == ["Together"]


def test_words_that_are_new_one_after_the_other_are_no_phrase(news: NewsSectionPage) -> None:
    # In the list of a post's words "iron" is followed by "bridge": "the" has been before.
    article(news, title="Apart", body=paragraph("The man of the iron the bridge."))

    assert titles('"iron bridge"') == []
    assert titles('"iron the bridge"') == ["Apart"]


def test_posts_that_only_look_like_it_crowd_out_none(news: NewsSectionPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.plans.COUNTED", 3)
    article(news, title="Together", body=paragraph("The old iron bridge."))
    for number in range(20):
        article(news, title=f"Apart {number}", body=paragraph(f"The man {number} of the iron the bridge and the rail."))

    assert titles('"iron bridge"') == ["Together"]


def test_a_phrase_is_left_out_wherever_it_stands(news: NewsSectionPage) -> None:
    article(news, title="Long bridge", body=paragraph("Iron and steel. " * 300 + "The iron bridge."))
    article(news, title="Short bridge", body=paragraph("The bridge of iron."))

    assert titles('bridge -"iron bridge"') == ["Short bridge"]


def test_phrases_go_with_words_with_each_other_and_with_what_is_left_out(news: NewsSectionPage) -> None:
    article(news, title="Both", body=paragraph("The iron bridge and the stone quay."))
    article(news, title="One", body=paragraph("The iron bridge."))
    article(news, title="Tram", body=paragraph("The iron bridge by tram."))

    assert titles('"iron bridge" "stone quay"') == ["Both"]
    assert titles('"iron bridge" quay')[0] == "Both"
    assert sorted(titles('"iron bridge" -tram')) == ["Both", "One"]
    assert sorted(titles('"iron bridge" -"stone quay"')) == ["One", "Tram"]


def test_a_word_said_more_often_than_a_vector_has_room_for_is_still_found_in_a_phrase(news: NewsSectionPage) -> None:
    article(news, title="Long", body=paragraph("Iron and steel. " * 300 + "The iron bridge."))

    assert titles('"iron bridge"') == ["Long"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps the places of words")
def test_postgresql_is_asked_for_words_and_told_apart_by_signs() -> None:
    from search.engines.expressions import Field, Has, Without, all_of, has
    from search.engines.postgres import loosened
    from search.signs import packed, signs

    phrase, mark = Has(("iron", "bridg")), has("s3", Field.MARK)

    assert loosened(all_of([phrase, mark])) == (
        all_of([all_of([has("iron"), has("bridg")]), mark]),
        [packed(signs(["iron", "bridg"]))],
    )
    assert loosened(Without(mark, phrase)) == (Without(mark, phrase), [])
