"""Events: when they take place, in words, in lists and in calendars. The model stands in `news.models.events`."""
