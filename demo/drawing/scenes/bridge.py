"""The Aune Bridge by day and by night."""

import math

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    DUSK,
    FOAM,
    INK,
    LILAC,
    MIST,
    NAVY,
    OCHRE,
    PINE,
    RUST,
    SKY,
    STRAW,
    TEAL,
    VIOLET,
    darker,
    lighter,
    mix,
)
from ..registry import scene
from ..view import View, floor, front_wall, panel, side_wall

PAPER_SUN = "#fdf3d6"
START, SPAN, BAYS, DECK = 7.0, 132.0, 16, 5.0


def chord(t):
    """Height of the truss: a camel's back over the turning pier."""
    return 3.6 + 8.4 * (1 - abs(2 * t - 1)) ** 1.35


def beam(s, view, x, a, b, thick, colour, mirror):
    (ay, az), (by, bz) = a, b
    length = math.hypot(by - ay, bz - az) or 1
    oy, oz = -(bz - az) / length * thick / 2, (by - ay) / length * thick / 2
    corners = [(ay + oy, az + oz), (by + oy, bz + oz), (by - oy, bz - oz), (ay - oy, az - oz)]
    panel(s, view, [(x, y, mirror * z) for y, z in corners], colour)


def truss(s, view, x, colour, mirror=1):
    joints = []
    for i in range(BAYS + 1):
        t = i / BAYS
        joints.append((START + SPAN * t, DECK, DECK + chord(t)))
    for i in range(BAYS - 1, -1, -1):
        (y0, low0, top0), (y1, low1, top1) = joints[i], joints[i + 1]
        rising = i % 2 == 0
        beam(s, view, x, (y0, low0 if rising else top0), (y1, top1 if rising else low1), 0.55, colour, mirror)
        beam(s, view, x, (y0, low0), (y0, top0), 0.5, colour, mirror)
        beam(s, view, x, (y0, top0), (y1, top1), 0.8, colour, mirror)
    beam(s, view, x, (START, DECK + 0.9), (START + SPAN, DECK + 0.9), 0.18, colour, mirror)


def bridge(s, view, mirror=1):
    far, near, end = 9.0, 0.0, START + SPAN
    truss(s, view, far, RUST, mirror)
    floor(s, view, near, START, far, end, darker(RUST, 0.6), mirror * (DECK - 1))
    for y, half in ((START + SPAN / 2, 6.5), (START + 2, 3.2), (end - 2, 3)):
        side_wall(s, view, near - 1, y - half, y + half, 0, mirror * 4, mix(LILAC, INK, 0.35))
        front_wall(s, view, y - half, near - 1, far, 0, mirror * 4, mix(LILAC, INK, 0.7))
    side_wall(s, view, near, START, end, mirror * (DECK - 1), mirror * (DECK + 0.2), mix(RUST, INK, 0.3))
    if mirror > 0:
        masonry(s, view, near - 1.02)
    truss(s, view, near, BRICK, mirror)


def masonry(s, view, x):
    """Courses of stone on the near pier, and the tide mark."""
    dark, pale = mix(LILAC, INK, 0.5), mix(LILAC, INK, 0.22)
    y0, y1 = START - 1.2, START + 5.2
    panel(s, view, [(x, y0, 0), (x, y1, 0), (x, y1, 0.7), (x, y0, 0.7)], mix(PINE, INK, 0.4))
    for row in range(5):
        z = 0.7 + row * 0.66
        for k in range(6):
            a = y0 + (k + 0.5 * (row % 2)) * (y1 - y0) / 6
            b = min(y1, a + (y1 - y0) / 6 - 0.08)
            if (k * 3 + row * 5) % 4 == 0:
                panel(s, view, [(x, a, z), (x, b, z), (x, b, z + 0.6), (x, a, z + 0.6)], pale)
        panel(s, view, [(x, y0, z - 0.05), (x, y1, z - 0.05), (x, y1, z), (x, y0, z)], dark)
    panel(s, view, [(x, y0 - 0.2, 4), (x, y1 + 0.2, 4), (x, y1 + 0.2, 4.35), (x, y0 - 0.2, 4.35)], pale)


def far_bank(s, line):
    city.skyline(s, line + 4, 26, 70, mix(SKY, VIOLET, 0.35), 60, ((250, 150, 26), (620, 90, 18)))
    city.skyline(s, line + 6, 12, 40, mix(TEAL, DUSK, 0.45), 46)
    s.rect(-20, line, s.width + 40, 14, mix(PINE, INK, 0.4))


@scene("aune-bridge", ground=MIST)
def by_day(s):
    view = View((-11, 0, 3.4), (8.5, 62, 8.6), 1150, (700, 560))
    line = view.dot((-11, 4000, 0))[1]
    s.rect(-20, -20, 1640, 700, s.fade((0, 0), (0, line), (0, "#8fc0cc"), (0.6, SKY), (1, "#f4dfb8")))
    city.sun(s, 330, line - 150, 78, PAPER_SUN, 2, "#e6dcb8")
    city.cloud(s, 40, 190, 420, lighter(SKY, 0.55))
    city.cloud(s, 420, 105, 300, lighter(SKY, 0.4))
    far_bank(s, line)
    s.rect(
        -20,
        line + 10,
        1640,
        600,
        s.fade((0, line), (0, 1067), (0, mix(FOAM, STRAW, 0.35)), (0.25, "#4c9d9b"), (1, PINE)),
    )
    with s.group(opacity=0.45):
        bridge(s, view, -1)
    city.streaks(s, line + 24, 1060, (FOAM, "#5aa7a3", mix(STRAW, FOAM, 0.3)), 46, 420, 9)
    city.streaks(s, line + 90, 1090, (PINE, TEAL), 34, 460, 12)
    bridge(s, view)
    repairs(s, view)
    rower(s)
    for x, y, span, turn in ((560, 250, 92, -8), (680, 330, 60, 6), (470, 360, 46, -4)):
        figures.gull(s, x, y, span, CREAM, INK, turn)


def rower(s):
    with s.inside([(0, 600), (700, 600), (700, 920), (0, 920)]):
        figures.person(
            s,
            306,
            1000,
            260,
            BRICK,
            look="back",
            hat="cap",
            hat_colour=NAVY,
            arms=((-26, -60, -34, -50), (26, -60, 34, -50)),
        )
    s.line([(392, 872), (560, 985)], STRAW, 8)
    s.line([(220, 872), (60, 985)], STRAW, 8)
    s.path("M110 890Q310 925 506 884Q494 962 410 972L220 972Q126 958 110 890Z", INK)
    s.curve("M110 890Q310 925 506 884", OCHRE, 13)
    for x, y, w in ((130, 990, 330), (200, 1010, 280), (20, 995, 90), (520, 995, 90)):
        s.path(f"M{x} {y}q{w / 2:.0f} -9 {w} 0q{-w / 2:.0f} 9 {-w} 0Z", FOAM)


def repairs(s, view):
    """A hung scaffold and its sheeting: the bridge is being mended."""
    y0, y1 = 44, 58
    for z0, z1, colour in ((0.8, 4.2, CREAM), (4.2, 8.5, lighter(STRAW, 0.3))):
        panel(s, view, [(-1.2, y0, z0), (-1.2, y1, z0), (-1.2, y1, z1), (-1.2, y0, z1)], colour)
    for k in range(5):
        y = y0 + (y1 - y0) * k / 4
        beam(s, view, -1.3, (y, 0.4), (y, 11.2), 0.25, INK, 1)
    for z in (0.8, 4.2, 8.5):
        beam(s, view, -1.3, (y0, z), (y1, z), 0.22, INK, 1)


def night_truss(s, deck, left, right, height, colour):
    bays, tops = 20, []
    for i in range(bays + 1):
        t = i / bays
        tops.append((left + (right - left) * t, deck - (0.28 + 0.72 * (1 - abs(2 * t - 1)) ** 1.3) * height))
    s.line(tops, colour, 16)
    for i, (x, y) in enumerate(tops):
        s.line([(x, y), (x, deck)], colour, 9)
        if i < bays:
            nx, ny = tops[i + 1]
            s.line([(x, deck), (nx, ny)] if i < bays / 2 else [(x, y), (nx, deck)], colour, 7)


def night_lights(s, deck, water):
    for i in range(13):
        x = 40 + i * 127
        s.glow(x, deck - 46, 80, STRAW, 0.55)
        s.line([(x, deck), (x, deck - 40)], INK, 5)
        s.circle(x, deck - 46, 10, STRAW)
        y = water + 36
        while y < 900:
            w = s.dice.uniform(10, 30) * (1 - (y - water) / 900)
            s.oval(
                x + s.dice.uniform(-7, 7),
                y,
                w,
                4.5,
                mix(OCHRE, STRAW, s.dice.random()),
                opacity=0.9 - (y - water) / 560,
            )
            y += s.dice.uniform(12, 24)


@scene("aune-bridge-night", ground=DEEP)
def by_night(s):
    deck, water = 560, 640
    s.rect(-20, -20, 1640, 700, s.fade((0, 0), (0, water), (0, DEEP), (0.55, DUSK), (1, "#9a5f86")))
    s.spatter([(0, 0), (1600, 0), (1600, 420), (0, 420)], DEEP, (0, 420), (0, 0), 0.8)
    for _ in range(46):
        s.circle(s.dice.uniform(0, 1600), s.dice.uniform(0, 330), s.dice.uniform(1.2, 3), CREAM, opacity=0.8)
    s.glow(1265, 190, 240, STRAW, 0.35)
    s.circle(1265, 190, 82, "#fbe9b8")
    s.circle(1290, 172, 14, STRAW)
    s.circle(1240, 214, 20, STRAW)
    city.skyline(s, water, 40, 120, mix(DUSK, INK, 0.35), 80, ((330, 260, 40), (1010, 200, 30)))
    city.skyline(s, water, 20, 70, INK, 60)
    for _ in range(70):
        s.rect(s.dice.uniform(0, 1590), s.dice.uniform(585, 632), 6, 9, s.dice.choice((STRAW, OCHRE, CORAL)))
    s.rect(-20, water, 1640, 460, s.fade((0, water), (0, 1067), (0, "#6a4a7a"), (0.35, "#2c2c58"), (1, DEEP)))
    city.streaks(s, water + 14, 1060, (mix(DUSK, VIOLET, 0.6), DUSK, INK), 60, 420, 10)
    night_span(s, deck, water)
    night_lights(s, deck, water)
    city.streaks(s, water + 60, 1040, (DEEP, "#1b2148"), 26, 300, 9)
    lantern_boat(s)


def night_span(s, deck, water):
    for x, w in ((60, 90), (752, 96), (1450, 90)):
        s.rect(x, deck, w, water - deck + 12, DEEP)
        s.rect(x - 14, water - 8, w + 28, 26, DEEP)
        s.path(f"M{x} {water + 16}L{x + w} {water + 16}L{x + w - 8} 1000L{x + 8} 1000Z", DEEP, opacity=0.45)
    night_truss(s, deck, 30, 1570, 330, DEEP)
    s.rect(-20, deck - 4, 1640, 22, DEEP)
    s.rect(-20, deck + 18, 1640, 6, RUST)
    s.poly([(768, 236), (800, 170), (832, 236)], DEEP)
    s.rect(772, 232, 56, 330, DEEP)
    s.rect(786, 254, 28, 36, OCHRE)
    s.circle(800, 160, 9, CORAL)
    s.glow(800, 160, 60, CORAL, 0.7)


def lantern_boat(s):
    s.glow(560, 838, 230, OCHRE, 0.55)
    for k in range(7):
        s.oval(556 + s.dice.uniform(-10, 10), 950 + k * 17, 80 - k * 8, 5, OCHRE, opacity=0.75 - k * 0.08)
    figures.person(
        s,
        330,
        950,
        230,
        RUST,
        legs=DEEP,
        hat="brim",
        hat_colour=DEEP,
        look="side",
        arms=((2, -62, 16, -56), (16, -62, 30, -58)),
    )
    s.line([(360, 812), (470, 985)], TEAL, 7)
    city.rowing_boat(s, 200, 955, 430, "#0b1128", CORAL)
    s.line([(560, 900), (560, 800), (590, 800)], "#0b1128", 8)
    s.rect(572, 806, 34, 46, STRAW, rx=6)
    s.rect(568, 800, 42, 8, "#0b1128")
    s.rect(568, 850, 42, 8, "#0b1128")
