"""The flood wall along the Aune, in the rain."""

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    INK,
    MIST,
    MOSS,
    OCHRE,
    SLATE,
    STRAW,
    TEAL,
    darker,
    mix,
)
from ..registry import scene
from ..view import View, box, floor, panel


@scene("flood-wall", ground=SLATE)
def flood_wall(s):
    view = View((1.7, 0, 4.3), (-0.6, 30, 2.9), 1050, (860, 470))
    line = view.dot((0, 5000, 0))[1]
    s.rect(-20, -20, 1640, 700, s.fade((0, 0), (0, line), (0, "#3b4a60"), (0.6, "#7e8f99"), (1, "#e0cf9d")))
    for x, y, w, c in (
        (-80, 250, 620, "#55657a"),
        (500, 150, 560, "#4a5a70"),
        (980, 290, 640, "#66757f"),
        (150, 110, 420, "#3f4f66"),
    ):
        city.cloud(s, x, y, w, c)
    city.skyline(s, line + 8, 16, 52, "#566471", 46, ((300, 90, 18), (520, 60, 12)))
    floor(s, view, -220, 2, -0.6, 4000, "#5f8288", 0.6)
    city_water(s, view)
    floor(s, view, 3.4, 2, 60, 4000, mix(MOSS, SLATE, 0.4), -3)
    houses(s, view)
    box(s, view, (-0.6, 1, -3), (0.5, 900, 2.0), "#d9cfb8", "#8f8f90", "#8f8f90")
    panel(s, view, [(0.5, 1, -3), (0.5, 900, -3), (0.5, 900, 2.0), (0.5, 1, 2.0)], "#a4a096")
    floor(s, view, 0.5, 1, 3.4, 900, "#b9a98c", -3)
    walkers(s, view)
    for _ in range(150):
        x, y = s.dice.uniform(-50, 1650), s.dice.uniform(-20, 1000)
        h = s.dice.uniform(18, 46)
        s.line([(x, y), (x - h * 0.35, y + h)], MIST, 2, opacity=0.35)


def city_water(s, view):
    for k in range(60):
        y = 6 + k * k * 0.12
        x = -1.5 - s.dice.random() * (6 + y * 0.9)
        w = 1 + y * 0.1
        floor(s, view, x - w, y, x, y + 0.10 + y * 0.012, s.dice.choice(("#86a7a8", "#4a6c78", "#a9c0b8")), 0.6)


def houses(s, view):
    for k in range(9, -1, -1):
        y = 9 + k * 11
        wall = (BRICK, CREAM, OCHRE, TEAL, CORAL)[k % 5]
        wall = mix(wall, SLATE, min(0.6, 0.2 + k * 0.05))
        box(s, view, (8, y, -3), (16, y + 8, 2.6), wall, wall, darker(wall, 0.3))
        panel(
            s,
            view,
            [(7.6, y - 0.3, 2.6), (7.6, y + 8.3, 2.6), (12, y + 8.3, 5.4), (12, y - 0.3, 5.4)],
            darker("#6b4a48", 0.1),
        )
        panel(s, view, [(8, y, 2.6), (16, y, 2.6), (12, y, 5.4)], darker(wall, 0.3))
        for j in range(3):
            for z in (-2.0, 0.4):
                lit = STRAW if s.dice.random() < 0.45 else INK
                panel(
                    s,
                    view,
                    [
                        (7.98, y + 1 + j * 2.4, z),
                        (7.98, y + 2.2 + j * 2.4, z),
                        (7.98, y + 2.2 + j * 2.4, z + 1.4),
                        (7.98, y + 1 + j * 2.4, z + 1.4),
                    ],
                    lit,
                )


def walkers(s, view):
    for x, y, coat, hat in ((-0.1, 17, BRICK, None), (0.0, 8.2, OCHRE, "beanie")):
        fx, fy = view.dot((x, y, 2.0))
        figures.person(
            s, fx, fy, view.size((x, y, 2), 1.75), coat, pose="walk", look="back", hat=hat, hat_colour=TEAL, long=True
        )
    fx, fy = view.dot((-0.25, 7.0, 2.0))
    with s.at(fx, fy, view.size((0, 7, 2), 0.0105)):
        s.path("M-46 0l4 -26l-6 -16l10 -2h52l8 -20l16 2l6 10l-14 8l-4 20l2 26h-8l-4 -24h-38l-6 24Z", INK)
        s.curve("M8 -44Q20 -90 2 -120", BRICK, 3)
