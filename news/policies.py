"""Who may change what posts point at: authors, columns, topics, places, storylines.

Whoever has a model's permission may do it to all of them; beside that, writers keep what is their own.
"""

from typing import Any

from django.db.models import Q
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy


class OwnPolicy(ModelPermissionPolicy):
    """The model's permissions; and whoever the field `owner` leads to may change an object too.

    Wagtail's views ask about the model first and let through who may change *some*: ours ask about the
    object as well (`news.viewsets.guarded`).
    """

    def __init__(self, model: Any, owner: str) -> None:
        super().__init__(model)
        self.owner = owner

    def user_has_permission(self, user: Any, action: str) -> bool:
        return bool(super().user_has_permission(user, action)) or (action == "change" and self._own(user).exists())

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        if super().user_has_permission(user, action):
            return True
        return action == "change" and self._own(user).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        if any(super(OwnPolicy, self).user_has_permission(user, action) for action in actions):
            return self.model._default_manager.all()
        return self._own(user) if "change" in actions else self.model._default_manager.none()

    def users_with_any_permission(self, actions: Any) -> Any:
        users = super().users_with_any_permission(actions)
        if "change" not in actions:
            return users
        owners = self.model._default_manager.values(self.owner)
        return users.model._default_manager.filter(Q(pk__in=users.values("pk")) | Q(pk__in=owners), is_active=True)

    def _own(self, user: Any) -> Any:
        mine = {self.owner: user.pk} if user.is_active and user.pk is not None else {"pk__in": []}
        return self.model._default_manager.filter(**mine)


def register() -> None:
    from news.models import Author, Column

    register_permission_policy(Author, OwnPolicy(Author, "user"))
    register_permission_policy(Column, OwnPolicy(Column, "author__user"))
