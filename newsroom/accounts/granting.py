"""Who may manage whom.

A superuser anybody. Others who manage users: everybody but themselves, superusers, and whoever holds a right
that they may not give. So nobody can raise their own rights, nor open the door of somebody who has more.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q

from newsroom.roles.roles import ROLES


def groups_to_give(actor: Any) -> Any:
    """Return the groups to which `actor` may add a user; those made by hand are a superuser's to give."""
    groups = Group.objects.all()
    if actor.is_superuser:
        return groups
    given = [role.group for role in ROLES if role.is_given]
    return groups.filter(Q(name__in=given) | Q(desk__isnull=False))


def manageable_users(actor: Any) -> Any:
    """Return the users whom `actor` may change, delete, and let in or out."""
    users = get_user_model()._default_manager.all()
    if actor.is_superuser:
        return users
    out_of_reach = Group.objects.exclude(pk__in=groups_to_give(actor).values("pk"))
    higher = Q(is_superuser=True) | Q(groups__in=out_of_reach) | Q(user_permissions__isnull=False) | Q(pk=actor.pk)
    return users.exclude(pk__in=users.filter(higher).values("pk"))


def may_manage(actor: Any, user: Any) -> bool:
    return bool(manageable_users(actor).filter(pk=user.pk).exists())
