"""Making renditions takes seconds of processor time; it happens in the background."""

import logging
from collections.abc import Sequence

from django_tasks import task
from wagtail.images import get_image_model

from core import generations

from .renditions import specs_for

logger = logging.getLogger(__name__)


@task()
def prepare_renditions(image_id: int, shapes: Sequence[str], shown: bool = False) -> None:
    """Make what the named shapes of a picture still lack; `shown` when a page went out without them."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is None:
        return
    specs = specs_for(image, *shapes)
    before = image.renditions.filter(filter_spec__in=specs).count()
    try:
        made = len(image.get_renditions(*specs))
    except Exception:
        # Its file is missing or broken: readers see a placeholder, and trying again would not help.
        logger.warning("No renditions of picture %s: its file cannot be read.", image_id, exc_info=True)
        return
    if shown and made > before:
        generations.bump("pages")
