"""What readers send, and who they are to us; other apps import the models from here."""

from .comment_rules import CommentRules, Mode, PostComments
from .comments import LONGEST_NAME, LONGEST_TEXT, Comment, CommentReport
from .contribution_parts import ContributionNote, ContributionPhoto
from .contribution_words import ContributionTerms, StandardLetter
from .contributions import Contribution, ContributionKind, ContributionState
from .decisions import Action, Decision
from .readers import Reader

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TEXT",
    "Action",
    "Comment",
    "CommentReport",
    "CommentRules",
    "Contribution",
    "ContributionKind",
    "ContributionNote",
    "ContributionPhoto",
    "ContributionState",
    "ContributionTerms",
    "Decision",
    "Mode",
    "PostComments",
    "Reader",
    "StandardLetter",
]
