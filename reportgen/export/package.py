"""An OpenDocument file: its media type, its parts, and the manifest that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from reportgen.export.archive import zipped


def packed(mimetype: str, parts: Mapping[str, bytes], pictures: Mapping[str, str]) -> bytes:
    """The file of *mimetype* with *parts* by name; *pictures* are the media types of some."""
    manifest = {"META-INF/manifest.xml": _manifest(mimetype, parts, pictures).encode()}
    return zipped({"mimetype": mimetype.encode(), **parts, **manifest}, "mimetype")


def _manifest(mimetype: str, parts: Mapping[str, bytes], types: Mapping[str, str]) -> str:
    entries = [("/", mimetype), *((name, types.get(name, "text/xml")) for name in parts)]
    lines = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)}"
        f" manifest:media-type={quoteattr(media_type)}"
        f"{' manifest:version=' + quoteattr('1.3') if name == '/' else ''}/>\n"
        for name, media_type in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.3">\n{lines}</manifest:manifest>\n'
    )
