"""Draws the demo newsroom's pictures. See README.md in this folder."""
