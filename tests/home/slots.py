"""What stands in the slots of a front page, by name, and slots as an editor lays them out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from home import front_page
from home.models import HomePage
from news.curation import Composition, Filled


@dataclass(frozen=True)
class Shown:
    """The page as readers meet it; each of these is empty where the page has no such slot."""

    slots: list[Filled]
    changes_at: datetime | None

    def of(self, kind: str) -> list[Filled]:
        rails = [slot.rail for slot in self.slots if slot.rail]
        return [slot for slot in [*self.slots, *rails] if slot.kind == kind]

    def _posts(self, kind: str) -> list[Any]:
        return [post for slot in self.of(kind) for post in slot.posts]

    @property
    def lead(self) -> Any:
        return next(iter(self._posts("lead")), None)

    @property
    def seconds(self) -> list[Any]:
        return self._posts("lead")[1:]

    @property
    def latest(self) -> list[Any]:
        return self._posts("latest")

    @property
    def grid(self) -> list[Any]:
        return self._posts("grid")

    @property
    def strips(self) -> list[Filled]:
        return self.of("section")

    @property
    def posts(self) -> list[Any]:
        """All posts on the page, in the order of the page; of a lead its rail comes last."""
        slots = [one for slot in self.slots for one in (slot, slot.rail) if one]
        return [post for slot in slots for post in [*slot.posts, *(entry.post for entry in slot.events)]]


def shown(page: Composition | None = None) -> Shown:
    """Return the composed `page`; the front page as it is now if none is given."""
    page = page or front_page.compose(HomePage.objects.get().slots)
    return Shown(page.slots, page.changes_at)


def lay_out(*slots: tuple[str, dict[str, Any] | None]) -> HomePage:
    """Publish a front page with `slots`, each a kind and its stored value, as an editor would."""
    home = HomePage.objects.get()
    home.slots = [(kind, None if value is None else _value(home, kind, value)) for kind, value in slots]
    home.save_revision().publish()
    return HomePage.objects.get()


def _value(home: HomePage, kind: str, value: dict[str, Any]) -> Any:
    block = home.slots.stream_block.child_blocks[kind]
    return block.to_python({"picks": [], **value} if "picks" in block.child_blocks else value)


def picks(*posts: Any, **options: Any) -> list[dict[str, Any]]:
    """Return picks as they are stored, each with `options` (headline, image, until)."""
    return [{"post": post.pk, **options} for post in posts]
