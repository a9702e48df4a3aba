from search.results import Pick


def picks_for(text: str) -> list[Pick]:
    return []
