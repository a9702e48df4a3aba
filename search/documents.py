"""Posts as documents: their texts as stems and words, what filters ask for as marks."""

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.metadata import version
from typing import Any

from django.conf import settings

from news.models import ArticlePage, Byline, PostPage, PostPlace, PostTopic
from search.analysis import stems, words
from search.models import Document
from search.signs import signs

#: Between standfirst with names, and the text proper; no word, so no index sees it.
BREAK = " . "
#: A field with this boost or more stands with the standfirst.
LEADING_BOOST = 2
#: Words of a post that count; a hundred pages of minutes are no better found for all of them.
MOST_WORDS = 20_000
#: Of what makes documents and entries from posts (this file, analysis, signs, modelsearch): to be counted up when that
#: changes. The stemmer and Python's tables of letters have versions of their own.
VERSION = 2
MADE_BY = (version("snowballstemmer"), unicodedata.unidata_version)


@dataclass(frozen=True)
class Text:
    """The value of one `index.SearchField` of a post."""

    field: str
    boost: float
    value: str


@dataclass
class People:
    """Marks of posts, by post, with the names they stand for."""

    marks: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    names: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, letter: str, rows: Iterable[tuple[int, int, str]]) -> None:
        for post, key, name in rows:
            self.marks[post].append(f"{letter}{key}")
            self.names[post].append(name)


def people_of(posts: Collection[int]) -> People:
    """Return who wrote `posts`, what they are about and where: three queries."""
    found = People()
    found.add("a", Byline.objects.filter(post__in=posts).values_list("post_id", "author_id", "author__name"))
    topics = PostTopic.objects.filter(content_object__in=posts)
    found.add("t", topics.values_list("content_object_id", "tag_id", "tag__name"))
    found.add("p", PostPlace.objects.filter(post__in=posts).values_list("post_id", "place_id", "place__name"))
    return found


def digest_of(post: PostPage, own: bytes, people: People) -> bytes:
    """Return a digest of all that a document is made from; `own` is that of the post's search fields.

    A post is saved more often than it changes, and taking its text apart is what indexing costs.
    """
    kind = str(post._meta.verbose_name)
    made_by = (VERSION, *MADE_BY, settings.LANGUAGE_CODE, settings.WAGTAILSEARCH_BACKENDS, kind)
    around = (sorted(people.marks.get(post.pk, [])), sorted(people.names.get(post.pk, [])))
    parts: tuple[Any, ...] = (made_by, own, post.section_id, post.content_type_id, post.listed_until, around)
    return blake2b(repr(parts).encode(), digest_size=16).digest()


def document_of(post: PostPage, texts: Sequence[Text], people: People, digest: bytes) -> Document:
    """Return `post` as a document, not stored and without a key; `digest` is that of all this."""
    headline = words(" ".join(text.value for text in texts if text.field == "title"))
    leading = [text.value for text in texts if text.field != "title" and text.boost >= LEADING_BOOST]
    kind = [] if isinstance(post, ArticlePage) else [str(post._meta.verbose_name)]
    lead = words("\n".join([*leading, *people.names.get(post.pk, []), *kind]))
    others = (text.value for text in texts if text.field != "title" and text.boost < LEADING_BOOST)
    body = words("\n".join(others))[:MOST_WORDS]
    forms = dict.fromkeys([*headline, *lead, *body])
    # Each word is looked up once in what is known of all words, and for each place in what is known of these.
    stem_of = dict(zip(forms, stems(forms), strict=True))
    sign_of = dict(zip(forms, signs(stem_of.values()), strict=True))
    head = [stem_of[word] for word in headline]
    signed = ["".join([sign_of[word] for word in part]) for part in (headline, lead, body)]
    own = [f"s{post.section_id}", f"k{post.content_type_id}", headline_mark(head)]
    marks = [*own, *people.marks.get(post.pk, [])]
    return Document(
        post_id=post.pk,
        length=len(headline) + len(lead) + len(body),
        listed_until=post.listed_until,
        marks=_padded(dict.fromkeys(marks)),
        # In no order: what stands side by side there would be taken for a phrase (search/engines/postgres.py).
        signs="\n".join([*signed, "".join(sorted(signs(forms)))]),
        headline=_padded(head),
        rest=_padded(stem_of[word] for word in lead) + BREAK + _padded(stem_of[word] for word in body),
        forms=_padded(forms),
        digest=digest,
    )


def headline_mark(headline: Iterable[str]) -> str:
    """Return the mark by which a post is found whose headline is these words and no others."""
    return "h" + blake2b(" ".join(headline).encode(), digest_size=8).hexdigest()


def _padded(parts: Iterable[str]) -> str:
    return f" {' '.join(parts)} "
