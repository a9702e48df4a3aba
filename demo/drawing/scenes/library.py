"""The Central Library's reading room."""

import math

from .. import figures
from ..palette import (
    BRICK,
    COATS,
    CREAM,
    HAIRS,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SKINS,
    STRAW,
    TEAL,
    UMBER,
    VIOLET,
    mix,
)
from ..registry import scene
from ..view import View, box, floor, panel


def shelves(s, view, x, out):
    panel(s, view, [(x, -4, 0), (x, 40, 0), (x, 40, 7), (x, -4, 7)], "#5a3330")
    for bay in range(14):
        y0 = -3 + bay * 3
        for row in range(6):
            z, y = 0.35 + row * 1.08, y0 + 0.15
            while y < y0 + 2.5:
                w, h = s.dice.uniform(0.14, 0.34), s.dice.uniform(0.6, 0.88)
                colour = s.dice.choice((BRICK, RUST, TEAL, PINE, OCHRE, NAVY, CREAM, VIOLET, UMBER))
                panel(
                    s,
                    view,
                    [
                        (x - out * 0.02, y, z),
                        (x - out * 0.02, y + w, z),
                        (x - out * 0.02, y + w, z + h),
                        (x - out * 0.02, y, z + h),
                    ],
                    mix(colour, "#5a3330", 0.25),
                )
                y += w + 0.02
    box(s, view, (min(x, x - out * 1.2), -4, 7), (max(x, x - out * 1.2), 40, 7.3), OCHRE, "#8f5b42", "#8f5b42")


def reading_table(s, view, x, y, k):
    box(s, view, (x, y, 0.7), (x + 4.2, y + 1.5, 0.8), "#b0703f", "#7c4630", "#7c4630")
    for dx in (0.3, 3.8):
        box(s, view, (x + dx, y + 0.1, 0), (x + dx + 0.15, y + 0.3, 0.7), UMBER, UMBER, UMBER)
    for dx in (1.0, 3.1):
        px, py = view.dot((x + dx, y + 0.75, 0.8))
        u = view.size((x + dx, y + 0.75, 0.8), 0.1)
        s.glow(px, py, u * 9, STRAW, 0.6)
        s.rect(px - u * 0.2, py - u * 4, u * 0.4, u * 4, OCHRE)
        s.path(
            f"M{px - u * 2.6:.1f} {py - u * 3.4:.1f}Q{px - u * 2.2:.1f} {py - u * 5:.1f} {px:.1f} {py - u * 5:.1f}"
            f"Q{px + u * 2.2:.1f} {py - u * 5:.1f} {px + u * 2.6:.1f} {py - u * 3.4:.1f}Z",
            "#2f8a6a",
        )
        s.rect(px - u * 2.4, py - u * 3.4, u * 4.8, u * 0.5, "#fff0bf")
        bx, by = view.dot((x + dx - 0.5, y + 0.3, 0.82))
        s.poly(
            [
                (bx - u * 2, by),
                (bx, by + u * 0.5),
                (bx + u * 2, by),
                (bx + u * 2, by - u * 1.1),
                (bx, by - u * 0.7),
                (bx - u * 2, by - u * 1.1),
            ],
            PAPER,
        )
    return k


def readers(s, view, x, y, k):
    for j, dx in enumerate((0.6, 1.9, 3.2)):
        if (j + k) % 3 == 0:
            continue
        fx, fy = view.dot((x + dx, y - 0.35, -0.45))
        figures.person(
            s,
            fx,
            fy,
            view.size((x + dx, y, 0), 1.66),
            COATS[(k * 4 + j * 3) % len(COATS)],
            look="back",
            skin=SKINS[(k + j) % 5],
            hair=HAIRS[(k * 2 + j) % 6],
            style=("bob", "short", "bun", "long", "afro")[(k + j * 2) % 5],
            arms=((-15, -62, -9, -58), (15, -62, 9, -58)),
        )
        chair(s, fx, fy, view.size((x + dx, y, 0), 1.66))


def chair(s, x, y, k):
    """A chair seen from behind: the sitter's legs vanish into it."""
    s.rect(x - k * 0.15, y - k * 0.5, k * 0.3, k * 0.34, UMBER, rx=k * 0.03)
    for dx in (-0.09, -0.01, 0.07):
        s.rect(x + k * dx, y - k * 0.46, k * 0.025, k * 0.24, "#8f5b42")
    s.rect(x - k * 0.16, y - k * 0.2, k * 0.32, k * 0.06, "#8f5b42")
    for dx in (-0.15, 0.12):
        s.rect(x + k * dx, y - k * 0.16, k * 0.035, k * 0.3, UMBER)


@scene("library-reading-room", ground="#6b3f3a")
def library(s):
    view = View((0, -6.4, 2.6), (0, 20, 4.0), 900, (800, 560))
    s.rect(-20, -20, 1640, 1110, "#c98d55")
    for k in range(7, -1, -1):
        y = 40 * (k / 7) ** 1.2 - 2
        vault = [(8.6 * math.cos(t), y, 7.6 + 5 * math.sin(t)) for t in (math.pi * i / 20 for i in range(21))]
        panel(s, view, vault, mix("#d98f55", "#f8d493", k / 7) if k % 2 else mix("#b8683f", "#eebf7c", k / 7))
    panel(
        s,
        view,
        [
            (-8.6, 40, 0),
            (8.6, 40, 0),
            (8.6, 40, 7.6),
            *[(8.6 * math.cos(t), 40, 7.6 + 5 * math.sin(t)) for t in (math.pi * i / 20 for i in range(21))],
        ],
        "#e2a765",
    )
    window = [(-4, 39.9, 2.4), (4, 39.9, 2.4), (4, 39.9, 7.6)] + [
        (4 * math.cos(t), 39.9, 7.6 + 3.8 * math.sin(t)) for t in (math.pi * i / 16 for i in range(17))
    ]
    panel(s, view, window, "#fff4d2")
    for x in (-2, 0, 2):
        s.line([view.dot((x, 39.8, 2.4)), view.dot((x, 39.8, 11))], "#c98d55", 5)
    for z in (4.4, 6.4, 8):
        s.line([view.dot((-4, 39.8, z)), view.dot((4, 39.8, z))], "#c98d55", 5)
    floor(s, view, -8.6, -6, 8.6, 40, "#7c3f3c")
    panel(s, view, [(-1.1, 40, 0), (1.1, 40, 0), (1.4, -6, 0), (-1.4, -6, 0)], "#d9a066")
    for x, out in ((-8.6, -1), (8.6, 1)):
        shelves(s, view, x, out)
    for k, y in enumerate((24, 17.5, 12, 7.4, 3.4, 0)):
        for x in (-6.2, 2.0):
            reading_table(s, view, x, y, k)
            readers(s, view, x, y, k + (x > 0) * 2)
    a, b = view.dot((-4, 39.8, 11)), view.dot((4, 39.8, 2.4))
    s.poly([(a[0], a[1]), (b[0], a[1]), (b[0] + 260, 1090), (a[0] + 40, 1090)], "#fff4d2", opacity=0.2)
