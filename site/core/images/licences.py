"""On what terms a picture may be shown; readers see the label beside the credit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    ALL_RIGHTS = "all-rights", _("All rights reserved")
    OWN = "own", _("Our own photographer")
    AGENCY = "agency", _("Agency, by contract")
    HANDOUT = "handout", _("Handout, free for the press")
    READER = "reader", _("Sent by a reader, with consent")
    CC_BY = "cc-by", _("CC BY")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA")
    CC_BY_ND = "cc-by-nd", _("CC BY-ND")
    CC0 = "cc0", _("CC0 or public domain")
    OTHER = "other", _("Other terms, see the source")


#: Those whose terms ask for their name beside the picture.
NAMED_LICENCES = {Licence.CC_BY, Licence.CC_BY_SA, Licence.CC_BY_ND, Licence.CC0}
