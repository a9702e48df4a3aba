"""The Markdown editor asks no third party for anything, and prints nobody's HTML in the admin."""

import re

from django.contrib.staticfiles import finders
from django.utils import translation

from core.blocks import MarkdownBlock
from core.markdown.widgets import MarkdownTextarea

OPTIONS = "core/markdown-editor.js"


def options() -> str:
    with open(finders.find(OPTIONS), encoding="utf-8") as file:
        return file.read()


def test_the_block_is_edited_with_our_options():
    widget = MarkdownBlock().field.widget

    scripts = str(widget.media)

    assert isinstance(widget, MarkdownTextarea)
    assert OPTIONS in scripts
    assert "easymde-controller.js" not in scripts, "a second editor would start, with options of its own"
    assert all(finders.find(path.split("?")[0].removeprefix("/static/")) for path in widget.media._js)


def test_no_button_and_no_key_opens_easymde_s_own_preview():
    for name in ("togglePreview", "toggleSideBySide", "toggleFullScreen"):
        assert re.search(rf"{name}: null", options())
        assert f'"{name}"' not in options()
    assert 'previewRender: () => ""' in options()


def test_nothing_is_fetched_from_elsewhere():
    assert "spellChecker: false" in options()
    assert "easymdeAttach(this.element.id, false)" in options()
    assert "//" not in re.sub(r"^\s*//.*$", "", options(), flags=re.MULTILINE)


def test_buttons_carry_the_editor_s_language():
    with translation.override("de"):
        html = MarkdownTextarea().render("body", "", {"id": "id_body"})

    assert 'data-controller="markdown-editor"' in html
    assert "data-markdown-editor-labels-value" in html
