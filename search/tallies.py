def note(text: str, found: bool) -> None:
    pass
