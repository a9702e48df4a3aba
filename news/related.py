"""Everything a post's page shows beside its own row, in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from core.at_hand import AtHand, Named
from core.images.loading import Use, load_pictures
from core.markdown.references import in_open_collection, references, stored_documents
from core.querysets import public_pages
from news.blocks import posts_by_key
from news.cards import load_bylines, pictures_of, portraits_of
from news.storylines import near_in_storylines

RELATED_POSTS = 3
#: In which a block of the body may show a picture.
BODY_SHAPES = ("column", "wide", "full")


def related_posts(post: Any) -> list[Any]:
    """Return up to three newest published posts of the same section, pictures not yet loaded."""
    from news.models import PostPage

    if not post.section_id:
        return []
    posts = PostPage.objects.listed().filter(section_id=post.section_id).exclude(pk=post.pk)
    return list(posts.for_listing()[:RELATED_POSTS])


def has_unsaved_children(post: Any) -> bool:
    """Whether bylines and topics come from a form or a revision (a preview) and not from the database."""
    return bool(getattr(post, "_cluster_related_objects", None))


def load_for_reading(post: Any) -> tuple[list[Any], AtHand]:
    """Load bylines, topics and pictures of `post`; return its related posts, and what its body names.

    Lead picture, portraits, pictures of the body and of related posts come in two queries together.
    """
    from news.models import PostTopic

    related = related_posts(post)
    if post.pk and not has_unsaved_children(post):
        load_bylines([post], "author__role_title", "author__bio")
        prefetch_related_objects([post], Prefetch("topic_items", queryset=PostTopic.objects.select_related("tag")))
    named = _named(
        [post], texts=[byline.author.bio for byline in post.byline_list], neighbours=near_in_storylines(post)
    )
    owned = [
        *pictures_of([post], "story", "social"),
        *pictures_of(related, "card"),
        *portraits_of([post]),
        Use(post, "social_image", ("social",)),
    ]
    wanted: dict[int, set[str]] = defaultdict(set)
    for use in owned:
        if use.key is not None:
            wanted[use.key].update(use.shapes)
    for key in named.pictures:
        wanted[key].update(BODY_SHAPES)
    images = load_pictures(wanted)
    for use in owned:
        setattr(use.owner, use.name, images.get(use.key) if use.key is not None else None)
    return related, named.at_hand(images)


def bodies_at_hand(posts: list[Any]) -> AtHand:
    """Load what the bodies of several posts name, for a feed: six queries at most, however many posts."""
    named = _named(posts)
    return named.at_hand(load_pictures(dict.fromkeys(named.pictures, BODY_SHAPES)))


def words_at_hand(texts: Iterable[str]) -> AtHand:
    """Load what rich text outside of bodies names."""
    return _named([], texts=texts).at_hand({})


@dataclass(frozen=True)
class _Contents:
    """The keys of all that bodies name: in blocks, in links of rich text, in Markdown."""

    images: set[int]
    markdown_images: set[int]
    pages: set[int]
    documents: set[int]
    posts: set[int]

    @property
    def pictures(self) -> set[int]:
        return self.images | self.markdown_images

    def at_hand(self, pictures: Mapping[int, Any]) -> AtHand:
        """Load pages and documents; return them with the `pictures`, which are loaded with those of cards."""
        return AtHand(
            images={key: pictures.get(key) for key in self.images},
            pages=_each(self.pages, public_pages()),
            documents=_each(self.documents, stored_documents()),
            markdown_images=_open_pictures(self.markdown_images, pictures),
            posts=_posts(self.posts),
        )


def _named(posts: list[Any], texts: Iterable[str] = (), neighbours: Iterable[int] = ()) -> _Contents:
    found, boxed = Named(), set(neighbours)
    for post in posts:
        for stream in post.get_streams():
            raw = list(stream.raw_data)
            found.read(raw)
            boxed |= _boxed_posts(raw)
    for text in texts:
        found.read_rich_text(text)
    in_markdown: dict[Any, set[int]] = defaultdict(set)
    for text in found.markdown:
        for model, key in references(text):
            in_markdown[model].add(key)
    return _Contents(
        images=found.images,
        markdown_images=in_markdown[get_image_model()],
        pages=found.pages | in_markdown[Page],
        documents=found.documents | in_markdown[get_document_model()],
        posts=boxed,
    )


def _boxed_posts(raw: list[Any]) -> set[int]:
    """Return the keys of the posts that boxes of related posts name, in the stored form of a body."""
    values = [block["value"] for block in raw if isinstance(block, dict) and block.get("type") == "related"]
    items = [item for value in values if isinstance(value, dict) for item in value.get("posts") or []]
    keys = [item.get("value") if isinstance(item, dict) else item for item in items]
    return {key for key in keys if isinstance(key, int)}


def _posts(keys: set[int]) -> dict[int, Any]:
    found = posts_by_key(keys)
    return {key: found.get(key) for key in keys}


def _each(keys: set[int], queryset: QuerySet[Any]) -> dict[int, Any]:
    """Return what `queryset` has of `keys`; None for one that it does not have."""
    found = queryset.in_bulk(keys)
    return {key: found.get(key) for key in keys}


def _open_pictures(keys: set[int], pictures: Mapping[int, Any]) -> dict[int, Any]:
    """Return those of `pictures` that Markdown may show: a block shows any picture, Markdown open ones only."""
    if not keys:
        return {}
    visible = set(get_image_model().objects.filter(in_open_collection(), pk__in=keys).values_list("pk", flat=True))
    return {key: pictures.get(key) if key in visible else None for key in keys}
