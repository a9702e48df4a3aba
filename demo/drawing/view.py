"""A pinhole camera, so that streets, bridges and rooms stand in true perspective. Metres; z is up."""

import math


def less(a, b):
    return tuple(p - q for p, q in zip(a, b, strict=True))


def plus(a, b, times=1.0):
    return tuple(p + q * times for p, q in zip(a, b, strict=True))


def dot(a, b):
    return sum(p * q for p, q in zip(a, b, strict=True))


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def unit(a):
    size = math.sqrt(dot(a, a))
    return tuple(p / size for p in a)


class View:
    NEAR = 0.4

    def __init__(self, eye, target, focal=1300, centre=(800, 533), roll=0.0):
        self.eye, self.focal, self.centre = eye, focal, centre
        self.forward = unit(less(target, eye))
        right = unit(cross(self.forward, (0, 0, 1)))
        up = cross(right, self.forward)
        c, s = math.cos(math.radians(roll)), math.sin(math.radians(roll))
        self.right = tuple(r * c + u * s for r, u in zip(right, up, strict=True))
        self.up = tuple(u * c - r * s for r, u in zip(right, up, strict=True))

    def depth(self, point):
        return dot(less(point, self.eye), self.forward)

    def dot(self, point):
        """Where a point of the world falls on the sheet."""
        d = less(point, self.eye)
        depth = max(self.NEAR, dot(d, self.forward))
        return (
            self.centre[0] + self.focal * dot(d, self.right) / depth,
            self.centre[1] - self.focal * dot(d, self.up) / depth,
        )

    def size(self, point, length):
        """How long a length of the world looks at that point."""
        return self.focal * length / max(self.NEAR, self.depth(point))

    def face(self, points):
        """A polygon of the world on the sheet, cut off where it passes behind the eye."""
        kept = []
        for a, b in zip(points, points[1:] + points[:1], strict=True):
            da, db = self.depth(a) - self.NEAR, self.depth(b) - self.NEAR
            if da >= 0:
                kept.append(a)
            if da * db < 0:
                kept.append(plus(a, less(b, a), da / (da - db)))
        return [self.dot(p) for p in kept]

    def line(self, a, b):
        return self.face([a, b])[:2]


def panel(sheet, view, points, fill, **more):
    flat = view.face(points)
    if len(flat) > 2:
        sheet.poly(flat, fill, **more)
    return flat


def floor(sheet, view, x0, y0, x1, y1, fill, z=0.0, **more):
    return panel(sheet, view, [(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)], fill, **more)


def side_wall(sheet, view, x, y0, y1, z0, z1, fill):
    """An upright rectangle that runs away from the eye, along y."""
    panel(sheet, view, [(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)], fill)


def front_wall(sheet, view, y, x0, x1, z0, z1, fill):
    """An upright rectangle that faces the eye, along x."""
    panel(sheet, view, [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], fill)


def box(sheet, view, low, high, top, x_side, y_side, under=None):
    """A block; of its faces only those turned to the eye are drawn. `under` colours what overhangs."""
    (x0, y0, z0), (x1, y1, z1), (ex, ey, ez) = low, high, view.eye
    if under and ez < z0:
        floor(sheet, view, x0, y0, x1, y1, under, z0)
    if not y0 <= ey <= y1:
        y = y1 if ey > y1 else y0
        panel(sheet, view, [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)], y_side)
    if not x0 <= ex <= x1:
        x = x1 if ex > x1 else x0
        panel(sheet, view, [(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)], x_side)
    if ez > z1:
        floor(sheet, view, x0, y0, x1, y1, top, z1)


def grid(sheet, view, corner, across, upward, columns, rows, fill, gap=0.35, arch=False):
    """Windows on a wall. `fill` is a colour or is asked for one with (column, row); None leaves a hole."""
    for row in range(rows):
        for column in range(columns):
            colour = fill(column, row) if callable(fill) else fill
            if colour is None:
                continue
            u0, u1 = (column + gap / 2) / columns, (column + 1 - gap / 2) / columns
            v0, v1 = (row + gap / 2) / rows, (row + 1 - gap / 2) / rows
            shape = [(u0, v0), (u1, v0)]
            if arch:
                middle, half, lift = (u0 + u1) / 2, (u1 - u0) / 2, (v1 - v0) * 0.3
                turns = [math.pi * k / 8 for k in range(9)]
                shape += [(middle + half * math.cos(t), v1 - lift + lift * math.sin(t)) for t in turns]
            else:
                shape += [(u1, v1), (u0, v1)]
            panel(sheet, view, [plus(plus(corner, across, u), upward, v) for u, v in shape], colour)
