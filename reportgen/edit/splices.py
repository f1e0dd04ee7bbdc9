"""Candidates for the text of a file after a change, the gentlest first; none is checked here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reportgen.edit import emit
from reportgen.edit.document import Data, Document
from reportgen.scalars import offsets

Span = tuple[int, int]


def spliced(text: str, start: int, end: int, new: str) -> str:
    """*text* with *new* in the place of the characters from *start* up to *end*."""
    return text[:start] + new + text[end:]


# --- a scalar


def scalars(document: Document, node: ScalarNode, value: str) -> Iterator[str]:
    """A text replaced by another: only the difference, then in the same style, then in any."""
    text, start = document.text, node.start_mark.index
    yield from _middle(document, node, value)
    end = document.content_end(node)
    for written in _styles(document, node, value):
        yield spliced(text, start, end, written)


def _middle(document: Document, node: ScalarNode, value: str) -> Iterator[str]:
    """Only the characters that differ, where the old ones can be followed in the source."""
    text, start, old = document.text, node.start_mark.index, str(node.value)
    end = document.content_end(node)
    indices = offsets(old, text, start, end)
    if not indices or (node.style == "|" and _ends(old) != _ends(value)):
        return
    head = _common(old, value)
    tail = _common(old[head:][::-1], value[head:][::-1])
    new = value[head : len(value) - tail]
    first = indices[head] if head < len(indices) else indices[-1] + 1
    last = indices[len(old) - tail - 1] + 1 if tail < len(old) - head else first
    if node.style == '"':
        new = emit.double_quoted(new)[1:-1]
    elif node.style == "'":
        new = new.replace("'", "''")
    elif node.style == "|":
        new = re.sub(r"\n(?!\n)", "\n" + " " * _block_indent(document, node), new)
    if last >= first:
        yield spliced(text, first, last, new)


def _ends(value: str) -> tuple[bool, int]:
    """What the header of a block depends on: whether there is text, and line feeds behind it."""
    body = value.rstrip("\n")
    return bool(body), len(value) - len(body)


def _common(old: str, new: str) -> int:
    """Length of what both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(old), len(new)))


def _styles(document: Document, node: ScalarNode, value: str) -> Iterator[str]:
    indent = _block_indent(document, node)
    start = node.start_mark.index
    header = document.text[start : document.line_end(start)].rstrip("\n")
    comment = header.lstrip("|>+-0123456789") if node.style in {"|", ">"} else ""
    same = {
        "'": emit.single_quoted(value),
        '"': emit.double_quoted(value),
        "|": emit.literal(value, indent, comment),
    }.get(node.style, emit.plain(value))
    preferred = emit.literal(value, indent, comment) if "\n" in value else emit.plain(value)
    offered = (same, preferred, emit.double_quoted(value))
    yield from dict.fromkeys(text for text in offered if text is not None)


def _block_indent(document: Document, node: ScalarNode) -> int:
    """Columns of indentation that lines of *node* have as a block, or would have."""
    start = node.start_mark.index
    if node.style in {"|", ">"}:
        body = document.text[document.line_end(start) : document.content_end(node)]
        line = next((line for line in body.split("\n") if line.strip()), "")
        if line:
            return len(line) - len(line.lstrip(" "))
    return key_column(document, start) + emit.STEP


def key_column(document: Document, index: int) -> int:
    """The column at which the innermost key or item of the line at *index* begins."""
    line = document.text[document.line_start(index) : index]
    lead = len(line) - len(line.lstrip(" "))
    rest = line[lead:]
    while rest.startswith("- "):
        stripped = rest[2:].lstrip(" ")
        if not stripped:
            break
        lead += len(rest) - len(stripped)
        rest = stripped
    return lead


# --- any value


def collection(document: Document, node: Node, value: Data, *, key: bool) -> Iterator[str]:
    """A whole new value behind its key or dash, in a block or, within brackets, on one line."""
    text, start = document.text, node.start_mark.index
    end = document.content_end(node)
    column = key_column(document, start)
    if key and isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        # The value begins on a line of its own; the key stands on a line above.
        column = max(0, _parent_column(document, start))
    written = emit.block(value, column + emit.STEP)
    head = start
    while head > 0 and text[head - 1] in " \n":
        head -= 1
    if text[head - 1 : head] in {":", "-"}:
        yield spliced(text, head, end, written)
    line = document.line_start(start)
    if written.startswith("\n") and not text[line:start].strip():
        # A comment stands between the key and its value.
        yield spliced(text, line, end, written[1:])
    yield spliced(text, start, end, written.lstrip(" "))
    yield spliced(text, start, end, emit.flow(value))


def _parent_column(document: Document, index: int) -> int:
    """The column of the key whose value begins, on a line of its own, at *index*."""
    before = document.text[: document.line_start(index)].rstrip()
    while before:
        line = before[before.rfind("\n") + 1 :]
        stripped = line.lstrip(" ")
        if stripped and not stripped.startswith("#"):
            return key_column(document, document.line_start(len(before)) + len(line))
        before = before[: before.rfind("\n") + 1].rstrip()
    return 0


# --- keys


def appended_key(
    document: Document, node: MappingNode, key: str, value: Data, order: Sequence[str]
) -> Iterator[str]:
    """A new key behind those that stand before it in *order*, or behind all."""
    text = document.text
    if node.flow_style:
        end = node.end_mark.index - 1
        lead = ", " if node.value else ""
        yield spliced(text, end, end, f"{lead}{key}: {emit.flow(value)}")
        return
    column = node.start_mark.column
    entry = " " * column + f"{key}:" + emit.block(value, column + emit.STEP)
    earlier = set(order[: order.index(key)]) if key in order else None
    for name, child in reversed(node.value):
        if earlier is None or name.value in earlier:
            end = document.line_end(max(document.content_end(child), name.end_mark.index) - 1)
            yield _with_line(text, end, entry)
            return
    first = node.start_mark.index
    yield spliced(text, first, first, entry.lstrip(" ") + "\n" + " " * column)


def _with_line(text: str, index: int, entry: str) -> str:
    """*text* with the lines of *entry* at *index*, the start of a line or the end of the file."""
    if index and text[index - 1] != "\n":
        return text[:index] + "\n" + entry + text[index:]
    return text[:index] + entry + "\n" + text[index:]


def removed_key(document: Document, node: MappingNode, key: str) -> Iterator[str]:
    """The lines of *key* gone; comments around it stay."""
    text = document.text
    position = next(i for i, (name, _) in enumerate(node.value) if name.value == key)
    name, child = node.value[position]
    start = name.start_mark.index
    end = max(document.content_end(child), name.end_mark.index)
    if node.flow_style:
        yield from _removed_from_flow(document, [k for k, _ in node.value], position, node)
        return
    if len(node.value) == 1:
        yield spliced(text, start, end, "{}")
        return
    line = document.line_start(start)
    if not text[line:start].strip():
        yield spliced(text, line, document.line_end(end - 1), "")
        return
    # The first key of an item, on the line of its dash.
    after = node.value[position + 1][0].start_mark.index
    gap = text[end:after]
    if "#" not in gap:
        yield spliced(text, start, after, "")
    yield spliced(text, start, end, "")


# --- items


def item_lines(document: Document, node: SequenceNode) -> list[Span] | None:
    """The lines of each item of a block list, with the comments right above it.

    ``None`` where an item shares its line with something else, as the first of a list in a list.
    """
    spans: list[Span] = []
    floor = 0
    for item in node.value:
        dash = dash_of(document, node, item)
        line = document.line_start(dash)
        if document.text[line:dash].strip():
            return None
        end = document.line_end(max(document.content_end(item) - 1, dash))
        spans.append((_with_comments(document, line, dash - line, floor), end))
        floor = end
    return spans


def dash_of(document: Document, node: SequenceNode, item: Node) -> int:
    """Index of the dash of *item*."""
    column, index = node.start_mark.column, item.start_mark.index
    while index >= node.start_mark.index:
        line = document.line_start(index)
        if document.text[line + column : line + column + 1] == "-":
            return line + column
        index = line - 1
    return int(node.start_mark.index)


def _with_comments(document: Document, line: int, column: int, floor: int) -> int:
    """Start of the comment lines right above *line* that are indented as it is."""
    while line > floor:
        above = document.line_start(line - 1)
        text = document.text[above : line - 1]
        if not text.lstrip(" ").startswith("#") or len(text) - len(text.lstrip(" ")) != column:
            break
        line = above
    return line


def removed_item(document: Document, node: SequenceNode, position: int) -> Iterator[str]:
    """The lines of one item gone; comments around it stay."""
    text, item = document.text, node.value[position]
    if node.flow_style:
        yield from _removed_from_flow(document, node.value, position, node)
        return
    if len(node.value) == 1:
        yield from collection(document, node, [], key=True)
        return
    dash = dash_of(document, node, item)
    line = document.line_start(dash)
    end = document.line_end(max(document.content_end(item) - 1, dash))
    if not text[line:dash].strip():
        yield spliced(text, line, end, "")
        return
    if position + 1 < len(node.value):
        yield spliced(text, dash, dash_of(document, node, node.value[position + 1]), "")


def reordered(document: Document, node: SequenceNode, start: int, stop: int) -> str:
    """Item *start* where item *stop* is; what stands between items stays where it is."""
    slots = [(item.start_mark.index, document.content_end(item)) for item in node.value]
    contents = [document.text[a:b] for a, b in slots]
    contents.insert(stop, contents.pop(start))
    text = document.text
    for (a, b), content in reversed(list(zip(slots, contents, strict=True))):
        text = spliced(text, a, b, content)
    return text


def with_item(document: Document, node: SequenceNode, position: int, value: Data) -> Iterator[str]:
    """A new item before the one at *position*, or behind the last."""
    text = document.text
    if node.flow_style:
        if node.value:
            if position < len(node.value):
                at = node.value[position].start_mark.index
                yield spliced(text, at, at, emit.flow(value) + ", ")
            else:
                at = node.value[-1].end_mark.index
                yield spliced(text, at, at, ", " + emit.flow(value))
        else:
            yield from collection(document, node, [value], key=True)
        return
    entry = emit.item(value, node.start_mark.column)
    spans = item_lines(document, node)
    if spans is not None:
        at = spans[position][0] if position < len(spans) else spans[-1][1]
        yield _with_line(text, at, entry)
        return
    if position < len(node.value):
        dash = dash_of(document, node, node.value[position])
        lead = "\n" + " " * node.start_mark.column
        yield spliced(text, dash, dash, entry.lstrip(" ") + lead)
    else:
        last = document.line_end(document.content_end(node) - 1)
        yield _with_line(text, last, entry)


def _removed_from_flow(
    document: Document, heads: Sequence[Node], position: int, node: Node
) -> Iterator[str]:
    """One entry of a list or mapping within brackets gone, with one comma."""
    text = document.text
    start = heads[position].start_mark.index
    if position + 1 < len(heads):
        yield spliced(text, start, heads[position + 1].start_mark.index, "")
        return
    end = node.end_mark.index - 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    if position:
        before = start
        while before and text[before - 1] in " \n,":
            before -= 1
        start = before
    yield spliced(text, start, end, "")
