"""The models and keys that records may have at a place.

Taken from the annotations of the pydantic models, so that the legal values in a finding are those
that the models accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from reportgen.records import Records
from reportgen.records.base import Record

Model = type[Record]


@cache
def parts(annotation: Any) -> tuple[Any, ...]:
    """The alternatives of *annotation*, with ``Annotated``, ``Optional`` and unions taken apart."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return parts(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(p for a in get_args(annotation) if a is not type(None) for p in parts(a))
    return (annotation,)


def is_list(annotation: Any) -> bool:
    """Whether a list is expected."""
    return any(get_origin(part) is tuple for part in parts(annotation))


def item(annotation: Any) -> Any:
    """The annotation of a list's items; ``None`` where no list is expected."""
    for part in parts(annotation):
        if get_origin(part) is tuple:
            return get_args(part)[0]
    return None


def value_of(annotation: Any) -> Any:
    """The annotation of the values of a mapping with free keys; ``None`` where none is expected.

    ``severities`` is such a mapping: its keys are codes.
    """
    for part in parts(annotation):
        if get_origin(part) is dict:
            return get_args(part)[1]
    return None


def models(annotation: Any) -> tuple[Model, ...]:
    """The records that may stand here, as a mapping."""
    return tuple(p for p in parts(annotation) if isinstance(p, type) and issubclass(p, Record))


def under(annotation: Any, key: object, value: object) -> Any:
    """The annotation one step deeper: under *key* of the mapping, or at an index of the list.

    *value* is the mapping itself; its ``kind`` chooses among several records.
    """
    if isinstance(key, int):
        return item(annotation)
    for model in choose(annotation, value):
        if key in model.model_fields:
            return model.model_fields[str(key)].annotation
    return value_of(annotation)


def choose(annotation: Any, value: object) -> tuple[Model, ...]:
    """The records that *value* may be, by its ``kind`` where there are several."""
    choices = models(annotation)
    kind = value.get("kind") if isinstance(value, dict) else None
    chosen = tuple(m for m in choices if len(choices) > 1 and kind in kinds(m))
    return chosen or choices


def kinds(model: Model) -> tuple[str, ...]:
    """The values of ``kind`` that choose *model*."""
    info = model.model_fields.get("kind")
    if info is None or get_origin(info.annotation) is not Literal:
        return ()
    return tuple(get_args(info.annotation))


def reachable(annotation: Any = Records) -> Iterator[Model]:
    """Every record that may stand somewhere in *annotation*, each once."""
    seen: set[Model] = set()
    waiting = [annotation]
    while waiting:
        current = waiting.pop()
        waiting += [inner for inner in (item(current), value_of(current)) if inner is not None]
        for model in models(current):
            if model not in seen:
                seen.add(model)
                yield model
                waiting += [info.annotation for info in model.model_fields.values()]


@cache
def known_keys() -> frozenset[str]:
    """Every key of any record."""
    return frozenset(name for model in reachable() for name in model.model_fields)


@cache
def list_keys() -> frozenset[str]:
    """Every key that holds a list in any record."""
    return frozenset(
        name
        for model in reachable()
        for name, info in model.model_fields.items()
        if is_list(info.annotation)
    )


@cache
def text_keys() -> frozenset[str]:
    """Keys that hold only plain text, or lists of it, in every record."""
    mapped = {
        name
        for model in reachable()
        for name, info in model.model_fields.items()
        if any(True for _ in reachable(info.annotation))
    }
    return known_keys() - mapped
