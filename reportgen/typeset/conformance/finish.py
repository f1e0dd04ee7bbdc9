"""What is mended in the finished ``pydyf.PDF``, before it is written."""

from __future__ import annotations

import zlib
from codecs import BOM_UTF16_BE
from collections.abc import Iterator
from typing import Any

import pydyf  # type: ignore[import-untyped]

from reportgen.typeset.conformance.cff import with_identity_charset
from reportgen.typeset.conformance.metadata import Metadata

_MEDIA_TYPES = {".yaml": "application/yaml", ".yml": "application/yaml"}
"""RFC 9512; what Python makes of a name depends on its version and on the machine."""

_DEFLATE_LEVEL = 9


def finish(document: Any, pdf: Any, *, accessible: bool) -> None:
    """Mend *pdf*, which WeasyPrint made of *document*; *accessible* lets it claim PDF/UA-1."""
    _pictures(pdf)
    _fonts(pdf)
    _attachments(pdf)
    packet = _metadata(document, pdf).xmp(accessible=accessible)
    stream = _object(pdf, pdf.catalog["Metadata"])
    stream.stream, stream.compress = [packet], False
    _deflate(pdf)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _streams(pdf: Any, key: str, value: str) -> Iterator[Any]:
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.extra.get(key) == value:
            yield one


def _pictures(pdf: Any) -> None:
    """No picture is smoothed by the reader (ISO 19005-3, 6.2.8)."""
    for picture in _streams(pdf, "Subtype", "/Image"):
        picture.extra.pop("Interpolate", None)


def _fonts(pdf: Any) -> None:
    """The glyphs of CFF fonts are those that the pages name (6.2.11.4.1, 6.2.11.8)."""
    for font in _streams(pdf, "Subtype", "/OpenType"):
        font.stream = [with_identity_charset(b"".join(font.stream))]
    for one in pdf.objects:
        if isinstance(one, pydyf.Dictionary) and one.get("Subtype") == "/CIDFontType0":
            one.pop("CIDToGIDMap", None)


def _attachments(pdf: Any) -> None:
    """Each file once, in the order of a name tree, with its media type (6.8; 32000-1, 7.9.6)."""
    files = [
        one
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/Filespec"
    ]
    if not files:
        return
    files.sort(key=lambda one: _encoded(one["UF"].string))
    for file in files:
        name = file["UF"].string
        file["F"] = pydyf.String(name)
        suffix = name[name.rfind(".") :].lower() if "." in name else ""
        if suffix in _MEDIA_TYPES:
            media_type = _MEDIA_TYPES[suffix].replace("/", "#2f")
            _object(pdf, file["EF"]["F"]).extra["Subtype"] = f"/{media_type}"
    names = _object(pdf, pdf.catalog["Names"]["EmbeddedFiles"])
    names["Names"] = pydyf.Array(part for file in files for part in (file["UF"], file.reference))
    pdf.catalog["AF"] = pydyf.Array(file.reference for file in files)


def _encoded(text: str) -> bytes:
    """The bytes of a PDF text string, by which a name tree is sorted."""
    return text.encode() if text.isascii() else BOM_UTF16_BE + text.encode("utf-16-be")


def _metadata(document: Any, pdf: Any) -> Metadata:
    said = document.metadata
    return Metadata(
        title=said.title or "",
        authors=tuple(said.authors),
        subject=said.description or "",
        keywords=tuple(said.keywords),
        language=said.lang or "",
        creator=said.generator or "",
        producer=pdf.info["Producer"].string,
        created=said.created or "",
        modified=said.modified or "",
    )


def _deflate(pdf: Any) -> None:
    """Deflate each stream once: the file's identifier is taken from what is then only copied."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and one.compress:
            # All that ``pydyf.Stream.data`` does, and it does it whenever it is asked.
            plain = b"\n".join(map(pydyf._to_bytes, one.stream))
            one.stream = [zlib.compress(plain, _DEFLATE_LEVEL)]
            one.extra["Filter"] = "/FlateDecode"
            one.compress = False
