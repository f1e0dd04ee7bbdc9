"""Where a cursor stands in a record file: the keys above it, the record, the word under it.

Read from the lines, not from a parser: a file that is being written is seldom YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from reportgen.read.merge import LIST_RECORDS, REPORT
from reportgen.read.shapes import Model, choose, item
from reportgen.records import RECORD_NAMES, Records

_LINE = re.compile(r"(?P<dashes>(?:\s*-(?=\s))*\s*)(?P<key>[\w-]+)\s*:(?P<value>\s.*|$)")
_BLOCK = re.compile(r"\s*[|>][+-]?\d?\s*(?:#.*)?")
_WORD = re.compile(r"[\w.-]+")
_PAIR = re.compile(r"(?:^|(?<=,))\s*([\w-]+)\s*:(?=\s|$)\s*([^,}]*)")
"""A key and its value within braces."""
_ITEM = re.compile(r"(\s*-\s+)+")


class Cursor(NamedTuple):
    """What is around a cursor."""

    model: Model | None
    """The record that the cursor is in; ``None`` where that is not clear."""
    siblings: Mapping[str, str]
    """Keys of the same mapping, with their values as they are written."""
    key: str
    """The key whose value the cursor is at; empty where a key may be written."""
    prefix: str
    """What is written of the word before the cursor."""
    word: str
    """The whole word under the cursor."""
    start: int
    """The column, from 0, at which the word begins."""
    on_key: bool
    """Whether the word is a key."""
    in_prose: bool
    """Whether the cursor is in a block of text."""
    before: str
    """The line up to the cursor."""
    value: str = ""
    """What stands behind the key on its line."""

    @property
    def info(self) -> FieldInfo | None:
        """What the record format says about the key."""
        return self.model.model_fields.get(self.key) if self.model else None


def cursor_at(file: str, lines: Sequence[str], line: int, column: int) -> Cursor:
    """The cursor at *line* and *column*, both from 0, of the record *file* with these *lines*."""
    text = lines[line] if line < len(lines) else ""
    before = text[:column]
    parents = list(_parents(lines, line))
    block = next((parent for parent in parents if parent.opens_block), None)
    if block is not None:
        steps = parents[parents.index(block) + 1 :]
        model = _model(file, steps, {})
        return _cursor(model, {}, block.key, text, column, in_prose=True)
    if (brace := _open_brace(before)) is not None:
        return _in_braces(file, text, column, brace, parents)
    match = _LINE.match(text)
    column_of_key = _column(text)
    siblings = _siblings(lines, line, column_of_key)
    model = _model(file, parents, siblings)
    if match and column > match.start("value"):
        cursor = _cursor(model, siblings, match["key"], text, column)
        return cursor._replace(value=match["value"].strip().strip("'\""))
    if match:
        return _cursor(model, siblings, match["key"], text, column, on_key=True)
    if _ITEM.match(before) and parents and _holds_words(file, parents):
        above = _model(file, parents[1:], parents[0].siblings)
        return _cursor(above, {}, parents[0].key, text, column)
    return _cursor(model, siblings, "", text, column)


def _open_brace(before: str) -> int | None:
    """Where the mapping in braces begins that is not closed before the cursor."""
    opened, quote = [], ""
    for index, char in enumerate(before):
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"" and before[:index].rstrip()[-1:] in {"", ":", ",", "[", "{"}:
            quote = char
        elif char == "{":
            opened.append(index)
        elif char == "}" and opened:
            opened.pop()
    return opened[-1] if opened else None


def _in_braces(file: str, text: str, column: int, brace: int, parents: Sequence[_Parent]) -> Cursor:
    """The cursor within ``{key: value, …}`` on one line."""
    inside = text[brace + 1 : column]
    siblings = {match[1]: match[2].strip() for match in _PAIR.finditer(text[brace + 1 :])}
    pairs = list(_PAIR.finditer(inside))
    key = pairs[-1][1] if pairs and "," not in _outside_brackets(inside[pairs[-1].end(1) :]) else ""
    siblings.pop(key, None)
    if (match := _LINE.match(text[:brace])) is not None:
        parents = [_Parent(match["key"], match.start("key"), False, {}), *parents]
    return _cursor(_model(file, parents, siblings), siblings, key, text, column)


def _outside_brackets(text: str) -> str:
    return re.sub(r"\[[^\]]*(?:\]|$)", "", text)


class _Parent(NamedTuple):
    """A key above the cursor, the keys beside it, and whether its value is a block of text."""

    key: str
    column: int
    opens_block: bool
    siblings: Mapping[str, str]


def _parents(lines: Sequence[str], line: int) -> Iterator[_Parent]:
    """The keys that lead from the cursor to the root, the nearest first."""
    text = lines[line] if line < len(lines) else ""
    limit = _column(text) if text.strip() else len(text)
    for number in range(line - 1, -1, -1):
        above = lines[number]
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        match = _LINE.match(above)
        indent = len(above) - len(above.lstrip(" "))
        if match and match.start("key") < limit:
            opens = _BLOCK.fullmatch(match["value"]) is not None
            begins = not match["value"].partition(" #")[0].strip() or opens
            column = match.start("key")
            if begins:
                yield _Parent(match["key"], column, opens, _siblings(lines, number, column))
            limit = column
        limit = min(limit, max(indent, 0)) if indent < limit and not match else limit
        if limit <= 0:
            return


def _column(text: str) -> int:
    """The column of the key of a line, or of what stands behind its dashes."""
    match = re.match(r"(?:\s*-(?=\s|$))*\s*", text)
    return match.end() if match else 0


def _siblings(lines: Sequence[str], line: int, column: int) -> dict[str, str]:
    """The keys at *column* of the mapping that *line* is in, without that of the line itself."""
    keys: dict[str, str] = {}
    for numbers in (range(line, -1, -1), range(line + 1, len(lines))):
        for number in numbers:
            text = lines[number]
            if not text.strip() or text.lstrip().startswith("#"):
                continue
            here = _column(text)
            if here < column:
                break
            match = _LINE.match(text)
            if match and match.start("key") == column:
                begins_item = "-" in match["dashes"]
                if begins_item and number > line:
                    break
                if number != line:
                    keys[match["key"]] = match["value"].strip()
                if begins_item:
                    break
    return keys


def _annotation(file: str) -> Any:
    """What the file of a record holds; a folder's file holds one item of a list."""
    record = file.removesuffix(".yaml").partition("/")[0]
    if record in RECORD_NAMES:
        annotation = Records.model_fields[record].annotation
        return item(annotation) if record in LIST_RECORDS else annotation
    return Records if record == REPORT else None


def _model(file: str, parents: Sequence[_Parent], siblings: Mapping[str, str]) -> Model | None:
    """The record that the keys *parents*, the nearest first, lead to."""
    annotation = _annotation(file)
    for parent in reversed(parents):
        model = _chosen(annotation, parent.siblings)
        info = model.model_fields.get(parent.key) if model else None
        if info is None:
            return None
        annotation = info.annotation
    return _chosen(annotation, siblings)


def _chosen(annotation: Any, siblings: Mapping[str, str]) -> Model | None:
    while (inner := item(annotation)) is not None:
        annotation = inner
    if annotation is None:
        return None
    models = choose(annotation, dict(siblings))
    return models[0] if models else None


def _holds_words(file: str, parents: Sequence[_Parent]) -> bool:
    """Whether the nearest key has a list of words, such as identifiers, not only of mappings."""
    model = _model(file, parents[1:], parents[0].siblings)
    info = model.model_fields.get(parents[0].key) if model else None
    return info is not None and item(info.annotation) is not None


def _cursor(
    model: Model | None,
    siblings: Mapping[str, str],
    key: str,
    text: str,
    column: int,
    *,
    on_key: bool = False,
    in_prose: bool = False,
) -> Cursor:
    start, word = column, ""
    for match in _WORD.finditer(text):
        if match.start() <= column <= match.end():
            start, word = match.start(), match[0]
    return Cursor(
        model, siblings, key, text[start:column], word, start, on_key, in_prose, text[:column]
    )
