"""The pages in one process's memory: bounded, and counted rightly."""

from core.page_cache.doors import PageKey
from core.page_cache.memory import Memory
from tests.core.page_cache_project.small_site import KEY, SmallSite, at_once, entry, small_site  # noqa: F401

# ruff: noqa: F811


def test_the_least_lately_used_gives_way() -> None:
    memory = Memory(50_000)
    keys = [PageKey("http", "example.org", f"/{number}/", "") for number in range(6)]
    for key in keys[:4]:
        memory.put(key, entry(b"x" * 9_000, "g"))

    memory.get(keys[0])
    memory.put(keys[4], entry(b"x" * 9_000, "g"))

    assert memory.get(keys[0]) is not None
    assert memory.get(keys[1]) is None
    assert memory.bytes <= 50_000


def test_compressed_forms_count(small_site: SmallSite) -> None:
    small_site.get("/")
    before = small_site.kept().memory.bytes

    compressed = small_site.get("/", Accept_Encoding="gzip").content

    assert small_site.kept().memory.bytes == before + len(compressed)


def test_a_giant_is_served_and_not_kept() -> None:
    memory = Memory(50_000)

    memory.put(KEY, entry(b"x" * 40_000, "g"))

    assert len(memory) == 0


def test_the_count_is_right_after_much_coming_and_going() -> None:
    memory = Memory(60_000)

    def work() -> None:
        for number in range(200):
            key = PageKey("http", "example.org", f"/{number % 17}/", "")
            made = entry(b"text " * (number * 7 % 900), "g")
            memory.put(key, made)
            made.make_form("gzip")
            memory.weigh_again(key, made)
            if number % 5 == 0:
                memory.drop(key)

    at_once(8, work)

    assert memory.bytes == sum(size for _, size in memory._entries.values()) <= 60_000
