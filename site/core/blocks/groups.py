"""The headings of the block picker, in the order in which the body declares its blocks."""

from django.utils.translation import gettext_lazy as _

WORDS = _("Words")
PICTURES = _("Pictures")
ASIDES = _("Beside the text")
ELSEWHERE = _("Files and embeds")
