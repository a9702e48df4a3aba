"""Pages that stand by themselves: shown when something broke, so they ask the database for nothing."""

import pytest
from django.test import RequestFactory
from django.views.defaults import server_error


def test_what_broke_is_said_without_a_database(rf: RequestFactory) -> None:
    # No database mark: a query would fail this test.
    answer = server_error(rf.get("/news/"))

    assert answer.status_code == 500
    assert "<h1" in answer.content.decode()
    assert "Something broke on our side</h1>" in answer.content.decode()


@pytest.mark.parametrize("template", ["500.html", "incomplete_form.html"])
def test_each_has_its_title_and_styles(template: str) -> None:
    from django.template.loader import render_to_string

    html = render_to_string(template)

    assert "<title></title>" not in html
    assert "css/site.css" in html
