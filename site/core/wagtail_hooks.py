"""What the floor adds to Wagtail."""

from datetime import timedelta

from wagtail import hooks

from core import generations, rich_text_links  # noqa: F401  (registers how links are written)
from core.periodic import PeriodicJob


@hooks.register("register_periodic_job")
def heal_generations() -> PeriodicJob:
    return PeriodicJob("heal generations", every=timedelta(minutes=1), run=generations.heal)
