from modelsearch.backends.database.sqlite.sqlite import SQLiteIndex, SQLiteSearchBackend

from .newsroom_index import NewsroomIndex


class NewsroomSQLiteIndex(NewsroomIndex, SQLiteIndex):
    pass


class NewsroomSQLiteBackend(SQLiteSearchBackend):
    index_class = NewsroomSQLiteIndex
