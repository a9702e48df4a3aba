"""A laboratory at Saltmere University."""

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    FOAM,
    INK,
    MIST,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    SKINS,
    SKY,
    TEAL,
    UMBER,
    VIOLET,
    darker,
    lighter,
)
from ..registry import scene


def flask(s, x, y, k, liquid, level=0.5):
    with s.at(x, y, k):
        s.path("M-18 -200L-18 -110L-92 0Q-100 24 -72 24L72 24Q100 24 92 0L18 -110L18 -200Z", MIST, opacity=0.5)
        w = 18 + 74 * (1 - level * 0.9)
        top = -110 * level
        s.path(f"M{-w * 0.86:.0f} {top:.0f}L-88 0Q-94 20 -70 20L70 20Q94 20 88 0L{w * 0.86:.0f} {top:.0f}Z", liquid)
        s.path(f"M0 {top:.0f}L{w * 0.86:.0f} {top:.0f}L88 0Q94 20 70 20L20 20Z", darker(liquid, 0.2))
        s.rect(-24, -208, 48, 14, PAPER, rx=6)
        s.curve("M-50 -30L-30 -64", PAPER, 8, opacity=0.8)


def tube_rack(s, x, y):
    for k in range(6):
        colour = (CORAL, OCHRE, TEAL, VIOLET, MOSS, BRICK)[k]
        s.rect(x + k * 52, y - 150, 30, 160, MIST, rx=14, opacity=0.6)
        s.path(f"M{x + k * 52 + 3} {y - 70 - k * 7}h24v{62 + k * 7}q0 14 -12 14t-12 -14Z", colour)
    s.rect(x - 24, y - 104, 350, 18, "#b0703f")
    s.rect(x - 24, y + 4, 350, 22, UMBER)
    for dx in (-24, 308):
        s.rect(x + dx, y - 104, 18, 120, "#8f5b42")


@scene("university-lab", ground=FOAM)
def lab(s):
    s.rect(-20, -20, 1640, 1110, "#a9d0c6")
    s.rect(560, 60, 720, 520, SKY)
    s.poly([(560, 580), (560, 420), (700, 360), (860, 440), (1040, 330), (1280, 450), (1280, 580)], "#6fae9f")
    city.cloud(s, 760, 200, 260, PAPER)
    for x in (560, 800, 1040, 1272):
        s.rect(x - 8, 50, 16, 540, PAPER)
    for y in (50, 310, 578):
        s.rect(550, y - 8, 736, 16, PAPER)
    s.poly([(560, 590), (1280, 590), (1000, 1090), (140, 1090)], PAPER, opacity=0.28)
    cupboard(s)
    figures.person(
        s,
        800,
        1480,
        1190,
        PAPER,
        skin=SKINS[2],
        hair="#1d1a22",
        style="tail",
        look="side",
        long=True,
        arms=((-2, -64, 18, -66), (15, -62, 33, -70)),
    )
    s.rect(852, 366, 52, 26, "none", stroke=INK, stroke_width=7, rx=10)
    s.line([(848, 376), (800, 366)], INK, 6)
    with s.at(1215, 650, 0.62, 1, 8):
        flask(s, 0, 0, 1.1, OCHRE, 0.6)
    s.poly([(-20, 850), (1640, 820), (1640, 1110), (-20, 1110)], "#17606a")
    s.poly([(-20, 850), (1640, 820), (1640, 858), (-20, 892)], "#e9dfc4")
    flask(s, 220, 886, 1.5, CORAL, 0.7)
    flask(s, 470, 930, 1.1, VIOLET, 0.5)
    tube_rack(s, 1010, 870)
    microscope(s)


def cupboard(s):
    s.rect(-20, 70, 470, 400, PINE)
    for y in (210, 340, 462):
        s.rect(-20, y, 470, 12, "#b0703f")
    for k in range(6):
        for y in (210, 340, 462):
            colour = s.dice.choice((CORAL, OCHRE, FOAM, CREAM, VIOLET))
            h = s.dice.uniform(50, 96)
            s.rect(14 + k * 72, y - h, 46, h, colour, rx=8)
            s.rect(24 + k * 72, y - h - 12, 26, 14, lighter(colour, 0.4))
            s.rect(14 + k * 72, y - h * 0.66, 46, h * 0.32, PAPER)
    s.rect(1350, 70, 280, 400, PINE)
    for y in (260, 462):
        s.rect(1350, y, 280, 12, "#b0703f")
        for k in range(4):
            s.rect(1372 + k * 62, y - 130, 48, 130, (BRICK, TEAL, OCHRE, CREAM)[k])


def microscope(s):
    with s.at(1480, 880, 1.25):
        s.path("M-90 0Q-90 -34 -50 -34L80 -34Q100 -34 100 0Z", INK)
        s.path("M50 -30C130 -80 120 -220 20 -250L-6 -226C60 -200 70 -110 10 -60Z", NAVY)
        s.rect(-70, -92, 110, 18, INK)
        with s.at(-16, -180, 1, 1, 18):
            s.rect(-24, -90, 48, 150, "#e9dfc4", rx=8)
            s.rect(-18, -140, 36, 56, INK)
            s.rect(-14, 58, 28, 34, OCHRE)
        s.circle(78, -110, 24, OCHRE)
