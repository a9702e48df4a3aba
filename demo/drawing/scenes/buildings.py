"""The Council Hall in the morning and St Brannoc's Hospital before dawn."""

import math

from .. import city, figures
from ..palette import (
    BLUSH,
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    DUSK,
    FOAM,
    INK,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    PINE,
    STONE,
    STRAW,
    TEAL,
    darker,
    mix,
)
from ..registry import scene
from ..view import View, box, floor, grid, panel

WALL, SHADE, DARK = "#f3dfba", "#b79a9c", "#7a6a88"


def column(s, view, x, y, low, high):
    panel(s, view, [(x - 0.75, y, low), (x + 0.75, y, low), (x + 0.6, y, high), (x - 0.6, y, high)], PAPER)
    panel(s, view, [(x + 0.1, y, low), (x + 0.75, y, low), (x + 0.6, y, high), (x + 0.1, y, high)], SHADE)
    box(s, view, (x - 0.95, y - 0.2, high), (x + 0.95, y + 0.2, high + 0.7), PAPER, SHADE, PAPER)


def clock(s, view):
    for radius, tone in ((3.0, OCHRE), (2.65, PAPER)):
        turns = [math.pi * k / 16 for k in range(32)]
        panel(s, view, [(radius * math.cos(t), 3.95, 27 + radius * math.sin(t)) for t in turns], tone)
    width = view.size((0, 4, 27), 0.35)
    s.line([view.dot((0, 3.9, 27)), view.dot((-1.2, 3.9, 28.1))], INK, width)
    s.line([view.dot((0, 3.9, 27)), view.dot((0.3, 3.9, 29.2))], INK, width * 0.7)


def clock_tower(s, view):
    box(s, view, (-4.8, 3.2, 31), (4.8, 12.8, 32), PAPER, SHADE, PAPER, DARK)
    box(s, view, (-4, 4, 12), (4, 12, 31), WALL, SHADE, WALL)
    grid(s, view, (-3.4, 3.98, 14), (6.8, 0, 0), (0, 0, 8), 3, 1, NAVY, 0.5, True)
    box(s, view, (-4.6, 3.4, 22.4), (4.6, 12.6, 23.2), PAPER, SHADE, PAPER)
    clock(s, view)
    box(s, view, (-4.8, 3.2, 31), (4.8, 12.8, 32), PAPER, SHADE, PAPER)
    box(s, view, (-2.9, 5.1, 32), (2.9, 10.9, 37), WALL, SHADE, WALL)
    grid(s, view, (-2.6, 5.05, 32.4), (5.2, 0, 0), (0, 0, 4.4), 2, 1, DUSK, 0.35, True)
    apex = (0, 8, 47)
    panel(s, view, [(-3.4, 4.6, 37), (3.4, 4.6, 37), apex], "#4fa093")
    panel(s, view, [(-3.4, 4.6, 37), (-3.4, 11.4, 37), apex], PINE)
    top = view.dot(apex)
    s.line([top, view.dot((0, 8, 51))], INK, 5)
    fx, fy = view.dot((0, 8, 50.6))
    s.path(f"M{fx:.0f} {fy:.0f}q40 -18 78 4q30 14 60 -2l-6 44q-30 14 -58 0q-36 -18 -74 -2Z", BRICK)


def facade(s, view):
    box(s, view, (-23.6, 1.5, 0), (23.6, 22, 2.5), PAPER, DARK, mix(STONE, SHADE, 0.4))
    box(s, view, (-23.8, 1.2, 15.4), (23.8, 22.6, 17), PAPER, SHADE, PAPER, DARK)
    box(s, view, (-23, 2, 2.4), (23, 22, 16), WALL, SHADE, WALL)
    for x in (-22.4, 8.2):
        grid(s, view, (x, 1.98, 3.4), (14.2, 0, 0), (0, 0, 5.4), 4, 1, NAVY, 0.5, True)
        grid(s, view, (x, 1.98, 9.8), (14.2, 0, 0), (0, 0, 4.4), 4, 1, NAVY, 0.55)
    grid(s, view, (-23.02, 2.5, 3.4), (0, 19, 0), (0, 0, 11), 5, 2, INK, 0.5)
    panel(s, view, [(-8.6, 1.9, 2.4), (8.6, 1.9, 2.4), (8.6, 1.9, 14), (-8.6, 1.9, 14)], DARK)
    grid(s, view, (-7.5, 1.85, 2.4), (15, 0, 0), (0, 0, 8.4), 3, 1, "#4a2f3a", 0.5, True)
    for x in (-8, -4.8, -1.6, 1.6, 4.8, 8):
        column(s, view, x, -1.6, 2.4, 13.2)
    box(s, view, (-9.6, -2.4, 13.9), (9.6, 2, 15.6), PAPER, SHADE, PAPER)
    panel(s, view, [(-10, -2.5, 15.6), (10, -2.5, 15.6), (0, -2.5, 20)], WALL)
    panel(s, view, [(-7, -2.55, 16.2), (7, -2.55, 16.2), (0, -2.55, 19.2)], SHADE)
    cx, cy = view.dot((0, -2.6, 17.4))
    s.circle(cx, cy, view.size((0, -2.6, 17.4), 0.9), OCHRE)
    for k in range(7):
        box(
            s,
            view,
            (-11 - k * 0.4, -3 - k * 0.8, 2.1 - k * 0.34),
            (11 + k * 0.4, 2, 2.44 - k * 0.34),
            PAPER,
            SHADE,
            mix(PAPER, STONE, 0.5),
        )


@scene("council-hall", ground="#7fb7bd")
def council_hall(s):
    view = View((-30, -27, 1.5), (-3, 4, 16.5), 930, (790, 580), 0)
    s.rect(-20, -20, 1640, 1110, s.fade((0, 0), (0, 900), (0, "#3f8f9b"), (0.6, "#9fcac4"), (1, "#f5deb0")))
    for x, y, w in ((60, 330, 380), (1150, 230, 420), (250, 170, 240), (1280, 560, 330)):
        city.cloud(s, x, y, w, "#d9e6d6")
    floor(s, view, -200, -60, 200, 300, "#d9bd95")
    panel(s, view, [(-23, 2, 0), (60, 2, 0), (60, -16, 0), (-4, -16, 0)], "#a98d94")
    clock_tower(s, view)
    facade(s, view)
    tip = view.dot((-30, 30, 0))
    city.tree(s, tip[0] - 60, tip[1] + 6, 300, OLIVE)
    for x, y, coat, pose in (
        (-16, -14, BRICK, "walk"),
        (-6, -12, NAVY, "walk"),
        (-4.6, -11.6, OCHRE, "stand"),
        (6, -10, TEAL, "walk"),
        (-23.6, -17.5, INK, "stride"),
        (-10, -14, CORAL, "walk"),
    ):
        fx, fy = view.dot((x, y, 0))
        size = view.size((x, y, 0), 1.8)
        panel(s, view, [(x, y, 0), (x + 0.5, y, 0), (x + 3, y - 1.4, 0), (x + 2.6, y - 1.6, 0)], DARK)
        figures.person(
            s,
            fx,
            fy,
            size,
            coat,
            pose=pose,
            look="side",
            style=s.dice.choice(("bob", "short", "bun")),
            flip=1,
            skin=s.dice.choice(figures.SKINS),
            long=coat in (INK, BRICK),
        )
    foreground(s)
    for x, y, span, turn in ((1110, 160, 70, 10), (1230, 120, 54, -8), (1180, 230, 40, 5)):
        figures.gull(s, x, y, span, PAPER, INK, turn)


def foreground(s):
    """A lamp, a branch and pigeons between us and the hall."""
    s.poly([(1418, 1046), (1436, 1046), (1640, 1000), (1640, 1012)], DARK)
    city.lamp(s, 1426, 1046, 760, NAVY, CREAM)
    s.line([(1640, 60), (1540, 70), (1420, 120), (1330, 200)], "#4a3a2c", 12, soft=True)
    s.line([(1540, 70), (1470, 40), (1390, 46)], "#4a3a2c", 8, soft=True)
    for k in range(34):
        x = 1640 - 330 * (k / 33) ** 1.4
        y = 50 + (1640 - x) ** 2 * 0.0013 + s.dice.uniform(-66, 66)
        city.leaves(
            s,
            x,
            y,
            s.dice.uniform(46, 74),
            s.dice.choice((OLIVE, "#5c7040", "#39502f")),
            3,
            90,
            s.dice.uniform(60, 200),
        )
    for x, y, k in ((1020, 1000, 1), (1090, 1022, -1), (1150, 996, 1), (940, 1026, 1)):
        with s.at(x, y, 0.5, k):
            s.path("M-60 -10Q-20 -50 30 -40L40 -62Q56 -70 62 -52L76 -46L60 -42Q56 0 10 8L-70 4Z", "#5f6f8c")
            s.line([(0, 6), (0, 26)], CORAL, 5)
            s.line([(14, 6), (16, 26)], CORAL, 5)


def ambulance(s, x, y, k):
    with s.at(x, y, k):
        s.glow(250, -190, 150, CORAL, 0.8)
        s.rect(0, -170, 330, 150, PAPER, rx=10)
        s.path("M330 -130L400 -130L446 -76L446 -20L330 -20Z", PAPER)
        s.poly([(342, -118), (394, -118), (428, -74), (342, -74)], NAVY)
        s.rect(0, -76, 446, 24, OCHRE)
        for i in range(9):
            s.poly([(i * 50, -76), (i * 50 + 25, -76), (i * 50 + 12, -52), (i * 50 - 13, -52)], TEAL)
        s.rect(120, -148, 22, 62, BRICK)
        s.rect(100, -128, 62, 22, BRICK)
        s.rect(230, -186, 44, 18, CORAL, rx=5)
        for wx in (80, 366):
            s.circle(wx, -18, 36, INK)
            s.circle(wx, -18, 16, STONE)
        s.poly([(446, -46), (760, -20), (760, 16), (446, -30)], STRAW, opacity=0.45)


@scene("hospital", ground=BLUSH)
def hospital(s):
    s.rect(
        -20,
        -20,
        1640,
        1110,
        s.fade((0, 0), (0, 820), (0, "#5f6fa6"), (0.45, "#c9a0b8"), (0.8, "#f3bf9f"), (1, "#f8d9a8")),
    )
    for x, y, w in ((40, 210, 460), (1080, 150, 420), (500, 110, 300)):
        city.cloud(s, x, y, w, "#d7b3c2")
    s.circle(1390, 330, 40, "#f6e6cc")
    s.circle(1374, 320, 38, "#a58fb4")
    city.skyline(s, 850, 60, 150, "#b386a6", 90, ((80, 230, 30),))
    ward_block(s)
    s.rect(-20, 850, 1640, 240, "#4a4270")
    s.poly([(-20, 912), (1640, 872), (1640, 1100), (-20, 1100)], "#3a345f")
    s.poly([(520, 858), (960, 858), (1240, 1100), (220, 1100)], STRAW, opacity=0.35)
    for k in range(6):
        s.poly(
            [(60 + k * 300, 990), (220 + k * 300, 986), (212 + k * 300, 1000), (46 + k * 300, 1004)], CREAM, opacity=0.7
        )
    ambulance(s, 960, 990, 1.12)
    for x, h, leaf in ((90, 420, "#3f5a5e"), (230, 330, "#4d6a62"), (1530, 380, "#3f5a5e")):
        city.tree(s, x, 900, h, leaf, INK)
    nurses(s)


def ward_block(s):
    s.poly([(300, 850), (300, 300), (1060, 300), (1060, 850)], "#e9dcd0")
    s.poly([(1060, 850), (1060, 300), (1400, 390), (1400, 850)], "#8f7fa6")
    s.poly([(290, 300), (1070, 300), (1070, 278), (290, 278)], NAVY)
    s.poly([(1070, 278), (1410, 372), (1410, 394), (1070, 300)], DEEP)
    for row in range(5):
        y = 330 + row * 86
        for c in range(10):
            colour = s.dice.choice((STRAW, OCHRE, TEAL, "#6f86a8", "#6f86a8", NAVY))
            s.rect(324 + c * 73, y, 56, 52, colour)
            s.rect(324 + c * 73, y + 40, 56, 12, darker(colour, 0.2))
        for c in range(5):
            x = 1082 + c * 62
            lift = (x - 1060) * 0.265 * (1 - row / 6.3)
            s.poly(
                [(x, y + lift), (x + 44, y + lift + 11 * (1 - row / 6)), (x + 44, y + lift + 60), (x, y + lift + 50)],
                s.dice.choice((OCHRE, NAVY, NAVY, DUSK)),
            )
    s.rect(590, 130, 180, 150, TEAL)
    for pair in (((630, 250), (630, 160)), ((730, 250), (730, 160)), ((630, 205), (730, 205))):
        s.line(list(pair), PAPER, 22, stroke_linecap="butt")
    s.rect(470, 756, 500, 26, TEAL)
    s.rect(520, 782, 440, 76, "#ffe6a8")
    for x in (560, 660, 760, 860, 950):
        s.rect(x, 782, 8, 76, NAVY)


def nurses(s):
    figures.person(
        s,
        560,
        975,
        245,
        TEAL,
        legs=TEAL,
        look="side",
        style="bun",
        hair="#1d1a22",
        skin=figures.SKINS[3],
        pose="walk",
        arms=((-14, -62, -6, -50), (15, -64, 22, -54)),
    )
    figures.person(
        s, 690, 968, 235, FOAM, legs=FOAM, look="side", flip=-1, skin=figures.SKINS[0], hair="#8a5228", pose="walk"
    )
    s.rect(610, 850, 26, 34, PAPER)
    figures.person(s, 395, 930, 190, BRICK, look="back", long=True, style="long", hair="#c9963f", pose="walk")
