"""Changes of bytes: random ones, and pieces that have meaning to one of the readers.

What is packed (zip archives, the streams of a PDF) is mostly changed inside: a changed byte of
packed data is refused by its checksum, and nothing behind it is tried.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random

PIECES = tuple(
    piece.encode()
    for piece in (
        *"{}[]():,#&*!|>'\"%@`-?=~^_\\/<：，、「」\t\r\n\0\x1b\x85\u2028\u202e\ufeff\u3000\U0010ffff",
        *("- ", "? ", "---\n", "...\n", "<<: ", "*a", "&a ", "!!python/name:os.system ", "\n\n\n"),
        *("null", "~", "true", "1e999", "0x10", "-1", "9" * 40, ".nan", "2016-02-30", "25:61"),
        *("[^1]", "[^1]: 註\n", "![", "](figures/", "](#", "{#a", "|a|b|\n|-|-|\n", "```\n", "<b>"),
        *("$x^2$", "&#0;", "&amp;", "&x;", "javascript:", "https://a.example/", "../../x", "%00"),
        *("{{ ", " }}", "{% for x in range(9999999999) %}", "{% endfor %}", "{{ lipsum() }}"),
        *("{{ ''.__class__ }}", "{% include 'x' %}", "{% extends 'base.html' %}", "|tojson", "{#"),
        *(
            "url(",
            "@import 'x';",
            "calc(",
            "99999999px",
            "position: fixed;",
            "content: counter(a);",
        ),
        *("</style>", "<script>", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<use href='#t'/>", "NaN"),
        *(
            "endobj",
            "stream\n",
            "/Kids [1 0 R]",
            "/Length 99999999999",
            "1 0 R",
            "/Filter/FlateDecode",
        ),
        *("甲" * 500, "(" * 300, "[" * 300, "a" * 3000, " " * 3000, "𠮷", "é", "e\u0301", "ا", "ก"),
    )
)


_LENGTHS: Sequence[int] = (1, 2, 8, 64, 999)
_MOST = 4_000_000
"""Bytes of a file: doubled pieces would soon be beyond every limit."""


def _flip(data: bytes, choice: Random) -> bytes:
    place = choice.randrange(len(data) + 1)
    return data[:place] + bytes([choice.randrange(256)]) + data[place + 1 :]


def _insert(data: bytes, choice: Random) -> bytes:
    place = choice.randrange(len(data) + 1)
    piece: bytes = choice.choice(PIECES) * choice.choice([1, 1, 1, 2, 50])
    return data[:place] + piece + data[place:]


def _drop(data: bytes, choice: Random) -> bytes:
    place = choice.randrange(len(data) + 1)
    after = place + choice.choice(_LENGTHS)
    return data[:place] + data[after:]


def _cut(data: bytes, choice: Random) -> bytes:
    return data[: choice.randrange(len(data) + 1)]


def _repeat(data: bytes, choice: Random) -> bytes:
    place, length = choice.randrange(len(data) + 1), choice.choice([1, 4, 30, 200])
    piece = data[place : place + length]
    return data[:place] + piece * choice.choice([2, 3, 60]) + data[place:]


def _lines(data: bytes, choice: Random) -> bytes:
    """One line elsewhere, twice, gone, or deeper."""
    lines = data.split(b"\n")
    line = lines.pop(choice.randrange(len(lines)))
    match choice.randrange(4):
        case 0:
            lines.insert(choice.randrange(len(lines) + 1), line)
        case 1:
            lines += [line, line]
        case 2:
            lines.insert(choice.randrange(len(lines) + 1), b"  " + line)
    return b"\n".join(lines)


def _value(data: bytes, choice: Random) -> bytes:
    """Another value behind a colon."""
    parts = data.split(b": ")
    place = choice.randrange(len(parts))
    parts[place] = choice.choice(PIECES) + parts[place][choice.choice([0, 3, 20]) :]
    return b": ".join(parts)


_CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (
    _flip,
    _insert,
    _insert,
    _drop,
    _cut,
    _repeat,
    _lines,
    _value,
)


_INSIDE = 0.85
"""Share of packed files that are changed inside."""
_STREAM = re.compile(rb"(?<=stream\n).*?(?=\nendstream)", re.DOTALL)


def mutated(data: bytes, choice: Random) -> bytes:
    """*data* after one to twelve changes."""
    if data.startswith((b"PK", b"%PDF")) and choice.random() < _INSIDE:
        return _changed_inside(data, choice)[:_MOST]
    return _changed(data, choice)


def _changed_inside(data: bytes, choice: Random) -> bytes:
    """An archive with a changed member, or a PDF with a changed stream."""
    if data.startswith(b"PK"):
        parts = members(data)
        name = choice.choice(sorted(parts))
        return archive({**parts, name: _changed(parts[name], choice)})
    streams = list(_STREAM.finditer(data))
    for stream in choice.sample(streams, min(len(streams), 8)):
        try:
            inside = zlib.decompress(stream[0])
        except zlib.error:
            continue
        new = zlib.compress(_changed(inside, choice))
        return data[: stream.start()] + new + data[stream.end() :]
    return _changed(data, choice)


def members(data: bytes) -> dict[str, bytes]:
    """The files in the archive *data*, by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def archive(parts: Mapping[str, bytes]) -> bytes:
    """An archive of *parts*; the same bytes for the same parts."""
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _changed(data: bytes, choice: Random) -> bytes:
    for change in choice.choices(_CHANGES, k=choice.choice([1, 1, 2, 3, 5, 12])):
        data = change(data, choice)
    return data[:_MOST]
