"""Every text of the records, with what kind of text it is.

For those who ask of all texts alike: which characters must the fonts have, is each text in the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from reportgen.places import Text
from reportgen.records.base import Record
from reportgen.records.scalar import Scalar
from reportgen.records.values import OneLineKind


class Found(NamedTuple):
    """A text, the kind of scalar that its field declares, and the field's name."""

    text: Text
    kind: type[Scalar] | None
    field: str


_SEQUENCES = (tuple, list)


def texts(value: Any) -> list[Found]:
    """The texts of a record and of all records in it, in the order of the fields."""
    found: list[Found] = []
    _add_texts(value, None, "", found)
    return found


def _add_texts(value: Any, kind: type[Scalar] | None, field: str, found: list[Found]) -> None:
    """Add the texts of *value*, which stands in a *field* of this *kind*, to *found*."""
    if isinstance(value, Text):
        found.append(Found(value, kind, field))
    elif isinstance(value, _SEQUENCES):
        for item in value:
            _add_texts(item, kind, field, found)
    elif isinstance(value, Record):
        if value.may_be_unknown:
            unknown = (value._unknown or {}).items()
            found += (Found(text, OneLineKind, name) for name, text in unknown)
        for name, kind_of_field in _kinds(type(value)):
            _add_texts(getattr(value, name), kind_of_field, name, found)


@cache
def _kinds(model: type[Record]) -> tuple[tuple[str, type[Scalar] | None], ...]:
    """The fields of *model*, each with its kind: asked for each record, found out once."""
    return tuple((name, kind_of(model, name)) for name in model.model_fields)


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
