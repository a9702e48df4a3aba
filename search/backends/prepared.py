"""An object whose search fields were read once."""

from functools import cached_property
from hashlib import blake2b
from typing import Any

from modelsearch.index import AutocompleteField, FilterField, RelatedFields, SearchField

from search.documents import Text


class Read(SearchField):
    """A search field that has its value."""

    def __init__(self, source: SearchField, value: Any) -> None:
        super().__init__(source.field_name, boost=source.boost)
        self.value = value

    def get_value(self, obj: Any) -> Any:
        return self.value


class Prepared:
    """What modelsearch's indexers ask an object for, read once.

    They go through all fields again for each of title, body, autocomplete and the plain texts; a StreamField's text
    is what indexing costs.
    """

    def __init__(self, obj: Any) -> None:
        self.obj = obj
        self.pk = obj.pk
        self.fields = [self._read(field) for field in obj.get_search_fields() if not isinstance(field, FilterField)]

    def _read(self, field: Any) -> Any:
        return Read(field, field.get_value(self.obj)) if isinstance(field, SearchField) else Bound(field, self.obj)

    def get_search_fields(self) -> list[Any]:
        return self.fields

    @cached_property
    def digest(self) -> bytes:
        """A digest of what modelsearch indexes of a post, which is its own fields: nothing of related objects."""
        read = [
            (type(field).__name__, field.field_name, getattr(field, "boost", None), _plain(field.get_value(self.obj)))
            for field in self.fields
        ]
        return blake2b(repr(read).encode(), digest_size=16).digest()

    @property
    def texts(self) -> list[Text]:
        """The texts of the object's own search fields."""
        read = (field for field in self.fields if isinstance(field, Read))
        return [Text(field.field_name, field.boost or 1, _text(field.value)) for field in read]


def Bound(field: Any, obj: Any) -> Any:
    """Return `field` such that it reads `obj`, whatever it is asked of."""
    if isinstance(field, RelatedFields):
        bound: Any = RelatedFields(field.field_name, field.fields)
    else:
        bound = AutocompleteField(field.field_name)
    bound.get_value = lambda _: field.get_value(obj)
    return bound


def _plain(value: Any) -> str:
    # Not joined: a post whose blocks were merged says something else.
    return repr(value) if isinstance(value, (list, tuple, dict)) else _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return " ".join(_text(part) for part in value.values())
    if isinstance(value, (list, tuple)):
        return " ".join(_text(part) for part in value)
    return "" if value is None else str(value)
