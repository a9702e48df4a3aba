"""Corrections: filing an entry of the ledger, and showing it on posts, in their list, in feeds, to machines."""
