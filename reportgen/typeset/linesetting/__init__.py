"""Chinese line setting: what W3C clreq asks of horizontal Traditional Chinese and WeasyPrint lacks.

What each part does, and what upstream would need instead: ``docs/line-setting.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from reportgen.typeset.replaced import Replacement

if TYPE_CHECKING:
    from reportgen.typeset.linesetting.shapes import Shapes


def replacements(shapes: Shapes | None = None) -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's functions; *shapes* are texts shaped before."""
    from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
    from weasyprint.layout import inline, preferred  # type: ignore[import-untyped]

    from reportgen.typeset.linesetting.breaking import Breaker
    from reportgen.typeset.linesetting.ends import Ends
    from reportgen.typeset.linesetting.filling import Filler
    from reportgen.typeset.linesetting.leaders import Leaders
    from reportgen.typeset.linesetting.paragraphs import Paragraphs
    from reportgen.typeset.linesetting.shapes import Shapes

    ends, shape = Ends(), (shapes or Shapes()).of
    filler = Filler(inline.text_align, inline.justify_line)
    paragraphs = Paragraphs(
        inline.get_next_linebox, inline.split_inline_level, inline.can_break_text, ends
    )
    breaker = Breaker(inline.split_first_line, inline.split_text_box, ends, paragraphs.rows, shape)
    for module in (inline, preferred):
        yield module, "split_first_line", breaker.split_first_line
    yield inline, "split_text_box", breaker.split_text_box
    yield inline, "text_align", filler.text_align
    yield inline, "justify_line", filler.justify_line
    yield inline, "get_next_linebox", paragraphs.get_next_linebox
    yield inline, "split_inline_level", paragraphs.split_inline_level
    yield inline, "can_break_text", paragraphs.can_break_text
    yield inline, "handle_leader", Leaders(inline.handle_leader).handle_leader
    yield drawing, "draw_first_line", _marking(drawing.draw_first_line)


def _marking(draw_first_line: Callable[..., Any]) -> Callable[..., Any]:
    """*draw_first_line* with the marks that keep copied text clean."""
    from reportgen.typeset.linesetting.bridges import MarkedStream
    from reportgen.typeset.linesetting.line import LineText

    def draw(stream: Any, textbox: Any, overflow: str, ellipsis: Any, matrix: Any) -> Any:
        line = textbox.pango_layout
        if isinstance(line, LineText):
            if overflow == "ellipsis" or ellipsis != "none":
                line.shape_alone()
            if line.marked:
                stream = MarkedStream(stream, lambda: line.marks)
        return draw_first_line(stream, textbox, overflow, ellipsis, matrix)

    return draw
