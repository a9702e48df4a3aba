"""The newsroom's side of comments: the queue, decisions and their undoing, the rules."""
