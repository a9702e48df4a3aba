"""The Old Quay Silver Band."""

import math

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    FOAM,
    HAIRS,
    NAVY,
    OCHRE,
    PAPER,
    RUST,
    SKINS,
    SKY,
    STRAW,
    TEAL,
    UMBER,
    VIOLET,
    mix,
)
from ..registry import scene


def bell(s, x, y, k, turn, flare=60):
    with s.at(x, y, k, 1, turn):
        s.path(f"M-10 60L-10 0Q-14 -50 {-flare} -80L{flare} -80Q14 -50 10 0L10 60Z", OCHRE)
        s.path(f"M2 60L2 0Q6 -50 {flare * 0.4:.0f} -80L{flare} -80Q14 -50 10 0L10 60Z", "#b5762a")
        s.oval(0, -80, flare, flare * 0.26, STRAW)
        s.oval(0, -80, flare * 0.66, flare * 0.16, "#8f5a24")


def bandsman(s, x, height, skin, hair, arms, look="side", style="short"):
    y = 1360
    figures.person(
        s,
        x,
        y,
        height,
        BRICK,
        legs=NAVY,
        skin=SKINS[skin],
        hair=HAIRS[hair],
        style=style,
        look=look,
        hat="shako",
        hat_colour=NAVY,
        arms=arms,
    )
    k = height / 100
    for row in range(4):
        s.line([(x - 6 * k, y - (74 - row * 8) * k), (x + 6 * k, y - (74 - row * 8) * k)], OCHRE, 1.2 * k)
    s.line([(x, y - 82 * k), (x, y - 46 * k)], OCHRE, 1.2 * k)
    s.path(
        f"M{x - 1.4 * k:.0f} {y - 106 * k:.0f}q{-2 * k:.0f} {-9 * k:.0f} {1.6 * k:.0f} {-12 * k:.0f}q{4 * k:.0f} {4 * k:.0f} {1.4 * k:.0f} {12 * k:.0f}Z",
        PAPER,
    )
    for side in (-10, 10):
        s.oval(x + side * k, y - 80 * k, 4 * k, 2.4 * k, OCHRE)


@scene("brass-band", ground=SKY)
def brass_band(s):
    s.rect(-20, -20, 1640, 1110, "#7ec0bf")
    for k in range(12):
        a, b = math.radians(180 + k * 15), math.radians(187.5 + k * 15)
        s.poly(
            [
                (800, 1100),
                (800 + 1700 * math.cos(a), 1100 + 1700 * math.sin(a)),
                (800 + 1700 * math.cos(b), 1100 + 1700 * math.sin(b)),
            ],
            "#96cdc7",
        )
    for x, w, h, wall, roof in (
        (-30, 260, 560, CREAM, RUST),
        (230, 210, 470, CORAL, UMBER),
        (1180, 220, 480, STRAW, RUST),
        (1400, 260, 600, FOAM, NAVY),
    ):
        city.gabled(s, x, 1100, w, h, mix(wall, SKY, 0.35), mix(roof, SKY, 0.35), None, 4, 3, 0.5)
    city.bunting(s, (-20, 70), (820, 50), 46, (BRICK, PAPER, OCHRE, TEAL), 15, 58)
    city.bunting(s, (800, 50), (1640, 110), 50, (OCHRE, PAPER, BRICK, VIOLET), 15, 58)
    bell(s, 860, 330, 1.9, 14, 78)
    bandsman(s, 430, 700, 1, 2, ((12, -72, 20, -86), (16, -70, 26, -86)))
    horn(s)
    bandsman(s, 1170, 840, 2, 0, ((12, -70, 22, -86), (16, -72, 34, -92)), style="bun")
    trombone(s)
    bandsman(s, 160, 930, 3, 0, ((12, -72, 20, -84), (16, -70, 24, -84)), style="afro")
    cornet(s, 326, 540, 1.5)
    bandsman(s, 800, 960, 0, 4, ((-16, -64, -8, -56), (17, -66, 12, -58)), "front")
    tuba(s)
    bandsman(s, 1440, 800, 4, 0, ((10, -62, 20, -54), (-16, -60, -26, -54)), "front")
    drum(s)


def cornet(s, x, y, k):
    with s.at(x, y, k, 1, -8):
        s.line([(-60, 0), (90, 0)], OCHRE, 13)
        s.path("M70 -8Q120 -10 150 -50L150 50Q120 10 70 8Z", OCHRE)
        s.oval(150, 0, 14, 50, STRAW)
        s.curve("M-10 6q-30 60 20 60h30q50 0 24 -60", "#b5762a", 11)
        for dx in (6, 30, 54):
            s.rect(dx, -30, 13, 60, STRAW, rx=5)


def trombone(s):
    with s.at(1250, 596, 1.3, 1, -24):
        s.line([(-10, 0), (330, 0)], OCHRE, 11)
        s.line([(40, 40), (330, 40)], "#b5762a", 11)
        s.curve("M330 0q28 20 0 40", OCHRE, 11)
        s.curve("M-10 0q-70 -4 -70 -34t70 -34h60", "#b5762a", 11)
        s.path("M40 -76Q120 -80 170 -120L170 -16Q120 -56 40 -60Z", OCHRE)
        s.oval(170, -68, 14, 52, STRAW)


def horn(s):
    with s.at(640, 690, 1, 1, -10):
        s.line([(-140, 0), (120, 0)], OCHRE, 15)
        s.path("M100 -8Q160 -10 200 -66L200 66Q160 10 100 8Z", OCHRE)
        s.oval(200, 0, 17, 66, STRAW)


def tuba(s):
    s.curve("M700 780Q640 900 760 930Q900 940 890 800L872 420", OCHRE, 62)
    s.curve("M890 800L872 420", "#b5762a", 20)
    s.curve("M720 800Q700 690 800 690Q880 700 860 800", STRAW, 30)
    for k in range(3):
        s.rect(752 + k * 40, 720, 24, 96, "#b5762a", rx=8)
        s.circle(764 + k * 40, 716, 16, STRAW)
    s.line([(720, 800), (760, 600)], OCHRE, 20)


def drum(s):
    x, y = 1440, 910
    s.circle(x, y, 216, NAVY)
    s.circle(x, y, 190, PAPER)
    s.circle(x, y, 216, "none", stroke=OCHRE, stroke_width=14)
    s.poly([(x - 44, y + 92), (x + 44, y + 92), (x + 62, y - 26), (x - 62, y - 26)], OCHRE)
    s.poly([(x - 82, y - 26), (x + 82, y - 26), (x, y - 98)], BRICK)
    s.line([(1640, 740), (1530, 820)], UMBER, 16)
    s.circle(1520, 828, 32, CREAM)
