"""Snippets whose every view asks about the object that it shows or changes.

Wagtail's generic views ask a permission policy about the model only: a policy that denies an object would
not stop a POST to its form. Here no view can be forgotten, as all of them are made by `construct_view`.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.generic import IndexView
from wagtail.permissions import policy_registry
from wagtail.snippets.views.snippets import SnippetViewSet


class ObjectChecked:
    """A view that lets nobody come to an object for whom its policy denies it."""

    model: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            policy: Any = policy_registry.get_by_type(self.model)
            if not policy.user_has_any_permission_for_instance(request.user, self._wanted(), self._named(kwargs["pk"])):
                raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response

    def _wanted(self) -> list[str]:
        one = getattr(self, "permission_required", None)
        return [one] if one else list(getattr(self, "any_permission_required", None) or ["change"])

    def _named(self, key: Any) -> Any:
        try:
            return self.model._default_manager.get(pk=unquote(str(key)))
        except (self.model.DoesNotExist, ValueError, ValidationError) as error:
            raise Http404 from error


class ObjectCheckedList:
    """A list whose rows lead only where their reader may go."""

    request: HttpRequest
    permission_policy: Any

    def get_edit_url(self, instance: Any) -> str | None:
        policy = self.permission_policy
        if not policy.user_has_permission_for_instance(self.request.user, "change", instance):
            return None
        url: str | None = super().get_edit_url(instance)  # type: ignore[misc]
        return url


class GuardedSnippetViewSet(SnippetViewSet):
    """The viewset of all our snippets."""

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        guard = ObjectCheckedList if issubclass(view_class, IndexView) else ObjectChecked
        return super().construct_view(type(view_class.__name__, (guard, view_class), {}), **kwargs)
