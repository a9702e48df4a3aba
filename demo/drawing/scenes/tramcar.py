"""A tram, and the rails it runs on, in perspective."""

from .. import figures
from ..palette import (
    CREAM,
    DEEP,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    VIOLET,
    darker,
    lighter,
    mix,
)
from ..view import panel

FIGURES = {
    1: [[(0.3, 0.8), (0.55, 1), (0.55, 0)]],
    2: [[(0.1, 0.8), (0.3, 1), (0.7, 1), (0.9, 0.75), (0.1, 0), (0.9, 0)]],
    3: [[(0.1, 0.9), (0.5, 1), (0.85, 0.75), (0.45, 0.53), (0.9, 0.3), (0.5, 0), (0.1, 0.12)]],
    4: [[(0.65, 0), (0.65, 1), (0.08, 0.32), (0.95, 0.32)]],
    5: [[(0.85, 1), (0.2, 1), (0.15, 0.6), (0.6, 0.65), (0.88, 0.35), (0.6, 0.02), (0.1, 0.08)]],
}


def front(s, view, x, y, colour, number, lit):
    """The face of a tram, 2.4 m wide, turned towards us."""

    def wall(points, fill):
        return panel(s, view, [(x + a, y, z) for a, z in points], fill)

    wall([(0, 0.35), (2.4, 0.35), (2.4, 1.5), (0, 1.5)], colour)
    wall([(0, 1.5), (2.4, 1.5), (2.4, 2.9), (2.2, 3.3), (0.2, 3.3), (0, 2.9)], CREAM)
    wall([(0.14, 1.6), (0.76, 1.6), (0.76, 2.6), (0.14, 2.6)], lit)
    wall([(0.84, 1.6), (1.56, 1.6), (1.56, 2.6), (0.84, 2.6)], lighter(lit, 0.25))
    wall([(1.64, 1.6), (2.26, 1.6), (2.26, 2.6), (1.64, 2.6)], lit)
    wall([(0.84, 1.6), (1.2, 1.6), (1.02, 2.6), (0.84, 2.6)], lighter(lit, 0.5))
    wall([(0, 1.38), (2.4, 1.38), (2.4, 1.5), (0, 1.5)], OCHRE)
    wall([(0.1, 0.05), (2.3, 0.05), (2.3, 0.4), (0.1, 0.4)], INK)
    wall([(0.82, 2.7), (1.58, 2.7), (1.58, 3.42), (0.82, 3.42)], INK)
    size = view.size((x + 1.2, y, 3), 1)
    for stroke in FIGURES[number]:
        s.line([view.dot((x + 1.0 + a * 0.42, y - 0.01, 2.8 + b * 0.5)) for a, b in stroke], PAPER, size * 0.09)
    for a in (0.45, 1.95):
        cx, cy = view.dot((x + a, y, 0.85))
        s.circle(cx, cy, size * 0.19, darker(colour, 0.4))
        s.circle(cx, cy, size * 0.14, "#fff4d0")
    cx, cy = view.dot((x + 1.2, y, 1.0))
    s.circle(cx, cy, size * 0.17, OCHRE)
    s.circle(cx, cy, size * 0.11, colour)


def driver(s, view, x, y):
    fx, fy = view.dot((x + 1.2, y, 0.75))
    with s.inside(view.face([(x + a, y, z) for a, z in ((0.84, 1.6), (1.56, 1.6), (1.56, 2.6), (0.84, 2.6))])):
        figures.person(s, fx, fy, view.size((x + 1.2, y, 1), 1.75), NAVY, hat="cap", hat_colour=INK, style="short")


def side(s, view, x, y0, y1, colour, lit):
    def wall(low, high, a, b, fill):
        panel(s, view, [(x, a, low), (x, b, low), (x, b, high), (x, a, high)], fill)

    wall(0.35, 1.5, y0, y1, darker(colour, 0.28))
    wall(1.5, 3.2, y0, y1, mix(CREAM, VIOLET, 0.28))
    wall(0.05, 0.4, y0, y1, DEEP)
    wall(1.38, 1.5, y0, y1, darker(OCHRE, 0.2))
    count = int((y1 - y0) / 1.5)
    for k in range(count):
        a = y0 + 0.3 + k * (y1 - y0 - 0.3) / count
        if k % 4 == 2:
            wall(0.45, 2.7, a, a + 1.1, darker(colour, 0.5))
        wall(1.65, 2.6, a, a + 1.15, lit)
    panel(s, view, [(x, y0, 3.2), (x, y1, 3.2), (x + 0.4, y1, 3.45), (x + 0.4, y0, 3.45)], mix(CREAM, VIOLET, 0.5))


def rails(s, view, x, bend, y1, colour, y0=1.6):
    for side_x in (0.45, 1.95):
        left, right = [], []
        for i in range(40):
            y = y0 + (y1 - y0) * (i / 39) ** 2
            cx = x + side_x + bend(y)
            left.append(view.dot((cx - 0.06, y, 0)))
            right.append(view.dot((cx + 0.06, y, 0)))
        s.poly(left + right[::-1], colour)
