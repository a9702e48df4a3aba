"""Food across a counter: the noodle bar and the coffee bar."""

from .. import city, figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    FOAM,
    HAIRS,
    INK,
    MOSS,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SKINS,
    SKY,
    STRAW,
    TAN,
    TEAL,
    UMBER,
    VIOLET,
    darker,
    lighter,
)
from ..registry import scene


def lantern(s, x, y, k, colour):
    s.line([(x, -20), (x, y - 70 * k)], INK, 4)
    s.glow(x, y, 190 * k, colour, 0.6)
    s.oval(x, y, 74 * k, 62 * k, colour)
    s.oval(x, y, 40 * k, 62 * k, lighter(colour, 0.3))
    s.oval(x, y, 12 * k, 62 * k, lighter(colour, 0.55))
    s.rect(x - 26 * k, y - 68 * k, 52 * k, 12 * k, INK)
    s.rect(x - 26 * k, y + 56 * k, 52 * k, 12 * k, INK)
    s.line([(x, y + 68 * k), (x, y + 106 * k)], OCHRE, 6 * k)


@scene("noodle-bar", ground=INK)
def noodle_bar(s):
    s.rect(-20, -20, 1640, 1110, "#141a3c")
    s.rect(60, 120, 1480, 600, "#ffcf7a")
    s.rect(60, 120, 1480, 600, s.fade((0, 120), (0, 720), (0, "#f7b95f"), (1, "#ffe3a6")))
    for y in (300, 420):
        s.rect(100, y, 420, 12, UMBER)
        for k in range(7):
            h = s.dice.uniform(40, 86)
            s.rect(118 + k * 57, y - h, 36, h, (BRICK, TEAL, PINE, CREAM, RUST)[k % 5], rx=8)
    menu(s)
    figures.person(
        s,
        760,
        1180,
        760,
        BRICK,
        skin=SKINS[1],
        hair=HAIRS[0],
        style="short",
        look="front",
        hat="beanie",
        hat_colour=PAPER,
        apron=PAPER,
        tilt=-4,
        arms=((-20, -64, -25, -76), (19, -64, 9, -58)),
    )
    noodles(s)
    s.path("M930 640h240v60q0 40 -40 40h-160q-40 0 -40 -40Z", "#7d8f92")
    s.rect(914, 626, 272, 22, "#aebab6")
    city.steam(s, 1050, 620, 330, PAPER, 0.6, 4, 24)
    s.rect(-20, 700, 1640, 90, "#a3563a")
    s.rect(-20, 700, 1640, 18, OCHRE)
    s.rect(-20, 790, 1640, 310, "#2a1f4a")
    for k in range(14):
        s.rect(-10 + k * 118, 800, 104, 300, "#33265a")
    for x in (250, 480, 1240, 1440):
        bowl(s, x, 700)
    guests(s)
    hangings(s)


def hangings(s):
    for k in range(7):
        x = 60 + k * 212
        s.path(f"M{x} 100h206v{110 + (k % 2) * 10}q-104 24 -206 0Z", (BRICK, "#a93a2a")[k % 2])
        s.circle(x + 103, 160, 32, PAPER)
        s.curve(f"M{x + 86} 168q8 -22 18 0t18 0", BRICK, 6)
    s.rect(-20, 84, 1640, 26, INK)
    for x, y, k, colour in (
        (40, 250, 1.1, CORAL),
        (1560, 250, 1.1, CORAL),
        (1360, 330, 0.8, OCHRE),
        (240, 40, 0.6, OCHRE),
        (1130, 36, 0.6, CORAL),
    ):
        lantern(s, x, y, k, colour)


def menu(s):
    s.rect(1180, 260, 320, 200, PINE)
    for row in range(4):
        s.line([(1210, 300 + row * 42), (1330 + (row * 47) % 60, 300 + row * 42)], CREAM, 9)
        s.line([(1420, 300 + row * 42), (1464, 300 + row * 42)], OCHRE, 9)


def noodles(s):
    for k in range(6):
        s.curve(f"M{560 + k * 7} 610q-10 40 4 70t-4 60", STRAW, 6)
    s.path("M520 590q60 -34 110 0l-20 34h-70Z", "#7d8f92")


def bowl(s, x, y):
    s.path(f"M{x - 70} {y - 56}h140q-6 56 -44 60h-52q-38 -4 -44 -60Z", TEAL)
    s.path(f"M{x + 10} {y - 56}h60q-6 56 -44 60h-20Z", PINE)
    s.oval(x, y - 56, 70, 15, CREAM)
    s.line([(x + 20, y - 60), (x + 92, y - 150)], RUST, 7)
    s.line([(x + 34, y - 60), (x + 112, y - 140)], RUST, 7)
    city.steam(s, x, y - 74, 100, PAPER, 0.55, 2, 11)


def guests(s):
    row = (
        (150, VIOLET, "bob", 2, 1, None),
        (390, TEAL, "short", 0, 3, "beanie"),
        (1180, NAVY, "bun", 0, 2, None),
        (1400, CORAL, "long", 3, 0, None),
    )
    for x, coat, style, hair, skin, hat in row:
        s.rect(x - 10, 960, 20, 140, INK)
        s.oval(x, 955, 84, 20, RUST)
        figures.person(
            s,
            x,
            1160,
            620,
            coat,
            look="back",
            style=style,
            hair=HAIRS[hair],
            skin=SKINS[skin],
            hat=hat,
            hat_colour=OCHRE,
            arms=((-17, -64, -10, -66), (17, -64, 10, -66)),
        )


def cup(s, x, y, k, colour):
    with s.at(x, y, k):
        s.oval(0, 6, 128, 22, INK, opacity=0.3)
        s.oval(0, 0, 120, 22, lighter(colour, 0.3))
        s.curve("M74 -84Q140 -90 130 -46Q120 -18 66 -22", colour, 16)
        s.path("M-84 -118H84Q80 -10 34 -4H-34Q-80 -10 -84 -118Z", colour)
        s.path("M20 -118H84Q80 -10 34 -4H10Q34 -40 20 -118Z", darker(colour, 0.22))
        s.oval(0, -118, 84, 20, PAPER)
        s.oval(0, -116, 70, 14, "#7a4526")
        s.path("M-30 -116q30 -16 60 0q-30 14 -60 0Z", "#e9cfa4")


@scene("coffee-counter", ground="#cfe0d6")
def coffee(s):
    with s.group(transform="translate(0 96)"):
        coffee_bar(s)


def coffee_bar(s):
    s.rect(-20, -120, 1640, 1210, "#f0cfae")
    s.rect(700, -120, 760, 800, "#bfe0dc")
    s.circle(1260, 210, 96, "#fff4d2")
    city.skyline(s, 690, 120, 300, "#8fb9b4", 130, ((960, 420, 46),))
    city.skyline(s, 700, 60, 170, "#6a9f9c", 110)
    for x in (690, 1070, 1450):
        s.rect(x, -120, 20, 820, PINE)
    s.rect(690, 330, 780, 16, PINE)
    s.poly([(720, 700), (1450, 700), (1180, 1110), (220, 1110)], PAPER, opacity=0.35)
    shelf(s)
    figures.person(
        s,
        960,
        1500,
        1060,
        NAVY,
        skin=SKINS[1],
        hair=HAIRS[2],
        style="bun",
        look="side",
        flip=-1,
        apron=OCHRE,
        arms=((10, -64, 24, -62), (14, -62, 34, -56)),
    )
    machine(s)
    s.rect(-20, 800, 1640, 300, "#8f4a34")
    s.rect(-20, 800, 1640, 34, "#d99a62")
    s.poly([(700, 802), (1440, 802), (1360, 834), (560, 834)], "#f6d7a4")
    for k in range(12):
        s.rect(-10 + k * 140, 850, 124, 250, "#7c3e2e")
    cup(s, 1210, 818, 1.25, TEAL)
    city.steam(s, 1210, 640, 220, PAPER, 0.75, 3, 18)
    jar(s)


def shelf(s):
    for y in (180, 400):
        s.rect(-20, y, 640, 18, UMBER)
    for k in range(5):
        s.rect(20 + k * 118, 96, 84, 84, (BRICK, CREAM, TEAL, OCHRE, VIOLET)[k], rx=8)
        s.rect(34 + k * 118, 120, 56, 30, PAPER)
        s.path(f"M{26 + k * 118} 326h72q-4 70 -26 74h-20q-22 -4 -26 -74Z", (PAPER, FOAM, PAPER, CORAL, PAPER)[k])
    city.leaves(s, 590, 180, 110, MOSS, 7, 220)


def machine(s):
    s.rect(60, 470, 560, 90, "#c9d2cc", rx=18)
    s.rect(60, 470, 560, 34, PAPER, rx=16)
    s.rect(90, 552, 500, 130, BRICK)
    s.rect(90, 552, 500, 20, RUST)
    s.circle(340, 618, 40, PAPER)
    s.line([(340, 618), (362, 596)], INK, 6)
    s.circle(340, 618, 7, INK)
    for x in (150, 220, 460, 530):
        s.circle(x, 620, 18, CREAM)
    s.rect(60, 676, 560, 30, "#7d8f92")
    for x in (190, 470):
        s.rect(x - 34, 700, 68, 22, INK)
        s.line([(x + 20, 712), (x + 130, 724)], INK, 22)
        s.rect(x - 10, 722, 8, 44, "#5a3020")
        s.path(f"M{x - 46} 746h84q-4 50 -24 54h-36q-20 -4 -24 -54Z", PAPER)
    s.rect(60, 796, 560, 14, INK)
    s.rect(80, 706, 26, 96, "#aebab6")
    s.rect(574, 706, 26, 96, "#aebab6")
    for k in range(5):
        s.path(f"M{110 + k * 98} 412h76q-4 56 -24 58h-28q-20 -2 -24 -58Z", (PAPER, CREAM)[k % 2])
    s.curve("M610 640Q690 650 676 760", "#aebab6", 12)


def jar(s):
    s.rect(1400, 600, 150, 220, SKY, rx=18, opacity=0.85)
    for row in range(4):
        for k in range(3):
            s.oval(1432 + k * 44, 794 - row * 40, 27, 18, (TAN, "#b5762f")[(k + row) % 2], 12 * k)
    s.rect(1392, 584, 166, 28, UMBER, rx=8)
