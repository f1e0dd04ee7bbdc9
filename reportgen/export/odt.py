"""An OpenDocument text as one file: a zip archive with its parts in a fixed order."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.model import TextDocument
from reportgen.export.odtcontent import Content, Image
from reportgen.export.odtstyles import NAMESPACES, styles_xml

MIMETYPE = "application/vnd.oasis.opendocument.text"
_ZERO = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the same report gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is ready to be printed: bytes, media type, size on the page in millimetres."""

    data: bytes
    media_type: str
    width: float
    height: float


def write_odt(
    document: TextDocument,
    pictures: Mapping[str, Picture],
    pages: Mapping[str, str] | None = None,
    draft: str = "",
) -> bytes:
    """*document* as ODF 1.3.

    *pictures* are by the address that the document gives them, *pages* the printed page of each
    anchor (of the empty one, the number of all pages), *draft* a word for the head of each page.
    """
    names = {address: _name(number, picture) for number, (address, picture) in _numbered(pictures)}
    images = {
        address: Image(names[address], picture.width, picture.height)
        for address, picture in pictures.items()
    }
    content = Content(images, pages or {}).xml(document)
    parts: dict[str, bytes] = {
        "content.xml": content.encode(),
        "styles.xml": styles_xml(document.title, document.numbering, draft).encode(),
        "meta.xml": _meta(document).encode(),
    }
    for address, picture in pictures.items():
        parts[f"Pictures/{names[address]}"] = picture.data
    types = {f"Pictures/{names[address]}": p.media_type for address, p in pictures.items()}
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        _add(archive, "mimetype", MIMETYPE.encode(), zipfile.ZIP_STORED)
        for name, data in parts.items():
            packed = name in types and types[name] != "image/svg+xml"
            _add(archive, name, data, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
        _add(
            archive, "META-INF/manifest.xml", _manifest(parts, types).encode(), zipfile.ZIP_DEFLATED
        )
    return file.getvalue()


def _numbered(pictures: Mapping[str, Picture]) -> Iterator[tuple[int, tuple[str, Picture]]]:
    return enumerate(pictures.items(), start=1)


_SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


def _name(number: int, picture: Picture) -> str:
    return f"{number:03}.{_SUFFIXES.get(picture.media_type, 'bin')}"


def _add(archive: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    entry = zipfile.ZipInfo(name, _ZERO)
    entry.compress_type = method
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _meta(document: TextDocument) -> str:
    keywords = "".join(f"<meta:keyword>{escape(word)}</meta:keyword>" for word in document.keywords)
    created = escape(document.created.removesuffix("Z"))
    stamp = f"<meta:creation-date>{created}</meta:creation-date>" if created else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        "<meta:generator>reportgen</meta:generator>"
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:description>{escape(document.subject)}</dc:description>"
        f"<meta:initial-creator>{escape('、'.join(document.authors))}</meta:initial-creator>"
        f"{stamp}{keywords}<dc:language>zh-TW</dc:language></office:meta></office:document-meta>\n"
    )


def _manifest(parts: Mapping[str, bytes], types: Mapping[str, str]) -> str:
    entries = [("/", MIMETYPE), *((name, types.get(name, "text/xml")) for name in parts)]
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
