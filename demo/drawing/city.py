"""Things that stand about in Saltmere: houses, trees, lamps, boats, water, weather."""

from itertools import pairwise

from .palette import CREAM, INK, OCHRE, PINE, STRAW, darker, lighter, mix


def sun(s, x, y, radius, colour, rings=0, ring_colour=None):
    for i in range(rings, 0, -1):
        s.circle(x, y, radius * (1 + 0.34 * i), mix(ring_colour or s.ground, colour, 0.16 + 0.12 * (rings - i)))
    s.circle(x, y, radius, colour)


def cloud(s, x, y, width, colour):
    """A long flat-bottomed cloud."""
    h = width * 0.2
    s.path(
        f"M{x:.0f} {y:.0f}c{-h * 0.9:.0f} 0 {-h * 0.7:.0f} {-h:.0f} {h * 0.3:.0f} {-h * 0.9:.0f}"
        f"c{h * 0.2:.0f} {-h:.0f} {h * 1.5:.0f} {-h * 1.1:.0f} {h * 1.8:.0f} {-h * 0.4:.0f}"
        f"c{h * 0.7:.0f} {-h * 0.6:.0f} {h * 1.6:.0f} {-h * 0.1:.0f} {h * 1.5:.0f} {h * 0.5:.0f}"
        f"c{h * 0.9:.0f} {-h * 0.2:.0f} {h:.0f} {h * 0.8:.0f} {h * 0.2:.0f} {h * 0.8:.0f}Z",
        colour,
    )


def streaks(s, top, bottom, colours, count, widest=400, thick=10):
    """Flat strokes of light or shade on water, wider and bolder the nearer they are."""
    for i in range(count):
        near = (i + s.dice.random()) / count
        y = top + (bottom - top) * near**1.6
        w = widest * (0.15 + 0.85 * near) * s.dice.uniform(0.4, 1)
        x = s.dice.uniform(-w * 0.3, s.width - w * 0.5)
        t = max(2, thick * (0.25 + near))
        s.path(
            f"M{x:.0f} {y:.0f}q{w / 2:.0f} {-t:.0f} {w:.0f} 0q{-w / 2:.0f} {t:.0f} {-w:.0f} 0Z", s.dice.choice(colours)
        )


def gabled(s, x, base, width, height, wall, roof, lit=None, floors=3, columns=3, pitch=0.5):
    """A narrow town house seen flat on."""
    top = base - height
    peak = top - width * pitch
    s.poly([(x, base), (x, top), (x + width / 2, peak), (x + width, top), (x + width, base)], wall)
    s.poly(
        [(x + width / 2, peak), (x + width, top), (x + width, base), (x + width * 0.62, base), (x + width * 0.62, top)],
        darker(wall, 0.1),
    )
    s.line([(x - 6, top + 5), (x + width / 2, peak), (x + width + 6, top + 5)], roof, max(6, width * 0.06))
    pane = darker(wall, 0.55)
    for row in range(floors):
        for column in range(columns):
            wide, tall = width / columns * 0.45, height / floors * 0.5
            wx = x + width * (column + 0.5) / columns - wide / 2
            wy = top + height * (row + 0.3) / floors
            glow = lit and s.dice.random() < lit[1]
            s.rect(wx, wy, wide, tall, lit[0] if glow else pane)


def poplar(s, x, base, height, colour, width=0.2):
    w = height * width
    s.path(
        f"M{x} {base}C{x - w} {base - height * 0.3} {x - w * 0.6:.0f} {base - height * 0.8:.0f} {x} {base - height}"
        f"C{x + w * 0.6:.0f} {base - height * 0.8:.0f} {x + w} {base - height * 0.3} {x} {base}Z",
        colour,
    )
    s.path(
        f"M{x} {base}L{x} {base - height}C{x + w * 0.6:.0f} {base - height * 0.8:.0f} {x + w} "
        f"{base - height * 0.3} {x} {base}Z",
        darker(colour, 0.18),
    )


def tree(s, x, base, height, leaf, trunk="#4a3a2c"):
    """A round street tree in two tones."""
    r = height * 0.32
    s.rect(x - height * 0.03, base - height * 0.5, height * 0.06, height * 0.5, trunk)
    points = [(0, -1.05), (0.75, -0.8), (1.1, -0.05), (0.7, 0.7), (0, 0.85), (-0.75, 0.65), (-1.05, -0.1), (-0.7, -0.8)]
    cy = base - height + r
    s.blob([(x + a * r, cy + b * r) for a, b in points], leaf)
    side = [(0.1, -1), (0.75, -0.8), (1.1, -0.05), (0.7, 0.7), (0, 0.85), (0.35, 0.2), (0.5, -0.4)]
    s.blob([(x + a * r, cy + b * r) for a, b in side], darker(leaf, 0.22))


def lamp(s, x, base, height, colour=INK, light=STRAW, glow=0.0):
    if glow:
        s.glow(x, base - height * 0.95, height * 0.5, light, glow)
    s.rect(x - height * 0.012, base - height * 0.88, height * 0.024, height * 0.88, colour)
    s.rect(x - height * 0.03, base - height * 0.08, height * 0.06, height * 0.08, colour)
    s.poly(
        [
            (x - height * 0.03, base - height * 0.88),
            (x + height * 0.03, base - height * 0.88),
            (x + height * 0.05, base - height),
            (x - height * 0.05, base - height),
        ],
        light,
    )
    s.poly(
        [(x - height * 0.065, base - height), (x + height * 0.065, base - height), (x, base - height * 1.05)], colour
    )


def rowing_boat(s, x, y, length, hull, inner=None):
    h = length * 0.2
    s.path(
        f"M{x} {y - h}Q{x + length * 0.5} {y - h * 0.5} {x + length} {y - h * 1.15}"
        f"Q{x + length * 0.92} {y + h * 0.2} {x + length * 0.7} {y + h * 0.3}L{x + length * 0.25} {y + h * 0.3}"
        f"Q{x + length * 0.05} {y} {x} {y - h}Z",
        hull,
    )
    s.curve(
        f"M{x} {y - h}Q{x + length * 0.5} {y - h * 0.5} {x + length} {y - h * 1.15}",
        inner or lighter(hull, 0.5),
        h * 0.14,
    )


def skyline(s, base, low, high, colour, step=70, towers=()):
    """Far roofs as one cut-out."""
    points, x = [(-10, base)], -10.0
    while x < s.width + 10:
        w = step * s.dice.uniform(0.6, 1.5)
        h = s.dice.uniform(low, high)
        if s.dice.random() < 0.5:
            points += [(x, base - h), (x + w / 2, base - h - w * 0.35), (x + w, base - h)]
        else:
            points += [(x, base - h), (x + w, base - h)]
        x += w
    s.poly([*points, (x, base)], colour)
    for tx, th, tw in towers:
        s.poly(
            [(tx, base), (tx, base - th), (tx + tw / 2, base - th - tw * 1.6), (tx + tw, base - th), (tx + tw, base)],
            colour,
        )


def bunting(s, start, end, sag, colours, count=14, size=34):
    (ax, ay), (bx, by) = start, end
    spots = []
    for i in range(count + 1):
        t = i / count
        spots.append((ax + (bx - ax) * t, ay + (by - ay) * t + sag * 4 * t * (1 - t)))
    s.line(spots, INK, 3, soft=True)
    for i, (a, b) in enumerate(pairwise(spots)):
        mid = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        s.poly([a, b, (mid[0], mid[1] + size)], colours[i % len(colours)])


def bulbs(s, start, end, sag, count=12, size=9, light=STRAW, wire=INK):
    (ax, ay), (bx, by) = start, end
    spots = [
        (ax + (bx - ax) * i / count, ay + (by - ay) * i / count + sag * 4 * i / count * (1 - i / count))
        for i in range(count + 1)
    ]
    s.line(spots, wire, 3, soft=True)
    for x, y in spots[1:-1]:
        s.glow(x, y + size, size * 4, light, 0.45)
        s.circle(x, y + size, size, light)


def steam(s, x, y, height, colour=CREAM, opacity=0.5, wisps=3, width=16):
    for i in range(wisps):
        px = x + (i - (wisps - 1) / 2) * width * 2.6
        h = height * s.dice.uniform(0.75, 1.1)
        s.curve(
            f"M{px:.0f} {y}c{-h * 0.2:.0f} {-h * 0.3:.0f} {h * 0.22:.0f} {-h * 0.4:.0f} {0} {-h * 0.7:.0f}"
            f"c{-h * 0.1:.0f} {-h * 0.15:.0f} {h * 0.04:.0f} {-h * 0.25:.0f} {h * 0.05:.0f} {-h * 0.3:.0f}",
            colour,
            width,
            opacity=opacity,
        )


def leaves(s, x, y, size, colour=PINE, count=5, spread=150, turn=-90):
    """A tuft of pointed leaves: carrot greens, basil, a pot plant."""
    for i in range(count):
        angle = turn + (i / max(1, count - 1) - 0.5) * spread
        with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({angle:.0f})"):
            s.path(
                f"M0 0Q{size * 0.5:.1f} {-size * 0.24:.1f} {size} 0Q{size * 0.5:.1f} {size * 0.24:.1f} 0 0Z",
                colour if i % 2 else darker(colour, 0.2),
            )


def lemon(s, x, y, r, colour=OCHRE):
    s.circle(x, y, r, colour)
    s.circle(x, y, r * 0.86, CREAM)
    for k in range(8):
        with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({k * 45})"):
            s.path(
                f"M{r * 0.08:.1f} 0L{r * 0.7:.1f} {-r * 0.24:.1f}Q{r * 0.84:.1f} 0 {r * 0.7:.1f} {r * 0.24:.1f}Z", STRAW
            )
