"""An OpenDocument text as one file: a zip archive with its parts in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from reportgen.export.archive import Equation, Picture, names_of
from reportgen.export.model import TextDocument
from reportgen.export.odtcontent import Content, Image
from reportgen.export.odtformula import Formulas
from reportgen.export.odtstyles import NAMESPACES, styles_xml
from reportgen.export.package import packed

MIMETYPE = "application/vnd.oasis.opendocument.text"


def write_odt(
    document: TextDocument,
    pictures: Mapping[str, Picture],
    pages: Mapping[str, str] | None = None,
    draft: str = "",
    formulas: Mapping[str, Equation] | None = None,
) -> bytes:
    """*document* as ODF 1.3.

    *pictures* are by the address that the document gives them, *pages* the printed page of each
    anchor (of the empty one, the number of all pages), *draft* a word for the head of each page,
    *formulas* the formulas by their address.
    """
    names = names_of(pictures)
    images = {
        address: Image(names[address], picture.width, picture.height)
        for address, picture in pictures.items()
    }
    written = Formulas(formulas or {})
    content = Content(document, images, pages or {}, written)
    parts: dict[str, bytes] = {
        "content.xml": content.xml().encode(),
        "styles.xml": styles_xml(
            document.title, content.counters.numbering, draft, roman=document.restarts
        ).encode(),
        "meta.xml": _meta(document).encode(),
    }
    types = {f"Pictures/{names[address]}": p.media_type for address, p in pictures.items()}
    parts |= {f"Pictures/{names[address]}": p.data for address, p in pictures.items()}
    objects, kinds = written.parts()
    return packed(MIMETYPE, parts | objects, types | kinds)


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
