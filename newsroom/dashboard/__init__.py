"""The admin's first page: what needs an editor, in the order of urgency; other apps add panels of their own.

What waits is told through the hook `register_waiting` (core/waiting.py); a panel that has nothing to say is not there.
"""
