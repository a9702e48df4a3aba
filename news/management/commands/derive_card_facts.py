"""`manage.py derive_card_facts`: writes anew what lists show of each post, after a release that shows more."""

from typing import Any

from django.core.management.base import BaseCommand

from core import generations
from news.models import PostPage

BATCH = 200


class Command(BaseCommand):
    help = "Derives anew what lists show of every post: facts on cards, and the moment at which lists let go of it."

    def handle(self, *args: Any, **options: Any) -> None:
        changed = 0
        for post in PostPage.objects.order_by("pk").specific().iterator(chunk_size=BATCH):
            before = post.card_facts, post.listed_until
            post.derive_facts()
            if (post.card_facts, post.listed_until) != before:
                PostPage.objects.filter(pk=post.pk).update(card_facts=post.card_facts, listed_until=post.listed_until)
                changed += 1
        if changed:
            generations.bump("pages")
        self.stdout.write(f"{changed} posts changed.")
