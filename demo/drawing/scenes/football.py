"""The Rovers under floodlights."""

import math

from .. import figures
from ..palette import (
    BRICK,
    CREAM,
    DEEP,
    HAIRS,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    RUST,
    SKINS,
    TAN,
    TEAL,
    VIOLET,
    darker,
)
from ..registry import scene


def floodlight(s, x, base, top, k):
    s.poly([(x - 8, base), (x + 8, base), (x + 5, top), (x - 5, top)], DEEP)
    s.glow(x, top, 330 * k, "#fff3cc", 0.55)
    s.rect(x - 90 * k, top - 60 * k, 180 * k, 100 * k, DEEP)
    for i in range(4):
        for j in range(2):
            s.circle(x - 66 * k + i * 44 * k, top - 34 * k + j * 48 * k, 16 * k, "#fff8e0")


@scene("football-ground", ground="#1a2a4a")
def football(s):
    s.rect(-20, -20, 1640, 640, s.fade((0, 0), (0, 520), (0, DEEP), (0.6, "#2a3a70"), (1, "#6a5a92")))
    floodlight(s, 180, 560, 150, 1.0)
    floodlight(s, 1420, 560, 130, 1.1)
    floodlight(s, 640, 520, 250, 0.6)
    floodlight(s, 1000, 520, 250, 0.6)
    s.poly([(-20, 300), (500, 400), (500, 600), (-20, 640)], "#232052")
    s.poly([(1620, 300), (1100, 400), (1100, 600), (1620, 640)], "#232052")
    s.rect(430, 400, 740, 200, "#2b2760")
    s.poly([(400, 404), (470, 350), (1130, 350), (1200, 404)], RUST)
    for _ in range(900):
        x = s.dice.uniform(-10, 1610)
        edge = 400 - max(0, abs(x - 800) - 370) * 0.2
        y = s.dice.uniform(edge + 16, 585)
        s.circle(x, y, 6 + abs(x - 800) * 0.005, s.dice.choice((BRICK, PAPER, NAVY, VIOLET, BRICK, "#4a3f7c", TAN)))
    pitch(s)
    s.circle(1130, 330, 46, PAPER)
    s.path("M1130 304l24 17l-9 28h-30l-9 -28Z", INK)
    for a in (60, 150, 240, 330, 15):
        s.circle(1130 + 42 * math.cos(math.radians(a)), 330 + 42 * math.sin(math.radians(a)), 9, INK)
    s.curve("M890 800Q1040 610 1112 386", PAPER, 5, stroke_dasharray="4 26", opacity=0.7)
    players(s)


def pitch(s):
    for k in range(8):
        a, b = -900 + k * 425, -475 + k * 425
        s.poly(
            [(800 + (a - 800) * 0.36, 590), (800 + (b - 800) * 0.36, 590), (b, 1110), (a, 1110)],
            ("#4f8a4a", "#5f9a50")[k % 2],
        )
    s.rect(-20, 572, 1640, 22, INK)
    for k in range(14):
        s.rect(10 + k * 118, 574, 96, 16, (TEAL, OCHRE, BRICK, CREAM)[k % 4])
    s.line([(-20, 620), (1640, 620)], PAPER, 6)
    s.line([(1220, 620), (1120, 740), (1640, 740)], PAPER, 7)
    s.oval(300, 840, 420, 110, "none", stroke=PAPER, stroke_width=7)
    with s.group(opacity=0.8):
        for x in range(1330, 1600, 22):
            s.line([(x, 480), (x + 26, 640)], PAPER, 1.5)
        for y in range(490, 640, 22):
            s.line([(1320, y), (1590, y)], PAPER, 1.5)
    s.line([(1310, 660), (1310, 470), (1600, 470), (1600, 660)], PAPER, 11)


def players(s):
    figures.person(
        s, 1450, 690, 200, OCHRE, legs=INK, skin=SKINS[1], pose="wide", arms=((-22, -84, -30, -100), (22, -84, 32, -98))
    )
    figures.person(s, 1080, 720, 210, NAVY, legs=PAPER, skin=SKINS[2], look="back", pose="stride")
    figures.person(s, 250, 760, 220, BRICK, legs=PAPER, skin=SKINS[4], look="side", pose="stride")
    s.path("M380 1010L900 1080L1000 1110L300 1110Z", "#3a6f3e")
    with s.at(560, 1010, 6.4, 1, 6):
        skin = SKINS[3]
        s.line([(-4, -46), (-12, -24), (-26, -6)], skin, 9)
        s.line([(-16, -20), (-26, -6)], BRICK, 9)
        s.path("M-30 -8l10 8l-14 4l-8 -4Z", INK)
        s.line([(6, -46), (26, -40), (48, -28)], skin, 9)
        s.line([(36, -35), (48, -28)], BRICK, 9)
        s.path("M46 -34l12 2l4 -6l4 4l-6 12l-16 -4Z", INK)
        s.path("M-12 -52L12 -52L20 -36L4 -34L-2 -40L-12 -32L-20 -40Z", PAPER)
        s.line([(-9, -76), (-26, -66), (-38, -74)], darker(BRICK, 0.25), 7)
        s.circle(-40, -75, 3.6, skin)
        s.path("M-11 -77Q-11 -82 -4 -83.5L4 -83.5Q11 -82 11 -77L13 -48L-13 -48Z", BRICK)
        s.path("M2 -83.5L4 -83.5Q11 -82 11 -77L13 -48L4 -48Z", RUST)
        s.rect(-12, -70, 24, 6, PAPER)
        s.line([(9, -76), (24, -80), (36, -70)], BRICK, 7)
        s.circle(38, -68, 3.6, skin)
        s.rect(-2.6, -88, 5.2, 7, darker(skin, 0.2))
        figures.head(s, 1, -92, skin, HAIRS[0], "short", "side", tilt=10, face=True)
