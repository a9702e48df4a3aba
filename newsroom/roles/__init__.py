"""Roles as data, and the command that makes them so."""
