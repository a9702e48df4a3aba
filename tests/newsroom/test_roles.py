"""What each role may do, tried: the table of docs/roles.md is true."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.newsroom.probes import (
    AT_DESK,
    OWN_DRAFT,
    OWN_PUBLISHED,
    OWN_THING,
    PROBES,
    Probe,
    Target,
    add_what_probes_need,
)
from tests.newsroom.roles_table import ACTIONS, DESK, DRAFT, OWN, ROLES, YES
from tests.newsroom.walking import attempt, quick_doors
from tests.newsroom.world import World, make_world

#: What a word of the table allows, by where the target lies.
ALLOWED = {
    YES: None,
    DESK: {AT_DESK},
    OWN: {OWN_DRAFT, OWN_PUBLISHED, OWN_THING},
    DRAFT: {OWN_DRAFT},
}


def is_allowed(word: str, target: Target) -> bool:
    if word not in ALLOWED:
        return False
    places = ALLOWED[word]
    return places is None or target.where in places


def tried(world: World, client: Any, role: str, probe: Probe, target: Target) -> bool:
    thing = {**world.things, **world.own[role]}[target.thing]
    return attempt(client, probe.method, probe.address(thing, world), probe.data(thing), probe.done, thing)


def test_every_action_is_tried() -> None:
    assert ACTIONS.keys() == PROBES.keys()


@pytest.mark.usefixtures("site")
def test_every_role_may_do_what_the_table_says(settings: Any, monkeypatch: Any) -> None:
    world = make_world()
    add_what_probes_need(world)
    wrong = []
    with quick_doors(world, settings, monkeypatch) as clients:
        for action, probes in PROBES.items():
            for role, word in zip(ROLES, ACTIONS[action], strict=True):
                for probe in probes:
                    for target in probe.targets:
                        done = tried(world, clients[role], role, probe, target)
                        if done != is_allowed(word, target):
                            wrong.append((action, role, target.thing, "done" if done else "refused"))

    assert not wrong, "\n".join(map(str, wrong))


def test_the_docs_say_the_same() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "roles.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in text.splitlines() if line[:1] == "|"]

    written = {row[0]: tuple(row[1:]) for row in rows if row[0] in ACTIONS}

    assert written == ACTIONS
    assert len(re.findall(r"^\| ", text, re.MULTILINE)) == len(ACTIONS) + 1
