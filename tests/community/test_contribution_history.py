"""What stands beside a contribution: of the same sender or in the same words, and only of one's own desk."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from community.models import Contribution
from tests.community.contributing import sent
from tests.news.dense_posts import queries_of
from tests.newsroom.world import person

pytestmark = pytest.mark.usefixtures("site")


def test_a_desk_is_not_shown_what_the_same_reader_sent_to_another(client: Client) -> None:
    call_command("set_up_newsroom", verbosity=0)
    story = sent(client, title="The ferry")
    sent(client, title="The quay")
    sent(client, "opinion", title="A secret of the other desk")
    desk = Client()
    desk.force_login(person("desk", "News desk"))

    html = desk.get(f"/admin/contributions/{story.pk}/").content.decode()

    assert "The quay" in html
    assert "A secret of the other desk" not in html


def test_what_has_no_title_costs_no_query_of_its_own(client: Client, editor: Any) -> None:
    one = sent(client)
    admin = Client()
    admin.force_login(editor)

    def some(number: int) -> None:
        for index in range(number):
            key = f"{number} {index}"
            more = {"section": one.section, "reader": one.reader, "sent_at": "2026-01-01T00:00Z", "secret": key}
            Contribution.objects.create(kind="correction", key=key, state="received", text="It was noon.", **more)

    for address in ("/admin/contributions/", f"/admin/contributions/{one.pk}/"):
        some(1 + Contribution.objects.count())
        admin.get(address)
        few = queries_of(admin, address)
        some(5 + Contribution.objects.count())
        assert len(queries_of(admin, address)) == len(few)
    assert "It was noon." in admin.get("/admin/contributions/").content.decode()
