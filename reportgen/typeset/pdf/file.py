"""A PDF file: objects by number, written once (ISO 32000-1, 7.5).

A value is written as PDF has it: ``bytes`` as they stand (names, references, what is written
already), ``str`` as a text string, numbers, sequences as arrays, mappings as dictionaries.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from reportgen.typeset.pdf.strings import text_string

_HEADER = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n"
"""The second line has bytes above 127, so that programs which copy the file treat it as binary."""

_IN_A_STREAM = 400
"""Objects in one object stream: a reader that wants one of them inflates them all."""

_PACKED = 2
_AT_OFFSET = 1
"""Types of entries of a cross-reference stream (table 18)."""


class File:
    """Objects that refer to each other by number, from 1 on."""

    def __init__(self, version: bytes = b"1.7") -> None:
        self._header = _HEADER % version
        self._objects: list[bytes | None] = [None]
        self._streams: dict[int, bytes] = {}

    def reserve(self) -> bytes:
        """A reference to an object that is set later."""
        self._objects.append(None)
        return b"%d 0 R" % (len(self._objects) - 1)

    def add(self, value: Any) -> bytes:
        """Add an object; the reference to it."""
        self._objects.append(written(value))
        return b"%d 0 R" % (len(self._objects) - 1)

    def set(self, reference: bytes, value: Any) -> None:
        """Give the object that was reserved as *reference* its value."""
        self._objects[_number(reference)] = written(value)

    def add_stream(self, entries: Mapping[str, Any], data: bytes) -> bytes:
        """Add a stream of *data*, which are written as they stand."""
        reference = self.reserve()
        self.set_stream(reference, entries, data)
        return reference

    def set_stream(self, reference: bytes, entries: Mapping[str, Any], data: bytes) -> None:
        """Make a stream of the object that was reserved as *reference*."""
        head = written({**entries, "Length": len(data)})
        self._streams[_number(reference)] = b"%b\nstream\n%b\nendstream" % (head, data)

    def add_deflated(self, entries: Mapping[str, Any], data: bytes) -> bytes:
        """Add a stream of *data*, deflated here."""
        return self.add_stream({**entries, "Filter": b"/FlateDecode"}, _deflated(data))

    def finished(self, root: bytes, info: bytes | None) -> bytes:
        """The whole file, its catalogue at *root*, its information dictionary, if any, at *info*.

        Its identifier is taken from its content, so equal files have the same one (14.4).
        """
        parts = [self._header]
        position = len(self._header)
        entries = {0: (0, 0, 0xFFFF)}

        def put(number: int, body: bytes) -> None:
            nonlocal position
            entries[number] = (_AT_OFFSET, position, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, body))
            position += len(parts[-1])

        for number, body in sorted(self._streams.items()):
            put(number, body)
        packed = [(number, body) for number, body in enumerate(self._objects) if body is not None]
        following = len(self._objects)
        for start in range(0, len(packed), _IN_A_STREAM):
            pack = packed[start : start + _IN_A_STREAM]
            entries |= {n: (_PACKED, following, index) for index, (n, _) in enumerate(pack)}
            put(following, _object_stream(pack))
            following += 1
        identifier = _identifier(parts)
        entries[following] = (_AT_OFFSET, position, 0)
        trailer = {
            "Type": b"/XRef",
            "Size": following + 1,
            "W": (1, 4, 2),
            "Root": root,
            **({"Info": info} if info else {}),
            "ID": (b"<%b>" % identifier, b"<%b>" % identifier),
        }
        parts.append(b"%d 0 obj\n%b\nendobj\n" % (following, _references(trailer, entries)))
        parts.append(b"startxref\n%d\n%%%%EOF\n" % position)
        return b"".join(parts)


@lru_cache(maxsize=64)
def _deflated(data: bytes) -> bytes:
    """*data* deflated; of a report that is watched, most attachments stay as they are."""
    return zlib.compress(data, 9)


def written(value: Any) -> bytes:
    """*value* as PDF has it."""
    if isinstance(value, bytes):
        return value
    if isinstance(value, str):
        return text_string(value)
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, int):
        return b"%d" % value
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".").encode()
    if isinstance(value, Mapping):
        return b"<<%b>>" % b" ".join(
            b"/%b %b" % (str(key).encode(), written(item)) for key, item in value.items()
        )
    if isinstance(value, Sequence):
        return b"[%b]" % b" ".join(map(written, value))
    raise TypeError(type(value).__name__)


def _number(reference: bytes) -> int:
    return int(reference.partition(b" ")[0])


def _identifier(parts: Iterable[bytes]) -> bytes:
    state = sha256()
    for part in parts:
        state.update(part)
    return state.hexdigest()[:32].encode()


def _object_stream(pack: Sequence[tuple[int, bytes]]) -> bytes:
    """The objects of *pack* in one stream (7.5.7)."""
    offset = 0
    places = []
    for number, body in pack:
        places.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(places) + b"\n"
    entries = {"Type": b"/ObjStm", "N": len(pack), "First": len(head)}
    return _stream(entries, head + b"\n".join(body for _, body in pack))


def _references(trailer: Mapping[str, Any], entries: Mapping[int, tuple[int, int, int]]) -> bytes:
    """The cross-reference stream (7.5.8)."""
    rows = (entries.get(number, (0, 0, 0)) for number in range(trailer["Size"]))
    data = b"".join(
        kind.to_bytes(1, "big") + where.to_bytes(4, "big") + which.to_bytes(2, "big")
        for kind, where, which in rows
    )
    return _stream(trailer, data)


def _stream(entries: Mapping[str, Any], data: bytes) -> bytes:
    deflated = zlib.compress(data, 6)
    head = written({**entries, "Filter": b"/FlateDecode", "Length": len(deflated)})
    return b"%b\nstream\n%b\nendstream" % (head, deflated)
