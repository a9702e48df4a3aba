"""Reviews: ratings in words, what is reviewed as schema.org names it, and the index with its filters."""
