"""Wagtail's forms for users, which offer only what the one who fills them in may give."""

from typing import Any

from wagtail.users.forms import UserCreationForm, UserEditForm

from .granting import groups_to_give


class LimitedForm:
    """For whoever is no superuser: no way to make one, and only the groups that they may give.

    A field that is not there is not read: a crafted POST changes nothing.
    """

    fields: dict[str, Any]

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not actor.is_superuser:
            self.fields.pop("is_superuser", None)
            self.fields["groups"].queryset = groups_to_give(actor)


class LimitedCreationForm(LimitedForm, UserCreationForm):
    pass


class LimitedEditForm(LimitedForm, UserEditForm):
    pass
