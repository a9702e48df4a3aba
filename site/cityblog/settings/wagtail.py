"""Wagtail, its editor and its images."""

from .environment import env, yes_or_no

WAGTAIL_SITE_NAME = "CityBlog"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")

# No calls to third parties from the admin.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# A private post is for the newsroom: its readers log in where editors do.
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"

WAGTAIL_AUTOSAVE_INTERVAL = 3000
# What is published is what was approved: an approval is of one version, and void once there is a newer one.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "newsroom.flow.approving.publish_approved"

WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAIL_TAG_LIMIT = 12
TAGGIT_CASE_INSENSITIVE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Not atomic: a rebuild changes post by post, so that editors can save and readers can search meanwhile.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends", "ATOMIC_REBUILD": False}}

WAGTAILIMAGES_IMAGE_MODEL = "core.CityImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.images.forms.CityImageForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpeg", "jpg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
# The smallest files, for seconds of processor time each; a very small machine may do without.
PICTURES_AS_AVIF = yes_or_no("PICTURES_AS_AVIF", default=True)

WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"

WAGTAILEMBEDS_RESPONSIVE_HTML = True
WAGTAILEMBEDS_FINDERS = [{"class": "core.embeds.CityEmbedFinder"}]
