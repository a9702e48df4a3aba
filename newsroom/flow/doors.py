"""The admin's own API asks a post what its form would ask, and takes its turn as the form does."""

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.exceptions import ValidationError
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.actions.unpublish import UnpublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet

from core.holding import all_held, held
from news.models import PostPage
from news.publishing import publishing_problems
from news.second_pair import alone


def _again(page: Any) -> Any:
    """Read a page that is held now: nobody else saves or decides any more. Its view would give the one it knows."""
    return get_object_or_404(type(page), pk=page.pk)


class AskedPublishAction(PublishPageAPIAction):
    def execute(self, instance: Any, data: Any) -> Any:
        with held(instance.pk):
            page = _again(instance)
            self._ask(page.get_latest_revision_as_object())
            return super().execute(page, data)

    def _ask(self, post: Any) -> None:
        if isinstance(post, PostPage):
            problems = [problem.message for problem in publishing_problems(post)]
            refusals = [*filter(None, [alone(post, self.request.user)]), *problems]
            if refusals:
                raise ValidationError({"__all__": refusals})


class HeldUnpublishAction(UnpublishPageAPIAction):
    def execute(self, instance: Any, data: Any) -> Any:
        with all_held([instance], below=data["recursive"]):
            return super().execute(_again(instance), data)


def connect() -> None:
    own = {"publish": AskedPublishAction, "unpublish": HeldUnpublishAction}
    PagesAdminAPIViewSet.actions = {**PagesAdminAPIViewSet.actions, **own}
