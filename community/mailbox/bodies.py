"""What somebody wrote, out of what their program sent: without quotes, signatures and whatever was hidden in it."""

import re

from bs4 import BeautifulSoup, Tag

#: HTML beyond this is no letter, and parsing it takes seconds.
MOST_HTML = 2_000_000
SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
#: "On Monday, Ilse Berg wrote:" in whatever language: a line that ends so, before lines that are quoted.
QUOTED_BLOCK = re.compile(r"(?:^[^\n>]{5,200}:[ \t]*\n\n?(?=>))?(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
ORIGINAL = re.compile(
    r"^\s*-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine)\s*-{2,}.*", re.M | re.S | re.I
)
SENT_FROM = re.compile(
    r"^(?:Sent from (?:my |Mail for |Outlook|Yahoo)|Get Outlook for |Von meinem |Envoyé de )[^\n]{0,60}$", re.M | re.I
)
BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "tr",
        "section",
        "article",
        "header",
        "footer",
        "pre",
        "blockquote",
        "hr",
    ]
)
QUOTES = (
    ".gmail_quote, .gmail_signature, .moz-signature, .moz-cite-prefix, .yahoo_quoted, #divRplyFwdMsg, "
    "blockquote[type=cite]"
)
#: Characters of nobody's language.
LINE_END, BLANK_LINE = "\ue000", "\ue001"
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0", re.I)


def said_in_text(text: str, *, flowed: bool = False) -> str:
    """Return what is said in a letter of plain text; `flowed` is RFC 3676's way to break paragraphs into lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = SIGNATURE.split(text, maxsplit=1)[0]
    if flowed:
        text = re.sub(r"(?<=[^\n]) \n(?!>|\n)", " ", text)
    text = SENT_FROM.sub("", ORIGINAL.sub("", text))
    return _paragraphs(QUOTED_BLOCK.sub("", text) if not _is_all_quoted(text) else text)


def _is_all_quoted(text: str) -> bool:
    """Whether nothing would be left: somebody passes on a letter as it came to them."""
    return not QUOTED_BLOCK.sub("", text).strip()


def _paragraphs(text: str) -> str:
    """Return `text` with lines that a program broke at its right margin joined again."""
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join(_joined(paragraph) for paragraph in paragraphs)


def _joined(paragraph: str) -> str:
    lines = [line.strip() for line in paragraph.strip().split("\n")]
    longest = max(map(len, lines))
    # Short lines are broken on purpose: addresses, verses, lists.
    if len(lines) < 2 or longest < 60 or min(map(len, lines[:-1])) < longest * 0.6:
        return "\n".join(lines)
    return " ".join(lines)


def said_in_html(html: str) -> str:
    """Return the paragraphs of a letter in HTML, as text."""
    soup = BeautifulSoup(html[:MOST_HTML], "html.parser")
    for tag in soup(
        ["script", "style", "head", "title", "template", "object", "svg", "img", "input", "button", "select"]
    ):
        tag.decompose()
    for tag in soup.select(QUOTES):
        tag.decompose()
    for tag in soup.find_all(style=HIDDEN):
        if not tag.decomposed:
            tag.decompose()
    for tag in soup.find_all(["br", "li", *BLOCKS]):
        _mark(tag)
    lines = [" ".join(line.split()) for line in soup.get_text().split(LINE_END)]
    text = "\n".join("" if line == BLANK_LINE else line for line in lines if line)
    return said_in_text(re.sub(r"\n{3,}", "\n\n", text))


def _mark(tag: Tag) -> None:
    """Put our own line ends where the tag makes one: those of the source mean nothing."""
    if tag.name == "br":
        tag.replace_with(LINE_END)
        return
    between = LINE_END if tag.name in {"li", "tr"} else LINE_END + BLANK_LINE + LINE_END
    tag.insert_before(between)
    tag.insert_after(between)
