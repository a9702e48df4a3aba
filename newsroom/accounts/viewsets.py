"""Wagtail's views of users and groups, asked at every door whether the one behind it may be managed."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.users.views import groups as wagtail_groups
from wagtail.users.views import users as wagtail_users
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import UserViewSet

from .forms import LimitedCreationForm, LimitedEditForm
from .granting import may_manage


class ManagedUser:
    """A view of one user, closed to those who may not manage them."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pk" in kwargs:
            user = get_object_or_404(get_user_model(), pk=unquote(str(kwargs["pk"])))
            if not may_manage(request.user, user):
                raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class AskingForm:
    """A view whose form must know who fills it in."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "actor": self.request.user}  # type: ignore[misc]


class CreateView(AskingForm, wagtail_users.CreateView):
    pass


class EditView(AskingForm, wagtail_users.EditView):
    pass


class NewsroomUserViewSet(UserViewSet):
    add_view_class = CreateView
    edit_view_class = EditView
    # A copy would begin with the rights of somebody else.
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        return LimitedEditForm if for_update else LimitedCreationForm

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        return super().construct_view(type(view_class.__name__, (ManagedUser, view_class), {}), **kwargs)


class DeleteGroupView(wagtail_groups.DeleteView):
    """A desk's group goes with its section, and not before."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if Group.objects.filter(pk=unquote(str(kwargs["pk"])), desk__isnull=False).exists():
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class NewsroomGroupViewSet(GroupViewSet):
    delete_view_class = DeleteGroupView
