"""A draft whose byline names an author who has since been deleted still opens."""

from typing import Any

from django.test import Client

from news.models import NewsSectionPage
from tests.factories import article, author
from tests.news.admin_forms import edit_address


def test_the_editor_opens_it_without_that_byline(client: Client, editor: Any, news: NewsSectionPage) -> None:
    staying, leaving = author("Mara Quill"), author("Edwin Osei")
    post = article(news)
    post.bylines = [
        post.bylines.model(author=person, sort_order=order) for order, person in enumerate([leaving, staying])
    ]
    post.save_revision()
    leaving.delete()
    client.force_login(editor)

    response = client.get(edit_address(post))

    assert response.status_code == 200
    assert [line.author for line in post.get_latest_revision_as_object().bylines.all()] == [staying]
