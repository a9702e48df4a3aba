"""The Tivoli cinema at night."""

from .. import figures
from ..palette import (
    BRICK,
    CORAL,
    CREAM,
    DEEP,
    HAIRS,
    INK,
    NAVY,
    OCHRE,
    PAPER,
    RUST,
    SKINS,
    STRAW,
    TEAL,
    VIOLET,
)
from ..registry import scene

LETTERS = {
    "T": [[(0, 1), (1, 1)], [(0.5, 1), (0.5, 0)]],
    "I": [[(0.5, 1), (0.5, 0)]],
    "V": [[(0, 1), (0.5, 0), (1, 1)]],
    "O": [[(0.5, 1), (0.95, 0.75), (0.95, 0.25), (0.5, 0), (0.05, 0.25), (0.05, 0.75), (0.5, 1)]],
    "L": [[(0.1, 1), (0.1, 0), (0.95, 0)]],
}


def letter(s, name, x, y, wide, tall, colour, width):
    for stroke in LETTERS[name]:
        s.line([(x + a * wide, y + (1 - b) * tall) for a, b in stroke], colour, width)


@scene("tivoli-cinema", "portrait", DEEP)
def tivoli(s):
    s.rect(-20, -20, 1110, 1640, s.fade((0, 0), (0, 1300), (0, "#131a44"), (0.6, "#3c3274"), (1, "#8a4a78")))
    for _ in range(30):
        s.circle(s.dice.uniform(0, 1067), s.dice.uniform(0, 400), s.dice.uniform(1.4, 3), CREAM)
    s.rect(-20, 560, 200, 800, "#251f4a")
    s.rect(900, 480, 200, 900, "#2b2350")
    for y in range(600, 1200, 120):
        s.rect(40, y, 60, 70, OCHRE if y % 240 else "#171638")
        s.rect(960, y - 60, 60, 70, "#171638" if y % 240 else STRAW)
    s.poly(
        [(130, 1320), (130, 560), (200, 500), (200, 420), (867, 420), (867, 500), (940, 560), (940, 1320)], "#e9c9a0"
    )
    s.poly([(700, 1320), (700, 420), (867, 420), (867, 500), (940, 560), (940, 1320)], "#b58a94")
    for k in range(6):
        s.rect(224 + k * 34, 440, 14, 460, "#c99f86")
        s.rect(706 + k * 26, 440, 12, 460, "#8f6b84")
    for y in (560, 680, 800):
        s.rect(150, y, 56, 80, NAVY)
        s.rect(870, y, 50, 80, INK)
    sign(s)
    canopy(s)
    s.rect(-20, 1330, 1110, 300, "#1d1a40")
    s.poly([(180, 1330), (890, 1330), (1000, 1640), (60, 1640)], OCHRE, opacity=0.42)
    queue(s)


def sign(s):
    s.glow(534, 520, 520, CORAL, 0.5)
    s.poly([(420, 920), (420, 170), (534, 60), (648, 170), (648, 920)], BRICK)
    s.poly([(590, 920), (590, 114), (648, 170), (648, 920)], RUST)
    s.line([(436, 910), (436, 178), (534, 84), (632, 178), (632, 910)], STRAW, 7)
    for k in range(20):
        for x in (436, 632):
            s.circle(x, 190 + k * 37, 9, "#fff3cc")
    for k, name in enumerate("TIVOLI"):
        letter(s, name, 490, 212 + k * 115, 88, 78, "#fff3cc", 22)
    s.circle(534, 150, 26, STRAW)


def canopy(s):
    s.rect(190, 1040, 690, 290, "#ffdf98")
    for k in range(5):
        s.rect(214 + k * 136, 1070, 104, 260, "#8a3a44")
        s.rect(226 + k * 136, 1084, 80, 246, STRAW if k % 2 else "#ffedc0")
        s.rect(262 + k * 136, 1084, 8, 246, "#8a3a44")
    s.rect(40, 1090, 110, 190, INK)
    s.rect(52, 1102, 86, 166, TEAL)
    s.circle(95, 1170, 34, STRAW)
    s.rect(916, 1090, 110, 190, INK)
    s.rect(928, 1102, 86, 166, CORAL)
    s.poly([(940, 1250), (970, 1130), (1002, 1250)], INK)
    s.glow(534, 1010, 500, STRAW, 0.35)
    s.poly([(90, 920), (977, 920), (1010, 1040), (57, 1040)], PAPER)
    s.poly([(90, 920), (977, 920), (983, 940), (84, 940)], BRICK)
    s.poly([(60, 1030), (1007, 1030), (1012, 1052), (55, 1052)], OCHRE)
    for k in range(24):
        s.circle(76 + k * 40, 1041, 9, "#fff6d8")
    for y, bars in ((964, (120, 60, 170, 90)), (1000, (80, 150, 60))):
        x = 534 - (sum(bars) + 24 * (len(bars) - 1)) / 2
        for bar in bars:
            s.rect(x, y - 10, bar, 20, INK)
            x += bar + 24


def queue(s):
    for x, y, h, flip in (
        (270, 1420, 250, 1),
        (350, 1432, 262, 1),
        (470, 1426, 240, -1),
        (720, 1440, 268, -1),
        (800, 1430, 250, 1),
    ):
        s.oval(x, y, h * 0.16, 9, DEEP, opacity=0.5)
        figures.anyone(s, x, y, h, (TEAL, BRICK, NAVY, VIOLET, CREAM), flip=flip, look="back")
    figures.person(
        s,
        190,
        1590,
        440,
        NAVY,
        look="back",
        long=True,
        style="bob",
        hair=HAIRS[5],
        pose="walk",
        arms=((-13, -62, -12, -48), (14, -64, 16, -52)),
    )
    figures.person(s, 330, 1600, 470, OCHRE, look="back", hat="brim", hat_colour=INK, long=True, pose="walk")
    figures.person(s, 900, 1600, 430, TEAL, look="side", flip=-1, style="afro", skin=SKINS[4], pose="walk", long=True)
