"""What was learnt of words, remembered."""

from collections.abc import Callable

#: Words remembered; a city's paper has some hundred thousand.
REMEMBERED = 400_000


class Memory(dict[str, str]):
    """What a function made of words, made once for each."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        made = self[word] = self.make(word)
        return made
