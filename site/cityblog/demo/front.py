"""The demo's front page, laid out as an editor would have it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone
from django.utils.html import format_html
from wagtail.models import Page

from home.models import HomePage
from news.models import Storyline


def load_front_page(path: Path) -> None:
    """Lay out the front page, unless editors have."""
    home = HomePage.objects.get()
    if home.slots:
        return
    rows = [_row(facts) for facts in yaml.safe_load(path.read_text(encoding="utf-8"))]
    home.slots = home.slots.stream_block.to_python([row for row in rows if row])
    home.save_revision().publish()


def _row(facts: dict[str, Any]) -> dict[str, Any] | None:
    if facts["kind"] == "live":
        return {"type": "live", "value": None}
    value: dict[str, Any] = {name: facts[name] for name in ("title", "number", "order") if name in facts}
    if facts["kind"] == "call":
        link = {"page": _key(facts["link"]["page"]), "url": "", "title": facts["link"]["title"]}
        return {"type": "call", "value": {**value, "text": format_html("<p>{}</p>", facts["text"]), "link": link}}
    if facts["kind"] == "most_read":
        return {"type": "most_read", "value": value}
    value["picks"] = [pick for pick in map(_pick, facts.get("picks", [])) if pick["post"]]
    if "rule" in facts:
        value["rule"] = {**facts["rule"], "section": _key(facts["rule"].get("section", ""))}
    if "section" in facts:
        value["section"] = _key(facts["section"])
    if "storyline" in facts:
        value["storyline"] = Storyline.objects.filter(slug=facts["storyline"]).values_list("pk", flat=True).first()
    # A part of the demo, as tests load it, may lack what a slot is about.
    missing = any(value.get(name, 0) is None for name in ("section", "storyline"))
    return None if missing else {"type": facts["kind"], "value": value}


def _pick(facts: dict[str, Any]) -> dict[str, Any]:
    days = facts.get("until_days")
    until = (timezone.now() + timedelta(days=days)).isoformat() if days else None
    return {"post": _key(facts["post"]), "headline": facts.get("headline", ""), "image": None, "until": until}


def _key(address: str) -> int | None:
    return Page.objects.filter(url_path=f"/home/{address}/").values_list("pk", flat=True).first()
