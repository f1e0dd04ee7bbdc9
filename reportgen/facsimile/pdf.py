"""What a PDF holds, and a page of it as a picture: the bodies of bounded children.

A page is drawn by PDFium without forms and scripts: only what it looks like comes out.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportgen import limits

_ACTIVE = frozenset(
    ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/GoToE", "/RichMedia")
)
"""Types of actions that do more than turn a page or open an address (ISO 32000-1, 12.6.4)."""
_PPI = 200


class Refusal(str):
    """Why a PDF is not taken: ``encrypted``, ``active``, ``large`` or ``broken``."""

    __slots__ = ()


def pages_of(data: bytes) -> list[tuple[float, float, str]] | Refusal:
    """Width and height in points and the text of every page of *data*, as it is seen, turned."""
    import pypdfium2  # type: ignore[import-untyped]

    try:
        if refusal := _refusal(data):
            return refusal
        document = pypdfium2.PdfDocument(data)
        if len(document) > limits.PDF_PAGES:
            return Refusal("large")
        pages = []
        for page in document:
            width, height = page.get_size()
            if not 10 < width < limits.FACSIMILE_SIDE or not 10 < height < limits.FACSIMILE_SIDE:
                return Refusal("large")
            pages.append((width, height, page.get_textpage().get_text_range()))
    except MemoryError:
        raise
    except Exception as problem:  # a broken file makes the libraries raise anything
        return Refusal("encrypted" if "assword" in str(problem) else "broken")
    return pages or Refusal("broken")


def picture_of(data: bytes, page: int, most: tuple[float, float]) -> bytes:
    """The *page*, from 1, of *data* as a PNG of *most* pixels across and down."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    sheet = document[page - 1]
    width, height = sheet.get_size()
    scale = min(_PPI / 72, most[0] / width, most[1] / height)
    image = sheet.render(scale=scale, may_draw_forms=False, draw_annots=True).to_pil()
    output = BytesIO()
    image.convert("RGB").save(output, "PNG")
    return output.getvalue()


def _refusal(data: bytes) -> Refusal | None:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        return Refusal("encrypted")
    root: Any = reader.trailer["/Root"].get_object()
    seen: set[int] = set()
    waiting: list[Any] = [root]
    while waiting:
        item = waiting.pop()
        if hasattr(item, "idnum"):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
            if len(seen) > limits.FACSIMILE_OBJECTS:
                return Refusal("large")
            item = item.get_object()
        if isinstance(item, dict):
            # Looked up by name: what the entry refers to, as an action may be named elsewhere.
            kinds = {str(item[key]) for key in ("/S", "/Subtype") if key in item}
            if not kinds.isdisjoint(_ACTIVE):
                return Refusal("active")
            if "/JS" in item or "/JavaScript" in item:
                return Refusal("active")
            waiting += dict.values(item)  # as they stand: references are followed once
        elif isinstance(item, list):
            waiting += list(item)
    return None
