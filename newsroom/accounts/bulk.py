"""Bulk actions on users ask the same as their single doors."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .granting import groups_to_give, manageable_users


def check_accounts(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Refuse a bulk action on users of whom one may not be managed, or with a role that may not be given."""
    if not objects or not isinstance(objects[0], get_user_model()):
        return
    keys = {user.pk for user in objects}
    if manageable_users(request.user).filter(pk__in=keys).count() < len(keys):
        raise PermissionDenied
    role = action.cleaned_form.cleaned_data.get("role") if action_type == "assign_role" else None
    if role is not None and not groups_to_give(request.user).filter(pk=role.pk).exists():
        raise PermissionDenied
