"""What readers send, and who they are to us; other apps import the models from here."""

from .readers import Reader

__all__ = ["Reader"]
