"""How a change is written into a value: the Markdown in the place of what was changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportgen.review.marked import NOTE, OBJECT, PARAGRAPH
from reportgen.review.printed import Home
from reportgen.review.proposals import Change

WAYS = 3
"""Ways in which a change of marked-up text can be written."""
_MARKER = re.compile(r"[ \t]*(?:>[ \t]?)*(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<sign>[.)]))[ \t]+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_SPECIAL = re.compile(r"[\\`*\[\]<>{}|$]|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"(?:\d{1,9}[.)]|[-+#:~])(?=\s|$)|^#{1,6}(?=\s)")
_QUOTED = re.compile(r"[\\\"]")
"""What has to be escaped in the value of an attribute."""
_ADDRESS = re.compile(r"https?://[^\s<>「」（），。；]+")
_CLOSING = re.compile(r"(?:[*_`]+|\]\([^()\n]*\)(?:\{[^{}\n]*\})?|\]\{[^{}\n]*\})+")


class Splice(NamedTuple):
    """New text of a value in the place of the characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def in_value(change: Change, home: Home) -> list[Splice] | None:
    """*change* of a plain value."""
    indexes = [i for i in home.indexes[change.start : change.end] if i is not None]
    if indexes:
        return [Splice(indexes[0], indexes[-1] + 1, change.text)]
    before = home.indexes[change.start - 1] if change.start else None
    after = home.indexes[change.start] if change.start < len(home.indexes) else None
    at = after if after is not None else before + 1 if before is not None else None
    return [Splice(at, at, change.text)] if at is not None else None


def in_prose(change: Change, home: Home, way: int, raw: str) -> list[Splice] | None:
    """*change* in Markdown, in the *way* of this number; *raw* is moved text as it was typed."""
    removed = home.indexes[change.start : change.end]
    indexes = [index for index in removed if index is not None]
    if not change.old:
        at = _insertion(change, home, way)
        return [Splice(at, at, _markdown(change, home, at, raw))] if at is not None else None
    start, end = _removal(change, home)
    if start is None or end is None or end < start:
        return None
    text = _markdown(change, home, start, raw) if change.new else ""
    whole = any(char in {OBJECT, NOTE} for char in change.old) or len(indexes) < len(removed)
    if end - start == len(indexes) or whole or way == 1:
        return [Splice(start, end, text)]
    if way == 0:
        pieces = _stretches(indexes)
        return [Splice(a, b, text if n == 0 else "") for n, (a, b) in enumerate(pieces)]
    while start > 0 and home.value[start - 1] in "*_" and home.value[end : end + 1] in {"*", "_"}:
        start, end = start - 1, end + 1
    return [Splice(start, end, text)]


def _removal(change: Change, home: Home) -> tuple[int | None, int | None]:
    """The stretch of the value that the removed text stands in, with what it shows as numbers."""
    indexes = home.indexes
    start = indexes[change.start]
    if start is None:
        before = next((i for i in reversed(indexes[: change.start]) if i is not None), None)
        start = before + 1 if before is not None else None
    last = indexes[change.end - 1]
    end = last + 1 if last is not None else None
    if end is None:
        end = next((i for i in indexes[change.end :] if i is not None), home.end)
    return start, end


def _stretches(indexes: Sequence[int]) -> list[tuple[int, int]]:
    stretches: list[tuple[int, int]] = []
    for index in indexes:
        if stretches and stretches[-1][1] == index:
            stretches[-1] = (stretches[-1][0], index + 1)
        else:
            stretches.append((index, index + 1))
    return stretches


def _insertion(change: Change, home: Home, way: int) -> int | None:
    """Where added text goes: beside the text that it looks like, on its side of a note's call."""
    indexes = home.indexes
    before = next((n for n in range(change.start - 1, -1, -1) if indexes[n] is not None), None)
    after = next((n for n in range(change.start, len(indexes)) if indexes[n] is not None), None)
    behind = None if before is None else (indexes[before] or 0) + 1
    ahead = home.end if after is None else indexes[after]
    if behind is None or ahead is None or ahead < behind:
        return ahead if behind is None else behind
    adjacent = before == change.start - 1
    marked_up = _CLOSING.match(home.value, behind, ahead)
    if way == 1:
        return ahead
    if not adjacent:  # behind what the layout shows for it: a reference, the call of a note
        return ahead
    if way == 2 and marked_up:
        return marked_up.end()
    if PARAGRAPH in change.text and after is None:
        return home.end
    return behind


def without_block(home: Home) -> Splice:
    """The lines of a block gone, with the blank lines on one side."""
    value = home.value
    start = line_start(value, home.first)
    end = value.find("\n", home.end)
    end = len(value) if end < 0 else end + 1
    rest = value[end:]
    blank = len(rest) - len(rest.lstrip("\n"))
    if rest.strip():
        return Splice(start, end + blank, "")
    return Splice(len(value[:start].rstrip("\n")), home.end, "")


def line_start(value: str, index: int) -> int:
    """Where the line of the character at *index* begins."""
    return value.rfind("\n", 0, index) + 1


def _markdown(change: Change, home: Home, at: int, raw: str) -> str:
    """The added text as Markdown, its paragraphs as those of the block that it is put into."""
    if raw:
        stripped = change.text.strip(PARAGRAPH)
        lead, _, tail = change.text.partition(stripped)
        between = _between(home)
        return between * len(lead) + _bare(raw) + between * len(tail)
    if at in home.attributes or at - 1 in home.attributes:
        return _QUOTED.sub(r"\\\g<0>", change.text)
    paragraphs = change.text.split(PARAGRAPH)
    start = not home.value[line_start(home.value, at) : at].strip(" \t>")
    written = [_escaped(part, start=start or number > 0) for number, part in enumerate(paragraphs)]
    return _between(home).join(written)


def _bare(raw: str) -> str:
    """A block as it was typed, without the marker of an item."""
    match = _MARKER.match(raw)
    return raw[match.end() :] if match else raw.lstrip(" ")


def _between(home: Home) -> str:
    """What begins a new paragraph, or a new item, behind the block of *home*."""
    value = home.value
    line = line_start(value, home.first)
    item = _MARKER.match(value, line)
    if item:
        mark = item[0]
        if item["number"]:
            mark = mark.replace(item["number"], str(int(item["number"]) + 1), 1)
        return "\n" + mark
    quote = _QUOTE.match(value, line)
    if quote:
        return f"\n{quote[0].rstrip()}\n{quote[0]}"
    indent = value[line : len(value) - len(value[line:].lstrip(" "))]
    return "\n\n" + indent


def _escaped(text: str, *, start: bool) -> str:
    """*text* as Markdown that reads as it, addresses as they are; *start*: of a paragraph."""
    parts: list[str] = []
    position = 0
    for address in _ADDRESS.finditer(text):
        parts.append(_SPECIAL.sub(r"\\\g<0>", text[position : address.start()]))
        parts.append(address[0])
        position = address.end()
    parts.append(_SPECIAL.sub(r"\\\g<0>", text[position:]))
    escaped = "".join(parts).replace("\n", "\\\n")
    match = _OPENING.match(escaped) if start else None
    if match:
        sign = match.end() - 1 if match[0][0].isdigit() else 0
        escaped = escaped[:sign] + "\\" + escaped[sign:]
    return escaped
