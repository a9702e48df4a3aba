"""Houses going up."""

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    DEEP,
    HAIRS,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    RUST,
    SKINS,
    STRAW,
    TAN,
    TEAL,
    UMBER,
    darker,
    mix,
)
from ..registry import scene


def frame(s, left, base, bays, floors, wide, tall, colour, skip=()):
    """The steel skeleton of a house to come."""
    for i in range(bays + 1):
        top = floors - (i > bays - 2) - (i > bays - 1)
        s.rect(left + i * wide - 8, base - top * tall, 16, top * tall, colour)
        s.rect(left + i * wide + 2, base - top * tall, 6, top * tall, darker(colour, 0.3))
    for j in range(1, floors + 1):
        reach = bays - (j > floors - 1) - (j > floors - 2)
        s.rect(left - 30, base - j * tall - 10, reach * wide + 60, 22, colour)
        s.rect(left - 30, base - j * tall + 5, reach * wide + 60, 7, darker(colour, 0.35))
    for i, j in skip:
        s.rect(left + i * wide + 8, base - (j + 1) * tall + 12, wide - 16, tall - 22, "#c98a6a")
        s.rect(left + i * wide + 40, base - (j + 1) * tall + 36, wide - 80, tall - 76, NAVY)


def tower_crane(s, x, base, top, k, colour):
    s.rect(x - 16 * k, top, 32 * k, base - top, "none", stroke=colour, stroke_width=6 * k)
    y = top
    while y < base - 30:
        s.line([(x - 16 * k, y), (x + 16 * k, y + 40 * k)], colour, 4 * k)
        s.line([(x + 16 * k, y), (x - 16 * k, y + 40 * k)], colour, 4 * k)
        y += 40 * k
    s.line([(x - 560 * k, top), (x + 200 * k, top)], colour, 10 * k)
    s.line([(x - 560 * k, top), (x - 20 * k, top - 40 * k), (x + 200 * k, top - 14 * k)], colour, 5 * k)
    for i in range(14):
        a = x - 540 * k + i * 40 * k
        s.line([(a, top), (a + 20 * k, top - (4 + i * 2.6) * k), (a + 40 * k, top)], colour, 3 * k)
    s.poly([(x - 14 * k, top), (x + 14 * k, top), (x, top - 110 * k)], colour)
    s.line([(x - 300 * k, top - 20 * k), (x, top - 110 * k), (x + 190 * k, top - 10 * k)], colour, 4 * k)
    s.rect(x + 120 * k, top, 70 * k, 54 * k, INK)
    s.rect(x - 12 * k, top + 4 * k, 46 * k, 44 * k, PAPER)
    s.line([(x - 400 * k, top), (x - 400 * k, top + 230 * k)], colour, 3 * k)


@scene("building-site", ground=OCHRE)
def building_site(s):
    s.rect(-20, -20, 1640, 1110, s.fade((0, 0), (0, 900), (0, "#e59a3e"), (0.55, "#f2c46c"), (1, "#fae6b4")))
    city.sun(s, 330, 360, 150, "#fdf1cc", 2, "#f2c46c")
    city.skyline(s, 860, 60, 180, "#e0a468", 90, ((520, 260, 34),))
    tower_crane(s, 1130, 900, 170, 1.25, "#7c3f4a")
    bx, by = 1130 - 500, 170 + 288
    s.poly([(bx - 90, by + 50), (bx, by), (bx + 90, by + 50)], "none", stroke="#7c3f4a", stroke_width=4)
    s.rect(bx - 120, by + 50, 240, 24, BRICK)
    frame(s, 700, 900, 4, 5, 210, 128, BRICK, ((0, 0), (1, 0), (0, 1), (2, 0), (3, 0)))
    scaffold(s)
    figures.person(s, 820, 508, 126, TEAL, hat="helmet", hat_colour=PAPER, look="side", pose="walk", flip=-1)
    figures.person(
        s,
        1120,
        508,
        126,
        OCHRE,
        hat="helmet",
        hat_colour=STRAW,
        look="back",
        skin=SKINS[3],
        arms=((-14, -62, -6, -50), (14, -80, 24, -98)),
    )
    figures.person(s, 960, 380, 126, NAVY, hat="helmet", hat_colour=CORAL, look="side", skin=SKINS[2], pose="walk")
    s.rect(-20, 880, 1640, 220, "#8a5140")
    wall(s)
    mason(s)


def scaffold(s):
    for x in (1330, 1450, 1570):
        s.line([(x, 900), (x, 360)], STRAW, 9)
    for y in (480, 620, 760):
        s.line([(1320, y), (1620, y)], TAN, 16)
        s.line([(1330, y + 6), (1450, y + 140)], STRAW, 5)


def wall(s):
    with s.group(transform="rotate(-3 0 1067)"):
        for row in range(8):
            count = 11 - max(0, 4 - row) * 1.6
            for k in range(int(count)):
                x = -60 + k * 104 + (52 if row % 2 else 0)
                s.rect(
                    x,
                    740 + row * 50,
                    98,
                    44,
                    mix(BRICK, CORAL if (k + row) % 3 == 0 else RUST, s.dice.uniform(0, 0.55)),
                )
    s.spatter([(-20, 760), (900, 760), (1100, 1067), (-20, 1067)], DEEP, (0, 840), (0, 1300), 0.6)


def mason(s):
    figures.person(
        s,
        1060,
        1390,
        900,
        TEAL,
        legs=NAVY,
        skin=SKINS[2],
        hair=HAIRS[0],
        style="tail",
        look="side",
        flip=-1,
        hat="helmet",
        hat_colour=PAPER,
        arms=((10, -66, 26, -68), (16, -62, 34, -60)),
    )
    with s.inside("M966 690Q960 640 1020 640L1100 640Q1160 640 1158 690L1156 1000L966 1000Z"):
        s.rect(960, 760, 210, 40, STRAW)
        s.rect(960, 900, 210, 40, STRAW)
        s.rect(1000, 630, 30, 460, STRAW)
        s.rect(1100, 630, 30, 460, STRAW)
    s.line([(1075, 700), (916, 832), (760, 850)], darker(TEAL, 0.16), 62)
    s.circle(742, 850, 34, SKINS[2])
    s.poly([(726, 858), (640, 838), (560, 880), (640, 906)], "#cdd6d2")
    s.line([(760, 852), (716, 862)], UMBER, 22)
