"""Who may do what, by hand: never derived from the code that it tests.

`ACTIONS` is the table of docs/roles.md. `ROUTES` says of every route of the admin who gets through its door,
when what it names belongs to somebody else and lies in the Food section; the desk here is the News desk.
"""

#: The roles, and the group of each.
ROLES = {
    "chief": "Editors-in-chief",
    "desk": "News desk",
    "reporter": "Reporters",
    "contributor": "Contributors",
    "moderator": "Moderators",
    "manager": "Site managers",
}

#: Words of the table: yes; in the desk's own section only; with one's own only; with one's own until it is published;
#: and no. A row has a word for each role, in their order.
YES, DESK, OWN, DRAFT, NO = "yes", "desk", "own", "draft", "–"
ACTIONS: dict[str, tuple[str, ...]] = {
    "see all posts in the admin’s lists": (YES, YES, YES, YES, NO, NO),
    "begin a post": (YES, DESK, YES, YES, NO, NO),
    "read and edit a draft": (YES, DESK, DRAFT, DRAFT, NO, NO),
    "edit a published post": (YES, DESK, OWN, NO, NO, NO),
    "submit a post to its section’s workflow": (YES, DESK, OWN, DRAFT, NO, NO),
    "publish, schedule": (YES, DESK, NO, NO, NO, NO),
    "unpublish": (YES, DESK, NO, NO, NO, NO),
    "move to another section": (YES, NO, DRAFT, DRAFT, NO, NO),
    "delete": (YES, DESK, DRAFT, DRAFT, NO, NO),
    "lock, unlock": (YES, DESK, NO, NO, NO, NO),
    "edit a section’s own page": (YES, DESK, NO, NO, NO, NO),
    "add, move, unpublish or delete a section": (YES, NO, NO, NO, NO, NO),
    "curate the front page": (YES, NO, NO, NO, NO, NO),
    "file a correction": (YES, DESK, NO, NO, NO, NO),
    "tell readers why a page is gone": (YES, DESK, NO, NO, NO, NO),
    "moderate comments": (YES, DESK, NO, NO, YES, NO),
    "set the rules for comments": (YES, DESK, NO, NO, NO, NO),
    "work on contributions": (YES, DESK, NO, NO, YES, NO),
    "write standard letters": (YES, NO, NO, NO, YES, NO),
    "use any picture or document": (YES, YES, YES, YES, NO, NO),
    "upload pictures and documents": (YES, DESK, YES, NO, NO, NO),
    "change a picture or document": (YES, DESK, OWN, NO, NO, NO),
    "edit authors and columns": (YES, YES, OWN, OWN, OWN, OWN),
    "edit topics, places, storylines": (YES, YES, NO, NO, NO, NO),
    "delete authors, columns, topics, places, storylines": (YES, NO, NO, NO, NO, NO),
    "promote a page for a search": (YES, NO, NO, NO, NO, YES),
    "redirects": (YES, NO, NO, NO, NO, YES),
    "settings and menus of the paper": (YES, NO, NO, NO, NO, YES),
    "manage users who have less than they may give": (NO, NO, NO, NO, NO, YES),
    "make an editor-in-chief, site manager or superuser": (NO, NO, NO, NO, NO, NO),
    "groups, collections, workflows, sites": (NO, NO, NO, NO, NO, NO),
}

#: Of roles, their first letters; a contributor is a "w", for somebody who writes now and then.
LETTERS = {"chief": "c", "desk": "d", "reporter": "r", "contributor": "w", "moderator": "m", "manager": "s"}
ALL, WRITERS, NOBODY = "cdrwms", "cdrw", ""

#: The first pattern that fits a route's name counts: who gets through, on GET and POST alike.
ROUTES: list[tuple[str, str]] = [
    # What belongs to signing in, and what shows each only what they may see.
    ("wagtailadmin_home", ALL),
    ("wagtailadmin_login", ALL),
    ("wagtailadmin_logout", ALL),
    ("wagtailadmin_password_reset*", ALL),
    ("wagtailadmin_account", ALL),
    ("wagtailadmin_sprite", ALL),
    ("wagtailadmin_javascript_catalog", ALL),
    ("wagtailadmin_dismissibles", ALL),
    ("wagtailadmin_error_test", ALL),
    ("wagtailadmin_block_preview", ALL),
    ("wagtailadmin_editing_sessions:*", ALL),
    ("test404/", ALL),
    ("^[.][*]/$", ALL),
    # Choosing: names and small pictures of what there is.
    ("wagtailadmin_choose_page*", ALL),
    ("wagtailadmin_tag*_autocomplete", ALL),
    ("wagtailadmin_api:pages:detail", WRITERS),
    ("wagtailadmin_api:pages:action", "c"),
    ("wagtailadmin_api:*", ALL),
    ("wagtailembeds:*", ALL),
    ("wagtaildocs_chooser:create", "cdr"),
    ("wagtailimages_chooser:create", "cdr"),
    ("wagtaildocs_chooser:chosen", WRITERS),
    ("wagtailimages_chooser:chosen", WRITERS),
    ("wagtailimages_chooser:select_format", WRITERS),
    ("wagtaildocs_chooser:*", ALL),
    ("wagtailimages_chooser:*", ALL),
    ("wagtailsnippetchoosers_news_*:create", "cd"),
    ("wagtailsnippetchoosers_news_*", ALL),
    # Pages. What bulk actions do is asked apart: their door shows which of the chosen are out of reach.
    ("wagtailadmin_explore*", WRITERS),
    ("wagtail_bulk_action", ALL),
    ("wagtailadmin_pages:add", "crw"),
    ("wagtailadmin_pages:add_subpage", "crw"),
    ("wagtailadmin_pages:preview_on_add", "crw"),
    ("wagtailadmin_pages:type_use*", WRITERS),
    ("wagtailadmin_pages:search*", WRITERS),
    ("wagtailadmin_pages:choose_parent", ALL),
    ("wagtailadmin_pages:revisions_index", ALL),
    # A question to an editor who publishes what is in review; it does nothing itself.
    ("wagtailadmin_pages:confirm_workflow_cancellation", ALL),
    ("wagtailadmin_pages:workflow_action", NOBODY),
    ("wagtailadmin_pages:collect_workflow_action_data", NOBODY),
    ("wagtailadmin_pages:workflow_preview", NOBODY),
    ("wagtailadmin_pages:*", "c"),
    ("*:choose_parent", ALL),
    ("live_coverage:*", WRITERS),
    ("opinion_pieces:*", WRITERS),
    ("jobs:*", WRITERS),
    ("recipes:*", WRITERS),
    ("reviews:*", WRITERS),
    ("events:*", WRITERS),
    ("relist_job", "c"),
    # What readers sent to the Food desk.
    ("contributions*", "cdm"),
    ("contribution*", "cm"),
    ("wagtailsnippets_community_standardletter:*", "cm"),
    ("wagtailsnippetchoosers_community_*:create", "cm"),
    ("wagtailsnippetchoosers_community_*", ALL),
    # The front page, and what is said after publishing.
    ("put_on_front_page", "c"),
    ("front_page_at", "c"),
    ("breaking_bar", "c"),
    ("file_correction", "c"),
    ("withdrawn_word", "c"),
    ("draft_links", "c"),
    ("planning_calendar", WRITERS),
    ("planning_open", WRITERS),
    ("planning_board", WRITERS),
    ("planning_save_filter", WRITERS),
    # Somebody else's saved filter.
    ("planning_forget_filter", NOBODY),
    ("all_posts:*", WRITERS),
    ("planning_reschedule", "c"),
    # Comments; the one that is named lies in the Food section.
    ("comment_queue", "cdm"),
    ("comment_decide", "cdm"),
    ("comment_undo", "cdm"),
    ("comment_log", "cdm"),
    ("comment_answer", "cm"),
    ("comment_rules", "cd"),
    ("comment_section_rules", "c"),
    ("post_comments", "c"),
    # Reports.
    ("corrections_report*", WRITERS),
    ("wagtailadmin_reports:locked_pages*", "cd"),
    ("wagtailadmin_reports:site_history*", ALL),
    ("wagtailadmin_reports:*", WRITERS),
    ("search_promote", "cs"),
    ("search_report*", WRITERS),
    ("searchpicks/queries/chooser/*", WRITERS),
    # Pictures and documents of the Food desk, uploaded by somebody else.
    ("wagtaildocs:index*", "cdr"),
    ("wagtaildocs:add*", "cdr"),
    ("wagtaildocs:*", "c"),
    ("wagtailimages:index*", "cdr"),
    ("wagtailimages:add*", "cdr"),
    ("wagtailimages:*", "c"),
    # Snippets of somebody else. All have an author's page of their own, and so a list with one way on.
    # The list of what has no menu of its own: standard letters.
    ("wagtailsnippets:index", "cm"),
    ("wagtailsnippets_news_author:list*", ALL),
    ("wagtailsnippets_news_*:delete", "c"),
    ("wagtailsnippets_news_*", "cd"),
    # What is for the whole site.
    ("wagtailredirects:*", "cs"),
    ("wagtailsearchpromotions:chooser*", WRITERS),
    ("wagtailsearchpromotions:search_terms*", NOBODY),
    ("wagtailsearchpromotions:*", "cs"),
    ("wagtailsettings:*", "cs"),
    ("wagtailusers_users:*", "s"),
    ("wagtailusers_groups:*", NOBODY),
    ("wagtailsites:*", NOBODY),
    ("wagtailadmin_collections:*", NOBODY),
    ("wagtailadmin_workflows:task_cho*", ALL),
    ("wagtailadmin_workflows:*", NOBODY),
]

#: Routes behind which there is nothing in these tests, whoever comes: files that are still being uploaded, pages that
#: are copies, sessions, features that are switched off.
NOTHING_THERE = {
    "^[.][*]/$",
    "wagtailadmin_api:*:find",
    "wagtailadmin_block_preview",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_pages:convert_alias",
    "wagtailadmin_pages:workflow_history_detail",
    "wagtaildocs:create_multiple_from_uploaded_document",
    "wagtaildocs:delete_upload_multiple",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtailimages:delete_upload_multiple",
    "wagtailimages:url_generator*",
    "wagtailsettings:preview_on_edit",
}
