"""Pages drawn as pictures, for the browser."""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]

from reportgen.desk.messages import PageShown, Shown

SCALES = (100, 150, 200, 300)
"""Percent of 72 dots an inch at which pages can be had."""
_KEPT = 160
"""Pictures that are kept, of some 100 kB each."""


class Drawer:
    """Draws the pages that were shown last; a picture is known by its digest and scale."""

    def __init__(self) -> None:
        # The library may be used by one thread at a time.
        self._lock = threading.Lock()
        self._pictures: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._shown: Shown | None = None
        self._document: pypdfium2.PdfDocument | None = None

    @property
    def pages(self) -> tuple[PageShown, ...]:
        """The pages that can be drawn."""
        return self._shown.pages if self._shown else ()

    @property
    def pdf(self) -> bytes:
        """The PDF of these pages."""
        return self._shown.pdf if self._shown else b""

    def show(self, shown: Shown) -> None:
        """Draw from these pages from now on."""
        with self._lock:
            self._shown = shown
            self._document = None

    async def picture(self, number: int, digest: str, scale: int) -> bytes | None:
        """Page *number*, from 0, as JPEG; ``None`` if it does not show *digest* any more."""
        kept = self._pictures.get((digest, scale))
        return kept or await asyncio.to_thread(self._draw, number, digest, scale)

    def _draw(self, number: int, digest: str, scale: int) -> bytes | None:
        with self._lock:
            shown = self._shown
            if shown is None or not 0 <= number < len(shown.pages):
                return None
            if shown.pages[number].digest != digest or scale not in SCALES:
                return None
            if self._document is None:
                self._document = pypdfium2.PdfDocument(shown.pdf)
            image = self._document[number].render(scale=scale / 100).to_pil().convert("RGB")
        data = BytesIO()
        image.save(data, "JPEG", quality=88)
        self._pictures[digest, scale] = data.getvalue()
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return data.getvalue()
