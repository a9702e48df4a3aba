"""Markdown as readers get it, and what nobody may do with it."""

import time

import pytest
from django.core.files.base import ContentFile
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from core.images.tasks import prepare_renditions
from core.markdown import is_overloaded, plain_text, references, render_markdown
from core.markdown.limits import LONGEST_TEXT
from core.models import CityImage
from core.restrictions import remembered
from tests.core.pictures import stored


def test_one_tilde_is_an_amount_and_two_strike_out():
    html = render_markdown("~5 bis ~10 Euro, ~~gone~~")

    assert "~5 bis ~10 Euro" in html
    assert "<del>gone</del>" in html


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("He said: \"It's 'open', *now*.\"", "He said: “It’s ‘open’, <em>now</em>.”"),
        ('"*Quay*" and ("pier")', "“<em>Quay</em>” and (“pier”)"),
        ("\"'Nested' first\"", "“‘Nested’ first”"),
        ("the '90s -- or later --- perhaps...", "the ’90s – or later — perhaps…"),
        ('`--x "y"`', '<code>--x "y"</code>'),
        ("<https://example.org/a--b>", "https://example.org/a--b"),
        ('*"a"*b', "<em>“a”</em>b"),
    ],
)
def test_quotation_marks_and_dashes_are_set_but_not_in_code(typed, shown):
    assert shown in render_markdown(typed)


def test_the_page_keeps_its_only_first_heading():
    assert render_markdown("# Title") == "<h2>Title</h2>"


def test_tables_align_without_styles():
    html = render_markdown("|a|b|\n|---|--:|\n|1|2|")

    assert '<td align="right">2</td>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    "text",
    [
        "[x](page:abc)",
        "[x](page:4#section)",
        "[x](doc:abc)",
        "![x](image:abc)",
        "[x](page:0)",
        "[x](page:99999999999999999999)",
        "![x](image:4,filter=width-99999)",
        "[x](PAGE:4)",
        "[x](page:٤)",
        "[x][y]\n\n[y]: page:abc",
    ],
)
def test_odd_references_are_just_their_words(text):
    html = render_markdown(text)

    assert "href" not in html
    assert "page:" not in html.lower()


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        '<a href="data:text/html,x">x</a>',
        "<svg onload=alert(1)>",
        '<b style="background:url(https://x)" class="masthead" id="main">x</b>',
        "![x](https://tracker.example/x.png)",
        '<picture><source srcset="https://tracker.example/x"></picture>',
        '<form action="/"><input name=x></form>',
        "<iframe src=https://x></iframe>",
    ],
)
def test_nothing_runs_and_nothing_calls_home(text):
    html = render_markdown(text).lower()

    for danger in (
        "<img",
        "<script",
        "javascript:",
        "data:",
        "onerror",
        "onload",
        "style=",
        "masthead",
        "tracker",
        'id="main"',
        "<form",
        "<iframe",
    ):
        assert danger not in html


def test_links_that_leave_the_site_are_marked():
    html = render_markdown("[out](https://example.org/) [in](/news/) <https://example.org/>")

    assert html.count('rel="noopener"') == 2
    assert '<a href="/news/">in</a>' in html


def test_footnotes_of_two_texts_on_one_page_do_not_collide():
    text = 'Note[^"><b>] and again[^"><b>]\n\n[^"><b>]: The *note*.'

    one, other = render_markdown(text, block_id="a"), render_markdown(text, block_id="b")

    ids = [part.split('"')[0] for html in (one, other) for part in html.split('id="')[1:]]
    assert len(ids) == len(set(ids)) == 6
    for name in ids:
        assert f'href="#{name}"' in one + other


def test_search_gets_words_only():
    text = (
        "# Head\n\n**Bold** [link](https://example.org/x) and https://example.org/y\n\n"
        "- item[^1]\n\n[^1]: Note\n\n`co<de`"
    )

    assert plain_text(text) == "Head Bold link and item co<de Note"


def test_usages_are_found_without_a_query():
    text = "[a](page:3) ![b](image:4,wide) [c](<doc:7>) [d][e] see page:9\n\n[e]: page:5"

    found = {(model.__name__, pk) for model, pk in references(text)}

    assert found == {("Page", 3), ("CityImage", 4), ("Document", 7), ("Page", 5)}


@pytest.mark.parametrize(
    "mark",
    [
        "[",
        "![",
        "[^",
        "<a ",
        "<div ",
        "<![CDATA[",
        "<!--",
        '<a b="',
        "# a\n",
        "a\n=\n",
        "```\n",
        "- a\n",
        "- ",
        "> ",
        "1. ",
        "*[a]: b\n",
        "[a]: b\n",
    ],
)
def test_time_is_bounded_however_a_mark_is_repeated(mark):
    text = (mark * LONGEST_TEXT)[:LONGEST_TEXT]
    start = time.process_time()

    render_markdown(text)

    assert time.process_time() - start < 4


@pytest.mark.parametrize("prefix", ["[" * 25, "<a " * 50, "".join("`" * n + " " for n in range(1, 60))])
def test_few_unclosed_marks_before_a_long_paragraph_stay_cheap(prefix):
    start = time.process_time()

    render_markdown(prefix + "word and " * 11_000)

    assert time.process_time() - start < 4


@pytest.mark.parametrize("marker", ["- ", "> ", "1. ", "> - ", "* "])
def test_deep_nesting_is_no_error(marker):
    assert "end" in render_markdown(marker * 600 + "end")
    assert "end" in render_markdown("\n".join("    " * level + marker + "x" for level in range(150)) + "end")


def test_an_ordinary_long_article_is_not_taken_for_an_attack():
    links = "\n".join(f"- [A link to page {n}](https://example.org/{n}), with `code` and *stress*" for n in range(400))
    table = "|a|b|c|\n|-|-|-|\n" + "|one|two|three|\n" * 300
    code = "```\n" + "x[0][1] = [[[[<a\n" * 500 + "```\n"

    assert not is_overloaded("\n\n".join(["A paragraph of words. " * 40] * 40 + [links, table, code]))


FRAGMENTS = [
    "[",
    "](",
    ")",
    "![",
    "page:1",
    "doc:2",
    "image:3",
    "*",
    "_",
    "`",
    "```\n",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "> ",
    "1. ",
    "|",
    "---",
    "[^1]",
    "[^1]: ",
    "<",
    ">",
    "<b",
    "</b>",
    "<div>",
    "<!--",
    "&",
    "&#",
    "~~",
    "\\",
    '"',
    "\x02",
    "\x03",
    "\0",
    "a",
    "é",
    "\u202e",
    "😀",
    "*[a]: ",
    "javascript:",
    "https://x.y",
]


@settings(max_examples=150, deadline=None)
@example("\x02wzxhzdk:0\x03")
@example("\x02amp\x03")
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join) | st.text(max_size=200))
def test_no_text_raises_or_gets_through(text):
    # Without a database: references are looked up by the tests below.
    words = plain_text(text)
    html = render_markdown(text.replace("page:1", "").replace("doc:2", "").replace("image:3", "").replace(":", ";"))

    assert isinstance(words, str)
    assert "<script" not in html
    assert "wzxhzdk" not in html or "wzxhzdk" in text


@pytest.fixture
def home(db):
    return Page.objects.filter(depth=1).get()


def page_below(parent: Page, title: str, **values: object) -> Page:
    return parent.add_child(instance=Page(title=title, slug=title.lower(), **values))


@pytest.fixture
def tree(home, settings):
    from wagtail.models import Site

    Site.objects.all().delete()
    root = page_below(home, "Root")
    Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    return root


def test_only_live_and_public_pages_are_linked(tree, django_assert_num_queries):
    live, draft, private = (page_below(tree, name, live=name != "Draft") for name in ("Live", "Draft", "Private"))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    text = f"[a](page:{live.pk}) [b](page:{draft.pk}) [c](page:{private.pk}) [d](page:{live.pk}) [e](page:9999)"

    with remembered():
        render_markdown(text)
        with django_assert_num_queries(1):
            html = render_markdown(text)

    assert html == '<p><a href="/live/">a</a> b c <a href="/live/">d</a> e</p>'


@pytest.fixture
def closed(db):
    root = Collection.get_first_root_node()
    closed = root.add_child(instance=Collection(name="Closed"))
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return closed.add_child(instance=Collection(name="Below it"))


def test_documents_of_closed_collections_are_not_linked(closed, django_assert_num_queries):
    model = get_document_model()
    free, kept = (
        model.objects.create(title=name, file=ContentFile(b"x", name=f"{name}.txt")) for name in ("free", "kept")
    )
    kept.collection = closed
    kept.save()

    with django_assert_num_queries(1):
        html = render_markdown(f"[a](doc:{free.pk}) [b](doc:{kept.pk})")

    assert html == f'<p><a href="{free.url}">a</a> b</p>'


def test_pictures_come_in_the_shapes_of_the_site(settings, tmp_path, closed, django_assert_num_queries):
    settings.MEDIA_ROOT = tmp_path
    image, kept = stored(1500, 1000, credit="Hanna <Kivi>"), stored(1500, 1000, collection=closed)
    prepare_renditions.call(image.pk, ["column", "wide"])

    with django_assert_num_queries(2):
        html = render_markdown(
            f'![A "quay" & more](image:{image.pk},wide "Morning")\n\n'
            f"in ![text](image:{image.pk}) line ![x](image:{kept.pk})"
        )

    assert html.startswith('<figure class="figure figure--wide"><picture')
    assert 'alt="A &quot;quay&quot; &amp; more"' in html
    assert "Hanna &lt;Kivi&gt;" in html
    assert 'width="720" height="480"' in html
    assert html.count("<picture") == 2
    assert CityImage.objects.get(pk=image.pk).renditions.count() == 12
