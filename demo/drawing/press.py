"""From SVG to paper: Chromium rasterises, Pillow adds the grain and writes WebP."""

import io
import os
import shutil
from contextlib import contextmanager
from random import Random

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import sync_playwright

GRAIN = 4.5  # how far a speck may leave the flat colour, of 255
QUALITIES = (78, 70, 62, 54)
HEAVIEST = 78_000  # bytes; a busy picture gives up some quality before it passes this


@contextmanager
def browser():
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb"]
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found, args=flags)
        yield chromium
        chromium.close()


def photograph(page, sheet):
    page.set_viewport_size({"width": sheet.width, "height": sheet.height})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block}}</style>{sheet.svg()}")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def grain(image, key):
    """Paper shows through the ink: soft specks, and a few broad clouds."""
    dice = Random(key)
    width, height = image.size
    fine = Image.frombytes("L", (width // 2, height // 2), dice.randbytes((width // 2) * (height // 2)))
    fine = fine.filter(ImageFilter.GaussianBlur(0.8)).resize(image.size, Image.Resampling.BICUBIC)
    broad = Image.frombytes("L", (24, 24), dice.randbytes(576)).resize(image.size, Image.Resampling.BICUBIC)
    specks = fine.point(lambda v: 128 + round((v - 128) * GRAIN / 64))
    clouds = broad.point(lambda v: 128 + round((v - 128) * 4 / 128))
    for layer in (specks, clouds):
        image = ImageChops.add(image, Image.merge("RGB", [layer] * 3), 1, -128)
    return image


def save(image, path):
    for quality in QUALITIES:
        image.save(path, "WEBP", quality=quality, method=6)
        if path.stat().st_size <= HEAVIEST:
            return
