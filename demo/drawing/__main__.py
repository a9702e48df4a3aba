"""Draws all pictures, or only those whose keys are given."""

import sys
from pathlib import Path

from . import (
    press,
    scenes,  # noqa: F401 -- fills the register
)
from .registry import draw, keys

FOLDER = Path(__file__).resolve().parent.parent / "pictures"


def main(wanted):
    FOLDER.mkdir(exist_ok=True)
    total = 0
    with press.browser() as chromium:
        page = chromium.new_page()
        for key in wanted or keys():
            image = press.grain(press.photograph(page, draw(key)), key)
            path = FOLDER / f"{key}.webp"
            press.save(image, path)
            total += path.stat().st_size
            sys.stdout.write(f"{key} {path.stat().st_size // 1024} kB\n")
    sys.stdout.write(f"total {total // 1024} kB\n")


main(sys.argv[1:])
