"""Streets by evening and rain: Northgate, Millbank, Brewers' Row, umbrellas."""

from .. import city, figures
from ..palette import (
    BLUSH,
    BRICK,
    COATS,
    CORAL,
    CREAM,
    DUSK,
    FOAM,
    INK,
    MOSS,
    NAVY,
    OCHRE,
    OLIVE,
    PAPER,
    PINE,
    RUST,
    SKINS,
    SKY,
    STRAW,
    TEAL,
    UMBER,
    VIOLET,
    darker,
    mix,
)
from ..registry import scene
from ..view import View, box, floor, grid, panel


def block(s, view, low, high, wall, columns, rows, lit):
    """A tower: two faces seen from below, with balconies in colour here and there."""
    (x0, y0, _), (x1, y1, z1) = low, high
    shade = darker(wall, 0.34)
    x_face = x1 if view.eye[0] > x1 else x0
    box(s, view, low, high, wall, shade, wall)

    def pane(column, row):
        if s.dice.random() < 0.3:
            return s.dice.choice(lit)
        return darker(wall, 0.55)

    grid(s, view, (x0, y0 - 0.01, 4), (x1 - x0, 0, 0), (0, 0, z1 - 5), columns, rows, pane, 0.42)
    deep = [darker(c, 0.15) for c in lit]
    grid(
        s,
        view,
        (x_face, y0, 4),
        (0, y1 - y0, 0),
        (0, 0, z1 - 5),
        columns,
        rows,
        lambda c, r: s.dice.choice(deep) if s.dice.random() < 0.2 else darker(wall, 0.7),
        0.42,
    )
    balconies(s, view, (x0, x1, y0, z1), columns, rows)


def balconies(s, view, edges, columns, rows):
    x0, x1, y0, z1 = edges
    for row in range(rows):
        z = 4 + (z1 - 5) * row / rows
        for column in range(columns):
            if (column + row) % 3 == 0:
                a = x0 + (x1 - x0) * (column + 0.12) / columns
                b = x0 + (x1 - x0) * (column + 0.88) / columns
                colour = s.dice.choice((CORAL, OCHRE, TEAL, CREAM, CORAL))
                box(
                    s,
                    view,
                    (a, y0 - 1, z - 0.1),
                    (b, y0, z + 1.0),
                    colour,
                    darker(colour, 0.4),
                    colour,
                    darker(colour, 0.4),
                )


@scene("northgate-towers", ground=VIOLET)
def northgate(s):
    view = View((0, 0, 1.5), (1.5, 30, 25), 760, (800, 620), -5)
    s.rect(
        -20,
        -20,
        1640,
        1110,
        s.fade((300, 0), (900, 1067), (0, "#3f3a78"), (0.45, "#9a6aa0"), (0.8, "#ec9a86"), (1, STRAW)),
    )
    for x, y, w in ((520, 300, 360), (820, 520, 420), (430, 640, 300)):
        city.cloud(s, x, y, w, "#b57ba4")
    warm = (STRAW, OCHRE, "#ffdf9a", BLUSH)
    block(s, view, (-6, 88, 0), (8, 100, 46), "#a878a6", 5, 13, warm)
    block(s, view, (20, 50, 0), (38, 68, 52), "#8a6aa2", 5, 13, warm)
    block(s, view, (-44, 44, 0), (-22, 62, 60), "#6a5a98", 6, 14, warm)
    block(s, view, (10, 24, 0), (27, 42, 47), "#e6cdb0", 5, 12, warm)
    block(s, view, (-27, 17, 0), (-9, 34, 54), "#3c3d78", 5, 13, warm)
    for spots in (((860, 420), 84), ((960, 360), 60), ((900, 520), 44), ((1010, 470), 36)):
        figures.gull(s, *spots[0], spots[1], INK, INK, -12)
    s.line([view.dot((-9, 17, 38)), view.dot((10, 24, 33))], INK, 3)
    washing(s, view.dot((-9, 17, 31)), view.dot((10, 24, 29)))


def washing(s, a, b):
    """A line of washing hung between the towers."""
    s.line([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 40), b], INK, 4, soft=True)
    for k in range(9):
        t = (k + 1) / 10
        x, y = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + 160 * t * (1 - t)
        colour = (PAPER, BRICK, TEAL, PAPER, OCHRE, NAVY, CORAL, PAPER, FOAM)[k]
        if k % 3 == 1:
            s.path(f"M{x - 30:.0f} {y:.0f}h60l14 22l-20 8v56h-48v-56l-20 -8Z", colour)
        else:
            s.path(f"M{x - 26:.0f} {y:.0f}h50q-6 40 2 {70 + k * 3}q-26 10 -54 0q6 -40 2 -70Z", colour)


def mill(s, view, mirror=1):
    """The mill and its water twin: mirror is 1 or -1."""
    wall = BRICK if mirror > 0 else mix(BRICK, PINE, 0.45)
    dark = darker(wall, 0.32)

    def up(points, fill):
        panel(s, view, [(x, y, z * mirror) for x, y, z in points], fill)

    up([(24, 16, 0), (27.6, 16, 0), (26.9, 16, 36), (24.7, 16, 36)], wall)
    up([(26, 16, 0), (27.6, 16, 0), (26.9, 16, 36), (26.0, 16, 36)], dark)
    up([(24.3, 15.9, 34), (27.3, 15.9, 34), (27.3, 15.9, 36.4), (24.3, 15.9, 36.4)], mix(CREAM, wall, 0.35))
    up([(-30, 4, 1), (-30, 20, 1), (-30, 20, 15), (-30, 4, 15)], dark)
    up([(-30, 4, 1), (20, 4, 1), (20, 4, 15), (-30, 4, 15)], wall)
    for k in range(5):
        x = -30 + k * 10
        up([(x, 4, 15), (x + 10, 4, 15), (x + 10, 4, 19.4)], mix(wall, CREAM, 0.12))
        up([(x, 4, 15), (x + 10, 4, 19.4), (x + 10, 12, 19.4), (x, 12, 15)], mix("#6a3d3f", wall, 0.2))
    up([(20, 4, 1), (34, 4, 1), (34, 4, 9), (20, 4, 9)], darker(wall, 0.12))
    up([(19.4, 3.6, 9), (34.6, 3.6, 9), (32, 8, 12.4), (22, 8, 12.4)], mix("#6a3d3f", INK, 0.2))
    pane = mix(STRAW, SKY, 0.55) if mirror > 0 else mix(FOAM, PINE, 0.4)
    for row in range(3):
        grid(
            s,
            view,
            (-29, 3.98, mirror * (2 + row * 4.3)),
            (48, 0, 0),
            (0, 0, mirror * 3.9),
            15,
            1,
            lambda c, r: s.dice.choice((pane, pane, NAVY)),
            0.42,
            True,
        )
    grid(s, view, (21, 3.98, mirror * 2), (12, 0, 0), (0, 0, mirror * 5), 3, 1, NAVY, 0.4, True)


@scene("millbank-mill", ground=SKY)
def millbank(s):
    view = View((-20, -34, 4.2), (3, 6, 9.4), 1000, (800, 560))
    s.rect(-20, -20, 1640, 1110, s.fade((0, 0), (0, 640), (0, "#a9cdd2"), (1, "#f3e6c2")))
    for x, y, w in ((60, 200, 420), (980, 300, 330), (520, 120, 300)):
        city.cloud(s, x, y, w, PAPER)
    top = view.dot((25.8, 16, 36.4))
    for k, r in enumerate((26, 40, 54, 74, 92)):
        s.circle(top[0] + k * 52, top[1] - 20 - k * 32, r, mix("#e9dcc8", SKY, 0.1 * k))
    floor(s, view, -200, -9, 300, 400, MOSS, 0.2)
    mill(s, view)
    panel(s, view, [(-200, 0.5, 1), (200, 0.5, 1), (200, 4, 1), (-200, 4, 1)], "#d9c79a")
    panel(s, view, [(-200, 0.5, 0), (200, 0.5, 0), (200, 0.5, 1), (-200, 0.5, 1)], "#8c7a68")
    for x in (-14, 14, 36):
        fx, fy = view.dot((x, 2.4, 1))
        city.tree(s, fx, fy, view.size((x, 2, 1), 7), MOSS if x < 30 else OLIVE)
    for x, coat in ((-3, OCHRE), (-1.4, TEAL), (9, INK)):
        fx, fy = view.dot((x, 1.6, 1))
        figures.person(s, fx, fy, view.size((x, 1.6, 1), 1.75), coat, pose="walk", look="side", style="bob")
    water(s, view)
    narrowboat(s)


def water(s, view):
    with s.inside(view.face([(-300, 0.5, 0), (300, 0.5, 0), (300, -33, 0), (-300, -33, 0)])):
        s.rect(-20, 500, 1640, 600, s.fade((0, 560), (0, 1067), (0, "#7fb5ac"), (1, PINE)))
        with s.group(opacity=0.8):
            mill(s, view, -1)
        city.streaks(s, 720, 1060, ("#9cc9bd", "#4c8f8d", PINE), 40, 520, 11)


def narrowboat(s):
    s.path("M250 1000L250 930L330 905L1290 880Q1420 872 1470 846Q1462 960 1380 1010Z", INK)
    s.path("M250 930L330 905L1290 880Q1420 872 1470 846L1464 880Q1400 908 1290 912L330 938L250 962Z", OCHRE)
    s.poly([(400, 912), (400, 812), (1190, 796), (1230, 888)], PINE)
    s.poly([(380, 816), (390, 796), (1196, 780), (1210, 800)], BRICK)
    for k in range(6):
        s.circle(480 + k * 124, 862 - k * 3, 30, OCHRE)
        s.circle(480 + k * 124, 862 - k * 3, 22, STRAW)
    s.rect(980, 720, 30, 70, INK)
    s.rect(974, 716, 42, 12, OCHRE)
    for k in range(5):
        s.rect(560 + k * 56, 768 - k, 40, 24, (TEAL, BRICK, OCHRE, NAVY, CORAL)[k])
        city.leaves(s, 580 + k * 56, 770 - k, 40, MOSS, 5)
    figures.person(
        s,
        320,
        960,
        260,
        NAVY,
        legs=INK,
        hat="brim",
        hat_colour=UMBER,
        look="side",
        skin=SKINS[2],
        arms=((-12, -62, -18, -50), (14, -62, -6, -52)),
    )


@scene("brewers-row", ground=DUSK)
def brewers_row(s):
    view = View((-0.7, -2.2, 1.75), (0.3, 12, 2.7), 1020, (790, 660))
    s.rect(-20, -20, 1640, 1110, s.fade((0, 0), (0, 600), (0, "#2b2a60"), (0.6, "#8f5f92"), (1, "#f2a879")))
    floor(s, view, -5, -3, 5, 120, "#6d4360")
    for k in range(16):
        floor(s, view, -5, k * k * 0.35 - 1.5, 5, k * k * 0.35 - 1.3 + k * 0.03, "#59365a")
    chimney(s, view)
    for y0, y1, high, left, right in (
        (34, 60, 9, "#8a4048", "#a0525a"),
        (18, 34, 11, RUST, "#b4563f"),
        (7, 18, 9, "#9c3b2e", BRICK),
        (-3, 7, 12, "#742a2e", RUST),
    ):
        for x, wall, far in ((-5, left, -14), (5, right, 14)):
            box(s, view, (min(x, far), y0, 0), (max(x, far), y1, high + (x > 0) * 1.2), wall, wall, darker(wall, 0.3))
            count = max(2, int((y1 - y0) / 2.8))
            grid(
                s,
                view,
                (x * 0.998, y0, 4),
                (0, y1 - y0, 0),
                (0, 0, 4.4),
                count,
                1,
                lambda c, r: s.dice.choice((STRAW, OCHRE, "#3a2a50")),
                0.45,
                True,
            )
            grid(s, view, (x * 0.998, y0, -0.6), (0, y1 - y0, 0), (0, 0, 4.1), count, 1, "#ffd98a", 0.35, True)
    kettle(s, view)
    for y, sag in ((30, 26), (20, 34), (12.5, 46), (7.6, 60), (4.4, 80)):
        city.bulbs(s, view.dot((-5, y, 5.6)), view.dot((5, y + 1.5, 5.6)), sag, 9, max(4, 62 / (y + 2)))
    tables(s, view)


def chimney(s, view):
    a, b = view.dot((1.0, 90, 0)), view.dot((5, 90, 46))
    s.poly([(a[0], a[1]), (b[0], a[1]), (b[0] - 8, b[1]), (a[0] + 8, b[1])], "#7c4468")
    s.rect(a[0] + 2, b[1], b[0] - a[0] - 4, 16, "#f2a879")


def kettle(s, view):
    x, y = view.dot((4.9, 5.2, 1.3))
    s.path(f"M{x - 90:.0f} {y + 60:.0f}q-20 -120 60 -160l20 -90h24l20 90q90 40 70 160Z", "#c86a3c")
    s.path(f"M{x + 14:.0f} {y - 190:.0f}l20 90q90 40 70 160h-70q20 -120 -36 -160Z", "#9c4a30")
    s.curve(f"M{x - 60:.0f} {y - 40:.0f}q10 -30 34 -44", STRAW, 8)


def tables(s, view):
    spots = [(-2.6, 15, 0), (2.5, 12, 1), (-2.7, 8.2, 2), (2.6, 5.4, 3), (-2.3, 2.5, 4)]
    for x, y, k in spots:
        size = view.size((x, y, 0), 1.72)
        for dx, flip in ((-0.75, 1), (0.75, -1)):
            fx, fy = view.dot((x + dx, y + 0.1, 0))
            coat = COATS[(k * 3 + (flip > 0) * 4) % len(COATS)]
            figures.person(
                s,
                fx,
                fy,
                size,
                coat,
                look="side",
                flip=flip,
                style=("bob", "short", "bun", "afro", "long")[k],
                skin=SKINS[(k + (flip > 0) * 2) % 5],
                arms=((4, -66, 16, -62), (14, -64, 26, -70)),
                hair=figures.HAIRS[(k * 2 + (flip > 0)) % 6],
                pose="stand",
            )
        tx, ty = view.dot((x, y, 1.05))
        w = view.size((x, y, 1), 0.45)
        s.rect(tx - w * 0.06, ty, w * 0.12, view.size((x, y, 0), 1.05), INK)
        s.oval(tx, ty, w, w * 0.2, UMBER)
        s.oval(tx, ty - w * 0.05, w, w * 0.2, "#a3683e")
        for dx in (-0.4, 0.35):
            s.rect(tx + w * dx, ty - w * 0.5, w * 0.22, w * 0.42, OCHRE)
            s.rect(tx + w * dx, ty - w * 0.58, w * 0.22, w * 0.14, PAPER)
