"""The demo's opinion: every genre, columns of several pieces, letters, replies, disclosures."""

from collections import Counter

import yaml

from news.opinion.genres import OpinionGenre
from tests.cityblog.test_demo_content import DEMO, TEXTS

PIECES = {name: text.front for name, text in TEXTS.items() if text.front.get("kind") == "opinion"}


def test_every_genre_is_there() -> None:
    genres = Counter(front["genre"] for front in PIECES.values())

    assert len(PIECES) >= 14
    assert set(genres) == set(OpinionGenre.values)
    assert genres["letter"] >= 2


def test_two_columns_have_several_pieces_each() -> None:
    columns = {column["slug"] for column in yaml.safe_load((DEMO / "columns.yaml").read_text(encoding="utf-8"))}
    pieces = Counter(front["column"] for front in PIECES.values() if front["genre"] == "column")

    assert set(pieces) == columns
    assert sum(number > 1 for number in pieces.values()) >= 2


def test_replies_answer_what_exists_news_and_opinion_alike() -> None:
    answered = [front["in_reply_to"] for front in PIECES.values() if front.get("in_reply_to")]

    assert set(answered) <= set(TEXTS)
    assert {name.split("/")[0] for name in answered} >= {"news", "opinion"}


def test_every_piece_says_what_is_disclosed() -> None:
    assert [name for name, front in PIECES.items() if not front.get("disclosure")] == []
