"""Cyclists by the river."""

import math

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    HAIRS,
    INK,
    MOSS,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    PINE,
    SKINS,
    STRAW,
    TAN,
    TEAL,
    darker,
)
from ..registry import scene


def bicycle(s, x, y, k, colour):
    """A bicycle with its rear hub at (x, y)."""
    with s.at(x, y, k):
        for wx in (0, 108):
            s.circle(wx, 0, 42, "none", stroke=INK, stroke_width=6)
            for a in range(0, 180, 30):
                c, d = 40 * math.cos(math.radians(a)), 40 * math.sin(math.radians(a))
                s.line([(wx - c, -d), (wx + c, d)], INK, 1)
        s.line([(0, 0), (34, -66), (92, -66), (46, 2), (0, 0)], colour, 7)
        s.line([(46, 2), (28, -84)], colour, 7)
        s.line([(108, 0), (88, -92)], colour, 7)
        s.line([(88, -92), (106, -98)], INK, 6)
        s.line([(14, -86), (42, -86)], INK, 10)
        s.circle(46, 2, 13, INK)


def rider(s, x, y, k, coat, frame, skin, hair, **how):
    with s.at(x, y, k):
        s.line([(30, -88), (66, -44), (38, 14)], darker(how.get("legs", NAVY), 0.3), 20)
        s.poly([(30, 10), (56, 10), (60, 20), (30, 20)], INK)
    bicycle(s, x, y, k, frame)
    with s.at(x, y, k):
        s.line([(30, -90), (72, -58), (54, -12)], how.get("legs", NAVY), 22)
        s.path("M46 -18L66 -14L76 -4L48 -6Z", how.get("shoes", PAPER))
        s.path("M8 -96Q20 -168 66 -186Q92 -176 84 -150Q66 -120 48 -84Q20 -76 8 -96Z", coat)
        s.path("M30 -82Q60 -120 84 -150Q66 -120 48 -84Q36 -78 30 -82Z", darker(coat, 0.25))
        s.line([(72, -164), (84, -124), (104, -102)], darker(coat, 0.16), 16)
        s.circle(106, -102, 9, skin)
        if how.get("scarf"):
            s.path("M66 -180Q30 -196 -24 -176Q0 -170 -20 -156Q40 -166 74 -166Z", how["scarf"])
        s.rect(70, -196, 14, 20, darker(skin, 0.2))
        figures.head(
            s,
            84,
            -212,
            skin,
            hair,
            how.get("style", "short"),
            "side",
            how.get("hat"),
            how.get("hat_colour", BRICK),
            8,
            3.1,
        )
        if how.get("basket"):
            s.path("M92 -92h52l-8 38h-38Z", TAN)
            city.leaves(s, 116, -92, 46, MOSS, 5, 130)


@scene("cyclists", ground=CORAL)
def cyclists(s):
    s.rect(-20, -20, 1640, 1110, s.fade((0, 0), (0, 700), (0, "#f0a27c"), (0.6, "#f7cf9c"), (1, "#fdecc4")))
    city.sun(s, 1180, 330, 150, "#fff6dc", 2, "#f7cf9c")
    s.path("M-20 560Q240 420 560 500T1100 470T1640 430L1640 760L-20 760Z", "#e9a78a")
    s.path("M-20 620Q300 520 700 580T1640 520L1640 800L-20 800Z", "#a5868f")
    city.skyline(s, 640, 20, 70, "#8b7490", 60, ((620, 130, 22),))
    s.poly([(-20, 640), (1640, 600), (1640, 800), (-20, 860)], "#7fb3ac")
    city.streaks(s, 640, 800, ("#fdecc4", "#5f9a98", "#a5cfc2"), 26, 300, 7)
    for x, h in ((70, 620), (210, 540), (930, 520), (1050, 600), (1500, 640)):
        city.poplar(s, x, 860, h, "#2f6f6a", 0.17)
    s.path("M-20 850Q700 760 1640 700L1640 1110L-20 1110Z", TEAL)
    s.path("M-20 990Q760 860 1640 780L1640 950Q760 1030 -20 1120Z", "#e9cda4")
    s.path("M-20 1050Q760 940 1640 862L1640 868Q760 950 -20 1064Z", PAPER)
    for x, y, k, turn in ((285, 1010, 1.72, -6.5), (760, 948, 1.5, -6), (1180, 892, 1.28, -5.5)):
        with s.at(x, y, k, 1, turn):
            s.poly([(-50, 42), (150, 42), (-60, 84), (-300, 92)], "#8f6f74", opacity=0.75)
    with s.group(transform="rotate(-5.5 1180 890)"):
        rider(s, 1180, 890, 1.28, OCHRE, BRICK, SKINS[3], HAIRS[0], legs=INK, hat="helmet", hat_colour=PAPER)
    with s.group(transform="rotate(-6 760 946)"):
        rider(s, 760, 946, 1.5, PAPER, NAVY, SKINS[0], HAIRS[2], legs=BRICK, style="tail", basket=True, shoes=INK)
    with s.group(transform="rotate(-6.5 285 1008)"):
        rider(
            s, 285, 1008, 1.72, BRICK, OCHRE, SKINS[1], HAIRS[0], legs=NAVY, hat="helmet", hat_colour=NAVY, scarf=STRAW
        )
    for k in range(24):
        city.leaves(
            s,
            s.dice.uniform(0, 1600),
            1085 - k % 3 * 4,
            s.dice.uniform(50, 110),
            (PINE, "#2f6f6a", OLIVE)[k % 3],
            5,
            90,
        )
