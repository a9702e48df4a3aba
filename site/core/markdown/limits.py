"""What keeps a hostile text from costing more than a long one.

Python-Markdown tries every bracket, angle and backtick that is never closed against all that follows, and
calls itself once for each level of a list. Neither has a limit of its own: 4,000 opening brackets took
5 seconds. So the work is estimated first, in one pass that stops as soon as the answer is known.
"""

import re
from collections.abc import Iterable

#: Characters of one text, in the editor's form and in what we render.
LONGEST_TEXT = 100_000
#: Levels of lists and quotations, however they are marked; deeper ones stay at this level.
DEEPEST = 12
#: Each line or paragraph costs the parser about a quarter of a millisecond.
MOST_LINES = 5_000
#: References to one footnote are numbered by counting the earlier ones.
MOST_FOOTNOTE_MARKS = 300
#: How many characters may be read in vain, in all: about half a second each.
IN_VAIN = {"[": 1_000_000, "<": 5_000_000, "`": 3_000_000, "#": 1_000_000}

_MARKER = r"(?:[-+*>]|\d{1,9}[.)])"
LEVELS = re.compile(rf"^((?:[ \t]*{_MARKER}(?=[ \t>]|$)){{{DEEPEST}}})(?:[ \t]*{_MARKER}(?=[ \t>]|$))+", re.MULTILINE)
INDENT = re.compile(rf"^(?: {{4}}|\t){{{DEEPEST},}}", re.MULTILINE)
PARAGRAPHS = re.compile(r"\n[ \t]*\n")
FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?^(?P=fence)[ ]*$", re.MULTILINE | re.DOTALL)
BACKTICKS = re.compile("`+")
#: Lines that end a paragraph; each makes the parser copy the rest of it.
SPLITTING_LINE = re.compile(r"^ {0,3}(?:#|[=-]+ *$|\*\[|\[)", re.MULTILINE)
CLOSING = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}


def shortened(text: str) -> str:
    """Return `text` within the longest length and the deepest level, without NUL."""
    text = text[:LONGEST_TEXT].replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return INDENT.sub("    " * DEEPEST, LEVELS.sub(r"\1", text))


def is_overloaded(text: str) -> bool:
    """Return whether rendering `text` as Markdown would take far longer than its length explains."""
    if text.count("\n") > MOST_LINES or text.count("[^") > MOST_FOOTNOTE_MARKS:
        return True
    # Fences are searched for up to the end of the text; code within them is not parsed at all.
    if len(re.findall(r"^(?:```|~~~)", text, re.MULTILINE)) > MOST_FOOTNOTE_MARKS:
        return True
    text = FENCED.sub("\n", text)
    paragraphs = PARAGRAPHS.split(text)
    return (
        _exceeds(IN_VAIN["<"], _angle_distances(text))
        or _exceeds(IN_VAIN["["], (one for paragraph in paragraphs for one in _bracket_distances(paragraph)))
        or _exceeds(IN_VAIN["`"], (one for paragraph in paragraphs for one in _backtick_distances(paragraph)))
        or _exceeds(IN_VAIN["#"], (len(SPLITTING_LINE.findall(paragraph)) ** 2 for paragraph in paragraphs))
    )


def _exceeds(limit: int, costs: Iterable[int]) -> bool:
    total = 0
    for cost in costs:
        total += cost
        if total > limit:
            return True
    return False


def _bracket_distances(paragraph: str) -> Iterable[int]:
    """Yield how far each opening bracket is from its closing one, or from the end."""
    opened = []
    for match in re.finditer(r"[\[\]]", paragraph):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            yield match.start() - opened.pop()
    for start in opened:
        yield len(paragraph) - start


def _angle_distances(text: str) -> Iterable[int]:
    for match in re.finditer(r"<(?:!--|!\[CDATA\[|\?)?", text):
        end = text.find(CLOSING.get(match[0], ">"), match.start())
        yield (end if end >= 0 else len(text)) - match.start()


def _backtick_distances(paragraph: str) -> Iterable[int]:
    """Yield how far each run of backticks is from the next of its length, or from the end."""
    last_of_length: dict[int, int] = {}
    for match in BACKTICKS.finditer(paragraph):
        length = len(match[0])
        if length in last_of_length:
            yield match.start() - last_of_length.pop(length)
        else:
            last_of_length[length] = match.start()
    for start in last_of_length.values():
        yield len(paragraph) - start
