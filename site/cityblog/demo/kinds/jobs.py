"""Jobs: their own facts, with days counted from the day of loading, so that some are always open."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from cityblog.demo.bodies import Library
from news.jobs.moments import today
from news.models import JobPage

MODEL = JobPage

#: What stands in the file under the field's own name.
PLAIN = (
    *("employer", "employer_url", "employment", "workplace", "street_address", "remote_from"),
    *("start_note", "language", "education", "experience", "reference"),
)


def fill(post: JobPage, front: dict[str, Any], library: Library, now: datetime) -> None:
    for name in PLAIN:
        if name in front:
            setattr(post, name, front[name])
    post.place = library.places.get(front.get("place", ""))
    post.employer_logo = library.pictures.get(front.get("employer_logo", ""))
    post.closes_on = today(now) + timedelta(days=front["closes_in_days"])
    if "filled_days_ago" in front:
        post.filled_at = now - timedelta(days=front["filled_days_ago"])
    if "starts_in_days" in front:
        post.start_on = today(now) + timedelta(days=front["starts_in_days"])
    _pay(post, front.get("pay"))
    ways = front["apply"]
    post.apply_url, post.apply_email, post.apply_note = (ways.get(name, "") for name in ("url", "email", "note"))


def _pay(post: JobPage, pay: Any) -> None:
    """Set the pay from {min, max, per}; "not given" is a choice too."""
    if pay == "not given":
        post.pay_not_given = True
    elif pay:
        least, most = pay.get("min"), pay.get("max")
        post.pay_minimum = Decimal(str(least)) if least else None
        post.pay_maximum = Decimal(str(most)) if most else None
        post.pay_period = pay["per"]
