"""Recipes: amounts that scale, ingredient lines that are read, filters of the index."""
