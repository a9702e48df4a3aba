"""The admin's own API asks a post what its form would ask."""

from typing import Any

from rest_framework.exceptions import ValidationError
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet

from news.models import PostPage
from news.publishing import publishing_problems
from news.second_pair import alone


class AskedPublishAction(PublishPageAPIAction):
    def execute(self, instance: Any, data: Any) -> Any:
        post = instance.get_latest_revision_as_object()
        if isinstance(post, PostPage):
            problems = [problem.message for problem in publishing_problems(post)]
            refusals = [*filter(None, [alone(post, self.request.user)]), *problems]
            if refusals:
                raise ValidationError({"__all__": refusals})
        return super().execute(instance, data)


def connect() -> None:
    PagesAdminAPIViewSet.actions = {**PagesAdminAPIViewSet.actions, "publish": AskedPublishAction}
