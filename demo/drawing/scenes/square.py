"""Seen from the air: the market square and the school yard."""

import math

from .. import figures
from ..palette import (
    BRICK,
    COATS,
    CORAL,
    CREAM,
    FOAM,
    HAIRS,
    INK,
    MOSS,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    PINE,
    RUST,
    SKINS,
    STONE,
    STRAW,
    TEAL,
    VIOLET,
    darker,
    lighter,
    mix,
)
from ..registry import scene
from ..view import View, box, floor, panel

SUN = (1.05, 0.45)  # how far a shadow falls, in metres for each metre of height


def shadow(s, view, points, z, colour):
    panel(
        s,
        view,
        [(x + SUN[0] * z, y + SUN[1] * z, 0) for x, y in points] + [(x, y, 0) for x, y in reversed(points)],
        colour,
    )


def stall(s, view, x, y, colour, goods):
    w, d, low, high = 5.2, 3.8, 2.0, 3.1
    dark = "#8d7798"
    for a, b in (((x, y), (x + w, y)), ((x + w, y), (x + w, y + d)), ((x, y + d), (x + w, y + d))):
        shadow(s, view, [a, b], low, dark)
    box(s, view, (x + 0.3, y + 0.4, 0), (x + w - 0.3, y + d - 0.4, 1.0), "#6b4a48", "#5a3c44", "#8a5a48")
    for k in range(9):
        gx = x + 0.4 + k * (w - 0.8) / 9
        floor(s, view, gx, y - 0.1, gx + (w - 0.8) / 9, y + 0.7, goods[k % len(goods)], 1.02)
    stripes = 8
    for k in range(stripes):
        x0, x1 = x + w * k / stripes, x + w * (k + 1) / stripes
        tone = colour if k % 2 == 0 else PAPER
        panel(
            s,
            view,
            [(x0, y + d / 2, high), (x1, y + d / 2, high), (x1, y + d, low), (x0, y + d, low)],
            darker(tone, 0.2),
        )
        panel(s, view, [(x0, y, low), (x1, y, low), (x1, y + d / 2, high), (x0, y + d / 2, high)], tone)
        panel(
            s,
            view,
            [(x0, y, low), (x1, y, low), (x1, y, low - 0.3), ((x0 + x1) / 2, y, low - 0.5), (x0, y, low - 0.3)],
            darker(tone, 0.12),
        )


def shopper(s, view, x, y):
    shadow(s, view, [(x - 0.25, y), (x + 0.25, y)], 1.7, "#8d7798")
    fx, fy = view.dot((x, y, 0))
    figures.anyone(s, fx, fy, view.size((x, y, 0), 1.75), (*COATS, BRICK, NAVY, OCHRE))


def around(s, view):
    """The houses on the far side and their roofs."""
    colours = (CREAM, CORAL, OCHRE, BRICK, STONE, FOAM, "#e9c39a", TEAL, CREAM, BRICK)
    for k in range(13):
        x, high = -46 + k * 9.2, 9 + (k * 37 % 5)
        wall = mix(colours[k % 10], PAPER, 0.1)
        box(s, view, (x, 38, 0), (x + 9.2, 50, high), wall, darker(wall, 0.3), wall)
        panel(s, view, [(x, 38, high), (x + 9.2, 38, high), (x + 4.6, 38, high + 5)], wall)
        panel(s, view, [(x, 38, high), (x + 4.6, 38, high + 5), (x + 4.6, 50, high + 5), (x, 50, high)], "#8a4038")
        panel(
            s,
            view,
            [(x + 9.2, 38, high), (x + 4.6, 38, high + 5), (x + 4.6, 50, high + 5), (x + 9.2, 50, high)],
            "#b45a45",
        )
        for row in range(3):
            for c in range(3):
                wx, wz = x + 1 + c * 2.8, 2.6 + row * (high - 2) / 3
                panel(
                    s,
                    view,
                    [(wx, 37.9, wz), (wx + 1.3, 37.9, wz), (wx + 1.3, 37.9, wz + 1.7), (wx, 37.9, wz + 1.7)],
                    NAVY,
                )


@scene("market-square", ground="#e8d4b0")
def market_square(s):
    view = View((-9, -25, 27), (1.8, 9.5, 0), 1330, (800, 530), 4)
    s.rect(-20, -20, 1640, 1110, "#e3cdaa")
    for i in range(-14, 16):
        for j in range(-12, 16):
            if (i + j) % 2:
                floor(s, view, i * 3, j * 3, i * 3 + 3, j * 3 + 3, "#ead8b8")
    around(s, view)
    for y, far in ((25, 1), (17.5, 0), (10, 1), (2.5, 0), (-5, 1), (-12.5, 0)):
        for _ in range(13):
            shopper(s, view, s.dice.uniform(-26, 30), y + s.dice.uniform(4.4, 6.6))
        for k in range(-4, 5):
            x = k * 7.6 + (3.4 if far else 0)
            if -8 < x < 8 and 4 < y < 20:
                continue
            colour = (BRICK, TEAL, OCHRE, VIOLET, CORAL, PINE)[(k * 5 + int(y)) % 6]
            stall(s, view, x, y, colour, s.dice.sample((BRICK, OCHRE, MOSS, VIOLET, CORAL, OLIVE, STRAW, PAPER), 4))
    lantern(s, view)


def lantern(s, view):
    """The great iron lantern that gave the hill its name."""
    x, y = 2.6, 12.0
    for r, z, tone in ((4.4, 0.0, STONE), (3.2, 0.5, "#b7a686"), (2.0, 1.0, STONE)):
        ring = [(x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a)), z) for a in range(0, 360, 30)]
        panel(s, view, ring, tone)
    shadow(s, view, [(x - 0.5, y), (x + 0.5, y)], 8.5, "#8d7798")
    box(s, view, (x - 0.35, y - 0.35, 1), (x + 0.35, y + 0.35, 6), INK, INK, NAVY)
    box(s, view, (x - 1, y - 1, 6), (x + 1, y + 1, 8.6), INK, OCHRE, STRAW)
    apex = (x, y, 10)
    for a, b, tone in (((-1.4, -1.4), (1.4, -1.4), NAVY), ((-1.4, -1.4), (-1.4, 1.4), INK)):
        panel(s, view, [(x + a[0], y + a[1], 8.6), (x + b[0], y + b[1], 8.6), apex], tone)
    for _ in range(7):
        shopper(s, view, x + s.dice.uniform(-6, 7), y + s.dice.uniform(-5.5, -3.6))


def child(s, x, y, size, coat, hair, skin, angle):
    """A running child from straight above, with a long shadow."""
    with s.at(x, y, size / 100):
        s.path("M-10 14L170 96L186 70L16 -14Z", INK, opacity=0.42)
        s.line([(178, 84), (236, 100)], INK, 22, opacity=0.42)
        s.line([(176, 82), (220, 128)], INK, 20, opacity=0.42)
        s.circle(190, 90, 26, INK, opacity=0.42)
    with s.at(x, y, size / 100, 1, angle):
        s.line([(-10, 10), (-18, 58)], NAVY, 20)
        s.line([(10, -10), (16, -52)], NAVY, 20)
        s.line([(-34, 0), (-52, -34)], darker(coat, 0.2), 17)
        s.line([(34, 0), (56, 30)], darker(coat, 0.2), 17)
        s.circle(-54, -40, 9, skin)
        s.circle(59, 36, 9, skin)
        s.oval(0, 0, 44, 25, coat)
        s.circle(0, -4, 22, hair)
        s.circle(0, -4, 8, lighter(hair, 0.25))


def hopscotch(s):
    with s.at(360, 760, 1, 1, -28):
        places = ((0, 0), (0, -104), (-52, -208), (52, -208), (0, -312), (-52, -416), (52, -416), (0, -520))
        for k, (x, y) in enumerate(places):
            s.rect(x - 50, y - 50, 100, 100, (OCHRE, CORAL, FOAM, STRAW)[k % 4], opacity=0.85)
            s.rect(x - 50, y - 50, 100, 100, "none", stroke=PAPER, stroke_width=9)
        s.path("M-70 -580A70 70 0 0 1 70 -580Z", BRICK, stroke=PAPER, stroke_width=9)


@scene("school-yard", ground="#4d7f88")
def school_yard(s):
    s.rect(-20, -20, 1640, 1110, "#4b8087")
    s.spatter([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], "#35636f", (400, 200), (1700, 1100), 0.6)
    s.circle(1130, 560, 330, "#d58a5c")
    s.circle(1130, 560, 330, "none", stroke=PAPER, stroke_width=10)
    s.circle(1130, 560, 120, OCHRE)
    s.circle(1130, 560, 120, "none", stroke=PAPER, stroke_width=10)
    s.line([(700, -30), (1130, 560), (1640, 880)], PAPER, 10)
    hopscotch(s)
    s.poly([(-30, -30), (520, -30), (-30, 300)], "#b04a38")
    for k in range(9):
        s.line([(-30, 290 - k * 38), (510 - k * 70, -30)], RUST, 4)
    s.poly([(520, -30), (-30, 300), (-30, 360), (640, -30)], INK, opacity=0.4)
    tree_tops(s)
    s.curve("M880 640Q1000 800 1180 700", PAPER, 7)
    crew = (
        (880, 640, 92, BRICK, 0, 1, 20),
        (1180, 700, 92, OCHRE, 1, 3, -40),
        (1030, 470, 96, CREAM, 2, 0, 60),
        (1260, 470, 90, VIOLET, 3, 2, 150),
        (1010, 250, 90, CORAL, 1, 4, -70),
        (1420, 300, 94, TEAL, 0, 3, 100),
        (262, 420, 96, STRAW, 5, 0, -28),
        (430, 830, 92, CORAL, 0, 4, 10),
        (170, 620, 88, NAVY, 3, 1, 40),
        (700, 320, 90, FOAM, 2, 2, -120),
        (700, 880, 94, VIOLET, 4, 1, 75),
        (1420, 800, 92, BRICK, 0, 4, -20),
    )
    for x, y, size, coat, hair, skin, angle in crew:
        child(s, x, y, size, coat, HAIRS[hair], SKINS[skin], angle)
    s.oval(1150, 640, 22, 14, INK, opacity=0.4)
    s.circle(1130, 610, 24, PAPER)
    s.path("M1112 602q18 -14 36 0M1112 618q18 14 36 0", stroke=BRICK, stroke_width=4)


def tree_tops(s):
    for x, y, r in ((1500, 60, 190), (90, 1010, 170), (1560, 1010, 130)):
        ring = [
            (x + r * (1 + 0.13 * (k % 2)) * math.cos(k * 0.4488), y + r * (1 + 0.13 * (k % 2)) * math.sin(k * 0.4488))
            for k in range(14)
        ]
        s.blob([(a + 110, b + 64) for a, b in ring], INK, opacity=0.4)
        s.blob(ring, OLIVE)
        s.blob([(x + (a - x) * 0.72 - 16, y + (b - y) * 0.72 - 14) for a, b in ring], MOSS)
        s.blob([(x + (a - x) * 0.38 - 30, y + (b - y) * 0.38 - 28) for a, b in ring], lighter(MOSS, 0.25))
