"""A component sees what it is given, the request and the frame, and nothing else of the page."""

import pytest
from django.template import Context, Engine, Template, TemplateDoesNotExist


@pytest.fixture
def engine():
    source = "{{ title }}|{{ frame }}|{{ request }}|{{ secret }}"
    return Engine(
        loaders=[("django.template.loaders.locmem.Loader", {"components/card/card.html": source})],
        libraries={"component_tags": "core.templatetags.component_tags"},
    )


def rendered(engine: Engine, source: str, **values: object) -> str:
    return Template("{% load component_tags %}" + source, engine=engine).render(Context(values))


def test_a_component_gets_its_values_the_request_and_the_frame(engine):
    html = rendered(engine, '{% component "card" title=name %}', name="A & B", frame="F", request="R", secret="S")

    assert html == "A &amp; B|F|R|"


def test_a_component_that_does_not_exist_is_an_error_of_ours(engine):
    with pytest.raises(TemplateDoesNotExist):
        rendered(engine, '{% component "../card" %}')
