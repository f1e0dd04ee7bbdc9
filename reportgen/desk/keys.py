"""From a line of a record file to the value that stands there, and back."""

from __future__ import annotations

from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportgen.edit.document import Document, Path, Unchangeable
from reportgen.edit.splices import dash_of
from reportgen.places import Source
from reportgen.scalars import offsets


class Spot(NamedTuple):
    """A value by its keys, and the index of a character in it."""

    keys: Path
    offset: int


def keys_at(text: str, line: int, column: int) -> Spot | None:
    """The value of *text*, a record file, at *line* and *column*; ``None`` where there is none."""
    try:
        document = Document(text)
    except Unchangeable:
        return None
    if document.root is None:
        return None
    source = Source("", text)
    start = sum(len(part) + 1 for part in text.split("\n")[: line - 1])
    return _inside(document, source, document.root, start + column - 1, ())


def _inside(document: Document, source: Source, node: Node, index: int, keys: Path) -> Spot | None:
    """The innermost value below *node* that has the character at *index*, or comes next to it."""
    if isinstance(node, ScalarNode):
        return Spot(keys, _offset(document, node, index))
    for step, begin, child in _children(document, node):
        if begin <= index < max(document.line_end(document.content_end(child) - 1), begin + 1):
            return _inside(document, source, child, index, (*keys, step))
    return Spot(keys, 0)


def _children(document: Document, node: Node) -> list[tuple[str | int, int, Node]]:
    """Each value in *node* with its step and the index of its key or dash, the last one first."""
    if isinstance(node, MappingNode):
        pairs: list[tuple[str | int, int, Node]] = [
            (str(key.value), key.start_mark.index, value) for key, value in node.value
        ]
        return pairs[::-1]
    if isinstance(node, SequenceNode):
        items: list[tuple[str | int, int, Node]] = [
            (
                position,
                item.start_mark.index if node.flow_style else dash_of(document, node, item),
                item,
            )
            for position, item in enumerate(node.value)
        ]
        return items[::-1]
    return []


def _offset(document: Document, node: ScalarNode, index: int) -> int:
    end = document.content_end(node)
    places = offsets(str(node.value), document.text, node.start_mark.index, end)
    return next((n for n, place in enumerate(places) if place >= index), len(places))


def lines_of(text: str, keys: Path, offset: int | None = None) -> tuple[int, int] | None:
    """First and last line of the value of *text* at *keys*, or the line of a character in it."""
    try:
        document = Document(text)
        node = document.node(keys)
    except Unchangeable:
        return None
    start, end = node.start_mark.index, document.content_end(node)
    source = Source("", text)
    if isinstance(node, ScalarNode) and offset is not None:
        places = offsets(str(node.value), text, start, end)
        if places:
            line = source.line_column(places[min(offset, len(places) - 1)])[0]
            return line, line
    return source.line_column(start)[0], source.line_column(max(end - 1, start))[0]


def path_of(value: Any) -> Path | None:
    """*value*, of JSON, as the keys of a value; ``None`` for anything else."""
    if isinstance(value, list) and all(type(step) in (str, int) for step in value):
        return tuple(value)
    return None
