"""The newsroom's side of contributions: a list for each desk, and a page for each of them."""
