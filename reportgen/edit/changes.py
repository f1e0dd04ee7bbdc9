"""The four changes of a record file, each made in the gentlest way that reads back as requested.

A change offers texts, from the least intrusive to the most robust. The first that has the requested
values when it is read is taken. Why: how YAML reads a value depends on its neighbours, quotes and
indents in more ways than a writer can foresee; only reading is certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from reportgen.edit.document import Data, Document, Path, Unchangeable, missing
from reportgen.edit.splices import (
    appended_key,
    collection,
    dash_of,
    item_lines,
    removed_item,
    removed_key,
    reordered,
    scalars,
    with_item,
)
from reportgen.findings import say


@dataclass(frozen=True, slots=True)
class Set:
    """Set the value at *path* to *value*; ``None`` leaves the key without a value.

    A missing key is added, after those that precede it in *order*.
    """

    path: Path
    value: Data
    order: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the key or item at *path*, with the comments inside it."""

    path: Path


@dataclass(frozen=True, slots=True)
class Insert:
    """Add *value* to the list at *path*, before the item that now has *position*."""

    path: Path
    position: int
    value: Data


@dataclass(frozen=True, slots=True)
class Move:
    """Move item *start* of the list at *path* to position *stop*, with the comments above it."""

    path: Path
    start: int
    stop: int


Change = Set | Delete | Insert | Move


def changed(text: str, *changes: Change) -> str:
    """*text*, a record file with line feeds only, after *changes*, one after the other.

    Raises :class:`Unchangeable`, and changes nothing, where one of them cannot be made.
    """
    for change in changes:
        document = Document(text)
        wanted = _applied(deepcopy(document.data), change)
        if wanted == document.data:
            continue
        text = _first_right(document, change, wanted)
    return text


def _first_right(document: Document, change: Change, wanted: Data) -> str:
    comments = Counter(document.comments(without=_replaced(document, change)))
    for candidate in _texts(document, change):
        try:
            new = Document(candidate)
            if new.data == wanted and not comments - Counter(new.comments()):
                return candidate
        except Unchangeable:
            continue
    raise Unchangeable(say("這個值無法在保留註解的情況下寫回檔案，請直接編輯檔案。"))


def _replaced(document: Document, change: Change) -> range:
    """The stretch whose comments are removed with the value: inside it, or on its lines."""
    if not isinstance(change, (Delete, Set)):
        return range(0)
    try:
        node = document.node(change.path)
    except Unchangeable:
        return range(0)  # a new key
    start, end = node.start_mark.index, document.content_end(node)
    if isinstance(change, Delete):
        end = document.line_end(max(end - 1, start))
        start = _opening(document, change.path)
    return range(start, end)


def _opening(document: Document, path: Path) -> int:
    """Index of the key or dash of the value at *path*: comments may stand between the two."""
    node, parent = document.node(path), document.node(path[:-1])
    if isinstance(parent, MappingNode):
        return next(int(k.start_mark.index) for k, child in parent.value if child is node)
    if isinstance(parent, SequenceNode) and not parent.flow_style:
        return dash_of(document, parent, node)
    return int(node.start_mark.index)


# --- the values that the file must have afterwards


def _applied(data: Data, change: Change) -> Data:
    if isinstance(change, Set):
        if not change.path:
            return change.value
        parent, step = _at(data, change.path[:-1]), change.path[-1]
        if isinstance(parent, dict) and isinstance(step, str):
            parent[step] = change.value
            return data
        if isinstance(parent, list) and isinstance(step, int) and 0 <= step < len(parent):
            parent[step] = change.value
            return data
        raise missing(change.path)
    if isinstance(change, Delete):
        parent, step = _at(data, change.path[:-1]), change.path[-1]
        if isinstance(parent, dict) and step in parent:
            del parent[str(step)]
            return data
        if isinstance(parent, list) and isinstance(step, int) and 0 <= step < len(parent):
            del parent[step]
            return data
        raise missing(change.path)
    items = _at(data, change.path)
    if not isinstance(items, list):
        raise missing(change.path)
    if isinstance(change, Insert):
        if not 0 <= change.position <= len(items):
            raise missing((*change.path, change.position))
        items.insert(change.position, change.value)
        return data
    for position in (change.start, change.stop):
        if not 0 <= position < len(items):
            raise missing((*change.path, position))
    items.insert(change.stop, items.pop(change.start))
    return data


def _at(data: Data, path: Path) -> Data:
    for step in path:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
            data = data[step]
        else:
            raise missing(path)
    return data


# --- the texts that are offered


def _texts(document: Document, change: Change) -> Iterator[str]:
    if isinstance(change, Set):
        yield from _set(document, change)
    elif isinstance(change, Delete):
        parent = document.node(change.path[:-1])
        if isinstance(parent, MappingNode):
            yield from removed_key(document, parent, str(change.path[-1]))
        elif isinstance(parent, SequenceNode):
            yield from removed_item(document, parent, int(change.path[-1]))
    elif isinstance(change, Insert):
        node = document.node(change.path)
        if isinstance(node, SequenceNode):
            yield from with_item(document, node, change.position, change.value)
    else:
        yield from _moved(document, change)


def _set(document: Document, change: Set) -> Iterator[str]:
    parent = document.node(change.path[:-1]) if change.path else None
    if isinstance(parent, MappingNode) and all(
        key.value != change.path[-1] for key, _ in parent.value
    ):
        yield from appended_key(document, parent, str(change.path[-1]), change.value, change.order)
        return
    node = document.node(change.path)
    if isinstance(node, ScalarNode) and isinstance(change.value, str):
        yield from scalars(document, node, change.value)
    yield from collection(document, node, change.value, key=isinstance(parent, MappingNode))


def _moved(document: Document, change: Move) -> Iterator[str]:
    node = document.node(change.path)
    if isinstance(node, SequenceNode):
        if not node.flow_style:
            yield from _moved_lines(document, node, change)
        yield reordered(document, node, change.start, change.stop)


def _moved_lines(document: Document, node: SequenceNode, change: Move) -> Iterator[str]:
    """The item's lines, with the comments right above it, cut out and put in elsewhere."""
    spans = item_lines(document, node)
    if spans is None:
        return
    start, end = spans[change.start]
    taken = document.text[start:end]
    target = spans[change.stop][0 if change.stop < change.start else 1]
    if not taken.endswith("\n"):
        taken += "\n"
    text = document.text
    if target <= start:
        before, between = text[:target], text[target:start]
        yield before + taken + between + text[end:]
    else:
        between = text[end:target]
        if not between.endswith("\n"):
            between += "\n"
        yield text[:start] + between + taken + text[target:]
