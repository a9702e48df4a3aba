"""Price levels as readers know them: one to four signs of the currency."""

from django.utils.translation import gettext_lazy as _

from core.frame import current_frame

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "CAD": "$", "AUD": "$", "NZD": "$"}
WORDS = {1: _("low"), 2: _("moderate"), 3: _("high"), 4: _("top")}


def price_signs(level: int | None) -> str:
    """Return "££" for level 2; the word where the currency has no sign of its own; "" for no level."""
    if level not in WORDS:
        return ""
    sign = SIGNS.get(current_frame().currency)
    return sign * level if sign else str(WORDS[level])


def price_words(level: int | None) -> str:
    """Return "££ (moderate)": signs for the eye and a word for who cannot see how many they are."""
    signs = price_signs(level)
    return f"{signs} ({WORDS[level]})" if level in WORDS and signs != str(WORDS[level]) else signs
