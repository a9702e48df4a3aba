"""The roles of a newsroom, as data. What they come to, action by action, is the table in docs/roles.md.

The names of groups are fixed: they are how a role is found again. Superusers are nobody's role; they are for the
person who runs the site.
"""

from dataclasses import dataclass, field

#: Actions on pages, as Wagtail names them.
WRITE = frozenset({"add"})
EDIT = frozenset({"add", "change", "publish", "lock", "unlock"})
#: Actions on pictures and documents.
CHOOSE = frozenset({"choose"})
UPLOAD = frozenset({"add", "choose"})
KEEP = frozenset({"add", "change", "choose"})

ENTER = "wagtailadmin.access_admin"


def _permissions(app: str, models: str, actions: str) -> frozenset[str]:
    return frozenset(f"{app}.{action}_{model}" for model in models.split() for action in actions.split())


SHAPE_SNIPPETS = _permissions("news", "author column topic place storyline", "add change") | _permissions(
    "news", "place storyline", "publish"
)
DELETE_SNIPPETS = _permissions("news", "author column topic place storyline", "delete")
SETTINGS = _permissions("core", "sitesettings navigationsettings", "change") | _permissions(
    "community", "contributionterms", "change"
)
REDIRECTS = _permissions("wagtailredirects", "redirect", "add change delete")
PICKS = _permissions("wagtailsearchpromotions", "searchpromotion", "add change delete")
USERS = _permissions("users", "user", "add change delete")
REVISE = frozenset({"news.revise_published"})
MODERATE = frozenset({"community.moderate_comments"})
#: What readers send to any section; a desk works on its own without it.
CONTRIBUTIONS = frozenset({"community.handle_contributions"})
LETTERS = _permissions("community", "standardletter", "add change delete")


@dataclass(frozen=True)
class Role:
    """What a group may do: to pages, to pictures and documents, and to everything else."""

    group: str
    on_the_paper: frozenset[str] = frozenset()
    in_every_section: frozenset[str] = frozenset()
    with_all_files: frozenset[str] = frozenset()
    permissions: frozenset[str] = field(default_factory=frozenset)
    #: Whether a user who manages users may give this role to somebody else.
    is_given: bool = True


EDITOR_IN_CHIEF = Role(
    "Editors-in-chief",
    on_the_paper=EDIT | {"bulk_delete"},
    with_all_files=KEEP,
    permissions=SHAPE_SNIPPETS | DELETE_SNIPPETS | SETTINGS | REDIRECTS | PICKS | MODERATE | CONTRIBUTIONS | LETTERS,
    is_given=False,
)
REPORTER = Role("Reporters", in_every_section=WRITE, with_all_files=UPLOAD, permissions=REVISE)
CONTRIBUTOR = Role("Contributors", in_every_section=WRITE, with_all_files=CHOOSE)
MODERATOR = Role("Moderators", permissions=MODERATE | CONTRIBUTIONS | LETTERS)
SITE_MANAGER = Role("Site managers", permissions=SETTINGS | REDIRECTS | PICKS | USERS, is_given=False)

ROLES = (EDITOR_IN_CHIEF, REPORTER, CONTRIBUTOR, MODERATOR, SITE_MANAGER)


@dataclass(frozen=True)
class DeskRole:
    """What each desk's group may do: in its own section and collection, and everywhere."""

    in_its_section: frozenset[str] = EDIT
    with_its_files: frozenset[str] = KEEP
    with_all_files: frozenset[str] = CHOOSE
    permissions: frozenset[str] = SHAPE_SNIPPETS


DESK = DeskRole()
