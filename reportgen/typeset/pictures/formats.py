"""The format of a picture file, by its bytes rather than by its name."""

from __future__ import annotations

SUFFIXES = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif", ".mpo"),
    "PNG": (".png", ".apng"),
    "WebP": (".webp",),
    "HEIC": (".heic", ".heif"),
    "SVG": (".svg",),
}
"""The formats that can be printed, and their suffixes, the usual one first."""

_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"}


def sniff(data: bytes) -> str:
    """The format of *data* by its first bytes; ``""`` for one that is not known at all."""
    if data[:3] == b"\xff\xd8\xff":
        return "JPEG"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:12] in _HEIC_BRANDS else "AVIF" if data[8:11] == b"avi" else ""
    others = {b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%PDF": "PDF"}
    for start, other in others.items():
        if data.startswith(start):
            return other
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return "SVG" if head.startswith(b"<") and b"<svg" in data[:65536] else ""


def is_cut_off(kind: str, data: bytes) -> bool:
    """Whether the end that its format demands is missing."""
    if kind == "JPEG":
        return b"\xff\xd9" not in data[-65536:]
    if kind == "PNG":
        return b"IEND" not in data[-65536:]
    if kind == "HEIC":
        return _boxes_end(data) != len(data)
    return kind == "WebP" and int.from_bytes(data[4:8], "little") + 8 > len(data)


def _boxes_end(data: bytes) -> int:
    """Where the boxes of an ISO base media file end, by the lengths in their headers."""
    position = 0
    while position + 8 <= len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        if length == 1:  # the true length stands behind the kind
            length = int.from_bytes(data[position + 8 : position + 16], "big")
        if length < 8:  # 0: to the end of the file; less names no box
            return len(data)
        position += length
    return position
