"""A JPEG without its metadata, its picture data untouched.

Segments are those of ITU-T T.81, Annex B. Why not decode and encode: it costs quality and time, and
WeasyPrint would do just that, at quality 75, with any JPEG that carries Exif.
"""

from __future__ import annotations

from collections.abc import Iterator

_SOI, _EOI, _SOS, _COM = 0xD8, 0xD9, 0xDA, 0xFE
_APP0, _APP14, _APP15 = 0xE0, 0xEE, 0xEF
_ADOBE = 12
"""Bytes of Adobe's segment (Adobe Technical Note 5116)."""
_RESTARTS = range(0xD0, 0xD8)
_PRINTABLE_FRAMES = {0xC0, 0xC1, 0xC2}
"""Baseline, extended and progressive Huffman frames: what PDF's DCTDecode reads."""
_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def without_metadata(data: bytes) -> bytes | None:
    """*data* up to its first end mark, without Exif, profiles, comments and thumbnails.

    ``None`` where it is not built as a JPEG that a PDF may carry, and must be encoded anew.
    """
    kept = [b"\xff\xd8"]
    scanned = framed = False
    for marker, start, end in _segments(data):
        body = data[start + 4 : end]
        if marker in _FRAMES:
            if marker not in _PRINTABLE_FRAMES or body[:1] != b"\x08":
                return None
            framed = True
        scanned = scanned or marker == _SOS
        if marker == _APP14:
            kept.append(_adobe(body))
        elif _is_picture(marker, body):
            kept.append(data[start:end])
        if marker == _EOI:
            return b"".join(kept) if scanned and framed else None
    return None


def scans(data: bytes) -> int:
    """How often the decoder goes over the picture in *data*: a progressive one has some ten."""
    return sum(marker == _SOS for marker, _, _ in _segments(data))


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of each segment behind the first mark, up to the first end mark.

    The data of a scan belong to its segment. Ends where no segment stands.
    """
    position = 2
    while data[:2] == b"\xff\xd8":
        while data[position : position + 2] == b"\xff\xff":
            position += 1
        if position + 2 > len(data) or data[position] != 0xFF:
            return
        marker = data[position + 1]
        if marker == _EOI:
            yield marker, position, position + 2
            return
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        end = position + 2 + length
        if length < 2 or end > len(data):
            return
        if marker == _SOS:
            end = _scan_end(data, end)
        yield marker, position, end
        position = end


def _adobe(body: bytes) -> bytes:
    """Adobe's segment with the colour transform, cut after its 12 bytes."""
    if body[:5] != b"Adobe" or len(body) < _ADOBE:
        return b""
    return b"\xff\xee" + (2 + _ADOBE).to_bytes(2, "big") + body[:_ADOBE]


def _is_picture(marker: int, body: bytes) -> bool:
    """Whether a segment is needed to decode; a JFIF header stays when it has no thumbnail."""
    if marker == _APP0:
        return body[:5] == b"JFIF\0" and len(body) == 14
    return marker != _COM and not _APP0 <= marker <= _APP15


def _scan_end(data: bytes, position: int) -> int:
    """Index of the marker that ends the entropy-coded data at *position*."""
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            return len(data)
        following = data[position + 1]
        if following == 0xFF:
            position += 1
        elif following == 0 or following in _RESTARTS:
            position += 2
        else:
            return position
