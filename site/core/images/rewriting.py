"""The child of `core.images.bounded`: rewrites one picture and ends. Run as a program, never imported by the site.

It starts without Django's apps and without the site's settings, so it is there in a third of a second, and reads
nothing but the picture. What it learned stands as JSON on its standard output.
"""

import json
import resource
import sys
from contextlib import suppress
from pathlib import Path

#: Exit codes that its parent knows: what was sent is no picture for us; the disk did not take what we made of it.
REFUSED, NOT_WRITTEN = 3, 4


def rewrite(source: Path, target: Path, pixels: int) -> int:
    from django.conf import settings
    from django.core.exceptions import ValidationError

    settings.configure(WAGTAILIMAGES_MAX_IMAGE_PIXELS=pixels, USE_I18N=False)
    from core.images.safety import make_safe

    try:
        with source.open("rb") as file:
            picture = make_safe(file, source.name)
    except ValidationError as error:
        print(json.dumps({"code": error.code}))  # noqa: T201
        return REFUSED
    try:
        target.write_bytes(picture.read())
    except OSError:
        return NOT_WRITTEN
    print(json.dumps({"format": picture.content_type.removeprefix("image/").upper()}))  # noqa: T201
    return 0


def limit(memory: int, seconds: int) -> None:
    """Bound this process. A system that knows no such limit leaves the parent's clock as the only one."""
    # Of time, the second is what kills whoever does not end by itself: that looks like being killed by somebody.
    limits = {
        resource.RLIMIT_AS: (memory, memory),
        resource.RLIMIT_CPU: (seconds, seconds + 5),
        resource.RLIMIT_CORE: (0, 0),
    }
    for what, bounds in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(what, bounds)


if __name__ == "__main__":
    limit(int(sys.argv[4]), int(sys.argv[5]))
    sys.exit(rewrite(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
