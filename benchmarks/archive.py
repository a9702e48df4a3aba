"""Documents of a collection as published articles, in bulk."""

import html
import json
import random
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from benchmarks.rows import Table, count_on, stored, write_all
from benchmarks.tree import Tree
from news.models import ArticlePage, PostPage

BATCH = 2_000
#: Wagtail's own limit; what lies beyond goes into the body.
LONGEST_TITLE = 255


def add(documents: Iterable[tuple[str, str, str]], years: float = 0) -> dict[int, str]:
    """Publish `documents` (id, title, text); return their ids by primary key.

    All are shown as of one moment, so that none is the newer one; with `years`, at random moments of that time.
    """
    tree, posts, articles = Tree(), Table(PostPage, live=True), Table(ArticlePage)
    newest, chance = timezone.now().replace(microsecond=0), random.Random("dates")
    ids: dict[int, str] = {}
    for name, title, text in documents:
        headline, rest = title[:LONGEST_TITLE].strip() or "–", title[LONGEST_TITLE:]
        shown = newest - timedelta(days=365 * years * chance.random())
        key = tree.add(tree.sections[0], ArticlePage, headline, "document", shown)
        posts.add(
            page_ptr_id=key,
            body=_body(f"{rest} {text}"),
            date_shown=stored(shown),
            section_id=tree.sections[0].pk,
            word_count=len(text.split()),
            card_facts="{}",
        )
        articles.add(postpage_ptr_id=key)
        ids[key] = name
        if len(ids) % BATCH == 0:
            write_all([tree.table, posts, articles])
    write_all([tree.table, posts, articles])
    tree.close()
    count_on([Page])
    return ids


def _body(text: str) -> str:
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    return json.dumps([{"type": "rich_text", "value": paragraphs}] if paragraphs else [])
