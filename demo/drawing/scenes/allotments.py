"""The allotments on the Flats, from a hill."""

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    FOAM,
    LIME,
    MIST,
    MOSS,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    RUST,
    SKINS,
    STRAW,
    TEAL,
    UMBER,
    darker,
    lighter,
)
from ..registry import scene
from ..view import View, box, floor, panel


def bed(s, view, x0, y0, x1, y1, soil, crop, kind):
    floor(s, view, x0, y0, x1, y1, soil)
    rows = max(3, int((x1 - x0) / 1.1))
    for k in range(rows):
        a = x0 + (x1 - x0) * (k + 0.25) / rows
        b = x0 + (x1 - x0) * (k + 0.75) / rows
        if kind == "rows":
            floor(s, view, a, y0 + 0.3, b, y1 - 0.3, crop)
            continue
        y = y0 + 0.5
        while y < y1 - 0.3:
            px, py = view.dot(((a + b) / 2, y, 0.1))
            r = view.size(((a + b) / 2, y, 0), 0.42)
            if kind == "heads":
                s.oval(px, py, r, r * 0.8, crop)
                s.oval(px - r * 0.1, py - r * 0.12, r * 0.55, r * 0.42, lighter(crop, 0.3))
            else:
                top = view.dot(((a + b) / 2, y, 1.7))
                s.poly([(px - r * 0.7, py), (px + r * 0.7, py), top], crop)
                s.circle(px, py - r * 1.1, r * 0.26, s.dice.choice((BRICK, CORAL, OCHRE)))
            y += 1.15


def shed(s, view, x, y, wall, roof):
    panel(
        s,
        view,
        [(x, y, 0), (x + 2.6, y, 0), (x + 5.4, y + 1.6, 0), (x + 5.4, y + 4, 0), (x + 2.6, y + 4, 0)],
        "#3f5230",
    )
    box(s, view, (x, y, 0), (x + 2.6, y + 3, 2.2), wall, darker(wall, 0.35), wall)
    panel(s, view, [(x, y - 0.01, 2.2), (x + 2.6, y - 0.01, 2.2), (x + 1.3, y - 0.01, 3.1)], wall)
    panel(
        s,
        view,
        [(x - 0.2, y - 0.3, 2.1), (x + 1.3, y - 0.3, 3.2), (x + 1.3, y + 3.2, 3.2), (x - 0.2, y + 3.2, 2.1)],
        lighter(roof, 0.12),
    )
    panel(
        s,
        view,
        [(x + 2.8, y - 0.3, 2.1), (x + 1.3, y - 0.3, 3.2), (x + 1.3, y + 3.2, 3.2), (x + 2.8, y + 3.2, 2.1)],
        darker(roof, 0.22),
    )
    panel(
        s,
        view,
        [(x + 0.3, y - 0.02, 0), (x + 1.2, y - 0.02, 0), (x + 1.2, y - 0.02, 1.8), (x + 0.3, y - 0.02, 1.8)],
        darker(wall, 0.5),
    )
    panel(
        s,
        view,
        [(x + 1.6, y - 0.02, 1), (x + 2.3, y - 0.02, 1), (x + 2.3, y - 0.02, 1.7), (x + 1.6, y - 0.02, 1.7)],
        STRAW,
    )


@scene("allotments", ground=MOSS)
def allotments(s):
    view = View((-9, -13, 13), (3, 13, -1.5), 900, (800, 470), 5)
    s.rect(-20, -20, 1640, 1110, "#8fa04e")
    horizon(s, view)
    floor(s, view, -60, -14, 70, 62, "#8a9c4c")
    soils, crops = ("#6b4632", "#7a5038", "#5d3d2e"), (MOSS, "#5f8a3c", LIME, OLIVE, "#7d5aa0", "#a9bd5a", BRICK)
    kinds = ("rows", "heads", "canes", "heads", "rows")
    for j in range(7, -1, -1):
        for i in range(-5, 6):
            x, y, n = i * 8.2, j * 6.6 - 9, (i * 3 + j * 5) % 35
            bed(s, view, x, y, x + 7, y + 5.2, soils[n % 3], crops[n % 7], kinds[(i + j * 2) % 5])
            if (i * 2 + j) % 7 == 3 and y > -2:
                shed(
                    s,
                    view,
                    x + 3.4,
                    y + 1.4,
                    (TEAL, CORAL, CREAM, BRICK, FOAM)[(i + j) % 5],
                    (UMBER, NAVY, RUST)[j % 3],
                )
    gardeners(s, view)


def horizon(s, view):
    line = 214
    s.rect(-20, -20, 1640, 260, s.fade((0, 0), (0, 240), (0, "#a8d0d0"), (1, "#f6e6bd")))
    with s.group(transform="rotate(-5 800 214)"):
        city.cloud(s, 240, 110, 330, PAPER)
        city.cloud(s, 1050, 80, 300, PAPER)
        city.skyline(s, line, 20, 60, "#9db2a0", 50, ((1180, 110, 18), (330, 84, 14)))
        s.rect(-80, line - 6, 1800, 60, "#7c9450")
        for k in range(26):
            city.poplar(
                s,
                -40 + k * 68 + s.dice.uniform(-16, 16),
                line + 12,
                s.dice.uniform(50, 110),
                s.dice.choice((OLIVE, "#5c7040")),
                0.16,
            )


def gardeners(s, view):
    for x, y, coat, hat, arms in (
        (-1.0, -3.0, BRICK, STRAW, ((10, -64, 20, -54), (16, -62, 26, -54))),
        (15.6, 10, NAVY, OCHRE, figures.HANGING),
        (-8.0, 9, CREAM, BRICK, ((10, -62, 18, -48), (14, -60, 24, -48))),
        (7.6, 3.2, OCHRE, CREAM, figures.HANGING),
    ):
        fx, fy = view.dot((x, y, 0))
        size = view.size((x, y, 0), 1.75)
        panel(s, view, [(x, y, 0), (x + 0.4, y, 0), (x + 2.9, y + 1.0, 0), (x + 2.6, y + 1.3, 0)], "#3f5230")
        figures.person(
            s,
            fx,
            fy,
            size,
            coat,
            legs=NAVY if coat != NAVY else UMBER,
            look="side",
            hat="brim",
            hat_colour=hat,
            arms=arms,
            skin=s.dice.choice(SKINS),
        )
        if x < 0 and y < 0:
            s.path(f"M{fx + 34:.0f} {fy - 92:.0f}h34v34h-34ZM{fx + 68:.0f} {fy - 70:.0f}l34 -18l4 6l-38 30Z", TEAL)
            for k in range(5):
                s.line([(fx + 106, fy - 84 + k * 2), (fx + 128 + k * 5, fy - 50 + k * 10)], MIST, 2.5)
