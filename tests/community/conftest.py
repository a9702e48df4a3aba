"""What readers send is counted; each test begins at nought."""

from collections.abc import Iterator

import pytest

from tests.community.commenting import nothing_counted


@pytest.fixture(autouse=True)
def _no_limits_reached() -> Iterator[None]:
    nothing_counted()
    yield
    nothing_counted()
