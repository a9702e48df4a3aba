"""Still lifes: fish soup and market vegetables."""

import math

from .. import city
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    INK,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    RUST,
    STRAW,
    TEAL,
    darker,
    lighter,
)
from ..registry import scene


def prawn(s, x, y, k, turn):
    with s.at(x, y, k, 1, turn):
        s.curve("M-46 20C-50 -40 30 -60 46 -4", CORAL, 30)
        for dx, dy in ((-38, -14), (-14, -30), (14, -30), (36, -14)):
            s.curve(f"M{dx} {dy - 10}q-4 14 {-dx * 0.2:.0f} 22", BRICK, 4)
        s.poly([(-46, 18), (-66, 46), (-44, 40), (-30, 52)], BRICK)


def mussel(s, x, y, k, turn):
    with s.at(x, y, k, 1, turn):
        s.path("M-56 10C-40 -44 40 -44 60 0C40 36 -30 40 -56 10Z", INK)
        s.path("M-44 8C-30 -26 30 -28 48 0C30 24 -20 28 -44 8Z", NAVY)
        s.path("M-28 8C-16 -12 20 -14 32 2C16 18 -10 20 -28 8Z", OCHRE)


@scene("fish-soup", ground=NAVY)
def fish_soup(s):
    s.rect(-20, -20, 1640, 1110, "#2c4a7c")
    for k in range(-4, 14):
        s.poly([(k * 170 - 300, -20), (k * 170 - 240, -20), (k * 170 + 160, 1100), (k * 170 + 100, 1100)], "#34568c")
        s.poly(
            [(-20, k * 170 + 60), (1640, k * 170 - 340), (1640, k * 170 - 290), (-20, k * 170 + 110)],
            "#34568c",
            opacity=0.7,
        )
    s.oval(790, 590, 440, 430, DEEP, opacity=0.35)
    s.circle(740, 540, 430, PAPER)
    s.circle(740, 540, 394, "#e4d8bd")
    s.circle(740, 540, 350, RUST)
    s.circle(740, 540, 338, "#d9722f")
    s.path("M420 440A338 338 0 0 0 900 838A420 420 0 0 1 420 440Z", "#c25a26")
    for x, y, r in (
        (600, 380, 40),
        (860, 330, 26),
        (960, 600, 34),
        (640, 760, 30),
        (520, 560, 24),
        (800, 800, 22),
        (900, 440, 18),
    ):
        s.circle(x, y, r, "#eda24a")
    chunks(s)
    rim_and_table(s)


def chunks(s):
    for x, y, turn, w in ((650, 500, -18, 190), (860, 560, 32, 170), (720, 690, 8, 180)):
        with s.at(x, y, 1, 1, turn):
            s.path(
                f"M{-w / 2:.0f} 0Q{-w * 0.4:.0f} -60 0 -56Q{w * 0.45:.0f} -50 {w / 2:.0f} 4Q{w * 0.3:.0f} 54 0 50Q{-w * 0.4:.0f} 46 {-w / 2:.0f} 0Z",
                PAPER,
            )
            for k in range(3):
                s.curve(f"M{-w * 0.24 + k * w * 0.22:.0f} -36q14 34 0 70", "#d8c8ae", 6)
    for x, y, k, turn in ((560, 640, 1.05, -30), (880, 430, 1.05, 40), (980, 680, 0.95, 150)):
        mussel(s, x, y, k, turn)
    for x, y, k, turn in ((740, 370, 1.3, 10), (560, 480, 1.15, -70), (850, 740, 1.2, 120)):
        prawn(s, x, y, k, turn)
    for x, y, turn in (
        (700, 590, 20),
        (800, 480, 140),
        (640, 700, 250),
        (930, 540, 60),
        (600, 570, 200),
        (770, 640, 300),
    ):
        city.leaves(s, x, y, 54, "#5f8a3c", 3, 100, turn)


def rim_and_table(s):
    with s.at(1300, 520, 1, 1, 14):
        s.oval(16, -250, 62, 96, DEEP, opacity=0.35)
        s.oval(0, -270, 62, 96, "#d8d3c2")
        s.oval(6, -262, 44, 74, "#aeb2ac")
        s.line([(0, -180), (0, 330)], "#d8d3c2", 26)
        s.oval(0, 340, 22, 48, "#d8d3c2")
    for x, y, turn in ((110, 250, -24), (190, 390, 4)):
        with s.at(x, y, 1, 1, turn):
            s.path(
                "M-130 20Q-150 -110 0 -116Q150 -110 130 20Q0 60 -130 20Z",
                DEEP,
                opacity=0.35,
                transform="translate(16 16)",
            )
            s.path("M-130 20Q-150 -110 0 -116Q150 -110 130 20Q0 60 -130 20Z", "#a8622c")
            s.path("M-108 10Q-122 -90 0 -94Q122 -90 108 10Q0 42 -108 10Z", "#f3dcae")
            for dx, dy, r in ((-50, -30, 11), (20, -50, 15), (60, -10, 9), (-10, 0, 12), (-70, 0, 7)):
                s.oval(dx, dy, r, r * 0.7, "#d9b57c")
    for x, y, r in ((1460, 860, 120), (1270, 950, 84)):
        s.circle(x + 14, y + 16, r, DEEP, opacity=0.35)
        city.lemon(s, x, y, r)
    s.circle(1480, 150, 120, DEEP, opacity=0.35)
    s.circle(1466, 134, 120, TEAL)
    s.circle(1466, 134, 94, "#f2e2b8")
    city.leaves(s, 1466, 150, 64, "#5f8a3c", 6, 300)
    s.path("M-40 860L300 800L420 1100L-40 1100Z", CREAM)
    for k in range(4):
        s.line([(-40, 900 + k * 52), (330 + k * 24, 836 + k * 66)], BRICK, 12)


def crate(s, x, y, w, h, wood):
    s.rect(x + 16, y + 18, w, h, DEEP, opacity=0.3)
    s.rect(x, y, w, h, wood)
    s.rect(x + 18, y + 18, w - 36, h - 36, darker(wood, 0.5))
    for a in (x + 10, x + w - 10):
        s.line([(a, y), (a, y + h)], lighter(wood, 0.25), 5)


def tomato(s, x, y, r):
    s.circle(x, y, r, "#c9402c")
    s.path(f"M{x} {y - r}A{r} {r} 0 0 1 {x} {y + r}A{r * 1.5} {r * 1.5} 0 0 0 {x} {y - r}Z", "#9c2c22")
    city.leaves(s, x - r * 0.1, y - r * 0.1, r * 0.6, "#5f8a3c", 5, 288)
    s.oval(x - r * 0.45, y - r * 0.4, r * 0.16, r * 0.1, "#f0a48a", -40)


def carrot(s, x, y, k, turn):
    with s.at(x, y, k, 1, turn):
        city.leaves(s, 0, -64, 80, "#5f8a3c", 5, 70)
        s.path("M-24 -64Q0 -80 24 -64Q20 60 0 120Q-20 60 -24 -64Z", "#e07f2e")
        s.path("M4 -74Q18 -74 24 -64Q20 60 0 120Q14 20 4 -74Z", "#bf6222")
        for dy in (-30, 0, 40):
            s.line([(-16, dy), (-4, dy + 3)], "#bf6222", 4)


def cabbage(s, x, y, r):
    for k, tone in enumerate(("#4f7a3c", "#6f9a48", "#93b75c", "#bcd27e")):
        q = r * (1 - k * 0.22)
        ring = [
            (
                x + q * (1 + 0.09 * (j % 2)) * math.cos(j * 0.628 + k),
                y + q * (1 + 0.09 * (j % 2)) * math.sin(j * 0.628 + k),
            )
            for j in range(10)
        ]
        s.blob(ring, tone)
    for j in range(5):
        a = j * 1.257
        s.line([(x, y), (x + r * 0.86 * math.cos(a), y + r * 0.86 * math.sin(a))], "#d8e4a8", 5)


def aubergine(s, x, y, k, turn):
    with s.at(x, y, k, 1, turn):
        s.path("M-30 -70C-70 0 -70 90 0 96C70 90 60 0 30 -70Z", "#4a2f6a")
        s.path("M8 -70L30 -70C60 0 70 90 0 96C50 60 40 0 8 -70Z", "#33204f")
        s.path("M-36 -62Q0 -110 36 -62L22 -44L8 -62L-6 -42L-20 -60Z", "#5f8a3c")
        s.line([(0, -84), (6, -116)], OLIVE, 12)
        s.oval(-28, 20, 8, 34, "#7d5aa0", 8)


def pepper(s, x, y, k, turn, colour):
    with s.at(x, y, k, 1, turn):
        s.path("M-50 -40Q-70 70 -20 84Q0 74 20 84Q70 70 50 -40Q20 -62 0 -46Q-20 -62 -50 -40Z", colour)
        s.path("M10 -48Q30 -58 50 -40Q70 70 20 84Q40 20 10 -48Z", darker(colour, 0.25))
        s.curve("M0 -46Q-4 -70 14 -82", OLIVE, 13)


@scene("market-vegetables", ground="#e2c48e")
def vegetables(s):
    s.rect(-20, -20, 1640, 1110, "#2f5f5c")
    with s.group(transform="rotate(-9 800 533)"):
        size, gap = 430, 26
        for row in range(-1, 4):
            for column in range(-1, 5):
                x, y = -260 + column * (size + gap) + (row % 2) * 120, -300 + row * (370 + gap)
                crate(s, x, y, size, 370, "#c99255" if (row + column) % 2 else "#b87c45")
                with s.inside([(x + 8, y + 8), (x + size - 8, y + 8), (x + size - 8, y + 362), (x + 8, y + 362)]):
                    fill(s, x + 20, y + 20, size - 40, 330, (row * 2 + column) % 7)
    price(s, 420, 300, "#fbf5e6", -14)
    price(s, 1180, 640, STRAW, -4)


def fill(s, x, y, w, h, kind):
    def spots(columns, rows, jitter):
        for j in range(rows):
            for i in range(columns):
                yield (
                    x + w * (i + 0.5 + (j % 2) * 0.25) / columns + s.dice.uniform(-jitter, jitter),
                    y + h * (j + 0.5) / rows + s.dice.uniform(-jitter, jitter),
                )

    turn = s.dice.uniform
    if kind == 0:
        for a, b in spots(4, 4, 8):
            tomato(s, a, b, 54)
    elif kind == 1:
        for a, b in spots(5, 2, 6):
            carrot(s, a, b, 1.05, turn(-14, 14))
    elif kind == 2:
        for a, b in spots(2, 2, 6):
            cabbage(s, a, b, 96)
    elif kind == 3:
        for a, b in spots(4, 2, 6):
            aubergine(s, a, b, 0.88, turn(-22, 22))
    elif kind == 4:
        for a, b in spots(4, 3, 6):
            pepper(s, a, b, 0.8, turn(-40, 40), s.dice.choice(("#e0a132", "#c9402c", "#e0a132", "#6f9a48")))
    elif kind == 5:
        for a, b in spots(4, 4, 6):
            s.circle(a, b, 50, "#e9c04a")
            s.oval(a - 16, b - 18, 12, 8, PAPER, -40)
            s.circle(a + 18, b + 16, 7, "#c99a2c")
    else:
        for a, b in spots(5, 5, 6):
            s.circle(a, b, 40, s.dice.choice(("#7a2f4a", "#93405a", "#6a2844")))
            city.leaves(s, a, b - 28, 34, "#5f8a3c", 3, 70)


def price(s, x, y, paper, turn):
    with s.at(x, y, 1.3, 1, turn):
        s.rect(-70, -50, 150, 110, DEEP, opacity=0.3)
        s.rect(-80, -60, 150, 110, paper)
        s.line([(-58, -32), (20, -32)], BRICK, 12)
        s.line([(-58, 0), (46, 0)], INK, 8)
        s.line([(-58, 26), (-4, 26)], INK, 8)
