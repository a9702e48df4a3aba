"""House rules that `manage.py check` holds."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def pages_name_their_children(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """core.E001: every creatable page of ours names its `subpage_types`, so that the tree keeps its shape."""
    from core.models import BasePage

    return [
        Error(
            f"{model.__name__} does not name its subpage_types.",
            hint="Set subpage_types on the class; an empty list means that it has no children.",
            obj=model,
            id="core.E001",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and not any("subpage_types" in cls.__dict__ for cls in _below_page(model))
    ]


def _below_page(model: type) -> list[type]:
    from wagtail.models import Page

    return [cls for cls in model.__mro__ if cls not in Page.__mro__]


@register()
def pages_describe_themselves(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """core.E002: every creatable page says in words what it is, for the editor who chooses a kind."""
    from core.models import BasePage

    return [
        Error(
            f"{model.__name__} has no page_description.",
            hint="Editors see it when they choose what to add.",
            obj=model,
            id="core.E002",
        )
        for model in apps.get_models()
        if issubclass(model, BasePage) and model.is_creatable and not model.page_description
    ]


@register()
def no_third_party_calls(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """core.E003: the admin calls no third party."""
    wanted = {
        "WAGTAIL_GRAVATAR_PROVIDER_URL": None,
        "WAGTAIL_ENABLE_UPDATE_CHECK": False,
        "WAGTAIL_ENABLE_WHATS_NEW_BANNER": False,
    }
    return [
        Error(f"{name} must be {value!r}: the admin calls no third party.", id="core.E003")
        for name, value in wanted.items()
        if getattr(settings, name, "unset") != value
    ]
