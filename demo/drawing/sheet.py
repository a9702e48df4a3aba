"""A sheet of paper: collects flat shapes and gives them back as one SVG."""

from contextlib import contextmanager
from random import Random

SPATTER = (
    '<filter id="{id}" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">'
    '<feTurbulence type="fractalNoise" baseFrequency=".42" numOctaves="2" seed="{seed}"/>'
    '<feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1.6 0 0 0 -.3" result="noise"/>'
    '<feComposite in="SourceAlpha" in2="noise" operator="arithmetic" k2="4" k3="4" k4="-4" result="dots"/>'
    '<feFlood flood-color="{colour}"/><feComposite in2="dots" operator="in"/></filter>'
)
ROUGH = (
    '<filter id="rough" filterUnits="userSpaceOnUse" x="-20" y="-20" width="{w}" height="{h}" '
    'color-interpolation-filters="sRGB"><feTurbulence type="fractalNoise" baseFrequency=".022" numOctaves="3"/>'
    '<feDisplacementMap in="SourceGraphic" scale="{scale}" xChannelSelector="R" yChannelSelector="G"/></filter>'
)


def number(value):
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def outline(points, closed=True):
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def smooth(points, closed=True):
    """A soft line through all points (Catmull-Rom as Bézier curves)."""
    n = len(points)
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for i in range(n if closed else n - 1):
        at = [points[(i + k) % n if closed else max(0, min(n - 1, i + k))] for k in (-1, 0, 1, 2)]
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = at
        path += f"C{bx + (cx - ax) / 6:.1f} {by + (cy - ay) / 6:.1f} "
        path += f"{cx - (dx - bx) / 6:.1f} {cy - (dy - by) / 6:.1f} {cx:.1f} {cy:.1f}"
    return path + ("Z" if closed else "")


class Sheet:
    def __init__(self, key, width, height, ground):
        self.width, self.height, self.ground = width, height, ground
        self.dice = Random(key)
        self.parts, self.defs = [], []

    def add(self, tag, **attributes):
        text = " ".join(f'{k.rstrip("_").replace("_", "-")}="{number(v)}"' for k, v in attributes.items())
        self.parts.append(f"<{tag} {text}/>")

    def path(self, d, fill="none", **more):
        self.add("path", d=d, fill=fill, **more)

    def poly(self, points, fill, **more):
        self.path(outline(points), fill, **more)

    def blob(self, points, fill, **more):
        self.path(smooth(points), fill, **more)

    def rect(self, x, y, width, height, fill, **more):
        self.add("rect", x=x, y=y, width=max(0, width), height=max(0, height), fill=fill, **more)

    def circle(self, x, y, radius, fill, **more):
        self.add("circle", cx=x, cy=y, r=radius, fill=fill, **more)

    def oval(self, x, y, rx, ry, fill, turn=0, **more):
        if turn:
            more["transform"] = f"rotate({turn} {x} {y})"
        self.add("ellipse", cx=x, cy=y, rx=rx, ry=ry, fill=fill, **more)

    def line(self, points, colour, width, soft=False, **more):
        more.setdefault("stroke_linecap", "round")
        d = smooth(points, False) if soft else outline(points, False)
        self.path(d, stroke=colour, stroke_width=width, stroke_linejoin="round", **more)

    def curve(self, d, colour, width, **more):
        more.setdefault("stroke_linecap", "round")
        self.path(d, stroke=colour, stroke_width=width, stroke_linejoin="round", **more)

    def define(self, markup):
        if markup not in self.defs:
            self.defs.append(markup)

    def fade(self, start, end, *stops):
        """A gradient fill; each stop is (place, colour) or (place, colour, opacity)."""
        name = f"fade{len(self.defs)}"
        inner = "".join(
            f'<stop offset="{s[0]}" stop-color="{s[1]}" stop-opacity="{s[2] if len(s) > 2 else 1}"/>' for s in stops
        )
        self.define(
            f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{start[0]}" y1="{start[1]}" '
            f'x2="{end[0]}" y2="{end[1]}">{inner}</linearGradient>'
        )
        return f"url(#{name})"

    def glow(self, x, y, radius, colour, strength=0.6):
        name = f"glow{len(self.defs)}"
        self.define(
            f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" stop-opacity="{strength}"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
        )
        self.circle(x, y, radius, f"url(#{name})")

    def spatter(self, shape, colour, start, end, strength=0.8):
        """Airbrushed shade: dots that thicken from `start` to `end` inside a shape (points or path)."""
        d = shape if isinstance(shape, str) else outline(shape)
        name = "spatter" + colour.strip("#")
        self.define(SPATTER.format(id=name, colour=colour, seed=len(colour) + int(colour[1:3], 16)))
        fill = self.fade(start, end, (0, "#000", 0), (1, "#000", strength))
        self.parts.append(f'<path d="{d}" fill="{fill}" filter="url(#{name})"/>')

    @contextmanager
    def group(self, **attributes):
        text = " ".join(f'{k.replace("_", "-")}="{v}"' for k, v in attributes.items())
        self.parts.append(f"<g {text}>")
        yield
        self.parts.append("</g>")

    @contextmanager
    def inside(self, shape):
        """Everything drawn within is cut to the shape (points or path)."""
        d = shape if isinstance(shape, str) else outline(shape)
        name = f"cut{len(self.defs)}"
        self.define(f'<clipPath id="{name}"><path d="{d}"/></clipPath>')
        with self.group(clip_path=f"url(#{name})"):
            yield

    def at(self, x, y, scale=1.0, flip=1, turn=0):
        spin = f" rotate({turn})" if turn else ""
        return self.group(transform=f"translate({x:.1f} {y:.1f}){spin} scale({scale * flip:.4f} {scale:.4f})")

    def svg(self):
        w, h = self.width, self.height
        rough = ROUGH.format(w=w + 40, h=h + 40, scale=5 if max(w, h) > 1000 else 3)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
            f"<defs>{rough}{''.join(self.defs)}</defs>"
            f'<rect width="{w}" height="{h}" fill="{self.ground}"/>'
            f'<g filter="url(#rough)"><rect x="-20" y="-20" width="{w + 40}" height="{h + 40}" fill="{self.ground}"/>'
            f"{''.join(self.parts)}</g></svg>"
        )
