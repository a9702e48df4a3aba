"""Who works here."""

from typing import Any

import pytest

from tests.newsroom.world import person


@pytest.fixture
def reporter(site: Any) -> Any:
    return person("reporter", "Reporters")


@pytest.fixture
def desk(site: Any) -> Any:
    return person("desk", "News desk")
