"""The Council Chamber."""

import math

from .. import figures
from ..palette import (
    BRICK,
    COATS,
    CREAM,
    DUSK,
    FOAM,
    HAIRS,
    INK,
    NAVY,
    OCHRE,
    RUST,
    SKINS,
    STRAW,
    TEAL,
    UMBER,
)
from ..registry import scene
from ..view import View, box, floor, panel


def ring(radius, z, start, stop, steps=40):
    return [
        (radius * math.cos(math.radians(a)), radius * math.sin(math.radians(a)), z)
        for a in (start + (stop - start) * k / steps for k in range(steps + 1))
    ]


def arc(radius, z, start, stop):
    return ring(radius, z, start, stop, 3)


def desk(s, view, radius, z, start, stop):
    """A piece of the horseshoe's desk: the front, the top, the back."""
    back = arc(radius + 0.8, z, start, stop)
    panel(s, view, arc(radius, z + 1, start, stop) + arc(radius, z - 0.7, start, stop)[::-1], "#7c4630")
    panel(s, view, arc(radius + 0.8, z + 1, start, stop) + back[::-1], "#8f5538")
    panel(s, view, arc(radius + 0.8, z + 1, start, stop) + arc(radius, z + 1, start, stop)[::-1], "#c98a55")


def member(s, view, radius, z, angle, coat):
    x, y = radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle))
    fx, fy = view.dot((x, y, z - 0.55))
    size = view.size((x, y, z), 2.05)
    look = "back" if 222 < angle < 318 else "side"
    style = s.dice.choice(("short", "bob", "bun", "bald", "afro", "long"))
    figures.person(
        s,
        fx,
        fy,
        size,
        coat,
        look=look,
        flip=1 if angle < 222 else -1,
        skin=s.dice.choice(SKINS),
        hair=s.dice.choice(HAIRS),
        style=style,
    )
    if look == "side":
        s.rect(fx - size * 0.12, fy - size * 0.5, size * 0.24, size * 0.5, RUST, rx=size * 0.04)
    else:
        s.rect(fx - size * 0.16, fy - size * 0.52, size * 0.32, size * 0.52, RUST, rx=size * 0.04)
        s.rect(fx - size * 0.13, fy - size * 0.48, size * 0.26, size * 0.06, BRICK, rx=size * 0.03)


def benches(s, view):
    """Three tiers, drawn from the farthest seat to the nearest."""
    pieces, step = [], 9
    for tier, (radius, z) in enumerate(((5.2, 0.2), (8.0, 0.9), (10.8, 1.6))):
        for k, angle in enumerate(range(150, 390, step)):
            middle = math.radians(angle + step / 2)
            pieces.append((radius * math.sin(middle), tier, k, radius, z, angle))
    for _, tier, k, radius, z, angle in sorted(pieces, key=lambda piece: -piece[0]):
        coat = COATS[(k * 3 + tier * 4) % len(COATS)]
        far = math.sin(math.radians(angle + step / 2)) > -0.2
        seated = (k * 5 + tier) % 7 not in (0, 4) and (tier < 2 or k % 2)
        if far and seated:
            member(s, view, radius + 1.3, z, angle + step / 2, coat)
        desk(s, view, radius, z, angle, angle + step)
        if not far and seated:
            member(s, view, radius + 1.3, z, angle + step / 2, coat)


def chamber_back(s, view):
    panel(s, view, [(-14, 8, 0), (14, 8, 0), (14, 8, 15), (-14, 8, 15)], "#7a4358")
    for k in range(10):
        x = -13.4 + k * 2.7
        panel(
            s,
            view,
            [(x, 7.95, 0.4), (x + 2.3, 7.95, 0.4), (x + 2.3, 7.95, 3.6), (x, 7.95, 3.6)],
            "#8f5148" if k % 2 else "#845046",
        )
    for x in (-10.6, -6.2, 4.2, 8.6):
        arch = [(x, 7.9, 5), (x + 2.4, 7.9, 5), (x + 2.4, 7.9, 8.6)]
        arch += [
            (x + 1.2 + 1.2 * math.cos(t), 7.9, 8.6 + 1.4 * math.sin(t)) for t in (math.pi * k / 10 for k in range(11))
        ]
        panel(s, view, [*arch, (x, 7.9, 8.6)], "#ffe3a1")
        s.line([view.dot((x + 1.2, 7.85, 5)), view.dot((x + 1.2, 7.85, 10))], "#7a4358", 7)
        s.line([view.dot((x, 7.85, 7.2)), view.dot((x + 2.4, 7.85, 7.2))], "#7a4358", 6)
    cx, cy = view.dot((0, 7.9, 7.3))
    r = view.size((0, 7.9, 7), 1.75)
    s.circle(cx, cy, r * 1.12, OCHRE)
    s.circle(cx, cy, r, NAVY)
    s.poly(
        [
            (cx - r * 0.26, cy + r * 0.4),
            (cx + r * 0.26, cy + r * 0.4),
            (cx + r * 0.36, cy - r * 0.2),
            (cx - r * 0.36, cy - r * 0.2),
        ],
        STRAW,
    )
    s.poly([(cx - r * 0.48, cy - r * 0.2), (cx + r * 0.48, cy - r * 0.2), (cx, cy - r * 0.62)], BRICK)
    s.line([(cx - r * 0.55, cy + r * 0.52), (cx + r * 0.55, cy + r * 0.52)], FOAM, r * 0.12)
    for x, tone in ((-2.9, TEAL), (2.3, BRICK)):
        panel(s, view, [(x, 7.8, 2.6), (x + 0.9, 7.8, 2.6), (x + 0.7, 7.8, 6.2), (x, 7.8, 6.4)], tone)


@scene("council-chamber", ground=DUSK)
def chamber(s):
    view = View((-3.6, -14.6, 9.6), (0.1, 1.2, 2.2), 1080, (800, 560), 2)
    s.rect(-20, -20, 1640, 1110, "#4c2f4f")
    floor(s, view, -40, -30, 40, 8, "#5e2f4a")
    chamber_back(s, view)
    for radius, z, tone in ((12.4, 0, "#6a2c45"), (9.6, 0, "#74314a"), (6.8, 0, "#7e364e")):
        panel(s, view, ring(radius, z, 0, 360), tone)
    table_of_the_chair(s, view)
    benches(s, view)
    panel(s, view, ring(4.4, 0.21, 0, 360), "#b04a44")
    panel(s, view, ring(3.5, 0.22, 0, 360), "#c25a4c")
    speaker(s, view)
    for x in (-10.6, -6.2):
        a, b = view.dot((x, 7.9, 10)), view.dot((x + 2.4, 7.9, 5))
        s.poly([a, (b[0], a[1]), (b[0] + 640, 1090), (a[0] + 330, 1090)], STRAW, opacity=0.13)


def table_of_the_chair(s, view):
    """The mayor under the crest, with the chain of office."""
    box(s, view, (-3.4, 5.6, 0), (3.4, 7.6, 1.4), "#8f5b42", UMBER, "#8f5b42")
    box(s, view, (-0.9, 7.0, 1), (0.9, 7.4, 4.6), BRICK, RUST, BRICK)
    fx, fy = view.dot((0, 6.6, 1.0))
    figures.person(s, fx, fy, view.size((0, 6.6, 1), 2.1), INK, style="bob", hair="#cfc8bd", skin=SKINS[0])
    cx, cy = view.dot((0, 6.5, 2.5))
    s.curve(f"M{cx - 11:.0f} {cy - 8:.0f}q11 30 22 0", OCHRE, 6)
    box(s, view, (-3, 5.4, 1.2), (3, 6.0, 2.3), "#c98a55", UMBER, "#9b5f3f")


def speaker(s, view):
    fx, fy = view.dot((1.2, 0.9, 0.2))
    size = view.size((1.2, 0.9, 0), 2.2)
    s.oval(fx + size * 0.2, fy, size * 0.4, size * 0.07, "#8c3540")
    figures.person(
        s,
        fx,
        fy,
        size,
        CREAM,
        legs=NAVY,
        look="side",
        flip=-1,
        skin=SKINS[3],
        arms=((12, -66, 26, -78), (10, -62, 20, -58)),
    )
