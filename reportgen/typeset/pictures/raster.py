"""A drawing as a picture of points, for programs that show no drawings (Word before 2016)."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.cache import Cache, digest
from reportgen.typeset.fonts.kit import FontKit
from reportgen.typeset.pictures.model import PreparedImage
from reportgen.typeset.resources import BASE_URL, Resource

if TYPE_CHECKING:
    import logging

_KIND = "raster"
_RECIPE = "raster 1"
"""A new value whenever the bytes that this module makes change."""
_PIXELS = 1260
"""Width of the picture: 160 mm in 200 ppi."""
_CSS = (
    "@page {{ margin: 0; size: {width}px {height}px }} img {{ width: {width}px; display: block }}"
    " body {{ margin: 0; font-family: var(--font-body) }}"
)


def raster(image: PreparedImage, kit: FontKit, cache: Cache) -> bytes:
    """The drawing *image*, which has been cleaned, as a PNG; its letters in the fonts of *kit*."""
    key = digest(_RECIPE, kit.identity, image.standalone)
    kept = cache.get(_KIND, key)
    if kept is not None:
        return kept
    data = _drawn(image, kit)
    cache.put(_KIND, key, data)
    return data


def _drawn(image: PreparedImage, kit: FontKit) -> bytes:
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    from reportgen.typeset.engine import Engine, shut_off
    from reportgen.typeset.flows import Flow

    resources = {
        **kit.resources,
        f"{BASE_URL}drawing": Resource(image.data, image.media_type),
        **{url: Resource(inside.data, inside.media_type) for url, inside in image.embedded},
    }
    css = _CSS.format(width=image.width, height=image.height)
    log: list[logging.LogRecord] = []
    with shut_off(log):
        engine = Engine([kit.css, css], "", resources, {}, log)
        flow = Flow('<html><body><img src="drawing" alt=""></body></html>')
        pdf = engine.lay_out(flow, 1, opening=True).write_pdf()
    sheet = PdfDocument(pdf)[0]
    picture = sheet.render(scale=_PIXELS / sheet.get_size()[0]).to_pil()
    output = BytesIO()
    picture.convert("RGB").quantize(256).save(output, "PNG", optimize=True)
    return output.getvalue()
