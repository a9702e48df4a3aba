"""Authors as entries of live coverage name them: kept with the frame, not asked for on each page."""

from dataclasses import dataclass
from typing import Any

from core.frame import framed


@dataclass(frozen=True)
class AuthorName:
    pk: int
    name: str
    slug: str

    def as_author(self) -> Any:
        """Return an author with this name and address, as a chooser's value wants one."""
        from news.models import Author

        return Author(pk=self.pk, name=self.name, slug=self.slug)


@framed
def author_names() -> dict[int, AuthorName]:
    """Return the names of all authors by primary key."""
    from news.models import Author

    return {pk: AuthorName(pk, name, slug) for pk, name, slug in Author.objects.values_list("pk", "name", "slug")}
