"""Pictures from strangers, rewritten in a child process that may use so much memory and time and no more.

A decoder that is led astray ends its own process and not the site's. Editors' uploads take the shorter way
(`core.images.safety`): they are few, and we know who sent them.
"""

import json
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from core.images.rewriting import NOT_WRITTEN, REFUSED

#: A picture of the most pixels that we take, upright and in colour, thrice over, and the libraries.
MEMORY = 2 * 1024**3
SECONDS = 20
#: By its limit of time it ends with SIGXCPU first.
STOPPED_BY_OTHERS = {signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
#: More than the processor's time: other processes want theirs.
PATIENCE = 60


@dataclass(frozen=True)
class Rewritten:
    """What lies at the target: a picture without metadata."""

    image_format: str
    width: int
    height: int


def rewrite_bounded(source: Path, target: Path) -> Rewritten:
    """Write the picture at `source` to `target`, upright and without metadata.

    Raises ValidationError with a sentence for its sender, and OSError if this machine could not do it.
    """
    pixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS
    words = [sys.executable, "-m", "core.images.rewriting", source, target, pixels, MEMORY, SECONDS]
    try:
        # Our own program, with paths that we chose.
        done = subprocess.run([str(word) for word in words], capture_output=True, timeout=PATIENCE)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _refusal("too slow") from error
    if done.returncode == NOT_WRITTEN:
        raise OSError("A picture could not be written.")
    if done.returncode == REFUSED:
        raise _refusal(json.loads(done.stdout)["code"])
    if -done.returncode in STOPPED_BY_OTHERS:
        # With the whole service, or by a machine short of memory: not the picture's fault, and it may come again.
        raise OSError("Rewriting a picture was stopped.")
    if done.returncode:
        # Killed by its limits, or by its decoder's fault.
        raise _refusal("file_too_many_pixels" if done.returncode < 0 else "invalid_image")
    with Image.open(target) as image:
        return Rewritten(json.loads(done.stdout)["format"], image.width, image.height)


def _refusal(code: str) -> ValidationError:
    if code in ("file_too_many_pixels", "too slow"):
        most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
        words = _("This picture is too large to open. Please make it smaller, at most %(most)s million pixels.")
        return ValidationError(words % {"most": most}, code=code)
    return ValidationError(_("This picture cannot be opened: it is damaged or incomplete."), code="invalid_image")
