"""At work: the job fair and the workshop bench."""

from .. import figures
from ..palette import (
    BRICK,
    COATS,
    CORAL,
    CREAM,
    FOAM,
    HAIRS,
    INK,
    MIST,
    NAVY,
    OCHRE,
    PAPER,
    PINE,
    SKINS,
    STRAW,
    TAN,
    TEAL,
    UMBER,
    VIOLET,
    darker,
    mix,
)
from ..registry import scene


def stand(s, x, y, w, colour, k):
    s.rect(x, y - 330, w, 330, darker(colour, 0.25))
    s.rect(x, y - 330, w, 86, colour)
    s.rect(x - 8, y - 120, w + 16, 26, PAPER)
    s.rect(x, y - 94, w, 94, colour)
    cx, cy = x + w / 2, y - 288
    if k % 4 == 0:
        s.path(f"M{cx - 40:.0f} {cy + 14}h80l-14 18h-52ZM{cx - 6:.0f} {cy + 10}v-44l40 34Z", PAPER)
    elif k % 4 == 1:
        s.circle(cx, cy, 24, "none", stroke=PAPER, stroke_width=12, stroke_dasharray="10 6")
        s.circle(cx, cy, 18, "none", stroke=PAPER, stroke_width=8)
    elif k % 4 == 2:
        s.rect(cx - 9, cy - 28, 18, 56, PAPER)
        s.rect(cx - 28, cy - 9, 56, 18, PAPER)
    else:
        s.path(f"M{cx - 30:.0f} {cy + 26}v-34l30 -24l30 24v34Z", PAPER)
    for j in range(3):
        s.rect(x + 26 + j * (w - 40) / 3, y - 216, (w - 60) / 4, 64, (STRAW, FOAM, CORAL)[j])


def hall(s):
    s.rect(-20, -20, 1640, 1110, "#e9d9b8")
    for k in range(8):
        x = -60 + k * 240
        s.path(f"M{x} 420L{x} 200Q{x + 100} 60 {x + 200} 200L{x + 200} 420Z", "#cfe3dc")
        s.line([(x + 100, 130), (x + 100, 420)], "#e9d9b8", 9)
        s.line([(x, 270), (x + 200, 270)], "#e9d9b8", 9)
        s.line([(x + 220, -20), (x + 220, 520)], "#b9a582", 22)
        s.curve(f"M{x - 20} 90Q{x + 100} -60 {x + 220} 90", "#b9a582", 14)
    s.rect(-20, 520, 1640, 600, "#c99a6a")
    for k in range(-9, 10):
        s.poly([(800 + k * 120, 520), (808 + k * 120, 520), (830 + k * 330, 1110), (800 + k * 330, 1110)], "#b98858")
    for k, (x, colour) in enumerate(
        ((-60, TEAL), (250, BRICK), (560, VIOLET), (870, NAVY), (1180, OCHRE), (1470, PINE))
    ):
        stand(s, x, 640, 240, colour, k)


@scene("job-fair", ground=CREAM)
def job_fair(s):
    hall(s)
    for x, y, h, coat in ((330, -20, 150, BRICK), (940, -20, 170, TEAL), (1300, -20, 150, VIOLET)):
        s.poly([(x, y), (x + 90, y), (x + 90, h), (x + 45, h + 36), (x, h)], coat)
        s.circle(x + 45, h - 50, 26, STRAW)
    for row, (y, h, count) in enumerate(((700, 230, 13), (800, 290, 9))):
        for k in range(count):
            x = 40 + k * 1560 / (count - 1) + s.dice.uniform(-34, 34)
            if row and 420 < x < 1190:
                continue
            s.oval(x, y, h * 0.2, 9, "#8f6040")
            figures.anyone(s, x, y, h, COATS)
    figures.person(
        s,
        500,
        1500,
        990,
        BRICK,
        legs=INK,
        skin=SKINS[1],
        hair=HAIRS[0],
        style="long",
        look="side",
        arms=((6, -62, 20, -54), (15, -62, 33, -64)),
    )
    figures.person(
        s,
        1120,
        1500,
        1010,
        NAVY,
        legs=INK,
        skin=SKINS[4],
        hair=HAIRS[0],
        style="short",
        look="side",
        flip=-1,
        arms=((8, -62, 18, -56), (15, -62, 31, -64)),
    )
    handshake(s)


def handshake(s):
    s.circle(812, 862, 40, mix(SKINS[1], SKINS[4], 0.4))
    s.poly([(1110, 690), (1100, 800), (1080, 720)], PAPER)
    s.rect(1000, 760, 60, 84, STRAW, transform="rotate(4 1000 760)")
    s.poly([(120, 1000), (1520, 1000), (1640, 1110), (-20, 1110)], TEAL)
    s.poly([(120, 1000), (1520, 1000), (1536, 1016), (104, 1016)], PAPER)
    for x, turn, tone in ((300, -6, PAPER), (420, 4, STRAW), (1260, 6, PAPER), (1380, -4, CORAL)):
        s.rect(x, 1014, 110, 60, tone, transform=f"rotate({turn} {x} 1014)")
        s.line([(x + 16, 1034), (x + 76, 1034)], INK, 6)
        s.line([(x + 16, 1052), (x + 56, 1052)], INK, 6)
    s.rect(740, 960, 22, 40, INK)


def hung_tools(s):
    s.rect(90, 90, 860, 430, "#a86a3c")
    for x in range(130, 940, 44):
        for y in range(130, 500, 44):
            s.circle(x, y, 4, "#7c4428")
    s.poly([(160, 150), (200, 150), (212, 390), (150, 390)], "#cdd6d2")
    s.rect(150, 390, 62, 90, BRICK, rx=16)
    s.path("M280 170L460 210L460 240L280 220Z", "#cdd6d2")
    s.path("M250 160h50v70h-50q-20 -34 0 -70Z", UMBER)
    for k, colour in enumerate((OCHRE, TEAL, BRICK, OCHRE)):
        x = 300 + k * 56
        s.rect(x, 290, 26, 84, colour, rx=10)
        s.rect(x + 7, 374, 12, 70, "#cdd6d2")
        s.poly([(x + 4, 444), (x + 22, 444), (x + 18, 470), (x + 8, 470)], "#cdd6d2")
    s.rect(588, 240, 22, 220, UMBER)
    s.path("M540 190h110l26 30v26h-136Z", INK)
    s.circle(770, 260, 84, "none", stroke="#cdd6d2", stroke_width=16)
    s.rect(700, 330, 140, 18, UMBER)
    s.path("M720 380h170v20h-150v80h-20Z", NAVY)


def curl(s, x, y, k):
    s.curve(
        f"M{x} {y}q{20 * k:.0f} {-50 * k:.0f} {54 * k:.0f} {-20 * k:.0f}t{-10 * k:.0f} {34 * k:.0f}t{-20 * k:.0f} {-14 * k:.0f}",
        STRAW,
        11 * k,
    )


@scene("workshop-bench", ground=UMBER)
def workshop(s):
    s.rect(-20, -20, 1640, 1110, "#57302f")
    s.spatter([(0, 0), (1600, 0), (1600, 1067), (0, 1067)], "#361d2a", (1000, 400), (0, 1000), 0.8)
    s.glow(1180, 340, 760, "#ffc267", 0.65)
    hung_tools(s)
    s.rect(1130, 80, 400, 330, "#2f4f7c")
    s.circle(1420, 170, 44, MIST)
    for x in (1130, 1325, 1520):
        s.rect(x, 70, 16, 350, TAN)
    for y in (70, 236, 404):
        s.rect(1120, y, 426, 16, TAN)
    s.poly([(930, 230), (1110, 230), (1560, 830), (560, 830)], "#ffd98a", opacity=0.22)
    s.line([(1020, -20), (1020, 130)], INK, 7)
    s.path("M910 240Q930 130 1020 124Q1110 130 1130 240Z", TEAL)
    s.oval(1020, 240, 110, 20, "#fff0c0")
    carpenter(s)
    bench(s)


def carpenter(s):
    figures.person(
        s,
        1130,
        1420,
        1010,
        CORAL,
        legs=NAVY,
        skin=SKINS[0],
        hair="#cfc8bd",
        style="bun",
        look="side",
        flip=-1,
        apron=NAVY,
        tilt=-10,
        arms=((8, -64, 26, -56), (14, -64, 38, -55)),
    )


def bench(s):
    s.poly([(-20, 870), (1640, 870), (1640, 1110), (-20, 1110)], "#8a4f2c")
    s.poly([(-20, 870), (1640, 870), (1640, 910), (-20, 910)], "#d99e5c")
    s.spatter([(-20, 910), (1620, 910), (1620, 1080), (-20, 1080)], "#57302f", (0, 900), (0, 1100), 0.8)
    s.poly([(140, 822), (1180, 822), (1180, 872), (140, 872)], "#efc98a")
    s.poly([(140, 852), (1180, 852), (1180, 872), (140, 872)], "#c98f50")
    for y in (832, 842):
        s.curve(f"M160 {y}q260 8 520 0t460 2", "#d9ab68", 4)
    s.path("M560 822h260q30 0 30 -26v-20h-300q-20 30 10 46Z", BRICK)
    s.poly([(690, 780), (730, 780), (700, 690), (668, 700)], "#cdd6d2")
    s.path("M600 776q-40 -56 10 -84q30 10 30 84Z", UMBER)
    s.circle(830, 772, 26, UMBER)
    s.circle(730, 830 - 60, 40, SKINS[0])
    for x, y, k in (
        (500, 812, 1.3),
        (430, 860, 1.1),
        (330, 800, 1.0),
        (250, 870, 1.2),
        (540, 880, 0.9),
        (110, 868, 1.0),
    ):
        curl(s, x, y, k)
    s.path("M1300 870v-130h60v-40h120v40h70v130Z", INK)
    s.rect(1330, 770, 190, 24, "#aebab6")
    s.line([(1420, 960), (1420, 1060)], "#aebab6", 22)
    s.line([(1340, 1000), (1500, 1000)], TAN, 22)
    s.poly([(40, 940), (330, 950), (326, 1000), (36, 990)], STRAW)
    for k in range(9):
        s.line([(60 + k * 30, 942 + k), (60 + k * 30, 966 + k)], INK, 4)
