"""What a post keeps of its “legal” flag (`news.second_pair`)."""

from typing import TYPE_CHECKING, Any


class Flagged:
    """Takes no version back in which the post was flagged; the field lies on `PostPage`."""

    if TYPE_CHECKING:
        is_legal: bool
        latest_revision_id: int | None

    def save_revision(self, *args: Any, overwrite_revision: Any = None, **kwargs: Any) -> Any:
        # An autosave writes over its own version: nothing would tell any more that the flag was ever set.
        if self._would_forget_flag(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)  # type: ignore[misc]

    def _would_forget_flag(self, revision: Any) -> bool:
        # Wagtail refuses to write over any version but the newest: that is not ours to let pass.
        is_newest = revision is not None and revision.pk == self.latest_revision_id
        return bool(is_newest and revision.content.get("is_legal") and not self.is_legal)
