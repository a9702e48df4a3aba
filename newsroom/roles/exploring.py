"""Who sees which pages in the admin: whoever may do anything to one sees the whole paper, to read."""

from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy


class NewsroomPagePolicy(PagePermissionPolicy):
    """Wagtail's policy, with lists of all sections for all who write.

    Wagtail shows an editor only the branch of the tree in which they have a right. A desk must see what the
    others plan: it can look at them, and change nothing.
    """

    def instances_with_direct_explore_permission(self, user: Any) -> list[Page]:
        found: list[Page] = super().instances_with_direct_explore_permission(user)
        return found if user.is_superuser or not found else [*_front_pages()]

    def explorable_instances(self, user: Any) -> Any:
        base = self._base_queryset_for_user(user)
        if base is not None:
            return base
        pages = self.model._default_manager
        if not self.get_cached_permissions_for_user(user):
            return pages.none()
        front = _front_pages().first()
        return pages.descendant_of(front, inclusive=True) if front else pages.none()


def _front_pages() -> Any:
    return Page.objects.filter(sites_rooted_here__is_default_site=True)
