"""What pages add to Wagtail's question who may do what."""

from typing import Any

from wagtail.models import PagePermissionTester


class PostPermissionTester(PagePermissionTester):
    """A post is its writer's own as long as it has never been published.

    Afterwards a contributor can only look; a reporter may still revise it, and nobody but its desk can delete it.
    """

    page: Any

    def can_edit(self) -> bool:
        if not super().can_edit():
            return False
        return not self._let_go() or self.user.has_perm("news.revise_published") or self._at_work()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(super().can_delete(ignore_bulk)) and not self._let_go()

    def _let_go(self) -> bool:
        """Whether the user's only claim is having written it, and readers have had it."""
        edits = self.user.is_superuser or "change" in self.permissions
        return not edits and self.page.first_published_at is not None

    def _at_work(self) -> bool:
        task = self.page.current_workflow_task
        return bool(task and task.user_can_access_editor(self.page, self.user))


class PillarPermissionTester(PagePermissionTester):
    """What the paper stands on, its front page and sections: whether it is there is decided one floor above.

    A desk edits its section's page, and an editor-in-chief the front page; neither can take it away.
    """

    page: Any

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return bool(super().can_delete(ignore_bulk)) and self._holds_above()

    def can_unpublish(self) -> bool:
        return bool(super().can_unpublish()) and self._holds_above()

    def can_set_view_restrictions(self) -> bool:
        return bool(super().can_set_view_restrictions()) and self._holds_above()

    def can_copy(self) -> bool:
        return bool(super().can_copy()) and self._holds_above()

    def _holds_above(self) -> bool:
        if self.user.is_superuser:
            return True
        above = self.page.path[: -self.page.steplen]
        rights = self.permission_policy.get_cached_permissions_for_user(self.user)
        return any(
            right.permission.codename == "publish_page" and above.startswith(right.page.path) for right in rights
        )
