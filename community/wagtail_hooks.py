"""What readers send, in the admin and in the scheduler."""

from datetime import timedelta

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from community.contributions import outcomes, photos, privacy
from community.contributions.inbox import hooks as inbox
from community.mailbox.fetching import fetch_mail
from community.moderation import hooks as moderation
from community.readers.keeping import forget_strangers
from core.periodic import PeriodicJob
from core.personal_data import PersonalData

hooks.register("register_admin_menu_item", moderation.menu_item)
hooks.register("register_admin_urls", moderation.addresses)
hooks.register("register_permissions", moderation.permissions)
hooks.register("register_waiting", moderation.waiting)
hooks.register("register_keeps_post", moderation.keep_commented)
hooks.register("register_page_header_buttons", moderation.switch_button)
hooks.register("register_personal_data", moderation.personal_data)

hooks.register("register_admin_menu_item", inbox.menu_item)
hooks.register("register_admin_urls", inbox.addresses)
hooks.register("register_waiting", inbox.waiting)
hooks.register("register_page_header_buttons", inbox.header_buttons)
hooks.register("register_permissions", inbox.permissions)
hooks.register("register_keeps_post", outcomes.keep_contributed)
register_snippet(inbox.StandardLetterViewSet)


@hooks.register("register_periodic_job")
def mailbox() -> PeriodicJob:
    return PeriodicJob("mailbox of contributions", every=timedelta(minutes=1), run=fetch_mail)


@hooks.register("register_periodic_job")
def contribution_files() -> PeriodicJob:
    return PeriodicJob("orphaned files of contributions", every=timedelta(hours=6), run=photos.sweep)


@hooks.register("register_personal_data")
def contributions() -> PersonalData:
    return PersonalData(
        "contributions",
        purge=privacy.forget_old,
        export=privacy.contributions_of,
        erase=privacy.erase_contributions_of,
    )


# After what is theirs: of whom nothing is left on this day is forgotten on this day.
@hooks.register("register_personal_data", order=1)
def readers() -> PersonalData:
    return PersonalData("readers", purge=forget_strangers)
