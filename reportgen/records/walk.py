"""Every text of the records, with what kind of text it is.

For those who ask of all texts alike: which characters must the fonts have, is each text in the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from reportgen.places import Text
from reportgen.records.base import Record
from reportgen.records.values import Scalar


@dataclass(frozen=True, slots=True)
class Found:
    """A text, the kind of scalar that its field declares, and the field's name."""

    text: Text
    kind: type[Scalar] | None
    field: str


def texts(value: Any) -> Iterator[Found]:
    """The texts of a record and of all records in it, in the order of the fields."""
    if isinstance(value, Record):
        for name in type(value).model_fields:
            kind = kind_of(type(value), name)
            for found in texts(getattr(value, name)):
                yield found if found.field else Found(found.text, kind, name)
    elif isinstance(value, Text):
        yield Found(value, None, "")
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts(item)


@cache
def kind_of(model: type[Record], name: str) -> type[Scalar] | None:
    """The kind of scalar that field *name* of *model* holds, or holds a list of."""
    info = model.model_fields[name]
    return next(_markers([*info.metadata, info.annotation]), None)


def _markers(parts: list[Any]) -> Iterator[type[Scalar]]:
    """Scalar kinds among *parts* and, depth first, inside their type arguments."""
    for part in parts:
        if isinstance(part, type) and issubclass(part, Scalar):
            yield part
        else:
            metadata = list(getattr(part, "__metadata__", ()))
            yield from _markers([*metadata, *get_args(part)])
