def connect() -> None:
    """."""
