"""The words of published posts: how many posts have each, and what misspelt ones may have meant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word and the number of documents that have it. The empty word stands in all of them."""

    word = models.CharField(max_length=60, unique=True)
    stem = models.CharField(max_length=60, db_index=True)
    length = models.PositiveSmallIntegerField()
    documents = models.IntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")

    def __str__(self) -> str:
        return self.word
