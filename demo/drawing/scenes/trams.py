"""Saltmere's trams: line 4 in the evening street, and the depot at night."""

import math

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    DUSK,
    INK,
    LILAC,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    STRAW,
    TEAL,
    VIOLET,
    darker,
    mix,
)
from ..registry import scene
from ..view import View, box, floor, grid, panel, side_wall
from .tramcar import driver, front, rails, side


def row_of_houses(s, view, x, out, lit, colours, tilt):
    """Houses along the street; `out` is +1 on the right side, -1 on the left."""
    y, k, blocks = 2.0, 0, []
    while y < 120:
        wide = s.dice.uniform(6.5, 10)
        blocks.append((y, wide, s.dice.uniform(9, 13), colours[k % len(colours)]))
        y, k = y + wide, k + 1
    for y, wide, high, colour in reversed(blocks):
        house(s, view, (x, y, out), (wide, high), colour, (lit, tilt))


def house(s, view, place, size, colour, light):
    """One house, the paler the farther; `light` is its lit windows' colour and the haze."""
    (x, y, out), (wide, high), (lit, haze) = place, size, light
    fade = min(0.75, y / 110)
    wall, glass = mix(colour, haze, fade), mix(NAVY, haze, fade)
    x0, x1 = (x, x + 9) if out > 0 else (x - 9, x)
    box(s, view, (x0, y, 0), (x1, y + wide - 0.02, high), wall, wall, darker(wall, 0.2))
    ridge = x + out * 3
    roof = [(x, y, high), (x, y + wide, high), (ridge, y + wide, high + 3), (ridge, y, high + 3)]
    panel(s, view, roof, mix("#6a3d3f", haze, fade))
    near = x - out * 0.02
    corner, along, up = (near, y + 0.3, 3.2), (0, wide - 0.6, 0), (0, 0, high - 3.4)
    grid(
        s, view, corner, along, up, 3, 2 if high < 11 else 3, lambda c, r: lit if s.dice.random() < 0.35 else glass, 0.5
    )
    side_wall(s, view, near, y + 0.4, y + wide - 0.4, 0.3, 2.6, mix(lit, colour, 0.25 + fade / 3))
    edge, a, b = x - out * 1.2, y + 0.2, y + wide - 0.2
    awning = mix((BRICK, TEAL, OCHRE, VIOLET)[int(y) % 4], haze, fade)
    panel(s, view, [(x, a, 2.7), (x, b, 2.7), (edge, b, 2.2), (edge, a, 2.2)], awning)


@scene("tram-four", ground=OCHRE)
def tram_four(s):
    view = View((-1.75, -0.9, 1.5), (-0.1, 12, 3.1), 1180, (790, 610))
    haze = "#f2bd73"
    line = view.dot((0, 4000, 0))[1]
    s.rect(-20, -20, 1640, 900, s.fade((0, 0), (0, line), (0, "#e08a52"), (0.6, "#f0b566"), (1, "#fbe3ae")))
    low_sun = view.dot((-16, 300, 26))
    city.sun(s, low_sun[0], low_sun[1], 105, "#fff3cf", 2, haze)
    floor(s, view, -60, 0.5, 60, 400, "#a0657a")
    floor(s, view, -6.2, -1, 6.5, 300, "#7e5170")
    floor(s, view, -6.2, -1, -6.0, 300, CREAM)
    row_of_houses(s, view, -8.5, -1, STRAW, (VIOLET, BRICK, TEAL, DUSK), haze)
    row_of_houses(s, view, 8.5, 1, "#ffe6a3", (CORAL, CREAM, OCHRE, BRICK, LILAC), haze)
    cobbles(s, view)
    rails(s, view, 0.3, lambda y: 0.0, 260, "#f6d9a0", -0.5)
    rails(s, view, -3.7, lambda y: 0.0, 260, "#c99390", -0.5)
    for offset in (1.5, -2.5):
        s.line([view.dot((offset, -1.5, 5.9)), view.dot((offset, 200, 5.9))], INK, 3)
    passers_by(s, view)
    y = 5.4
    panel(s, view, [(0.3, y, 0), (2.7, y, 0), (5.4, y - 3, 0), (2.6, y - 3.4, 0)], "#573a5f")
    side(s, view, 0.3, y, y + 15, BRICK, "#ffe2a0")
    front(s, view, 0.3, y, BRICK, 4, NAVY)
    driver(s, view, 0.3, y)
    arm = [view.dot(p) for p in ((1.5, y + 5, 3.3), (1.5, y + 3.6, 4.6), (1.5, y + 5, 5.9))]
    s.line(arm, INK, 6)
    poles(s, view)
    waiting(s, view)


def poles(s, view):
    for y in (60, 36, 20):
        foot, top = view.dot((-6.6, y, 0)), view.dot((-6.6, y, 6.6))
        s.line([foot, top], INK, max(3, view.size((-6.6, y, 0), 0.16)))
        s.line([view.dot((-6.6, y, 6.2)), view.dot((2, y, 6.2))], INK, max(2, view.size((-6.6, y, 0), 0.06)))


def cobbles(s, view):
    for k in range(46):
        y = 0.3 + k * 0.42 + k * k * 0.02
        for j in range(-9, 10):
            x = j * 0.72 + (0.36 if k % 2 else 0)
            if s.dice.random() < 0.3:
                floor(s, view, x, y, x + 0.6, y + 0.26 + k * 0.012, s.dice.choice(("#8a5a76", "#75496a", "#93627a")))


def waiting(s, view):
    """Two passengers at the stop, near to us."""
    for x, y, coat, how in (
        (-3.15, 4.1, TEAL, {"style": "bob", "hair": "#c9963f", "long": True}),
        (-3.9, 4.7, CREAM, {"hat": "brim", "hat_colour": INK}),
    ):
        panel(s, view, [(x - 0.2, y, 0), (x + 0.3, y, 0), (x + 1.9, y - 2.2, 0), (x + 1.3, y - 2.3, 0)], "#573a5f")
        fx, fy = view.dot((x, y, 0))
        figures.person(
            s,
            fx,
            fy,
            view.size((x, y, 0), 1.7),
            coat,
            legs=INK,
            look="back",
            arms=((-13, -62, -12, -47), (14, -72, 22, -86)) if coat == TEAL else figures.HANGING,
            **how,
        )


def passers_by(s, view):
    spots = [(-7.2, 26), (6.9, 24), (-5.2, 17), (-4.8, 12.5), (7.4, 14), (-6.9, 11)]
    coats = (INK, BRICK, CREAM, TEAL, OCHRE, NAVY)
    for (x, y), coat in zip(spots, coats, strict=True):
        fx, fy = view.dot((x, y, 0))
        size = view.size((x, y, 0), 1.75)
        panel(s, view, [(x, y, 0), (x + 0.5, y, 0), (x + 2.6, y - 3, 0), (x + 2.0, y - 3, 0)], "#573a5f")
        figures.person(
            s,
            fx,
            fy,
            size,
            coat,
            pose="walk",
            look=s.dice.choice(("side", "back")),
            long=coat in (CREAM, INK),
            hat=s.dice.choice((None, "brim", "beanie")),
            hat_colour=BRICK,
            style=s.dice.choice(("bob", "short", "bun")),
            flip=s.dice.choice((1, -1)),
            skin=s.dice.choice(figures.SKINS),
        )


@scene("tram-depot", ground=PINE)
def depot(s):
    view = View((0, -8.2, 2.2), (0, 12, 2.8), 1080, (800, 690))
    s.rect(-20, -20, 1640, 1110, "#0f3a47")
    back = 16.0
    panel(s, view, [(-17, back, 0), (17, back, 0), (17, back, 9), (-17, back, 9)], "#1b5a63")
    floor(s, view, -17, -9, 17, back, "#143f4d")
    for side_x in (-17, 17):
        panel(s, view, [(side_x, -9, 0), (side_x, back, 0), (side_x, back, 9), (side_x, -9, 9)], "#0d303d")
        grid(s, view, (side_x * 0.999, -8, 4.6), (0, 23, 0), (0, 0, 3.2), 9, 1, "#3f7f8c", 0.3)
    roof(s, view, back)
    for k in range(5):
        x = -12.4 + k * 6.2 - 1.2
        shape = [
            (x + 1.2 + 2.2 * math.cos(t), back - 0.1, 3.4 + 2.2 * math.sin(t))
            for t in (math.pi * i / 12 for i in range(13))
        ]
        panel(s, view, [(x + 3.4, back - 0.1, 0), *shape, (x - 1, back - 0.1, 0)], "#27356b")
        rails(s, view, x, lambda y: 0.0, back, "#8fc0b4", -8.8)
    for number, k, y in ((1, 0, 7.5), (5, 4, 8.5), (2, 1, 4.4), (3, 3, 2.8), (4, 2, 6)):
        x = -12.4 + k * 6.2 - 1.2
        colour = (TEAL, BRICK, OCHRE, BRICK, VIOLET)[number - 1]
        panel(s, view, [(x - 0.3, y - 3.4, 0), (x + 2.7, y - 3.4, 0), (x + 2.4, y, 0), (x, y, 0)], "#4e7a72")
        panel(s, view, [(x + 0.5, y - 2.6, 0), (x + 1.9, y - 2.6, 0), (x + 2.1, y, 0), (x + 0.3, y, 0)], "#b9b27c")
        edge = x if x > 0 else x + 2.4
        if abs(x + 1.2) > 1:
            side(s, view, edge, y, y + 8, colour, "#d5a95c")
        front(s, view, x, y, colour, number, STRAW if number in (2, 4) else "#3d6f8e")
    workers(s, view)


def roof(s, view, back):
    for k in range(6, -1, -1):
        y = -6 + k * 3.6
        tone = mix("#0a2633", "#2a6a73", k / 7)
        points = [(-17, y, 6.6)]
        for i in range(6):
            x0 = -17 + i * 34 / 6
            points += [(x0, y, 8.6), (x0 + 34 / 6, y, 6.8)]
        panel(s, view, [*points, (17, y, 6.1), (-17, y, 6.1)], tone)
        for i in range(6):
            x0 = -17 + i * 34 / 6
            panel(
                s,
                view,
                [(x0 + 0.5, y, 8.2), (x0 + 5.0, y, 6.95), (x0 + 5.0, y, 6.6), (x0 + 0.5, y, 6.6)],
                mix("#3a6f8a", tone, 0.35),
            )
            for j in range(1, 4):
                s.line(
                    [view.dot((x0 + 0.5 + j * 1.1, y, 8.2)), view.dot((x0 + 0.5 + j * 1.1, y, 6.6))],
                    tone,
                    max(3, view.size((0, y, 6), 0.1)),
                )
        panel(s, view, [(-17, y, 6.1), (17, y, 6.1), (17, y, 6.4), (-17, y, 6.4)], darker(tone, 0.4))
    for x in (-9.3, -3.1, 3.1, 9.3):
        for y in (10, 4):
            cx, cy = view.dot((x, y, 5.6))
            size = view.size((x, y, 5), 1)
            s.glow(cx, cy, size * 2.2, STRAW, 0.5)
            s.line([view.dot((x, y, 6.3)), (cx, cy)], DEEP, 4)
            s.poly(
                [
                    (cx - size * 0.5, cy),
                    (cx - size * 0.2, cy - size * 0.3),
                    (cx + size * 0.2, cy - size * 0.3),
                    (cx + size * 0.5, cy),
                ],
                DEEP,
            )
            s.oval(cx, cy, size * 0.4, size * 0.09, "#fff2c4")


def workers(s, view):
    for x, y, coat, look, flip in ((-3.3, 1.0, OCHRE, "side", 1), (2.0, 0.2, CORAL, "back", 1)):
        fx, fy = view.dot((x, y, 0))
        size = view.size((x, y, 0), 1.8)
        s.oval(fx + size * 0.05, fy, size * 0.22, size * 0.035, "#0a2430")
        figures.person(
            s,
            fx,
            fy,
            size,
            coat,
            legs=NAVY,
            look=look,
            flip=flip,
            hat="helmet",
            hat_colour=PAPER,
            arms=((-13, -62, -12, -47), (18, -66, 32, -72)),
        )
        if look == "back":
            s.rect(fx - size * 0.105, fy - size * 0.66, size * 0.21, size * 0.04, PAPER)
    lx, ly = view.dot((-2.65, 1.0, 1.3))
    s.glow(lx, ly, 120, STRAW, 0.9)
    s.circle(lx, ly, 11, "#fff6d8")
