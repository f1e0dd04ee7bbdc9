"""Private functions of WeasyPrint, replaced while a report is set; for the one version known here.

Three rooms bring replacements. ``linesetting`` and ``pagemaking`` are what a report needs and
WeasyPrint lacks; ``shortcuts`` only save time. Why all at once: they change with the engine. So its
version is compared and a sample is set; where either is not as expected nothing is replaced, the
report is set in WeasyPrint's own way, and a finding says why.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from reportgen.debug import swallowed
from reportgen.findings import Finding, say
from reportgen.places import NOWHERE
from reportgen.rulebook.typeset import ENGINE_LINE_SETTING
from reportgen.typeset.replaced import Replacement, replaced

if TYPE_CHECKING:
    from reportgen.typeset.linesetting.shapes import Shapes

VERSION = "70.0"
"""The version of WeasyPrint whose insides are known."""

_SAMPLE = "本次會議於2016年在巴黎召開，計有70個國家參加「開放政府」，「夥伴關係」為其主題。" * 2
_WIDTH = 205
"""Pixels: the sample's lines fill this measure only where gaps between Han may grow."""


@contextmanager
def insides_replaced(shapes: Shapes | None = None) -> Iterator[tuple[Finding, ...]]:
    """Replace WeasyPrint's functions inside; yields a finding where that cannot be done.

    *shapes* are texts that have been shaped before.
    """
    import weasyprint  # type: ignore[import-untyped]

    with ExitStack() as stack:
        version = weasyprint.__version__
        fault = "" if version == VERSION else f"WeasyPrint {version}"
        if not fault:
            try:
                stack.enter_context(replaced(_replacements(shapes)))
                fault = _fault_of_sample(weasyprint)
            except Exception as error:
                swallowed(error)
                fault = f"{type(error).__name__}: {error}"
        if fault:
            stack.close()
        yield (_not_replaced(fault),) if fault else ()


def _replacements(shapes: Shapes | None) -> Iterator[Replacement]:
    from reportgen.typeset import linesetting, pagemaking, shortcuts
    from reportgen.typeset.pictures import lossless

    # Line setting marks the text that a shortcut draws, so it comes after.
    return chain(
        shortcuts.replacements(),
        lossless.replacements(),
        linesetting.replacements(shapes),
        pagemaking.replacements(),
    )


def _not_replaced(fault: str) -> Finding:
    return ENGINE_LINE_SETTING.finding(
        NOWHERE,
        say("排版引擎與中文排版規則不合（{reason}），本文改用引擎原有的方式排版。", reason=fault),
        say("請安裝 WeasyPrint {version} 版。", version=VERSION),
    )


@cache
def _fault_of_sample(weasyprint: Any) -> str:
    """Set the sample, once in a process; which of its properties is not as expected, if any.

    It needs no fonts: a missing glyph has a width too.
    """
    logger = logging.getLogger("weasyprint")
    disabled, logger.disabled = logger.disabled, True
    try:
        html = (
            f"<style>p {{ font: 10px/2 x; width: {_WIDTH}px; text-align: justify }}</style>"
            f"<p>{_SAMPLE}"
        )
        page = weasyprint.HTML(string=html).render().pages[0]
    finally:
        logger.disabled = disabled
    lines = [box for box in page._page_box.descendants() if type(box).__name__ == "LineBox"]
    texts = [line.children[0] for line in lines]
    if "".join(box.text for box in texts) != _SAMPLE or len(lines) < 4:
        return "text"
    if any(abs(line.width - _WIDTH) > 0.01 for line in lines[:-1]):
        return "width"
    for box in texts:
        box.pango_layout.reactivate(box.style)
        glyphs = box.pango_layout.get_first_line()[0].runs[0].data.glyphs
        if not glyphs.num_glyphs:
            return "glyphs"
        box.pango_layout.deactivate()
    return ""
