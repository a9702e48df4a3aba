"""The blocks with which editors lay out the front page and the tops of sections."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import RichTextBlock
from core.blocks.links import MenuLinkBlock

from .slots import MOST

#: The kinds of post that a rule may ask for, by the names of their models.
KINDS = [
    ("articlepage", _("Articles")),
    ("livepage", _("Live coverage")),
    ("opinionpage", _("Opinion pieces")),
    ("jobpage", _("Jobs")),
    ("recipepage", _("Recipes")),
    ("reviewpage", _("Reviews")),
    ("eventpage", _("Events")),
]
#: What goes first; see `MOST_READ` in slots.py.
ORDERS = [("day", _("Most read since yesterday")), ("week", _("Most read in 7 days"))]
LEADING, LISTS, WORDS = _("Stories"), _("Lists"), _("Words")


def pick_block(page_type: str) -> blocks.StructBlock:
    """Return the block of a post put into a slot by hand."""
    parts = [
        # Not required: a post that is deleted must not keep the front page from being published.
        ("post", blocks.PageChooserBlock(label=_("Post"), page_type=page_type, required=False)),
        (
            "headline",
            blocks.CharBlock(
                label=_("Headline here"),
                max_length=120,
                required=False,
                help_text=_("Leave empty to use the post's own."),
            ),
        ),
        (
            "image",
            ImageChooserBlock(
                label=_("Picture here"), required=False, help_text=_("Leave empty to use the post's own.")
            ),
        ),
        (
            "until",
            blocks.DateTimeBlock(
                label=_("Until"),
                required=False,
                help_text=_("From then on the place is filled by the next pick or the rule."),
            ),
        ),
    ]
    return blocks.StructBlock(parts, icon="pin", label=_("Pick"), label_format="{post} {headline}")


def picks_block(page_type: str = "news.PostPage") -> blocks.ListBlock:
    return blocks.ListBlock(
        pick_block(page_type),
        label=_("Picks"),
        default=[],
        max_num=MOST,
        help_text=_(
            "Posts that stand here, in this order. A post stands once on the page: here rather than in a list."
        ),
    )


class RuleBlock(blocks.StructBlock):
    """What fills the places that no pick takes: the newest posts of which all of this is true."""

    section = blocks.PageChooserBlock(label=_("Section"), page_type="news.SectionPage", required=False)
    topic = SnippetChooserBlock("news.Topic", label=_("Topic"), required=False)
    kind = blocks.ChoiceBlock(label=_("Kind"), choices=KINDS, required=False)
    place = SnippetChooserBlock("news.Place", label=_("Place"), required=False)
    order = blocks.ChoiceBlock(label=_("In the place of the newest"), choices=ORDERS, required=False)

    class Meta:
        icon = "order"
        label = _("Otherwise the newest of")
        collapsed = True


class SlotBlock(blocks.StructBlock):
    """What all slots of posts have."""

    picks = picks_block()

    class Meta:
        label_format = "{title}"


def number_block() -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("How many"),
        min_value=1,
        max_value=MOST,
        required=False,
        help_text=_("Leave empty for the usual number."),
    )


def title_block() -> blocks.CharBlock:
    return blocks.CharBlock(
        label=_("Heading"), max_length=60, required=False, help_text=_("Leave empty to use the usual one.")
    )


class LeadBlock(SlotBlock):
    rule = RuleBlock()

    class Meta:
        icon = "pick"
        label = _("Lead")
        group = LEADING
        description = _("One story large with its picture, two beside it. The first pick leads.")


class GridBlock(SlotBlock):
    title = title_block()
    rule = RuleBlock()
    number = number_block()

    class Meta:
        icon = "grip"
        label = _("Grid")
        group = LEADING
        description = _("Stories side by side, each with its picture.")


class MostReadBlock(blocks.StructBlock):
    title = title_block()
    order = blocks.ChoiceBlock(label=_("Of"), choices=ORDERS, default="day")
    number = number_block()

    class Meta:
        icon = "view"
        label = _("Most read")
        group = LISTS
        label_format = "{order}"
        description = _("What readers read most and no slot above shows, numbered.")


class CallBlock(blocks.StructBlock):
    """A call to write for the paper, to subscribe, to support it."""

    title = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = RichTextBlock(label=_("Text"), required=False, features=["bold", "italic", "link"])
    link = MenuLinkBlock(label=_("Button"))

    class Meta:
        icon = "mail"
        label = _("Call to readers")
        group = WORDS
        label_format = "{title}"
        description = _("Words with a button: write for us, subscribe to the newsletter.")


class FreeTextBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ol", "ul"])

    class Meta:
        icon = "pilcrow"
        label = _("Free text")
        group = WORDS
        label_format = "{title}"
        description = _("A note from the newsroom.")


class TopRuleBlock(blocks.StructBlock):
    """What fills the places on top of a section that no pick takes: its newest posts, of one kind if so wished."""

    kind = blocks.ChoiceBlock(label=_("Kind"), choices=KINDS, required=False)

    class Meta:
        icon = "order"
        label = _("Otherwise the section's newest")
        collapsed = True


class TopLeadBlock(LeadBlock):
    rule = TopRuleBlock()


class TopGridBlock(GridBlock):
    rule = TopRuleBlock()


class TopBlock(blocks.StreamBlock):
    """What may stand on top of a section's page."""

    lead = TopLeadBlock()
    grid = TopGridBlock()
    most_read = MostReadBlock()
    call = CallBlock()
    text = FreeTextBlock()

    class Meta:
        required = False
        max_num = 6
