"""Running CityBlog on one machine: checks before the start, preparation, and the tree of processes."""
