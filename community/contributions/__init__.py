"""Contributions: from the form and its photos to a draft post, and what their senders are told on the way."""
