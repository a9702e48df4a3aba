"""The jobs board: pay, dates, filters, counts, life. The model is `news.models.JobPage`."""
