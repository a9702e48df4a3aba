"""Which programs say that they are no readers; the counts of what readers do leave them out."""

import re

_ROBOT = re.compile(
    # Cubot makes telephones.
    r"(?<!cu)bot\b|crawl|spider|slurp|scrape|fetch|externalhit|monitor|preview|headless|lighthouse|archiver|feed"
    r"|\b(?:curl|wget|httpx?|python|java|go-http|okhttp|libwww|axios|node|ruby|perl|php)\b",
    re.IGNORECASE,
)


def is_robot(user_agent: str) -> bool:
    """Whether a program says that it is one; most browsers do not say so, and some robots neither."""
    return not user_agent or _ROBOT.search(user_agent) is not None
