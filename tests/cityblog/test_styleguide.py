"""The style guide: every component with its samples, for staff."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib.auth.models import Group
from django.test import Client

FOLDER = Path(site_settings.BASE_DIR) / "site" / "templates" / "components"


@pytest.fixture
def guide(client: Client, editor: Any, site: Any) -> str:
    client.force_login(editor)
    response = client.get("/styleguide/")
    assert response.status_code == 200
    return response.content.decode()


def test_readers_are_asked_to_log_in(client: Client, site: Any) -> None:
    response = client.get("/styleguide/")

    assert response.status_code == 302
    assert "/admin/login/" in response["Location"]


def test_someone_whose_login_is_no_editor_s_is_not_shown_it(client: Client, site: Any, django_user_model: Any) -> None:
    client.force_login(django_user_model.objects.create_user("reader"))

    assert client.get("/styleguide/").status_code in (302, 403)


def test_an_editor_with_rights_by_group_sees_it(client: Client, site: Any, django_user_model: Any) -> None:
    # Editors made in Wagtail's admin are in a group and are not what Django calls staff.
    writer = django_user_model.objects.create_user("writer")
    writer.groups.add(Group.objects.get(name="Editors"))
    client.force_login(writer)

    assert client.get("/styleguide/").status_code == 200


def test_every_component_is_shown(guide: str) -> None:
    names = [path.stem for path in FOLDER.glob("*/*.html")]

    assert names
    assert [name for name in names if f'id="guide-{name}"' not in guide] == []


def test_every_sample_is_shown(guide: str) -> None:
    labels = [
        sample["label"] for path in FOLDER.glob("*/*.json") for sample in json.loads(path.read_text(encoding="utf-8"))
    ]

    assert guide.count('class="guide__sample"') == len(labels)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.html")), ids=lambda path: path.stem)
def test_every_component_has_samples_with_a_label(path: Path) -> None:
    samples = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    assert samples
    assert all(sample["label"] and isinstance(sample["context"], dict) for sample in samples)


def test_search_engines_pass_it(guide: str) -> None:
    assert '<meta name="robots" content="noindex">' in guide
