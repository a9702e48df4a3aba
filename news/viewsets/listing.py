"""Lists of one kind of post."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry


class PostListing(PageListingViewSet):
    """A list in the menu of those who may open it. Wagtail's own shows its entry to everybody."""

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        model, wanted = self.model, self.index_view_class.any_permission_required

        class Entry(MenuItem):
            def is_shown(self, request: Any) -> bool:
                policy = policy_registry.get_by_type(model)
                return bool(policy.user_has_any_permission(request.user, wanted))

        return Entry
