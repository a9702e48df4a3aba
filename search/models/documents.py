"""A published post as search knows it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import SignsField


class Document(models.Model):
    """One published post: its stems, words and marks, each a text with blanks between and around.

    The key is the day shown and a number within it (search/numbering.py): the newest come first in any index, so a
    common word's newest thousand are found without reading the rest, and a range of dates is a range of keys.
    The full-text index of the database stands beside this table and follows it (search/engines/).
    """

    # What ranking reads stands first: SQLite reads a row from its beginning to the last column asked for.
    # Given, never counted up; of this type because SQLite then takes it for the row itself.
    id = models.BigAutoField(primary_key=True)
    post = models.OneToOneField("news.PostPage", on_delete=models.CASCADE, related_name="search_document")
    length = models.PositiveIntegerField(help_text="words in headline and rest")
    listed_until = models.DateTimeField(null=True)
    #: What filters ask for: s3 (section), k12 (kind), a17 (author), t5 (topic), p9 (place), h… (the headline's words).
    marks = models.TextField()
    #: Headline, lead, everything else (stems) and forms, a line each, a character for a word (search/signs.py).
    signs = SignsField()
    #: Stems in order; empty on PostgreSQL, whose index has them. `rest` is standfirst and names, then " . ", then
    #: everything else.
    headline = models.TextField()
    rest = models.TextField()
    #: Each word once, unstemmed: names are found whole.
    forms = models.TextField()
    #: Of what all this was made from (search/documents.py): what has not changed is not made again.
    digest = models.BinaryField(max_length=16, null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")

    def __str__(self) -> str:
        return f"document {self.pk} of post {self.post_id}"
