"""Wagtail's app of users with our views, which let nobody raise their own rights."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    user_viewset = "newsroom.accounts.viewsets.NewsroomUserViewSet"
    group_viewset = "newsroom.accounts.viewsets.NewsroomGroupViewSet"
