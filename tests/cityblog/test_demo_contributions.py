"""The demo has twelve contributions, of every kind and in the states that a newsroom sees; nobody is written to."""

from pathlib import Path

import pytest
from django.conf import settings

from cityblog.demo.contributions import load_contributions
from community.contributions.fields import fields_of
from community.contributions.kinds import SORTS
from community.models import Contribution
from core.models import OutgoingMail

DEMO = Path(settings.BASE_DIR) / "demo"


@pytest.mark.usefixtures("site")
def test_the_demos_contributions_are_loaded_once() -> None:
    for _ in range(2):
        load_contributions(DEMO / "contributions.yaml", DEMO / "pictures")

    loaded = Contribution.objects.all()
    states = set(loaded.values_list("state", flat=True))
    assert loaded.count() == 12
    assert set(loaded.values_list("kind", flat=True)) == set(SORTS)
    assert states == {"draft", "received", "review", "accepted", "declined", "published", "spam"}
    assert loaded.get(state="accepted").post is not None
    assert not OutgoingMail.objects.exists()


@pytest.mark.usefixtures("site")
def test_their_facts_are_such_as_the_forms_take() -> None:
    load_contributions(DEMO / "contributions.yaml", DEMO / "pictures")

    for one in Contribution.objects.exclude(details={}):
        fields = fields_of(SORTS[one.kind])
        assert one.details.keys() <= fields.keys()
        for name, value in one.details.items():
            fields[name].clean(value)
