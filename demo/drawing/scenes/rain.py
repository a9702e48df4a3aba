"""A wet evening: umbrellas on the crossing."""

from .. import figures
from ..palette import BRICK, CORAL, CREAM, DEEP, FOAM, INK, NAVY, OCHRE, PAPER, STRAW, TEAL, VIOLET, darker, mix
from ..registry import scene


def umbrella(s, x, y, radius, colour, turn):
    """An open umbrella from below and behind: a scalloped half dome."""
    with s.at(x, y, radius / 100, 1, turn):
        s.path(
            "M-100 0C-96 -74 -40 -96 0 -98C40 -96 96 -74 100 0Q84 -20 66 0Q34 -24 0 0Q-34 -24 -66 0Q-84 -20 -100 0Z",
            colour,
        )
        s.path("M0 -98C40 -96 96 -74 100 0Q84 -20 66 0Q60 -60 0 -98Z", darker(colour, 0.3))
        s.path("M0 -98C-22 -70 -34 -30 -34 -12Q-18 -18 0 0Q18 -18 34 -12C34 -30 22 -70 0 -98Z", darker(colour, 0.12))
        s.line([(0, -98), (0, -112)], INK, 5)


def walker(s, x, y, height, coat, dome, **how):
    with s.group(opacity=0.38):
        figures.person(s, x, y + 6, height * 0.8, coat, legs=INK, look="back", pose="walk", flip=1, turn=180, **how)
    s.line([(x + height * 0.14, y - height * 0.66), (x + height * 0.1, y - height * 1.2)], INK, height * 0.012)
    figures.person(
        s, x, y, height, coat, look="back", pose="walk", arms=((-14, -62, -15, -48), (17, -66, 14, -74)), **how
    )
    umbrella(s, x + height * 0.05, y - height * 0.86, height * 0.36, dome, -4)


def shops(s):
    x, k = -30, 0
    while x < 1640:
        wide = s.dice.uniform(190, 290)
        wall = (mix(VIOLET, INK, 0.55), mix(BRICK, INK, 0.6), mix(TEAL, INK, 0.6), mix(NAVY, INK, 0.3))[k % 4]
        s.rect(x, -20, wide, 600, wall)
        for row in range(2):
            for column in range(3):
                lit = s.dice.random() < 0.4
                s.rect(
                    x + 26 + column * (wide - 40) / 3,
                    40 + row * 140,
                    (wide - 40) / 5,
                    84,
                    OCHRE if lit else darker(wall, 0.5),
                )
        light = (STRAW, CORAL, "#ffe9b4", FOAM)[k % 4]
        s.rect(x + 14, 370, wide - 28, 190, light)
        s.rect(x + wide * 0.62, 370, 8, 190, wall)
        s.rect(x + 8, 330, wide - 16, 40, (BRICK, TEAL, OCHRE, VIOLET)[k % 4])
        goods = mix(light, INK, 0.45)
        for g in range(5):
            gx = x + 30 + g * (wide - 70) / 6
            s.rect(gx, 560 - s.dice.uniform(30, 90), 22, 90, goods)
        reflection(s, x + 14, wide - 28, light)
        x, k = x + wide, k + 1


def reflection(s, x, wide, colour):
    """A lit window lies on the wet street as broken strokes."""
    y = 610.0
    while y < 1080:
        t = (y - 610) / 470
        for _ in range(2):
            w = wide * s.dice.uniform(0.2, 0.7)
            s.rect(
                x + s.dice.uniform(0, wide - w * 0.6),
                y,
                w,
                5 + 9 * t,
                colour,
                rx=5,
                opacity=0.62 * (1 - t) ** 1.2 + 0.05,
            )
        y += 12 + 26 * t


def far_tram(s):
    s.rect(960, 300, 430, 270, BRICK, rx=16)
    s.rect(960, 300, 430, 130, CREAM, rx=16)
    for k in range(5):
        s.rect(980 + k * 82, 330, 66, 104, "#ffe9a8", rx=6)
        if k % 2 == 0:
            s.circle(1010 + k * 82, 392, 20, mix(INK, VIOLET, 0.3))
            s.rect(990 + k * 82, 408, 42, 26, mix(INK, VIOLET, 0.3), rx=10)
    s.rect(960, 452, 430, 12, OCHRE)
    s.rect(970, 560, 410, 26, DEEP)


@scene("rain-street", ground=INK)
def rain_street(s):
    s.rect(-20, -20, 1640, 1110, INK)
    s.rect(-20, 560, 1640, 540, s.fade((0, 560), (0, 1067), (0, "#33406e"), (0.5, "#202c54"), (1, DEEP)))
    shops(s)
    s.rect(-20, 560, 1640, 34, "#141d3a")
    far_tram(s)
    reflection(s, 970, 410, CORAL)
    for k in range(7):
        x = 90 + k * 250
        s.poly(
            [(x, 690), (x + 120, 690), (x + 20 - (800 - x) * 0.35, 1090), (x - 210 - (800 - x) * 0.35, 1090)],
            CREAM,
            opacity=0.16,
        )
    for x, y, h, coat, dome in (
        (180, 690, 190, NAVY, FOAM),
        (330, 700, 180, VIOLET, OCHRE),
        (1460, 700, 190, TEAL, CORAL),
        (820, 700, 170, INK, PAPER),
    ):
        walker(s, x, y, h, coat, dome, long=True)
    walker(s, 1230, 900, 430, OCHRE, TEAL, long=True, style="bun")
    walker(s, 560, 1010, 640, BRICK, OCHRE, long=True, style="long")
    walker(s, 800, 960, 330, TEAL, BRICK, hat="beanie", hat_colour=CREAM)
    for _ in range(170):
        x, y, h = s.dice.uniform(-20, 1640), s.dice.uniform(-20, 1000), s.dice.uniform(24, 70)
        s.line([(x, y), (x - h * 0.22, y + h)], "#cfe0ea", 2.4, opacity=0.4)
    for _ in range(34):
        x, y = s.dice.uniform(0, 1600), s.dice.uniform(720, 1050)
        s.oval(x, y, 20 * (y / 900), 4, "none", stroke="#9fb4cf", stroke_width=2, opacity=0.6)
