"""Old Quay: cranes, the fish market, the ferry."""

from .. import city, figures
from ..palette import (
    BLUSH,
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    DUSK,
    FOAM,
    INK,
    MIST,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    RUST,
    SKINS,
    SKY,
    STEEL,
    STRAW,
    TEAL,
    VIOLET,
    darker,
    lighter,
    mix,
)
from ..registry import scene


def crane(s, x, base, height, colour, lift=1.0):
    """A gantry crane, flat on; its jib reaches left over the water."""
    k = height / 100

    def p(a, b):
        return (x + a * k, base - b * k)

    for foot in (0, 26):
        s.poly([p(foot - 2, 0), p(foot + 2, 0), p(foot + 1.5, 58), p(foot - 1.5, 58)], colour)
    s.line([p(0, 8), p(26, 34)], colour, 2 * k)
    s.line([p(26, 8), p(0, 34)], colour, 2 * k)
    s.rect(*p(-3, 37), 32 * k, 3.4 * k, colour)
    s.poly([p(-64, 58), p(44, 58), p(44, 62), p(-64, 61)], colour)
    s.poly([p(1, 62), p(5, 62), p(9, 96), p(6, 98)], colour)
    for tip in ((-60, 60), (-24, 60), (42, 61)):
        s.line([p(7.5, 96), p(*tip)], colour, 1.1 * k)
    s.line([p(20, 60), p(7.5, 94)], colour, 2 * k)
    s.rect(*p(24, 70), 16 * k, 9 * k, colour)
    s.rect(*p(-42, 58), 8 * k, 6 * k, colour)
    drop = 22 * lift
    s.line([p(-40, 54), p(-40, 54 - drop)], colour, 0.7 * k)
    s.line([p(-36, 54), p(-36, 54 - drop)], colour, 0.7 * k)
    s.rect(*p(-46, 54 - drop), 16 * k, 7 * k, RUST)


def containers(s, x, base, columns, rows, wide, tall):
    for c in range(columns):
        for r in range(rows - (s.dice.random() < 0.45) - (c % 4 == 3)):
            colour = s.dice.choice((BRICK, TEAL, OCHRE, VIOLET, NAVY, RUST, PINE))
            cx, cy = x + c * wide, base - (r + 1) * tall
            s.rect(cx, cy, wide - 4, tall - 3, mix(colour, DUSK, 0.3))
            for k in range(1, 5):
                s.rect(cx + k * wide / 5, cy + 4, 3, tall - 11, mix(colour, DUSK, 0.55))


@scene("harbour-cranes", ground=BLUSH)
def cranes(s):
    s.rect(-20, -20, 1640, 800, s.fade((0, 0), (0, 720), (0, "#d9685a"), (0.5, "#ee9c6c"), (1, STRAW)))
    for i, r in enumerate((420, 330, 250)):
        s.circle(980, 560, r, mix("#ee9c6c", STRAW, 0.22 + 0.2 * i))
    s.circle(980, 560, 180, "#fff1cc")
    for x, y, w in ((60, 240, 420), (1130, 190, 360), (430, 130, 260)):
        city.cloud(s, x, y, w, "#e58863")
    city.skyline(s, 720, 20, 70, "#b8627a", 70, ((120, 130, 24),))
    s.rect(-20, 712, 1640, 400, s.fade((0, 712), (0, 1000), (0, "#f0b27a"), (0.4, "#a5607a"), (1, DUSK)))
    city.streaks(s, 724, 960, ("#f7cf94", "#e58f6a", "#7d4f7c"), 44, 380, 9)
    crane(s, 1190, 722, 560, mix(DUSK, "#b8627a", 0.35), 0.6)
    ship(s)
    crane(s, 760, 800, 720, "#3a2b57", 1.2)
    crane(s, 1350, 900, 900, INK, 0.5)
    quay(s)


def ship(s):
    containers(s, 70, 690, 8, 4, 74, 44)
    s.rect(-20, 470, 80, 220, CREAM)
    for k in range(4):
        s.rect(-10, 490 + k * 40, 60, 16, DUSK)
    s.path("M-20 680L710 680Q700 760 640 812L-20 812Z", BRICK)
    s.path("M-20 680L710 680L704 712L-20 712Z", RUST)
    s.path("M-20 786L658 786L640 816L-20 816Z", DUSK)


def quay(s):
    s.poly([(-20, 1100), (-20, 905), (1640, 880), (1640, 1100)], INK)
    s.poly([(-20, 905), (1640, 880), (1640, 900), (-20, 930)], "#5a3a5c")
    s.path("M250 930C250 880 232 850 226 836Q270 812 330 836C322 852 306 880 306 928Z", DEEP)
    s.path("M226 836Q278 858 330 836Q278 818 226 836Z", "#5a3a5c")
    s.curve("M236 905Q120 960 -10 950M310 900Q360 930 330 960Q250 985 200 960", OCHRE, 12)
    figures.gull(s, 560, 300, 110, CREAM, INK, -10)
    figures.gull(s, 690, 380, 70, CREAM, INK, 8)
    figures.person(
        s,
        520,
        985,
        250,
        OCHRE,
        legs=DEEP,
        hat="helmet",
        hat_colour=CORAL,
        look="back",
        arms=((-14, -62, -6, -50), (16, -76, 26, -92)),
    )
    figures.person(s, 610, 990, 240, TEAL, legs=DEEP, hat="helmet", hat_colour=CREAM, look="side", flip=-1)


def fish(s, x, y, length, turn, back, belly=CREAM):
    with s.at(x, y, length / 100, 1, turn):
        s.path("M-50 0C-30 -20 18 -20 34 -3L50 -14Q45 0 50 14L34 3C18 18 -30 18 -50 0Z", back)
        s.path("M-50 0C-34 12 14 14 34 3C18 18 -30 18 -50 0Z", belly)
        s.path("M-16 -15Q0 -25 14 -12Z", darker(back, 0.25))
        s.curve("M-32 -9Q-26 0 -32 9", darker(back, 0.3), 1.6)
        s.circle(-40, -3, 3.4, PAPER)
        s.circle(-40, -3, 1.9, INK)
        for k in range(4):
            s.curve(f"M{-20 + k * 12} -7q4 4 0 8", lighter(back, 0.35), 1.5)


def ice(s):
    s.poly([(-20, 660), (1620, 610), (1620, 1090), (-20, 1090)], "#cfe4e4")
    for _ in range(120):
        x, y = s.dice.uniform(0, 1600), s.dice.uniform(650, 1060)
        r = s.dice.uniform(10, 30)
        points = [(x - r, y), (x - r * 0.2, y - r * 0.7), (x + r, y - r * 0.1), (x + r * 0.3, y + r * 0.6)]
        s.poly(points, s.dice.choice((PAPER, "#b3d3d6", "#e6f1ec")))


def slab(s):
    ice(s)
    rows = (
        (712, 160, (STEEL, FOAM), -9, 15),
        (810, 225, (CORAL, BRICK), -11, 12),
        (928, 285, (TEAL, STEEL), -13, 10),
        (1055, 345, (OCHRE, STRAW), -15, 8),
    )
    for y, length, colours, turn, count in rows:
        for i in range(count):
            x = -30 + i * (1680 / (count - 1))
            fish(
                s,
                x,
                y - x * 0.03,
                length,
                turn + s.dice.uniform(-5, 5) + 62,
                colours[i % 2],
                mix(CREAM, colours[i % 2], 0.18),
            )
    for x, y, text in ((250, 640, 0), (820, 622, 1), (1330, 606, 2)):
        s.rect(x, y, 120, 76, PAPER, transform=f"rotate(-3 {x} {y})")
        s.line([(x + 18, y + 26), (x + 80 - text * 8, y + 24)], BRICK, 9)
        s.line([(x + 18, y + 50), (x + 96, y + 47)], INK, 7)


def back_wall(s):
    """Green tiles in lamplight."""
    s.rect(-20, -20, 1640, 1100, PINE)
    for x in range(-10, 1600, 88):
        for y in range(230, 640, 52):
            s.rect(x + (44 if y // 52 % 2 else 0), y, 80, 44, mix(PINE, TEAL, s.dice.uniform(0.25, 0.55)))
    s.spatter([(0, 200), (1600, 200), (1600, 660), (0, 660)], DEEP, (0, 520), (0, 180), 0.75)
    for x in (330, 860, 1370):
        s.glow(x, 280, 330, STRAW, 0.5)


@scene("fish-market", ground=PINE)
def fish_market(s):
    back_wall(s)
    figures.person(
        s,
        470,
        1130,
        880,
        OCHRE,
        legs=INK,
        skin=SKINS[1],
        hair="#cfc8bd",
        hat="beanie",
        hat_colour=BRICK,
        look="side",
        apron=None,
        arms=((4, -62, 24, -64), (18, -60, 32, -58)),
    )
    fish(s, 770, 590, 250, -10, STEEL)
    figures.person(
        s,
        1130,
        1120,
        850,
        CREAM,
        skin=SKINS[3],
        hair="#1d1a22",
        style="bun",
        look="front",
        apron=BRICK,
        arms=((-20, -62, -26, -52), (20, -66, 12, -78)),
    )
    slab(s)
    awning(s, 190)
    for x in (330, 860, 1370):
        s.line([(x, 150), (x, 250)], INK, 6)
        s.poly([(x - 60, 290), (x - 22, 240), (x + 22, 240), (x + 60, 290)], INK)
        s.oval(x, 290, 44, 12, "#fff0c0")


def awning(s, drop):
    colours, wide = (CREAM, TEAL), 1640 / 14
    for i in range(14):
        x = -20 + i * wide
        colour = (CREAM, BRICK)[i % 2]
        s.path(
            f"M{x:.0f} -20L{x + wide:.0f} -20L{x + wide:.0f} {drop - 40}Q{x + wide / 2:.0f} {drop + 40} {x:.0f} {drop - 40}Z",
            colour,
        )
    s.spatter([(-20, -20), (1620, -20), (1620, drop), (-20, drop)], RUST, (0, -60), (0, drop), 0.55)
    return colours


def wave(s, y, height, colour, crest, step, shift):
    path, x = f"M-200 1100L-200 {y}", -200 + shift
    foam = ""
    while x < 1700:
        path += f"C{x + step * 0.3:.0f} {y} {x + step * 0.45:.0f} {y - height} {x + step * 0.62:.0f} {y - height}"
        path += f"C{x + step * 0.55:.0f} {y - height * 0.5:.0f} {x + step * 0.7:.0f} {y} {x + step:.0f} {y}"
        foam += f"M{x + step * 0.3:.0f} {y - height * 0.35:.0f}Q{x + step * 0.45:.0f} {y - height} {x + step * 0.62:.0f} {y - height}"
        x += step
    s.path(path + "L1800 1100Z", colour)
    s.curve(foam, crest, max(5, height * 0.14))


def hull(s):
    s.path("M330 600L1330 560L1412 520Q1400 690 1300 770L380 770Q330 690 330 600Z", PAPER)
    s.path("M338 668Q860 668 1386 612Q1360 720 1300 770L380 770Q346 720 338 668Z", TEAL)
    s.path("M352 716Q860 722 1350 690Q1330 740 1300 775L380 775Z", BRICK)
    s.poly([(420, 598), (420, 478), (1180, 450), (1230, 566)], CREAM)
    s.poly([(520, 476), (520, 380), (1040, 362), (1110, 454)], PAPER)
    s.poly([(850, 372), (850, 292), (1010, 286), (1060, 364)], CREAM)
    s.poly([(868, 350), (868, 312), (1004, 306), (1032, 344)], NAVY)
    for i in range(10):
        s.rect(452 + i * 70, 510 - i * 2.6, 44, 38, NAVY, rx=6)
    for i in range(7):
        s.rect(546 + i * 70, 404 - i * 2.4, 46, 34, NAVY, rx=6)
    s.poly([(600, 382), (612, 220), (742, 214), (752, 376)], BRICK)
    s.poly([(606, 300), (610, 258), (745, 252), (748, 294)], PAPER)
    s.poly([(612, 220), (613, 190), (740, 184), (742, 214)], INK)
    for i in range(15):
        x = 430 + i * 60
        s.line([(x, 598 - i * 2.4), (x, 572 - i * 2.4)], INK, 3)
    s.line([(420, 572), (1330, 534)], INK, 4)


def passengers(s):
    for x, y, coat in (
        (1240, 572, OCHRE),
        (1282, 570, BRICK),
        (1330, 566, NAVY),
        (1190, 574, VIOLET),
        (448, 484, CORAL),
        (490, 482, TEAL),
    ):
        figures.anyone(s, x, y, 96, (coat,), pose="stand", legs=INK)
    for i in range(9):
        x = 470 + i * 74 + s.dice.uniform(-16, 16)
        figures.anyone(s, x, 482 - i * 2.6 + 6, 84, (BRICK, OCHRE, NAVY, VIOLET, CORAL), pose="stand")
    s.line([(420, 452), (1180, 424)], INK, 3)
    s.line([(420, 478), (1180, 450)], INK, 5)


@scene("ferry", ground=MIST)
def ferry(s):
    s.rect(-20, -20, 1640, 760, s.fade((0, 0), (0, 640), (0, "#f6dca0"), (0.5, "#f7e8c6"), (1, MIST)))
    city.sun(s, 1300, 230, 110, "#fbf6e4", 2, "#f4dc9c")
    for k, (x, y, r) in enumerate(((560, 170, 66), (450, 130, 88), (310, 120, 104), (140, 100, 128), (-20, 70, 150))):
        s.circle(x, y, r, mix(STEEL, CREAM, 0.35 + k * 0.1))
    s.path("M-20 640L-20 560Q120 500 260 560T560 590T900 600L1640 610L1640 660L-20 660Z", mix(FOAM, SKY, 0.4))
    s.rect(1480, 500, 18, 110, CREAM)
    s.rect(1476, 486, 26, 18, BRICK)
    s.rect(-20, 630, 1640, 460, "#5fa9a4")
    wave(s, 690, 26, "#4b9a98", FOAM, 150, 20)
    passengers(s)
    hull(s)
    wave(s, 790, 46, TEAL, MIST, 230, 90)
    wave(s, 890, 70, "#176a6d", FOAM, 330, -60)
    wave(s, 1010, 96, PINE, MIST, 430, 60)
    for x, y, span, turn in ((1180, 320, 150, -12), (1370, 430, 86, 10), (250, 330, 120, 8), (960, 150, 64, -5)):
        figures.gull(s, x, y, span, PAPER, INK, turn)
    s.line([(1120, 290), (1120, 170)], INK, 6)
    s.poly([(1120, 172), (1200, 192), (1120, 222)], BRICK)
