"""What is named elsewhere is not deleted: an author with bylines or a column, and all else that the database protects.

Wagtail asks its index of references first, which a background task keeps: what that does not know yet would be
refused by the database alone, without a word.
"""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.db import router
from django.db.models import ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_valid_next_url_from_request


def refuse_to_delete_named(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Delete nothing of `instances`, which are of one model, while one of them is protected; say which, and by what."""
    if request.method != "POST" or not instances:
        return None
    told = [(instance, naming) for instance in instances if (naming := _named_by(instance))]
    if not told:
        return None
    for instance, naming in told:
        words = _("“{}” cannot be deleted: it is named by {}.")
        messages.error(request, format_html(words, instance, get_text_list(naming, _("and"))))
    if len(instances) > 1:
        messages.warning(request, _("Nothing of the selection was deleted."))
    listing = reverse(instances[0].snippet_viewset.get_url_name("list"))
    return redirect(get_valid_next_url_from_request(request) or listing)


def _named_by(instance: Any) -> list[str]:
    """Return how many of what keep `instance` from being deleted, in words."""
    try:
        Collector(using=router.db_for_write(type(instance)), origin=instance).collect([instance])
    except ProtectedError as error:
        naming: set[Any] = error.protected_objects
    except RestrictedError as error:
        naming = error.restricted_objects
    else:
        return []
    numbers = Counter(type(each)._meta for each in naming)
    return [
        f"{number} {meta.verbose_name if number == 1 else meta.verbose_name_plural}" for meta, number in numbers.items()
    ]
