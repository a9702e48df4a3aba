"""What an opinion piece says in JSON-LD."""

from typing import Any

from core.addresses import absolute
from core.metadata import Metadata
from core.structured_data import without_empty
from news.structured_data import post_data

from .genres import OpinionGenre


def opinion_data(piece: Any, meta: Metadata) -> dict[str, Any]:
    """Return OpinionNewsArticle, or AnalysisNewsArticle; the guest as its author where one signed."""
    kind = "AnalysisNewsArticle" if piece.genre == OpinionGenre.ANALYSIS else "OpinionNewsArticle"
    data: dict[str, Any] = {**post_data(piece, meta, kind), "genre": piece.genre_label}
    if piece.guest:
        data["author"] = [without_empty({"@type": "Person", "name": piece.guest, "description": piece.guest_about})]
    column = piece.column_label
    if column is not None:
        data["isPartOf"] = without_empty(
            {"@type": "CreativeWorkSeries", "name": column.name, "url": absolute(column.url) if column.url else ""}
        )
    return data
