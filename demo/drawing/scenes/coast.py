"""Gullwing beach."""

import math

from .. import figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    FOAM,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    SKINS,
    TEAL,
    VIOLET,
    darker,
    lighter,
)
from ..registry import scene


def parasol(s, x, y, radius, colours, turn):
    s.oval(x + radius * 0.75, y + radius * 0.6, radius, radius * 0.8, "#c9a468")
    for k in range(10):
        a, b = math.radians(turn + k * 36), math.radians(turn + k * 36 + 36)
        s.poly(
            [
                (x, y),
                (x + radius * math.cos(a), y + radius * math.sin(a)),
                (x + radius * math.cos(b), y + radius * math.sin(b)),
            ],
            colours[k % 2],
        )
    s.circle(x, y, radius * 0.08, INK)


def towel(s, x, y, turn, colour, sunbather):
    with s.at(x, y, 1.15, 1, turn):
        s.rect(-26, -58, 58, 124, "#c9a468")
        s.rect(-30, -62, 58, 124, colour)
        for k in (-46, 40):
            s.rect(-30, k, 58, 8, PAPER)
        if sunbather:
            skin = s.dice.choice(SKINS)
            s.line([(-6, 10), (-8, 48)], skin, 9)
            s.line([(6, 10), (9, 48)], skin, 9)
            s.line([(-10, -22), (-22, 0)], skin, 7)
            s.line([(10, -22), (22, -34)], skin, 7)
            s.rect(-11, -28, 22, 42, s.dice.choice((BRICK, NAVY, VIOLET)), rx=9)
            s.circle(0, -40, 10, s.dice.choice(("#1d1a22", "#8a5228", "#c9963f")))


def shoreline(s, shift, wobble):
    points = []
    for i in range(9):
        t = i / 8
        points.append((1000 - t * 640 + shift + math.sin(t * 9 + wobble) * 46, -40 + t * 1150))
    return points


def sea(s):
    for shift, wobble, colour in (
        (120, 0.0, "#e6cf94"),
        (60, 0.3, PAPER),
        (30, 0.5, FOAM),
        (-70, 1.1, PAPER),
        (-96, 1.2, "#5eb0aa"),
        (-250, 2.0, FOAM),
        (-270, 2.1, "#2f9191"),
        (-520, 2.6, TEAL),
        (-760, 3.0, PINE),
    ):
        edge = shoreline(s, shift, wobble)
        s.path("M-40 -60L" + smooth_tail(edge) + "L-40 1120Z", colour)


def smooth_tail(points):
    from ..sheet import smooth

    return smooth(points, False)[1:]


@scene("gullwing-beach", ground="#efd9a2")
def beach(s):
    s.rect(-20, -20, 1640, 1110, "#efd9a2")
    s.spatter([(700, 0), (1620, 0), (1620, 1080), (500, 1080)], "#d8b06c", (700, 400), (1700, 900), 0.55)
    sea(s)
    for i in range(11):
        y = -30 + i * 112
        x = 1420 + i * 6
        colour = (BRICK, TEAL, OCHRE, CREAM, VIOLET, CORAL)[i % 6]
        s.poly([(x - 40, y + 96), (x + 30, y + 122), (x + 30, y + 34), (x - 40, y + 20)], "#c9a468")
        s.poly([(x, y), (x + 240, y), (x + 240, y + 44), (x, y + 44)], lighter(colour, 0.15))
        s.poly([(x, y + 44), (x + 240, y + 44), (x + 240, y + 90), (x, y + 90)], darker(colour, 0.2))
    spots = (
        (1020, 190, 92, BRICK),
        (1240, 420, 84, TEAL),
        (860, 620, 98, OCHRE),
        (1180, 860, 104, VIOLET),
        (760, 960, 78, CORAL),
    )
    for x, y, r, colour in spots:
        parasol(s, x, y, r, (colour, PAPER), s.dice.uniform(0, 36))
    for x, y, turn, colour, who in (
        (1180, 220, 20, TEAL, 1),
        (1070, 520, -30, CORAL, 1),
        (1010, 730, 40, NAVY, 1),
        (960, 890, -15, FOAM, 0),
        (1310, 690, 75, BRICK, 1),
        (1300, 190, -60, OCHRE, 0),
    ):
        towel(s, x, y, turn, colour, who)
    for x, y in ((420, 190), (560, 330), (300, 420), (470, 560), (180, 250), (250, 740)):
        s.oval(x, y + 8, 34, 12, PAPER, opacity=0.8)
        s.circle(x, y, 13, s.dice.choice(SKINS))
        s.circle(x, y - 5, 11, s.dice.choice((BRICK, INK, OCHRE, PAPER)))
    figures.gull(s, 700, 150, 150, PAPER, INK, 24)
    figures.gull(s, 520, 800, 110, PAPER, INK, -18)
