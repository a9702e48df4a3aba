"""The lighthouse at Gullwing."""

from .. import city, figures
from ..palette import (
    BRICK,
    CREAM,
    DEEP,
    DUSK,
    INK,
    LILAC,
    NAVY,
    OCHRE,
    PAPER,
    RUST,
    STRAW,
    VIOLET,
)
from ..registry import scene


def tower(s, cx, base, top, low, high):
    def x(y, side):
        return cx + side * (low + (high - low) * (base - y) / (base - top))

    s.poly([(x(base, -1), base), (x(base, 1), base), (x(top, 1), top), (x(top, -1), top)], PAPER)
    bands = 7
    for i in range(0, bands, 2):
        y0, y1 = base + (top - base) * i / bands, base + (top - base) * (i + 1) / bands
        s.poly([(x(y0, -1), y0), (x(y0, 1), y0), (x(y1, 1), y1), (x(y1, -1), y1)], BRICK)
    shade = [(cx + low * 0.15, base), (x(base, 1), base), (x(top, 1), top), (cx + high * 0.15, top)]
    s.poly(shade, INK, opacity=0.28)
    s.spatter(
        [(x(base, -1), base), (x(base, 1), base), (x(top, 1), top), (x(top, -1), top)],
        DUSK,
        (cx - 40, 0),
        (cx + low, 0),
        0.6,
    )
    for y in (620, 830, 1040):
        s.path(f"M{cx - 22} {y}q0 -34 18 -34q18 0 18 34v34h-36Z", INK)


def lantern_room(s, cx, top):
    s.rect(cx - 104, top - 14, 208, 24, INK)
    for k in range(9):
        s.line([(cx - 96 + k * 24, top - 14), (cx - 96 + k * 24, top - 56)], INK, 5)
    s.line([(cx - 100, top - 56), (cx + 100, top - 56)], INK, 7)
    s.rect(cx - 56, top - 130, 112, 118, STRAW)
    s.circle(cx, top - 70, 34, PAPER)
    for k in range(5):
        s.line([(cx - 56 + k * 28, top - 130), (cx - 56 + k * 28, top - 14)], INK, 5)
    s.path(f"M{cx - 72} {top - 128}Q{cx} {top - 232} {cx + 72} {top - 128}Z", RUST)
    s.line([(cx, top - 180), (cx, top - 240)], INK, 7)


@scene("lighthouse", "portrait", DUSK)
def lighthouse(s):
    cx, top = 610, 470
    s.rect(-20, -20, 1110, 1400, s.fade((0, 0), (0, 1240), (0, DEEP), (0.45, DUSK), (0.8, "#a8607f"), (1, "#ee9f73")))
    for _ in range(50):
        s.circle(s.dice.uniform(0, 1067), s.dice.uniform(0, 620), s.dice.uniform(1.5, 3.4), CREAM)
    s.poly([(cx, top - 70), (-40, 40), (-40, 380)], STRAW, opacity=0.32)
    s.poly([(cx, top - 70), (-40, 130), (-40, 300)], STRAW, opacity=0.5)
    s.poly([(cx, top - 70), (1110, 500), (1110, 700)], STRAW, opacity=0.3)
    city.cloud(s, 40, 830, 380, "#7d4f80")
    city.cloud(s, 700, 950, 330, "#8d5680")
    city.cloud(s, -60, 1010, 300, "#b96a80")
    s.rect(-20, 1180, 1110, 440, s.fade((0, 1180), (0, 1600), (0, "#8a6a94"), (0.3, "#34507c"), (1, DEEP)))
    city.streaks(s, 1195, 1420, ("#e9a07c", VIOLET, NAVY), 34, 360, 10)
    s.glow(cx, top - 70, 330, STRAW, 0.75)
    tower(s, cx, 1290, top, 118, 74)
    lantern_room(s, cx, top)
    rocks(s)
    s.poly([(700, 1240), (700, 1130), (790, 1070), (880, 1130), (880, 1250)], CREAM)
    s.poly([(790, 1070), (880, 1130), (880, 1250), (815, 1250), (815, 1130)], LILAC)
    s.line([(690, 1138), (790, 1066), (890, 1138)], RUST, 18)
    s.rect(730, 1150, 40, 50, OCHRE)
    figures.gull(s, 250, 640, 130, CREAM, INK, -14)
    figures.gull(s, 380, 740, 80, CREAM, INK, 8)


def rocks(s):
    s.poly(
        [
            (290, 1420),
            (370, 1280),
            (470, 1250),
            (560, 1265),
            (760, 1235),
            (930, 1250),
            (1090, 1330),
            (1090, 1640),
            (200, 1640),
        ],
        "#2a2748",
    )
    s.poly([(470, 1250), (560, 1265), (520, 1400), (400, 1500), (430, 1340)], "#54456f")
    s.poly([(760, 1235), (930, 1250), (820, 1380), (700, 1420)], "#463b66")
    s.poly([(930, 1250), (1090, 1330), (1090, 1460), (960, 1380)], "#3a3159")
    for y, colour, a in ((1420, "#2f5f86", 60), (1490, "#22406b", 74), (1560, DEEP, 80)):
        d = f"M-20 1640L-20 {y}"
        for _ in range(6):
            d += f"q{50} {-a} {100} {-a * 0.2:.0f}q50 {a * 0.9:.0f} 100 {a * 0.2:.0f}"
        s.path(d + "L1100 1640Z", colour)
    for x, y, r in (
        (240, 1404, 46),
        (300, 1380, 58),
        (372, 1392, 44),
        (430, 1410, 34),
        (940, 1396, 40),
        (1000, 1376, 54),
        (1062, 1392, 40),
    ):
        s.circle(x, y, r, PAPER)
    for x, y, r in ((330, 1330, 9), (270, 1318, 7), (390, 1346, 8), (1020, 1310, 8), (966, 1330, 6)):
        s.circle(x, y, r, PAPER)
    s.path("M-20 1420q60 -56 120 -8t120 -8t120 6t120 -8t120 8t120 -8t120 6t120 -8t140 8v60H-20Z", "#2f5f86")
