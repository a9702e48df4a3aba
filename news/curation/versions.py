"""Posts as many revisions have them, read together: the same few queries for two of them and for two hundred."""

from typing import Any

from wagtail.models import Revision

#: No revision changes these: they belong to the post (see `PostPage.with_content_json`).
OF_THE_POST = (
    "path",
    "depth",
    "content_type_id",
    "section_id",
    "first_published_at",
    "updated_at",
    "content_digest",
    "card_facts",
    "listed_until",
)


def read_versions(revisions: list[Revision]) -> list[tuple[Revision, Any]]:
    """Return each of `revisions` with its post as lists show it, of its own kind; those of no post are left out.

    For looking at only: `Revision.as_object` says more, such as what colleagues noted beside the text, and asks for it.
    """
    from news.models import PostPage

    keys = {int(revision.object_id) for revision in revisions}
    posts = PostPage.objects.only("url_path", *OF_THE_POST).in_bulk(keys)
    found = [(revision, posts.get(int(revision.object_id))) for revision in revisions]
    versions = [(revision, _version(post, revision.content)) for revision, post in found if post is not None]
    _look_up_what_they_name([version for _revision, version in versions])
    return versions


def _version(post: Any, content: dict[str, Any]) -> Any:
    version = (post.specific_class or type(post)).from_serializable_data(content, check_fks=False)
    version.pk = version.id = post.pk
    for name in OF_THE_POST:
        setattr(version, name, getattr(post, name))
    above = post.url_path.rstrip("/").rpartition("/")[0]
    version.url_path = f"{above}/{version.slug}/"
    return version


def _look_up_what_they_name(versions: list[Any]) -> None:
    """Load the authors, and take from each version the authors and the picture that were deleted since."""
    from core.models import CityImage
    from news.models import Author

    wanted = {byline.author_id for version in versions for byline in version.byline_list}
    authors = Author.objects.only("name", "slug", "portrait").in_bulk(wanted)
    named = {version.lead_image_id for version in versions if version.lead_image_id}
    pictures = set(CityImage.objects.filter(pk__in=named).values_list("pk", flat=True))
    for version in versions:
        bylines = [byline for byline in version.byline_list if byline.author_id in authors]
        for byline in bylines:
            byline.author = authors[byline.author_id]
        version.bylines = bylines
        if version.lead_image_id not in pictures:
            version.lead_image = None
