"""Articles: their genre."""

from datetime import datetime
from typing import Any

from cityblog.demo.bodies import Library
from news.models import ArticlePage

MODEL = ArticlePage


def fill(post: ArticlePage, front: dict[str, Any], library: Library, now: datetime) -> None:
    post.genre = front.get("genre", "report")
