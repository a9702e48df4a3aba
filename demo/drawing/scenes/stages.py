"""The stage of the Corn Exchange and the puppet booth."""

import math

from .. import city, figures
from ..palette import (
    BLUSH,
    BRICK,
    COATS,
    CORAL,
    DEEP,
    HAIRS,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SKINS,
    STRAW,
    TAN,
    TEAL,
    VIOLET,
    darker,
)
from ..registry import scene


def curtain(s, left, right, top, bottom, colour, folds=6, gather=0):
    wide = (right - left) / folds
    for k in range(folds):
        x = left + k * wide
        shade = gather * (k / folds if gather > 0 else (folds - k) / folds)
        s.path(
            f"M{x:.0f} {top}h{wide + 1:.0f}Q{x + wide - shade:.0f} {(top + bottom) / 2:.0f} {x + wide:.0f} {bottom}"
            f"q{-wide / 2:.0f} 16 {-wide:.0f} 0Q{x - shade:.0f} {(top + bottom) / 2:.0f} {x:.0f} {top}Z",
            colour,
        )
        s.path(
            f"M{x + wide * 0.6:.0f} {top}h{wide * 0.4 + 1:.0f}Q{x + wide - shade:.0f} {(top + bottom) / 2:.0f} {x + wide:.0f} {bottom}"
            f"h{-wide * 0.4:.0f}Q{x + wide * 0.6 - shade:.0f} {(top + bottom) / 2:.0f} {x + wide * 0.6:.0f} {top}Z",
            darker(colour, 0.3),
        )


def cello(s, x, y, k, colour=TAN):
    with s.at(x, y, k, 1, 10):
        s.path(
            "M-30 -100C-58 -96 -54 -56 -34 -50C-30 -44 -30 -36 -34 -30C-64 -18 -58 34 0 34C58 34 64 -18 34 -30"
            "C30 -36 30 -44 34 -50C54 -56 58 -96 30 -100C10 -108 -10 -108 -30 -100Z",
            colour,
        )
        s.path("M0 34C58 34 64 -18 34 -30C30 -36 30 -44 34 -50C54 -56 58 -96 30 -100L8 -104Z", darker(colour, 0.2))
        s.rect(-5, -210, 10, 190, INK)
        s.line([(0, 34), (0, 70)], INK, 4)
        s.line([(-16, -40), (-18, -16)], INK, 4)
        s.line([(16, -40), (18, -16)], INK, 4)


@scene("corn-exchange-stage", ground=DEEP)
def corn_exchange(s):
    s.rect(-20, -20, 1640, 1110, "#1b1533")
    s.path("M250 800L250 330Q250 60 800 60Q1350 60 1350 330L1350 800Z", OCHRE)
    s.path("M282 800L282 336Q282 92 800 92Q1318 92 1318 336L1318 800Z", RUST)
    opening = "M310 800L310 340Q310 122 800 122Q1290 122 1290 340L1290 800Z"
    with s.inside(opening):
        s.rect(300, 100, 1000, 720, s.fade((0, 120), (0, 800), (0, "#2a2358"), (0.6, "#6a3f7c"), (1, "#c76a74")))
        s.circle(800, 430, 230, "#f0b072")
        s.circle(800, 430, 190, STRAW)
        s.rect(300, 660, 1000, 160, "#8f5142")
        s.poly([(300, 720), (1300, 720), (1300, 820), (300, 820)], "#a96045")
        for x, y, a, b in ((520, 100, 330, 640), (1080, 100, 960, 1270), (800, 90, 660, 960)):
            s.poly([(x - 12, y), (x + 12, y), (b, 770), (a, 770)], "#fff1c6", opacity=0.26)
        players(s)
        curtain(s, 300, 500, 90, 800, BRICK, 5, 30)
        curtain(s, 1100, 1300, 90, 800, BRICK, 5, -30)
        for k in range(7):
            x = 300 + k * 143
            s.path(f"M{x} 100h143v60q-71 70 -143 0Z", BRICK)
            s.path(f"M{x} 160q71 70 143 0v10q-71 76 -143 0Z", OCHRE)
    boxes(s)
    s.rect(-20, 800, 1640, 300, DEEP)
    for k in range(9):
        s.path(f"M{340 + k * 112} 806q22 -36 44 0Z", STRAW)
    s.glow(800, 800, 420, OCHRE, 0.35)
    figures.crowd_backs(s, 850, 62, 15, ("#4a2c58", "#392a5e", "#56304f"))
    figures.crowd_backs(s, 930, 88, 11, ("#2c2149", "#241d48", "#3a2346"))
    figures.crowd_backs(s, 1024, 122, 8, ("#151031", "#120f2c"))


def players(s):
    s.oval(800, 765, 240, 20, "#7a3f3b")
    figures.person(
        s,
        800,
        768,
        350,
        BRICK,
        legs=BRICK,
        skin=SKINS[3],
        hair=HAIRS[0],
        style="afro",
        look="front",
        long=True,
        arms=((-24, -78, -38, -88), (24, -74, 40, -80)),
    )
    s.path("M758 690L842 690L884 768Q800 784 716 768Z", BRICK)
    s.path("M806 690L842 690L884 768Q850 776 812 776Z", RUST)
    for x, coat, flip in ((560, INK, 1), (1030, INK, -1)):
        s.rect(x - 40, 672, 80, 12, DEEP)
        for dx in (-34, 28):
            s.rect(x + dx, 680, 8, 86, DEEP)
        figures.person(
            s,
            x,
            760,
            270,
            coat,
            skin=SKINS[1 if flip > 0 else 2],
            look="side",
            flip=flip,
            style="bun" if flip > 0 else "short",
            hair=HAIRS[2 if flip > 0 else 4],
            arms=((10, -68, 22, -70), (12, -60, 24, -56)),
        )
        cello(s, x + flip * 40, 720, 1.05)
        s.line([(x + flip * 4, 640), (x + flip * 112, 676)], STRAW, 5)


def boxes(s):
    """Two tiers of boxes on either side."""
    for side, x in ((1, -20), (-1, 1390)):
        for y in (250, 500):
            s.rect(x, y, 230, 170, "#3a1f38")
            s.glow(x + 115, y + 40, 120, OCHRE, 0.35)
            for k in range(3):
                figures.person(
                    s,
                    x + 46 + k * 68,
                    y + 290,
                    250,
                    (VIOLET, TEAL, RUST)[k],
                    look="side",
                    flip=side,
                    skin=SKINS[(k + y) % 5],
                    hair=HAIRS[k],
                    style=("bun", "short", "bob")[k],
                )
            s.path(f"M{x} {y + 120}h230v78q-115 36 -230 0Z", RUST)
            s.path(f"M{x} {y + 120}h230v14h-230Z", OCHRE)
            for k in range(4):
                s.circle(x + 30 + k * 57, y + 166, 11, OCHRE)


def king(s, x, y):
    s.path(f"M{x - 90} {y + 150}Q{x - 80} {y} {x} {y - 10}Q{x + 80} {y} {x + 90} {y + 150}Z", VIOLET)
    s.poly([(x - 20, y), (x + 20, y), (x + 30, y + 150), (x - 30, y + 150)], PAPER)
    for dx, turn in ((-100, -30), (100, 40)):
        s.line([(x + dx * 0.6, y + 50), (x + dx * 1.2, y - turn)], VIOLET, 38)
        s.circle(x + dx * 1.26, y - turn * 1.2, 22, BLUSH)
    s.circle(x, y - 70, 66, BLUSH)
    s.path(
        f"M{x - 62} {y - 60}Q{x} {y + 70} {x + 62} {y - 60}Q{x + 30} {y - 30} {x} {y - 34}Q{x - 30} {y - 30} {x - 62} {y - 60}Z",
        PAPER,
    )
    s.circle(x, y - 60, 17, CORAL)
    for dx in (-24, 24):
        s.circle(x + dx, y - 86, 8, INK)
    s.poly(
        [
            (x - 60, y - 110),
            (x - 70, y - 190),
            (x - 32, y - 150),
            (x, y - 206),
            (x + 32, y - 150),
            (x + 70, y - 190),
            (x + 60, y - 110),
        ],
        OCHRE,
    )
    for dx in (-70, 0, 70):
        s.circle(x + dx, y - 196 - (10 if dx == 0 else 0), 10, BRICK)


def crocodile(s, x, y):
    s.path(
        f"M{x + 120} {y + 150}Q{x + 130} {y - 40} {x + 30} {y - 90}L{x - 190} {y - 120}Q{x - 220} {y - 90} {x - 190} {y - 70}L{x + 10} {y - 30}"
        f"L{x - 170} {y + 10}Q{x - 200} {y + 36} {x - 160} {y + 46}L{x + 20} {y + 30}Q{x + 20} {y + 100} {x} {y + 150}Z",
        TEAL,
    )
    for k in range(6):
        a = x - 170 + k * 30
        s.poly([(a, y - 68 + k * 6), (a + 24, y - 62 + k * 6), (a + 12, y - 36 + k * 5)], PAPER)
        s.poly([(a, y + 10 - k * 6), (a + 24, y + 4 - k * 6), (a + 12, y - 18 - k * 4)], PAPER)
        s.poly(
            [
                (x + 44 + k * 15, y - 84 + k * 30),
                (x + 84 + k * 12, y - 90 + k * 34),
                (x + 60 + k * 14, y - 52 + k * 32),
            ],
            PINE,
        )
    s.circle(x + 6, y - 104, 26, PAPER)
    s.circle(x, y - 104, 13, INK)


@scene("puppet-theatre", ground=OCHRE)
def puppets(s):
    s.rect(-20, -20, 1640, 1110, "#e6a437")
    for k in range(16):
        a, b = math.radians(k * 22.5), math.radians(k * 22.5 + 11.25)
        s.poly(
            [
                (800, 430),
                (800 + 1300 * math.cos(a), 430 + 1300 * math.sin(a)),
                (800 + 1300 * math.cos(b), 430 + 1300 * math.sin(b)),
            ],
            "#efbb54",
        )
    s.rect(420, 150, 760, 960, BRICK)
    for k in range(10):
        s.rect(420 + k * 76, 690, 38, 420, PAPER)
    s.rect(470, 210, 660, 440, "#1d4f63")
    s.circle(1010, 320, 56, STRAW)
    for x, h in ((480, 90), (560, 150), (640, 110), (930, 120), (1030, 170)):
        s.rect(x, 650 - h, 80, h, "#163b52")
        s.rect(x + 24, 650 - h + 24, 20, 26, OCHRE)
    king(s, 640, 520)
    crocodile(s, 930, 520)
    curtain(s, 440, 540, 190, 670, VIOLET, 3, 22)
    curtain(s, 1060, 1160, 190, 670, VIOLET, 3, -22)
    for k in range(8):
        s.path(f"M{420 + k * 95} 130h95v90q-47 60 -95 0Z", (TEAL, PAPER)[k % 2])
    s.poly([(390, 140), (800, 10), (1210, 140)], TEAL)
    s.circle(800, 92, 36, STRAW)
    s.rect(400, 645, 800, 54, PINE)
    s.rect(400, 645, 800, 14, OCHRE)
    city.bunting(s, (-20, 60), (420, 150), 60, (BRICK, PAPER, TEAL), 8, 52)
    city.bunting(s, (1180, 150), (1620, 40), 60, (TEAL, PAPER, BRICK), 8, 52)
    children(s)


def children(s):
    row = (
        (90, 1010, 0, 1, "bun"),
        (300, 960, 1, 3, "afro"),
        (500, 1030, 2, 0, "bob"),
        (720, 975, 3, 2, "short"),
        (930, 1030, 4, 4, "tail"),
        (1130, 970, 5, 1, "long"),
        (1330, 1025, 0, 3, "short"),
        (1510, 960, 2, 2, "bun"),
    )
    for k, (x, y, hair, skin, style) in enumerate(row):
        coat = COATS[(k * 3 + 1) % len(COATS)]
        coat = NAVY if coat == OCHRE else coat
        arms = ((-15, -66, -18, -54), (16, -88, 20, -104)) if k in (1, 4, 6) else figures.HANGING
        figures.person(
            s, x, y + 570, 680, coat, look="back", hair=HAIRS[hair], skin=SKINS[skin], style=style, arms=arms
        )
