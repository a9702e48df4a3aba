"""Contributions by mail, as the old blog took them: what comes to one address becomes a contribution, once."""
