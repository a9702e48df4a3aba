"""How a new post begins in the editor: with what is known before anything is typed."""

from datetime import timedelta
from typing import Any

from django.dispatch import receiver
from wagtail.signals import init_new_page

from core.frame import current_frame
from news.jobs.moments import USUAL_DAYS, today
from news.models import Author, Byline, EntertainmentSectionPage, JobPage, PostPage, ReviewPage
from news.reviews.subjects import Subject


@receiver(init_new_page)
def own_byline(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a new post with the byline of the writer who begins it."""
    if not isinstance(page, PostPage) or page.owner_id is None:
        return
    author = Author.objects.filter(user_id=page.owner_id, is_active=True).first()
    if author is not None:
        page.bylines = [Byline(author=author, role=Byline.Role.REPORTER)]


@receiver(init_new_page)
def own_subject(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a review in Entertainment as one of a film; elsewhere it is one of a restaurant."""
    if isinstance(page, ReviewPage) and isinstance(parent.specific, EntertainmentSectionPage):
        page.genre = Subject.FILM


@receiver(init_new_page)
def begin_job(sender: Any, page: Any, parent: Any, **kwargs: Any) -> None:
    """Begin a new job with the paper's currency and a closing date in a month."""
    if isinstance(page, JobPage):
        page.pay_currency = current_frame().currency
        page.closes_on = today() + timedelta(days=USUAL_DAYS)
