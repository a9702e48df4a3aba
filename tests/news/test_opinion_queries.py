"""A piece that is answered and answers asks no more than any other post, however dense it is."""

from typing import Any

from django.test import Client

from news.models import OpinionPage, OpinionSectionPage
from tests.news.dense_posts import fill, queries_of
from tests.news.opinion_posts import column, piece


def test_a_dense_piece_with_replies_keeps_to_the_budget(client: Client, site: Any) -> None:
    dense, opinion = fill(10), OpinionSectionPage.objects.get()
    people = tuple(byline.author for byline in dense.bylines.all())
    low = column(author=people[0])
    post = piece(
        opinion, title="Leave them on", genre="column", column=low, by=people, lead_image=dense.lead_image,
        in_reply_to=dense,
    )  # fmt: skip
    post.body, post.topics = [(block.block_type, block.value) for block in dense.body], dense.topics
    post.save_revision().publish()
    for index in range(3):
        piece(opinion, title=f"Reply {index}", in_reply_to=post, by=people)

    counted = {page.title: len(queries_of(client, page.url)) for page in (dense, OpinionPage.objects.get(pk=post.pk))}

    assert {title: number for title, number in counted.items() if number > 10} == {}
