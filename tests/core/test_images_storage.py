"""Addresses of media are those of Django's own storage, only sooner."""

import pytest
from django.core.files.storage import FileSystemStorage

from core.images.storage import MediaStorage


@pytest.mark.parametrize("name", ["images/a.jpg", "/images/a b.jpg", "images/ä&'?#.jpg", "a\\b.jpg", ""])
@pytest.mark.parametrize("base_url", ["/media/", "https://media.example.org/"])
def test_addresses_are_the_same(name, base_url):
    ours, django_s = (storage(base_url=base_url) for storage in (MediaStorage, FileSystemStorage))

    assert [ours.url(name), ours.url(name)] == [django_s.url(name)] * 2
