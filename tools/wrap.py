"""``python -m tools.wrap``: break the lines of the project's documents at 100 columns.

A column is the width of a Latin letter; Chinese characters take two. Tables, code, headings and
comments stay as they are, and so does a paragraph whose lines all fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from reportgen.text import is_wide

WIDTH = 100

_UNIT = re.compile(
    r"!\[[^\]]*\]\([^)\s]*\)|\[[^\]]{1,40}\]\([^)\s]*\)|(?P<ticks>`+).+?(?P=ticks)"
    r"|\]\([^)\s]*\)|\S"
)
"""What no line end divides: a picture, a short link, code, the address of a link, a character."""
_PAUSES = frozenset("，。；：！？、）」』")
"""A line of Chinese may end behind these: the space that browsers make of a line end is in them."""
_MARKER = re.compile(r"(?:[*+-]|\d+[.)])(?:\s+|$)")
_NOT_FIRST = re.compile(r"[|>]|(?:[-*+#=]+|\d+[.)])\s?$")
"""What would turn a line into a list, a heading, a quotation or a table."""
_STAYS = re.compile(r"\s*(?:[|#<]|$)")


def documents(root: Path) -> list[Path]:
    """The documents of the project below *root*, in order."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def wrapped(text: str) -> str:
    """The Markdown *text* with no line of prose wider than :data:`WIDTH`."""
    lines: list[str] = []
    for number, paragraph in groupby(_numbered(text.split("\n")), key=lambda pair: pair[0]):
        block = [line for _, line in paragraph]
        is_wide_prose = number > 0 and any(width(line) > WIDTH for line in block)
        lines += _filled(block) if is_wide_prose else block
    return "\n".join(lines)


def width(text: str) -> int:
    """Columns of *text*."""
    return sum(2 if is_wide(char) else 1 for char in text)


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every line with the number of its paragraph; a negative one where the line stays as it is."""
    number, fence, is_open = 0, "", False
    for line in lines:
        mark = re.match(r"\s*(`{3,}|~{3,})", line)
        stays = bool(fence or mark or _STAYS.match(line))
        if stays or not is_open or _MARKER.match(line.lstrip()):
            number += 1
        is_open = not stays
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        yield (-number if stays else number), line


def _filled(block: list[str]) -> list[str]:
    """One paragraph or item, its lines broken anew."""
    first = block[0]
    indent = first[: len(first) - len(first.lstrip())]
    marker = _MARKER.match(first.lstrip())
    start = indent + (marker[0] if marker else "")
    text = _joined(block)[len(marker[0]) if marker else 0 :]
    return list(_lines(_pieces(text), start))


def _joined(block: list[str]) -> str:
    text = block[0].strip()
    for line in map(str.strip, block[1:]):
        text += line if text[-1] in _PAUSES else f" {line}"
    return text


def _pieces(text: str) -> list[str]:
    """*text* in pieces behind which a line may end; each with the space that follows it."""
    units = [match[0] for match in re.finditer(rf"\s+|{_UNIT.pattern}", text)]
    pieces = [""]
    for unit, following in zip(units, [*units[1:], ""], strict=True):
        pieces[-1] += unit
        if unit.isspace() or (
            unit in _PAUSES and following not in _PAUSES and following[:2] != "]("
        ):
            pieces.append("")
    return [piece for piece in pieces if piece]


def _lines(pieces: list[str], start: str) -> Iterator[str]:
    """Lines of *pieces*, the first behind *start*, the others as far indented."""
    line, empty = start, start
    for piece in pieces:
        too_wide = width(line + piece.rstrip()) > WIDTH
        if line != empty and too_wide and not _NOT_FIRST.match(piece):
            yield line.rstrip()
            line = empty = " " * len(start)
        line += piece
    yield line.rstrip()


def main(root: Path) -> None:
    """Wrap what is too wide below *root*, and print which files were written."""
    for path in documents(root):
        text = path.read_text(encoding="utf-8")
        if wrapped(text) != text:
            path.write_text(wrapped(text), encoding="utf-8")
            print(path.relative_to(root))


if __name__ == "__main__":
    main(Path.cwd())
