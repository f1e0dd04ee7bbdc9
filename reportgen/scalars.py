"""Where each character of a YAML scalar's value stands in the file.

The parser hands over a value with folding, indentation and escapes already undone. Here the scalar
is read once more, by YAML's own rules, so that every character of the value keeps its index. Why:
a finding inside thirty lines of prose must point at the line its author sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK = " \t\n"
_RUN = re.compile(r"[^ \t\n'\\]+")
"""Characters that mean nothing to any style."""
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "'": "'", "/": "/", "\\": "\\",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}

Run = tuple[str, int]
"""Neighbouring characters of the value, and the index of the first of them in the source."""


def offsets(value: str, source: str, start: int, end: int) -> list[int]:
    """The index in *source* of each character of *value*, the scalar at *start* up to *end*.

    *end* is behind the last character that shows; the line breaks that end a block stand there.
    Empty where the scalar cannot be followed: a value that does not come from there.
    """
    style = source[start : start + 1]
    if style in {"|", ">"}:
        runs = list(_block(value, source, start, end, folded=style == ">"))
    elif style in {'"', "'"}:
        runs = list(_flow(source, start + 1, end - 1, style))
    else:
        runs = list(_flow(source, start, end, ""))
    indices: list[int] = []
    for text, first in runs:
        indices += range(first, first + len(text))
    breaks = max(len(value) - len(indices), 0)
    if "".join(text for text, _ in runs)[: len(value)] + "\n" * breaks != value:
        return []
    return indices[: len(value)] + [end] * breaks


def stop(source: str, index: int, style: str) -> int:
    """The index behind the character of a value at *index*; *style* is the scalar's first sign."""
    if style == '"' and source[index] == "\\":
        return _escape(source, index)[1]
    return index + (2 if style == source[index] == "'" else 1)


def escaped(value: str, style: str) -> str:
    """*value*, which has no line feed, as it stands in a scalar whose first sign is *style*."""
    if style == '"':
        return value.replace("\\", "\\\\").replace('"', '\\"')
    return value.replace("'", "''") if style == "'" else value


def unescaped(written: str, style: str) -> str:
    """The value of *written*, a stretch of a scalar whose first sign is *style*."""
    if style not in {'"', "'"}:
        return written
    return "".join(char for char, _ in _flow(written, 0, len(written), style))


def _flow(source: str, start: int, end: int, quote: str) -> Iterator[Run]:
    """Characters of a plain or quoted scalar; *quote* is its quote, or nothing."""
    index = start
    while index < end:
        char = source[index]
        if char in _BLANK:
            stop = _blank_end(source, index, end)
            yield from _folded_blank(source, index, stop)
            index = stop
        elif char == quote == "'":
            yield char, index
            index += 2
        elif char == "\\" and quote == '"':
            if source[index + 1] == "\n":
                stop = _blank_end(source, index + 2, end)
                yield from (("\n", i) for i in range(index + 2, stop) if source[i] == "\n")
            else:
                value, stop = _escape(source, index)
                yield value, index
            index = stop
        else:
            run = _RUN.match(source, index, end)
            stop = run.end() if run else index + 1
            yield source[index:stop], index
            index = stop


def _blank_end(source: str, index: int, end: int) -> int:
    while index < end and source[index] in _BLANK:
        index += 1
    return index


def _folded_blank(source: str, start: int, stop: int) -> Iterator[Run]:
    """White space: as it is within a line; one break is a space, more are all but the first."""
    breaks = [i for i in range(start, stop) if source[i] == "\n"]
    if not breaks:
        yield source[start:stop], start
    elif len(breaks) == 1:
        yield " ", breaks[0]
    else:
        yield from (("\n", i) for i in breaks[1:])


def _escape(source: str, index: int) -> tuple[str, int]:
    """The character that the escape at *index* stands for, and the index after it."""
    name = source[index + 1]
    digits = _HEX_DIGITS.get(name, 0)
    if not digits:
        return _ESCAPES.get(name, name), index + 2
    stop = index + 2 + digits
    try:
        return chr(int(source[index + 2 : stop], 16)), stop
    except ValueError:
        return name, stop


def _block(value: str, source: str, start: int, end: int, *, folded: bool) -> Iterator[Run]:
    """Characters of a literal or folded block, its final breaks included."""
    lines = list(_lines(source, start, end))[1:]
    indent = _indent(value, [source[a:b] for a, b in lines])
    pending: list[Run] = []
    first = True
    blank_before = False
    for begin, stop in lines:
        left = begin + indent
        if stop <= left:
            pending.append(("\n", stop))
            continue
        blank = source[left] in " \t"
        if folded and not first and not blank_before and not blank:
            yield from [(" ", pending[0][1])] if len(pending) == 1 else pending[1:]
        else:
            yield from pending
        yield source[left:stop], left
        pending, first, blank_before = [("\n", stop)], False, blank
    yield from pending


def _lines(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end, break excluded, of each line from *start* up to *end*."""
    while start < end:
        stop = source.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield start, stop
        start = stop + 1


def _indent(value: str, lines: list[str]) -> int:
    """Columns of indentation: what the first line of text has here and not in the value."""
    here = next((line for line in lines if line.strip(" ")), "")
    kept = next((line for line in value.split("\n") if line.strip(" ")), "")
    return len(here) - len(here.lstrip(" ")) - (len(kept) - len(kept.lstrip(" ")))
