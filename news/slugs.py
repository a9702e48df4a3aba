"""Slugs of authors and topics."""

from typing import Any

from django.utils.text import slugify


def unique_slug(instance: Any, words: str) -> str:
    """Return a slug of `words` that no other object of the instance's model has."""
    taken = type(instance)._default_manager.exclude(pk=instance.pk)
    stem = slugify(words)[:100] or instance._meta.model_name
    candidate, number = stem, 1
    while taken.filter(slug=candidate).exists():
        number += 1
        candidate = f"{stem}-{number}"
    return candidate
