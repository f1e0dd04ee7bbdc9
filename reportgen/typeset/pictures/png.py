"""Whether a PNG has all its rows (W3C PNG, third edition).

Why: decoders fill missing rows with black, without an error where the data end properly.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""By colour type."""
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
"""First column and row, and steps across and down, of the passes of an interlaced picture."""
_PIECE = 1 << 20


def has_all_rows(data: bytes) -> bool:
    """Whether the compressed data of the PNG *data* hold every row of the picture.

    Raises ``zlib.error``, ``struct.error`` or ``KeyError`` for damaged data.
    """
    expected, inflater = 0, zlib.decompressobj()
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            expected = _size(*struct.unpack(">IIBBxxB", body[:13]))
        elif kind == b"IDAT":
            while body and expected > 0:
                expected -= len(inflater.decompress(body, _PIECE))
                body = inflater.unconsumed_tail
            if expected <= 0:
                return True
    return expected <= len(inflater.flush())


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 8
    while position + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        yield kind, data[position + 8 : position + 8 + length]
        position += 12 + length


def _size(width: int, height: int, depth: int, colour: int, interlaced: int) -> int:
    """Bytes of all rows, each with the byte of its filter."""
    bits = depth * _CHANNELS[colour]
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    total = 0
    for left, top, across, down in _PASSES:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        total += rows * (1 + (columns * bits + 7) // 8) if columns > 0 < rows else 0
    return total
