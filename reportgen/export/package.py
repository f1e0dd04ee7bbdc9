"""An OpenDocument file: its media type, its parts, and the manifest that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from reportgen.export.archive import zipped


def packed(mimetype: str, parts: Mapping[str, bytes], types: Mapping[str, str]) -> bytes:
    """The file of *mimetype* with *parts* by name; *types* are the media types of some.

    One that ends in a slash is an object, whose parts are below it.
    """
    manifest = {"META-INF/manifest.xml": _manifest(mimetype, parts, types).encode()}
    return zipped({"mimetype": mimetype.encode(), **parts, **manifest}, "mimetype")


def _manifest(mimetype: str, parts: Mapping[str, bytes], types: Mapping[str, str]) -> str:
    objects = [(name, kind) for name, kind in types.items() if name.endswith("/")]
    listed = ((name, types.get(name, "text/xml")) for name in parts)
    entries = [("/", mimetype), *objects, *listed]
    lines = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(name)}"
        f" manifest:media-type={quoteattr(media_type)}"
        f"{' manifest:version=' + quoteattr('1.3') if name.endswith('/') else ''}/>\n"
        for name, media_type in entries
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        f' manifest:version="1.3">\n{lines}</manifest:manifest>\n'
    )
