"""What readers send, and who they are to us; other apps import the models from here."""

from .contribution_parts import ContributionNote, ContributionPhoto
from .contribution_words import ContributionTerms, StandardLetter
from .contributions import Contribution, ContributionKind, ContributionState
from .readers import Reader

__all__ = [
    "Contribution",
    "ContributionKind",
    "ContributionNote",
    "ContributionPhoto",
    "ContributionState",
    "ContributionTerms",
    "Reader",
    "StandardLetter",
]
