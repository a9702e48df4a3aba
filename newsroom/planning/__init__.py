"""Planning: the calendar, the board by state, all posts in one list, and moving what is scheduled."""
