"""The parts of a portrait: head, eyes, glasses and the rest."""

from ..palette import (
    CORAL,
    INK,
    PAPER,
    darker,
    lighter,
    mix,
)


def backdrop(s, colour):
    s.rect(-20, -20, 680, 680, colour)
    s.path("M-20 660L-20 420Q180 200 330 -20L660 -20L660 660Z", lighter(colour, 0.12))
    s.spatter([(0, 0), (640, 0), (640, 640), (0, 640)], darker(colour, 0.3), (420, 250), (-60, 800), 0.6)


def shoulders(s, colour, width=250, top=470):
    s.path(
        f"M{320 - width} 660Q{320 - width} {top + 40} {320 - width * 0.45:.0f} {top}Q320 {top - 34} {320 + width * 0.45:.0f} {top}"
        f"Q{320 + width} {top + 40} {320 + width} 660Z",
        colour,
    )
    s.path(
        f"M380 660L400 {top - 10}Q{320 + width * 0.4:.0f} {top - 6} {320 + width * 0.45:.0f} {top}Q{320 + width} {top + 40} {320 + width} 660Z",
        darker(colour, 0.2),
    )


def face(s, skin, width=94, long=144, ears=True):
    """Neck, ears and the face in two tones, light from the left."""
    shade = darker(skin, 0.2)
    s.path("M270 360L270 474Q320 520 370 474L370 360Z", shade)
    if ears:
        s.oval(320 - width, 300, 17, 27, skin)
        s.oval(320 + width, 300, 17, 27, shade)
    d = (
        f"M{320 - width} 260Q{320 - width} 160 320 160Q{320 + width} 160 {320 + width} 260"
        f"Q{320 + width} {260 + long} 320 {280 + long}Q{320 - width} {260 + long} {320 - width} 260Z"
    )
    s.path(d, skin)
    with s.inside(d):
        s.path(
            "M336 140L440 140L440 460L330 460Q350 410 338 380Q356 366 340 350L346 300Q330 270 344 230Z",
            mix(skin, shade, 0.62),
        )
        for x in (258, 384):
            s.circle(x, 342, 25, mix(skin, CORAL, 0.3), opacity=0.55)


def eyes(s, brow, wide=42, y=290, lids=False):
    for side in (-1, 1):
        x = 320 + side * wide
        if lids:
            s.curve(f"M{x - 12} {y + 2}q12 12 24 0", INK, 6)
        else:
            s.oval(x, y, 8, 9.5, INK)
            s.circle(x - 3, y - 3, 2.6, PAPER)
        s.curve(f"M{x - 20} {y - 28 + (side > 0) * 1}q20 -13 40 0", brow, 8)


def nose(s, skin, kind=0):
    shade = darker(skin, 0.36)
    s.curve(
        (
            "M322 296Q338 330 336 340Q330 350 314 346",
            "M320 300Q330 334 326 342Q320 348 310 344",
            "M322 292Q344 334 342 344Q334 354 312 348",
        )[kind],
        shade,
        6,
    )


def smile(s, colour, teeth=False, wide=32, y=376):
    if teeth:
        s.path(f"M{320 - wide} {y}Q320 {y + 10} {320 + wide} {y}Q320 {y + 48} {320 - wide} {y}Z", colour)
        s.path(
            f"M{320 - wide + 6} {y + 3}Q320 {y + 12} {320 + wide - 6} {y + 3}Q320 {y + 26} {320 - wide + 6} {y + 3}Z",
            PAPER,
        )
    else:
        s.curve(f"M{320 - wide} {y}Q320 {y + 24} {320 + wide} {y - 2}", colour, 7)


def glasses(s, colour, shape="round"):
    for x in (274, 366):
        if shape == "round":
            s.circle(x, 292, 33, PAPER, opacity=0.1)
            s.circle(x, 292, 33, "none", stroke=colour, stroke_width=7)
        else:
            s.rect(x - 37, 266, 74, 52, PAPER, rx=14, opacity=0.1)
            s.rect(x - 37, 266, 74, 52, "none", rx=14, stroke=colour, stroke_width=9)
    s.curve("M307 288q13 -10 26 0", colour, 7)
    s.line([(241 if shape == "round" else 237, 286), (222, 280)], colour, 6)
    s.line([(399 if shape == "round" else 403, 286), (418, 280)], colour, 6)
