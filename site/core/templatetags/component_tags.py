"""`{% component "name" key=value %}`: it sees what it is given, the request and the frame, nothing else."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.engine import Engine
from django.utils.safestring import SafeString

from core.kept import kept, key_of

register = template.Library()

#: What every component may use without being given it.
SHARED = ("request", "frame")


@register.simple_tag(takes_context=True)
def component(context: Context, name: str, **values: Any) -> SafeString:
    """Render `components/<name>/<name>.html` with `values`."""
    key = key_of(name, values, context.get("frame"))
    if key is None:
        return _render(context, name, values)
    return kept(key, lambda: _render(context, name, values))


def _render(context: Context, name: str, values: dict[str, Any]) -> SafeString:
    # The engine of the calling template: its loader keeps compiled templates.
    engine: Engine = context.template.engine  # type: ignore[union-attr]
    found = engine.get_template(f"components/{name}/{name}.html")
    shared = {key: context.get(key) for key in SHARED}
    return found.render(
        Context(
            {**shared, **values},
            autoescape=context.autoescape,
            use_l10n=context.use_l10n,
            use_tz=context.use_tz,
        )
    )
