"""Parts of addresses that the site keeps for itself."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import get_resolver
from hypothesis import given
from hypothesis import strategies as st

from core.reserved_slugs import RESERVED, check_slug, is_reserved


@pytest.mark.parametrize("slug", ["search", "admin", "contribute", "feed", "topics", "authors", "styleguide", "media"])
def test_words_of_the_site_are_refused_with_a_reason(slug: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_slug(slug)

    assert slug in refused.value.message_dict["slug"][0]


@pytest.mark.parametrize("slug", ["2019", "0000", "9999", "1900"])
def test_years_are_refused_with_a_reason(slug: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_slug(slug)

    assert "year" in refused.value.message_dict["slug"][0]


@pytest.mark.parametrize("slug", ["news", "searching", "20190", "201", "year-2019", "2019-review", "a", "-"])
def test_other_slugs_are_free(slug: str) -> None:
    check_slug(slug)

    assert not is_reserved(slug)


def test_a_page_may_claim_its_own_word_only() -> None:
    check_slug("authors", own="authors")

    with pytest.raises(ValidationError):
        check_slug("topics", own="authors")


@given(st.from_regex(r"[-a-z0-9]{1,12}", fullmatch=True))
def test_both_ways_to_ask_agree(slug: str) -> None:
    try:
        check_slug(slug)
        refused = False
    except ValidationError:
        refused = True

    assert refused == is_reserved(slug)


def test_every_route_of_the_site_is_reserved() -> None:
    first_parts = {str(pattern.pattern).split("/")[0] for pattern in get_resolver().url_patterns}

    words = {part for part in first_parts if part.isalpha()}
    assert words
    assert words <= RESERVED
