"""Which function draws which picture."""

from .palette import PAPER
from .sheet import Sheet

SHAPES = {"landscape": (1600, 1067), "portrait": (1067, 1600), "square": (640, 640)}
SCENES = {}


def scene(key, shape="landscape", ground=PAPER):
    def register(function):
        SCENES[key] = (function, shape, ground)
        return function

    return register


def keys():
    return list(SCENES)


def draw(key):
    function, shape, ground = SCENES[key]
    sheet = Sheet(key, *SHAPES[shape], ground)
    function(sheet)
    return sheet
