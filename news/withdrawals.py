"""Pages that readers can no longer find: what is remembered of them, and for how long."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from news.models.withdrawals import LONGEST_ADDRESS, Withdrawal


def remember_word(page: Page, word: str) -> None:
    """Keep what readers are told of `page`, which is being unpublished; "" takes an older word away."""
    if len(page.url_path) <= LONGEST_ADDRESS:
        told = {"page_key": page.pk, "word": word, "when": timezone.now()}
        Withdrawal.objects.filter(page_key=page.pk).exclude(url_path=page.url_path).delete()
        Withdrawal.objects.update_or_create(url_path=page.url_path, defaults=told)


def word_about(page: Page, addresses: list[str]) -> str:
    """Return what the editors said of `page`, or of one above it that was withdrawn with all that lay below."""
    rows = Withdrawal.objects.filter(Q(page_key=page.pk) | Q(url_path__in=addresses)).exclude(word="")
    found = max(rows, key=lambda row: (row.page_key == page.pk, len(row.url_path)), default=None)
    return found.word if found else ""


def withdrawn_at(addresses: list[str]) -> Withdrawal | None:
    """Return what is known of the deepest of `addresses` at which no page is left."""
    rows = Withdrawal.objects.filter(url_path__in=addresses)
    return max(rows, key=lambda row: len(row.url_path), default=None)


def forget(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Say nothing any more of a page that readers can find again, nor of what was at its address before."""
    Withdrawal.objects.filter(Q(page_key=instance.pk) | Q(url_path=instance.url_path)).delete()


def remember_deleted(sender: Any, instance: Page, **kwargs: Any) -> None:
    """Remember the address of a page that is being deleted, if it was ever public."""
    was_public = instance.first_published_at and not instance.get_view_restrictions()
    if not was_public or len(instance.url_path) > LONGEST_ADDRESS:
        Withdrawal.objects.filter(page_key=instance.pk).delete()
        return
    # One statement, and a word that was given when it was unpublished stays.
    row = Withdrawal(url_path=instance.url_path)
    Withdrawal.objects.bulk_create([row], update_conflicts=True, unique_fields=["url_path"], update_fields=["page_key"])
