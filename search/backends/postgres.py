from modelsearch.backends.database.postgres.postgres import PostgresIndex, PostgresSearchBackend

from .newsroom_index import NewsroomIndex


class NewsroomPostgresIndex(NewsroomIndex, PostgresIndex):
    pass


class NewsroomPostgresBackend(PostgresSearchBackend):
    index_class = NewsroomPostgresIndex
