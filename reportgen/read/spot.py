"""The place in the untyped records of an error of pydantic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportgen.places import Fields, Items, Place, Text, place_of
from reportgen.read import shapes


@dataclass
class Spot:
    """The value at pydantic's location, the mapping or list around it, and the expected type."""

    holder: Fields | Items
    owners: tuple[shapes.Model, ...]
    """The records that the innermost mapping may be."""
    key: str
    """The key on the way there; of a list's item, the list's."""
    value: object
    expected: Any
    context: dict[str, Any]
    depth: int = 0
    tag_seen: bool = False

    @property
    def at_root(self) -> bool:
        """Whether this is a key of the report itself."""
        return self.depth == 1

    @property
    def place(self) -> Place:
        """The value; its key where it has none; else what holds it."""
        if self.value is None and isinstance(self.holder, Fields):
            key = self.holder.key_places.get(self.key)
            return key or first_key(self.holder)
        return place_of(self.value, self.holder.place)

    @property
    def text(self) -> Text:
        """The value, where it is text."""
        return self.value if isinstance(self.value, Text) else Text(str(self.value))


def first_key(fields: Fields) -> Place:
    """Where a mapping begins for its reader: at its first key."""
    places = (*fields.key_places.values(), *fields.empty.values())
    # At the root of a report, records may stand in files of their own.
    return min((p for p in places if p.file == fields.place.file), default=fields.place)
