"""Kitchens: the pass and the oven."""

import math

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    FOAM,
    HAIRS,
    INK,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    SKINS,
    STRAW,
    TAN,
    TEAL,
    darker,
    mix,
)
from ..registry import scene


def plate(s, x, y, r, food):
    s.oval(x, y + r * 0.1, r * 1.02, r * 0.36, INK, opacity=0.25)
    s.oval(x, y, r, r * 0.34, PAPER)
    s.oval(x, y, r * 0.72, r * 0.22, "#e2d8c0")
    if food == "fish":
        s.path(
            f"M{x - r * 0.5:.0f} {y:.0f}Q{x:.0f} {y - r * 0.4:.0f} {x + r * 0.36:.0f} {y - r * 0.04:.0f}l{r * 0.2:.0f} {-r * 0.1:.0f}"
            f"v{r * 0.22:.0f}l{-r * 0.2:.0f} {-r * 0.08:.0f}Q{x:.0f} {y + r * 0.16:.0f} {x - r * 0.5:.0f} {y:.0f}Z",
            CORAL,
        )
        s.circle(x + r * 0.3, y + r * 0.08, r * 0.1, STRAW)
    elif food == "greens":
        city.leaves(s, x, y + r * 0.05, r * 0.5, MOSS, 7, 190)
        for k in range(3):
            s.circle(x - r * 0.3 + k * r * 0.26, y + r * 0.06, r * 0.1, BRICK)
    else:
        s.path(
            f"M{x - r * 0.45:.0f} {y + r * 0.08:.0f}Q{x:.0f} {y - r * 0.75:.0f} {x + r * 0.45:.0f} {y + r * 0.08:.0f}Z",
            OCHRE,
        )
        s.path(
            f"M{x:.0f} {y - r * 0.3:.0f}Q{x + r * 0.3:.0f} {y - r * 0.3:.0f} {x + r * 0.45:.0f} {y + r * 0.08:.0f}H{x:.0f}Z",
            TAN,
        )
        city.leaves(s, x, y - r * 0.3, r * 0.3, MOSS, 3, 110)


def heat_lamp(s, x, y):
    s.poly([(x - 50, y + 20), (x + 50, y + 20), (x + 190, 770), (x - 190, 770)], "#ffd27a", opacity=0.22)
    s.line([(x, -20), (x, y - 90)], INK, 7)
    s.path(f"M{x - 66} {y + 20}Q{x - 60} {y - 80} {x} {y - 96}Q{x + 60} {y - 80} {x + 66} {y + 20}Z", "#c86a3c")
    s.path(f"M{x + 6} {y - 96}Q{x + 60} {y - 80} {x + 66} {y + 20}H{x + 26}Z", "#9a472b")
    s.oval(x, y + 20, 66, 14, "#fff0bf")


def tiled_wall(s):
    s.rect(-20, -20, 1640, 1110, "#2a8a86")
    for row in range(12):
        for column in range(17):
            s.rect(
                -10 + column * 98 + (49 if row % 2 else 0),
                row * 54 - 6,
                94,
                50,
                mix("#2f918c", FOAM, s.dice.uniform(0, 0.25)),
            )
    s.rect(-20, 150, 1640, 16, PINE)
    for k, x in enumerate((60, 190, 330, 470, 1180, 1310, 1450)):
        s.line([(x, 166), (x, 200)], INK, 5)
        s.circle(x, 250, 50 + (k % 3) * 8, (INK, "#c86a3c", NAVY)[k % 3])
        s.circle(x, 250, 36 + (k % 3) * 8, darker((INK, "#c86a3c", NAVY)[k % 3], 0.25))


@scene("kitchen-pass", ground=TEAL)
def kitchen_pass(s):
    tiled_wall(s)
    tickets(s)
    cooks(s)
    counter_top(s)


def cooks(s):
    figures.person(
        s,
        270,
        1330,
        960,
        PAPER,
        skin=SKINS[0],
        hair=HAIRS[5],
        style="tail",
        look="side",
        hat="beanie",
        apron=NAVY,
        arms=((8, -64, 22, -62), (16, -62, 30, -58)),
    )
    figures.person(
        s,
        1380,
        1320,
        930,
        PAPER,
        skin=SKINS[2],
        look="side",
        flip=-1,
        hat="toque",
        hat_colour=PAPER,
        apron=BRICK,
        arms=((10, -64, 24, -60), (18, -62, 34, -60)),
    )
    head_cook(s)


def head_cook(s):
    figures.person(
        s,
        820,
        1310,
        1000,
        PAPER,
        skin=SKINS[3],
        style="bun",
        tilt=6,
        apron=INK,
        arms=((-19, -62, -9, -54), (19, -62, 8, -55)),
    )


def counter_top(s):
    s.rect(-20, 770, 1640, 330, "#cfd6cf")
    s.rect(-20, 770, 1640, 26, PAPER)
    s.rect(-20, 1000, 1640, 90, "#8b9b9c")
    s.spatter([(0, 800), (1600, 800), (1600, 1067), (0, 1067)], "#7d8f92", (0, 850), (0, 1080), 0.6)
    for x, y, r, food in (
        (240, 850, 150, "greens"),
        (560, 905, 180, "fish"),
        (900, 850, 150, "pie"),
        (1240, 905, 180, "greens"),
        (1540, 860, 150, "fish"),
    ):
        plate(s, x, y, r, food)
    for x in (420, 860, 1250):
        heat_lamp(s, x, 120)
    city.steam(s, 900, 770, 150, PAPER, 0.5)


def tickets(s):
    for k in range(7):
        x = 560 + k * 76
        s.rect(x, 60, 58, 84 + (k * 37) % 40, PAPER, transform=f"rotate({(k % 3) * 3 - 3} {x} 60)")
        for j in range(3):
            s.line([(x + 10, 84 + j * 20), (x + 40 - j * 6, 84 + j * 20)], BRICK if j == 0 else INK, 5)
    s.rect(540, 50, 560, 16, INK)


def loaf(s, x, y, w, crust):
    h = w * 0.5
    s.path(
        f"M{x - w / 2:.0f} {y:.0f}Q{x - w * 0.56:.0f} {y - h:.0f} {x:.0f} {y - h:.0f}Q{x + w * 0.56:.0f} {y - h:.0f} {x + w / 2:.0f} {y:.0f}"
        f"Q{x:.0f} {y + h * 0.16:.0f} {x - w / 2:.0f} {y:.0f}Z",
        crust,
    )
    s.path(
        f"M{x + w * 0.08:.0f} {y - h:.0f}Q{x + w * 0.56:.0f} {y - h:.0f} {x + w / 2:.0f} {y:.0f}Q{x + w * 0.3:.0f} {y + h * 0.1:.0f} "
        f"{x + w * 0.12:.0f} {y + h * 0.08:.0f}Q{x + w * 0.3:.0f} {y - h * 0.5:.0f} {x + w * 0.08:.0f} {y - h:.0f}Z",
        darker(crust, 0.25),
    )
    for k in (-1, 0, 1):
        s.curve(
            f"M{x + k * w * 0.2 - w * 0.07:.0f} {y - h * 0.36:.0f}q{w * 0.06:.0f} {-h * 0.3:.0f} {w * 0.12:.0f} {-h * 0.36:.0f}",
            STRAW,
            w * 0.035,
        )


@scene("bread-oven", ground=DEEP)
def bread_oven(s):
    s.rect(-20, -20, 1640, 1110, "#2a1830")
    for row in range(18):
        for column in range(15):
            x, y = column * 120 + (60 if row % 2 else 0) - 60, row * 50 - 10
            near = max(0, 1 - math.hypot(x - 980, y - 420) / 900)
            s.rect(x, y, 114, 44, mix("#371d33", "#b4502f", near * s.dice.uniform(0.6, 0.95)))
    s.path("M650 700L650 450Q650 150 990 150Q1330 150 1330 450L1330 700Z", "#2a1830")
    s.path("M690 690L690 460Q690 200 990 200Q1290 200 1290 460L1290 690Z", "#e2662f")
    s.path("M740 690L740 480Q740 260 990 260Q1240 260 1240 480L1240 690Z", "#f29a3c")
    s.path(
        "M810 690Q800 560 870 500Q880 570 920 580Q920 430 1010 370Q1010 500 1060 540Q1090 500 1090 460Q1170 560 1160 690Z",
        STRAW,
    )
    s.path("M880 690Q880 620 920 590Q950 640 980 600Q990 560 1010 520Q1050 620 1070 610Q1110 640 1100 690Z", "#fff6d8")
    for k in range(15):
        t = math.pi * k / 14
        x, y = 990 - 340 * math.cos(t), 450 - 290 * math.sin(t)
        s.rect(
            x - 22,
            y - 42,
            44,
            84,
            mix("#c05a38", BRICK, (k % 2) * 0.8),
            transform=f"rotate({-90 + math.degrees(t):.0f} {x:.0f} {y:.0f})",
        )
    s.glow(990, 520, 700, "#ffb14a", 0.4)
    s.rect(600, 690, 800, 40, "#6a3030")
    s.poly([(0, 1100), (600, 730), (1400, 730), (1640, 1100)], "#f2a04a", opacity=0.28)
    baker(s)
    bench(s)


def baker(s):
    figures.person(
        s,
        450,
        1230,
        940,
        CREAM,
        legs=INK,
        skin=SKINS[1],
        hair=HAIRS[1],
        look="side",
        hat="beanie",
        hat_colour=BRICK,
        apron=None,
        pose="wide",
        arms=((6, -66, 22, -58), (18, -60, 36, -62)),
    )
    s.path("M352 500L470 500L452 1100L330 1100L330 620Z", NAVY, opacity=0.5)
    s.line([(170, 700), (880, 640)], TAN, 22)
    s.path("M850 610L1080 600Q1110 626 1080 652L850 672Z", "#d8a468")
    loaf(s, 970, 612, 170, OCHRE)
    s.circle(792, 650, 36, SKINS[1])
    s.circle(640, 672, 36, SKINS[1])


def bench(s):
    s.poly([(-20, 905), (1640, 880), (1640, 1110), (-20, 1110)], "#7a3f2e")
    s.poly([(-20, 905), (1640, 880), (1640, 912), (-20, 940)], "#c8854a")
    for x, y, w, crust in (
        (760, 915, 230, "#c87a35"),
        (1010, 905, 250, OCHRE),
        (1280, 915, 260, "#b5662c"),
        (1530, 900, 230, OCHRE),
        (880, 1000, 280, "#d98f3e"),
        (1170, 1005, 290, "#c06a2e"),
        (1450, 1000, 280, "#d98f3e"),
    ):
        loaf(s, x, y, w, crust)
    s.path("M20 930Q60 830 160 850Q240 800 300 930Z", PAPER)
    s.path("M160 850Q240 800 300 930L200 930Z", "#d8c6b0")
