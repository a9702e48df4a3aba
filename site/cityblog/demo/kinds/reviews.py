"""Reviews: what is reviewed, the rating, and who paid."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cityblog.demo.bodies import Library
from news.models import ReviewPage

MODEL = ReviewPage
PLAIN = ("genre", "cuisine", "price_level", "paid_by")


def fill(post: ReviewPage, front: dict[str, Any], library: Library, now: datetime) -> None:
    for name in PLAIN:
        if name in front:
            setattr(post, name, front[name])
    rating = front["rating"]
    post.rating = 0 if rating == "none" else round(2 * rating)
    post.place = library.places[front["place"]] if "place" in front else None
    work = front.get("work", {})
    post.work_title, post.work_creator = work.get("title", ""), work.get("by", "")
    post.work_year, post.work_detail = work.get("year"), work.get("detail", "")
    post.had = "\n".join(front.get("had", []))
    today = timezone.localdate(now)
    if "visited_days_ago" in front:
        post.visited_on = today - timedelta(days=front["visited_days_ago"])
    if "checked_days_ago" in front:
        post.checked_on = today - timedelta(days=front["checked_days_ago"])
