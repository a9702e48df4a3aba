"""The slots of the front page: those that sections have too, and those that only it has."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from news.curation.blocks import (
    LEADING,
    LISTS,
    CallBlock,
    FreeTextBlock,
    GridBlock,
    LeadBlock,
    MostReadBlock,
    RuleBlock,
    SlotBlock,
    number_block,
    picks_block,
    title_block,
)


def section_block() -> blocks.PageChooserBlock:
    return blocks.PageChooserBlock(label=_("Section"), page_type="news.SectionPage", required=False)


class SectionStripBlock(SlotBlock):
    section = blocks.PageChooserBlock(label=_("Section"), page_type="news.SectionPage")
    title = title_block()
    number = number_block()

    class Meta:
        icon = "folder-open-inverse"
        label = _("Section")
        group = LISTS
        label_format = "{section}"
        description = _("The newest of one section, built as that section is.")


class OpinionBlock(SlotBlock):
    title = title_block()
    rule = RuleBlock()
    number = number_block()

    class Meta:
        icon = "openquote"
        label = _("Opinion strip")
        group = LISTS
        description = _("Opinion pieces with who wrote them.")


class LatestBlock(SlotBlock):
    rule = RuleBlock()
    number = number_block()

    class Meta:
        icon = "history"
        label = _("Latest")
        group = LISTS
        description = _("The newest of all sections with times. Right after a lead it stands beside it.")


class EventsBlock(SlotBlock):
    picks = picks_block("news.EventPage")
    title = title_block()
    section = section_block()
    number = number_block()

    class Meta:
        icon = "date"
        label = _("Events this week")
        group = LISTS
        description = _("What is on next, by date.")


class JobsBlock(SlotBlock):
    picks = picks_block("news.JobPage")
    title = title_block()
    section = section_block()
    number = number_block()

    class Meta:
        icon = "clipboard-list"
        label = _("Jobs")
        group = LISTS
        description = _("Open jobs in rows.")


class RecipeBlock(SlotBlock):
    picks = picks_block("news.RecipePage")
    title = title_block()

    class Meta:
        icon = "tag"
        label = _("Recipe of the day")
        group = LEADING
        description = _("One recipe with its picture: the first pick, otherwise another one each day.")


class StorylineBlock(SlotBlock):
    storyline = SnippetChooserBlock("news.Storyline", label=_("Storyline"))
    title = title_block()
    number = number_block()

    class Meta:
        icon = "list-ol"
        label = _("Storyline")
        group = LISTS
        label_format = "{storyline}"
        description = _("The newest posts of a running story.")


class LiveBlock(blocks.StaticBlock):
    class Meta:
        icon = "radio-full"
        label = _("Live bar")
        group = LEADING
        admin_text = _("Live coverage while it runs; nothing at other times.")
        description = _("Live coverage while it runs; nothing at other times.")


class FrontPageBlock(blocks.StreamBlock):
    """What may stand on the front page."""

    live = LiveBlock()
    lead = LeadBlock()
    grid = GridBlock()
    recipe = RecipeBlock()
    latest = LatestBlock()
    section = SectionStripBlock()
    opinion = OpinionBlock()
    events = EventsBlock()
    jobs = JobsBlock()
    most_read = MostReadBlock()
    storyline = StorylineBlock()
    call = CallBlock()
    text = FreeTextBlock()

    class Meta:
        required = False
        max_num = 24
