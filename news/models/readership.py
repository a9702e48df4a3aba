"""How often posts were read, counted by day and without a trace of who read them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PostViews(models.Model):
    """How often readers had `post` before them on `day`, a day of the site's time zone."""

    post = models.ForeignKey(
        "news.PostPage", verbose_name=_("post"), on_delete=models.CASCADE, related_name="views_by_day"
    )
    day = models.DateField(_("day"))
    views = models.PositiveIntegerField(_("views"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("views of a post")
        verbose_name_plural = _("views of posts")
        constraints = [models.UniqueConstraint(fields=["post", "day"], name="post_views_once")]
        indexes = [models.Index(fields=["day", "post"], name="post_views_by_day")]

    def __str__(self) -> str:
        return f"{self.post_id}: {self.day}"
