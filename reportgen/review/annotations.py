"""Annotations that a reader of a PDF made: highlights, strike-outs, notes, text beside the text.

What an annotation is about is the text that lies under it, with some of the page's text on either
side, by which that is found in the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from reportgen import limits
from reportgen.review.marked import By, Marked, Remark
from reportgen.review.package import Reason, Refusal

_KINDS = frozenset(
    ("/Highlight", "/StrikeOut", "/Underline", "/Squiggly", "/Text", "/FreeText", "/Caret",
     "/Square", "/Circle")
)  # fmt: skip
_OF_TEXT = frozenset(("/Highlight", "/StrikeOut", "/Underline", "/Squiggly"))
_INSTEAD = re.compile(
    r"(?:請?改[為成作]|應[為作改]為?|→|=>)\s*[：:]?\s*(?:「(?P<quoted>[^「」]+)」|(?P<text>[^「」\n]+))[。.]?"
)
"""改為「…」: words that say what is to stand there."""
_AROUND = 60
"""Characters on either side of the text under an annotation."""
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_Box = tuple[float, float, float, float]


def read_pdf(data: bytes) -> Marked:
    """The annotations of the PDF *data* as remarks. Raises :class:`Refusal`."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted:
            raise Refusal(Reason.ENCRYPTED)
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refusal(Reason.BROKEN) from None
    if count > limits.PDF_PAGES:
        raise Refusal(Reason.LARGE)
    return Marked(remarks=list(_remarks(reader, data)))


def _remarks(reader: Any, data: bytes) -> Iterator[Remark]:
    import pypdfium2  # type: ignore[import-untyped]

    document = None
    made = 0
    for number, page in enumerate(reader.pages):
        annotations = {k: a for k, a in _annotations(page) if a.get("/Subtype") in _KINDS}
        if not annotations:
            continue
        document = document or pypdfium2.PdfDocument(data)
        text = _PageText(document[number])
        carets = dict(_carets(annotations))
        for key, annotation in annotations.items():
            made += 1
            if made > limits.REVIEW_CHANGES:
                raise Refusal(Reason.LARGE)
            if key not in carets.values():
                caret = annotations.get(carets.get(key, 0))
                yield _remark(annotation, text, number + 1, caret)


def _annotations(page: Any) -> Iterator[tuple[int, Any]]:
    """Each annotation of *page* with the number of its object."""
    found = page.get("/Annots")
    found = found.get_object() if found is not None else ()
    for position, item in enumerate(found if isinstance(found, list) else ()):
        annotation = item.get_object()
        if isinstance(annotation, dict):
            yield getattr(item, "idnum", -position), annotation


def _carets(annotations: dict[int, Any]) -> Iterator[tuple[int, int]]:
    """Strike-outs with the caret that belongs to each: together they replace."""
    for key, annotation in annotations.items():
        if "/IRT" not in annotation:
            continue
        other = getattr(annotation.raw_get("/IRT"), "idnum", None)
        if other in annotations and annotation.get("/RT") == "/Group":
            kinds = annotation["/Subtype"], annotations[other]["/Subtype"]
            if kinds == ("/StrikeOut", "/Caret"):
                yield key, other
            elif kinds == ("/Caret", "/StrikeOut"):
                yield other, key


def _proposal(kind: str, words: str, caret: Any) -> str | None:
    """The text that is to stand in the place of what is marked, where that is plain."""
    if kind == "/Caret":
        return words or None
    if caret is not None:
        return str(caret.get("/Contents", "") or "").strip()
    meant = _INSTEAD.fullmatch(words)
    if meant is not None and kind in _OF_TEXT:
        return meant["quoted"] or meant["text"]
    return "" if kind == "/StrikeOut" else None


def _remark(annotation: Any, page: _PageText, number: int, caret: Any = None) -> Remark:
    words = str(annotation.get("/Contents", "") or "").strip()
    by = By(str(annotation.get("/T", "") or ""), _date(str(annotation.get("/M", "") or "")))
    kind = str(annotation["/Subtype"])
    start, end = page.under(_boxes(annotation), point=kind in {"/Text", "/Caret", "/FreeText"})
    quote = "" if kind in {"/Text", "/Caret", "/FreeText"} else page.text[start:end]
    proposal = _proposal(kind, words, caret)
    if not words:
        words = {"/StrikeOut": "刪除", "/Highlight": "標示", "/Caret": "插入"}.get(kind, "標示")
    before = page.text[max(0, start - _AROUND) : start]
    after = page.text[start if not quote else end : end + _AROUND]
    if quote == "" and kind != "/Caret":
        proposal = None
    return Remark(by, words, "", quote, number, before, after, proposal)


def _date(text: str) -> str:
    match = _DATE.match(text)
    if match is None:
        return ""
    year, month, day, hour, minute, second = (part or "" for part in match.groups())
    return f"{year}-{month or '01'}-{day or '01'}" + (
        f"T{hour}:{minute or '00'}:{second or '00'}" if hour else ""
    )


def _boxes(annotation: Any) -> list[_Box]:
    """The rectangles of *annotation*: those of its lines where it has them."""
    try:
        quads = [float(number) for number in annotation.get("/QuadPoints", ())]
        rectangle = [float(number) for number in annotation.get("/Rect", ())]
    except (TypeError, ValueError):
        return []
    if len(quads) >= 8:
        fours = (quads[n : n + 8] for n in range(0, len(quads) - 7, 8))
        return [(min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2])) for q in fours]
    if len(rectangle) == 4:
        left, bottom, right, top = rectangle
        return [(min(left, right), min(bottom, top), max(left, right), max(bottom, top))]
    return []


class _PageText:
    """The text of a page and where each character stands."""

    def __init__(self, page: Any) -> None:
        text = page.get_textpage()
        count = min(text.count_chars(), limits.REVIEW_TEXT)
        self.text = ""
        self.boxes: list[_Box | None] = []
        for index in range(count):
            char = text.get_text_range(index, 1)
            if len(char) != 1:
                continue
            self.text += char
            self.boxes.append(text.get_charbox(index) if not char.isspace() else None)

    def under(self, areas: list[_Box], *, point: bool) -> tuple[int, int]:
        """The stretch of text under *areas*; at a *point*, the nearest character before it."""
        inside = [
            index
            for index, box in enumerate(self.boxes)
            if box is not None and any(_covers(area, box) for area in areas)
        ]
        if inside and not point:
            return inside[0], inside[-1] + 1
        near = self._nearest(areas)
        return near, near

    def _nearest(self, areas: list[_Box]) -> int:
        """The character whose line is nearest to the left upper corner of the first of *areas*."""
        if not areas:
            return 0
        left, _, _, top = areas[0]
        best, distance = 0, float("inf")
        for index, box in enumerate(self.boxes):
            if box is None:
                continue
            x = max(box[0] - left, 0.0, left - box[2])
            y = max(box[1] - top, 0.0, top - box[3])
            if (along := x + 4 * y) < distance:
                best, distance = index, along
        return best


def _covers(area: _Box, box: _Box) -> bool:
    across, along = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] <= across <= area[2] and area[1] <= along <= area[3]
