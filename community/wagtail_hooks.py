"""What readers send, in the admin and in the scheduler."""

from wagtail import hooks

from community.moderation import hooks as moderation

hooks.register("register_admin_menu_item", moderation.menu_item)
hooks.register("register_admin_urls", moderation.addresses)
hooks.register("register_permissions", moderation.permissions)
hooks.register("register_waiting", moderation.waiting)
hooks.register("register_keeps_post", moderation.keep_commented)
hooks.register("register_page_header_buttons", moderation.switch_button)
hooks.register("register_personal_data", moderation.personal_data)
