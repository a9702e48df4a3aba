"""Jazz in the cellar of the Ropewalk."""

from .. import figures
from ..palette import (
    BRICK,
    CREAM,
    DEEP,
    DUSK,
    HAIRS,
    INK,
    LILAC,
    OCHRE,
    RUST,
    SKINS,
    STRAW,
    TEAL,
    UMBER,
    VIOLET,
    darker,
)
from ..registry import scene


def vaults(s):
    s.rect(-20, -20, 1110, 1640, "#241c47")
    for k, (inset, tone) in enumerate(((0, "#2f2458"), (90, "#3a2a66"), (190, "#4b3276"), (290, "#5f3b80"))):
        s.path(
            f"M{-20 + inset} 1640L{-20 + inset} {560 + k * 30}Q{-20 + inset} {40 + k * 80} 534 {40 + k * 80}"
            f"Q{1087 - inset} {40 + k * 80} {1087 - inset} {560 + k * 30}L{1087 - inset} 1640Z",
            tone,
        )
    with s.group(opacity=0.35):
        for row in range(14):
            for column in range(12):
                x = column * 100 + (50 if row % 2 else 0) - 40
                s.rect(x, 330 + row * 62, 92, 54, "none", stroke="#2a1f50", stroke_width=4)


def bass(s, x, y, k):
    with s.at(x, y, k, 1, 9):
        s.rect(-10, -640, 20, 420, UMBER)
        s.path("M-16 -640q-6 -50 16 -60q26 0 22 34q-6 26 -22 26Z", UMBER)
        s.path(
            "M-60 -260C-120 -230 -130 -120 -84 -90C-76 -78 -80 -62 -92 -52C-170 0 -150 170 0 170C150 170 170 0 92 -52"
            "C80 -62 76 -78 84 -90C130 -120 120 -230 60 -260C30 -282 -30 -282 -60 -260Z",
            "#b5622f",
        )
        s.path(
            "M0 170C150 170 170 0 92 -52C80 -62 76 -78 84 -90C130 -120 120 -230 60 -260C44 -272 20 -276 4 -276L30 -100L40 60Z",
            "#8a4326",
        )
        s.curve("M-54 -20q-22 30 -2 70", DEEP, 9)
        s.curve("M54 -20q22 30 2 70", DEEP, 9)
        s.rect(-36, 52, 72, 14, STRAW)
        for dx in (-6, 0, 6):
            s.line([(dx, -640), (dx, 110)], STRAW, 2)
        s.line([(0, 170), (0, 240)], INK, 8)


@scene("ropewalk-jazz", "portrait", DUSK)
def ropewalk(s):
    vaults(s)
    s.poly([(610, -20), (760, -20), (1010, 1420), (180, 1420)], STRAW, opacity=0.2)
    s.poly([(650, -20), (720, -20), (860, 1420), (330, 1420)], "#ffe9b8", opacity=0.2)
    s.oval(600, 1400, 470, 80, "#c9775a")
    s.oval(600, 1390, 380, 58, "#e8a365")
    s.poly([(640, 0), (730, 0), (760, 70), (610, 70)], DEEP)
    s.oval(685, 72, 74, 15, "#fff1c4")
    pianist(s)
    figures.person(
        s,
        640,
        1400,
        930,
        TEAL,
        legs=DEEP,
        skin=SKINS[3],
        hair=HAIRS[0],
        style="short",
        look="side",
        flip=-1,
        hat="brim",
        hat_colour=DEEP,
        pose="wide",
        tilt=8,
        arms=(None, None),
    )
    bass(s, 452, 1250, 1.02)
    s.line([(708, 706), (668, 880), (520, 1006)], darker(TEAL, 0.22), 58)
    s.circle(502, 1020, 33, SKINS[3])
    s.line([(572, 700), (450, 772), (520, 742)], darker(TEAL, 0.08), 58)
    s.circle(540, 730, 33, SKINS[3])
    sax(s)
    figures.crowd_backs(s, 1450, 92, 6, ("#17123a", "#1d1442"))
    table(s)


def pianist(s):
    s.path("M690 1150L690 1000L1087 960L1087 1330L720 1330Z", DEEP)
    s.path("M690 1000L1087 960L1087 860Q900 850 690 1000Z", "#17123a")
    s.line([(690, 1000), (1087, 860)], VIOLET, 7)
    s.line([(690, 1000), (1087, 960)], "#6b4a86", 6)
    s.rect(680, 1090, 150, 30, CREAM)
    for k in range(7):
        s.rect(690 + k * 21, 1090, 9, 17, DEEP)


def sax(s):
    """The saxophonist on the right, leaning back."""
    figures.person(
        s,
        890,
        1400,
        800,
        BRICK,
        legs=DEEP,
        skin=SKINS[1],
        hair=HAIRS[2],
        style="bun",
        look="side",
        flip=-1,
        turn=6,
        pose="wide",
        arms=((10, -66, 20, -60), (12, -62, 22, -70)),
    )
    s.curve("M800 700Q770 720 764 780L742 950Q736 1040 680 1030Q630 1020 640 940", OCHRE, 34)
    s.path("M606 950Q610 900 600 870L700 890Q672 920 668 960Z", OCHRE)
    s.oval(650, 880, 50, 15, STRAW, 11)
    for k in range(6):
        s.circle(766 - k * 4, 790 + k * 32, 9, RUST)


def table(s):
    s.oval(160, 1500, 150, 34, RUST)
    s.oval(160, 1490, 150, 34, BRICK)
    s.rect(130, 1420, 24, 66, "#fff1c4", rx=5)
    s.glow(142, 1410, 130, OCHRE, 0.8)
    s.path("M142 1382q18 26 0 38q-18 -12 0 -38Z", STRAW)
    s.path("M200 1420h50l-16 40h-18Z", LILAC, opacity=0.8)
    s.rect(222, 1456, 6, 34, LILAC)
