"""One stylesheet out of many: what `@import` does in the browser, done once when the files are collected.

Pure functions: text in, text out.
"""

import posixpath
import re
from collections.abc import Callable

IMPORT = re.compile(
    r"""@import\s+(?:url\(\s*)?["'](?P<path>[^"']+)["']\s*\)?"""
    r"""(?:\s*layer\(\s*(?P<layer>[\w.-]+)\s*\))?\s*(?P<media>[^;]*);"""
)
# Quoted strings come first, so that a /* inside one is no comment.
COMMENT = re.compile(r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/""", re.DOTALL)
URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<path>.*?)(?P=quote)\s*\)""")
#: Addresses that mean the same from every folder.
FIXED = re.compile(r"^([a-z][a-z0-9+.-]*:|/|#)", re.IGNORECASE)


def bundle(name: str, read: Callable[[str], str]) -> str:
    """Return the stylesheet `name` with every imported stylesheet written into it, without comments.

    `read` gives the text of a stylesheet by its name (a path such as "css/site.css"). Relative addresses
    are rewritten to mean the same files as before.
    """
    return _inlined(name, posixpath.dirname(name), read, ())


def _inlined(name: str, home: str, read: Callable[[str], str], parents: tuple[str, ...]) -> str:
    if name in parents:
        raise ValueError(f"{name} imports itself, by way of {', '.join(parents)}.")
    folder = posixpath.dirname(name)
    text = COMMENT.sub(lambda match: "" if match[0].startswith("/*") else match[0], read(name))

    def inline(match: re.Match[str]) -> str:
        if FIXED.match(match["path"]):
            raise ValueError(f"{name} imports {match['path']!r}: only files beside it can be bundled.")
        part = posixpath.normpath(posixpath.join(folder, match["path"]))
        return _wrapped(_inlined(part, home, read, (*parents, name)), match["layer"], match["media"].strip())

    # The imports are cut out before the addresses are rewritten: `@import url()` is no such address.
    pieces, position = [], 0
    for match in IMPORT.finditer(text):
        pieces += [_moved(text[position : match.start()], folder, home), inline(match)]
        position = match.end()
    pieces.append(_moved(text[position:], folder, home))
    return "\n".join(piece.strip() for piece in pieces if piece.strip()) + "\n"


def _wrapped(text: str, layer: str | None, media: str) -> str:
    if layer:
        text = f"@layer {layer} {{\n{text}}}\n"
    if media:
        text = f"@media {media} {{\n{text}}}\n"
    return text


def _moved(text: str, folder: str, home: str) -> str:
    """Return `text`, written for the folder `folder`, with its addresses as seen from the folder `home`."""

    def move(match: re.Match[str]) -> str:
        if not match["path"] or FIXED.match(match["path"]):
            return match[0]
        target = posixpath.normpath(posixpath.join(folder, match["path"]))
        return f'url("{posixpath.relpath(target, home or ".")}")'

    return URL.sub(move, text)
