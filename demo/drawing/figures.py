"""People: simple cut-paper figures, a hundred units tall with the feet at nought."""

from .palette import CREAM, HAIRS, INK, NAVY, SKINS, darker, mix

HANGING = ((-13, -62, -12, -47), (13, -62, 12, -47))


def shell(kind, colour, s):
    """Hair by style, around a head at nought of seven units' radius."""
    if kind == "bald":
        return
    if kind == "afro":
        s.circle(0, -3, 9.8, colour)
        return
    if kind in ("long", "bob"):
        drop = 12 if kind == "long" else 5
        s.path(f"M-7.6 -1C-9 -11 9 -11 7.6 -1L8.4 {drop}L-8.4 {drop}Z", colour)
        return
    if kind == "bun":
        s.circle(0, -10, 4, colour)
    if kind == "tail":
        s.path("M-4 -6C-12 -6 -13 4 -11 11C-8 8 -7 2 -5 -1Z", colour)
    s.path("M-7 1C-9 -11 9 -11 7 1L5 -1L-5 -1Z", colour)


def fringe(kind, colour, s):
    """The part of the hair that lies over the brow."""
    if kind == "bald":
        return
    s.path("M-6.6 -1C-8 -10.5 8 -10.5 6.6 -1C5 -5 1 -5.5 -2 -5C-4 -4.6 -6 -3.5 -6.6 -1Z", colour)


def features(look, skin, s):
    """Eye, brow and mouth: only for figures large enough to be looked in the face."""
    dark, mouth = mix(skin, INK, 0.75), mix(skin, "#7a1f24", 0.62)
    if look == "side":
        s.oval(3.5, -0.9, 0.62, 0.85, dark)
        s.curve("M2.2 -3Q3.5 -3.9 4.9 -3", dark, 0.6)
        s.curve("M3.2 4.1Q4.4 4.5 5.4 3.6", mouth, 0.7)
        s.curve("M-0.4 0.2Q1.2 0.4 0.4 2.4", mix(skin, INK, 0.35), 0.6)
        return
    for side in (-1, 1):
        s.oval(2.5 * side, -0.6, 0.65, 0.85, dark)
        s.curve(f"M{2.5 * side - 1.3:.1f} -2.8Q{2.5 * side:.1f} -3.7 {2.5 * side + 1.3:.1f} -2.8", dark, 0.6)
    s.curve("M0.2 0.2Q1.2 1.9 -0.3 2", mix(skin, INK, 0.35), 0.6)
    s.curve("M-1.9 4Q0 5.4 2 3.9", mouth, 0.75)


def hat_on(kind, colour, s):
    if kind == "cap":
        s.path("M-7 -3C-7 -11 7 -11 7 -3L12 -2.5L12 -1.5L-7 -2Z", colour)
    elif kind == "helmet":
        s.path("M-8 -2.5C-8 -13 8 -13 8 -2.5L10 -2.5L10 -1L-10 -1L-10 -2.5Z", colour)
    elif kind == "beanie":
        s.path("M-7 -2C-8 -13 8 -13 7 -2Z", colour)
        s.rect(-7.5, -4, 15, 3, darker(colour, 0.2), rx=1)
    elif kind == "toque":
        s.path("M-6.5 -4L-6.5 -12C-11 -13 -9 -20 -4 -18C-2 -22 4 -22 5 -18C10 -20 11 -13 6.5 -12L6.5 -4Z", colour)
    elif kind == "scarf":
        s.path("M-8 5C-11 -12 11 -12 8 5L10 13L-10 13Z", colour)
    elif kind == "brim":
        s.path("M-6 -4L-5 -11Q0 -13 5 -11L6 -4Z", colour)
        s.oval(0, -4, 11.5, 2, colour)
    elif kind == "shako":
        s.path("M-7 -3L-8 -14L8 -14L7 -3Z", colour)
        s.path("M-7 -3Q2 -1 9 -2L7 -4Z", INK)


def head(s, x, y, skin, hair, style="short", look="front", hat=None, hat_colour=INK, tilt=0, size=1.0, face=False):
    """A head of seven units' radius; `look` is front, side (to the right) or back."""
    with s.at(x, y, size, 1, tilt):
        if hat == "scarf":
            hat_on(hat, hat_colour, s)
            if look != "back":
                s.oval(1 if look == "side" else 0, 0, 5, 6.2, skin)
            return
        shell(style, hair, s)
        if look == "back":
            s.oval(0, -0.5, 6.6, 7.8, hair if style != "bald" else skin)
        else:
            s.oval(0.6 if look == "side" else 0, 0, 6, 7.4, skin)
            if look == "side":
                s.path("M5.6 -2L9 2L5.6 3Z", skin)
                s.path("M-6.5 1C-9 -11 7 -11 6.2 -4C3 -5 1 -4 0 -2L-1.5 3L-4 6Z", hair if style != "bald" else skin)
            else:
                s.path("M1 -3L6 -3C6.4 2 4 7 0 7.4Z", mix(skin, INK, 0.12))
                fringe(style, hair, s)
            if face:
                features(look, skin, s)
        if hat:
            hat_on(hat, hat_colour, s)


def legs_of(s, pose, colour, hem, shoes):
    stance = {"stand": (-4.5, 4.5), "walk": (-11, 11), "wide": (-9, 9), "stride": (-16, 14)}[pose]
    for foot, root in zip(stance, (-4, 4), strict=True):
        lift = -4 if pose in ("walk", "stride") and foot < 0 else 0
        s.poly([(root - 4.4, hem), (root + 4.4, hem), (foot + 3, lift - 3), (foot - 3, lift - 3)], colour)
        s.path(f"M{foot - 3.2} {lift - 4}L{foot + 3} {lift - 4}L{foot + 7} {lift}L{foot - 3.2} {lift}Z", shoes)


def coat_of(s, colour, hem, flare, shade):
    s.path(f"M-11 -77Q-11 -82 -4 -83.5L4 -83.5Q11 -82 11 -77L{flare} {hem}L{-flare} {hem}Z", colour)
    if shade:
        s.path(f"M2 -83.5L4 -83.5Q11 -82 11 -77L{flare} {hem}L{flare * 0.2:.1f} {hem}Z", darker(colour, 0.18))


def arm_of(s, arm, side, colour, skin, width):
    ex, ey, hx, hy = arm
    s.line([(9 * side, -77), (ex, ey), (hx, hy)], colour, width)
    s.circle(hx + (hx - ex) * 0.12, hy + (hy - ey) * 0.12, width * 0.5, skin)


def person(s, x, y, height, coat=NAVY, legs=INK, skin=SKINS[1], hair=HAIRS[0], **how):
    """One figure. Options: pose, arms, style, look, hat, hat_colour, long, apron, flip, shoes, tilt, bare, turn."""
    hem = -22 if how.get("long") else -44
    arms = how.get("arms", HANGING)
    with s.at(x, y, height / 100, how.get("flip", 1), how.get("turn", 0)):
        legs_of(s, how.get("pose", "stand"), legs, hem - 3, how.get("shoes", INK))
        back_arm = darker(coat, 0.28)
        if arms[0]:
            arm_of(s, arms[0], -1, back_arm, skin, 6.4)
        s.rect(-2.6, -88, 5.2, 7, mix(skin, INK, 0.18))
        coat_of(s, coat, hem, 13 if how.get("long") else 10.5, how.get("shade", True))
        if how.get("apron"):
            s.path("M-6 -74L6 -74L7 -62L9.5 -60L9.5 -28L-9.5 -28L-9.5 -60L-7 -62Z", how["apron"])
        if arms[1]:
            arm_of(s, arms[1], 1, darker(coat, 0.1), skin, 6.4)
        head(
            s,
            how.get("lean", 0),
            -92,
            skin,
            hair,
            how.get("style", "short"),
            how.get("look", "front"),
            how.get("hat"),
            how.get("hat_colour", INK),
            how.get("tilt", 0),
            1.0,
            height >= 330,
        )


def anyone(s, x, y, height, coats, **how):
    """A passer-by as the dice fall."""
    dice = s.dice
    style = dice.choice(("short", "short", "bob", "bun", "long", "afro", "bald"))
    hat = dice.choice((None, None, None, "beanie", "brim", "cap", "scarf"))
    how.setdefault("pose", dice.choice(("stand", "walk")))
    how.setdefault("look", dice.choice(("front", "side", "back")))
    how.setdefault("flip", dice.choice((1, -1)))
    how.setdefault("long", dice.random() < 0.4)
    how.setdefault("style", style)
    how.setdefault("hat", hat)
    how.setdefault("hat_colour", dice.choice(coats))
    how.setdefault("legs", dice.choice((INK, NAVY, "#3b2f3f")))
    person(s, x, y, height, dice.choice(coats), skin=dice.choice(SKINS), hair=dice.choice(HAIRS), **how)


def crowd_backs(s, y, size, count, colours, sway=0.25):
    """A row of heads and shoulders seen from behind."""
    step = (s.width + size * 2) / count
    for i in range(count):
        x = -size + step * (i + 0.5) + s.dice.uniform(-sway, sway) * step
        h = y + s.dice.uniform(-0.3, 0.3) * size
        colour = s.dice.choice(colours)
        s.path(
            f"M{x - size * 1.15:.0f} {h + size * 2.6:.0f}Q{x - size * 1.2:.0f} {h + size * 0.9:.0f} {x:.0f} "
            f"{h + size * 0.75:.0f}Q{x + size * 1.2:.0f} {h + size * 0.9:.0f} {x + size * 1.15:.0f} {h + size * 2.6:.0f}Z",
            colour,
        )
        s.oval(x, h, size * 0.52, size * 0.66, darker(colour, 0.35))
        s.rect(x - size * 0.2, h + size * 0.4, size * 0.4, size * 0.5, darker(colour, 0.35))


def gull(s, x, y, span, colour=CREAM, tip=INK, turn=0):
    with s.at(x, y, span / 100, 1, turn):
        s.path("M-50 -14Q-26 -26 0 0Q26 -26 50 -14Q26 -16 4 8L-4 8Q-26 -16 -50 -14Z", colour)
        s.path("M-50 -14Q-42 -18 -34 -18Q-40 -14 -44 -13.5Z", tip)
        s.path("M50 -14Q42 -18 34 -18Q40 -14 44 -13.5Z", tip)
