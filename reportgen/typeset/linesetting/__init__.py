"""Chinese line setting: what W3C clreq asks of horizontal Traditional Chinese and WeasyPrint lacks.

And what fills its pages: figures that the rest of a page does not hold, rows as high as a page. It
takes the place of some of WeasyPrint's private functions while a report is typeset. Why here and
nowhere else: these change with the engine. So the engine's version is looked at, a sample is set,
and where either is not as expected the report is set plainly, with a warning. What each part does,
and what upstream would need instead: ``docs/line-setting.md``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from reportgen.findings import Finding, say
from reportgen.places import NOWHERE
from reportgen.rulebook.typeset import ENGINE_LINE_SETTING
from reportgen.typeset.replaced import replaced

if TYPE_CHECKING:
    from reportgen.typeset.linesetting.shapes import Shapes

ENGINE = "70.0"
"""The version of WeasyPrint whose insides are known here."""

_SAMPLE = "本次會議於2016年在巴黎召開，計有70個國家參加「開放政府」，「夥伴關係」為其主題。" * 2


@contextmanager
def line_setting(
    enabled: bool = True, shapes: Shapes | None = None
) -> Iterator[tuple[Finding, ...]]:
    """Within this context WeasyPrint sets Chinese lines; gives the findings about it.

    *shapes* are texts that have been shaped before.

    Not to be entered twice at a time, nor from several threads: it replaces functions of a module.
    """
    with ExitStack() as hooks:
        findings: tuple[Finding, ...] = ()
        if enabled:
            reason = _engage(hooks, shapes)
            if reason:
                hooks.close()
                findings = (_plain(reason),)
        yield findings


def _engage(hooks: ExitStack, shapes: Shapes | None) -> str:
    """Put the functions in place and try them; why that failed, or nothing."""
    import weasyprint  # type: ignore[import-untyped]

    if weasyprint.__version__ != ENGINE:
        return f"WeasyPrint {weasyprint.__version__}"
    try:
        _hook(hooks, shapes)
        return _check(weasyprint)
    except Exception as problem:  # whatever a changed engine comes up with
        return f"{type(problem).__name__}: {problem}"


def _plain(reason: str) -> Finding:
    return ENGINE_LINE_SETTING.finding(
        NOWHERE,
        say("排版引擎與中文排版規則不合（{reason}），本文改用引擎原有的方式排版。", reason=reason),
        say("請安裝 WeasyPrint {version} 版。", version=ENGINE),
    )


def _hook(hooks: ExitStack, shapes: Shapes | None) -> None:
    from weasyprint import layout
    from weasyprint.draw import text as drawing  # type: ignore[import-untyped]
    from weasyprint.layout import block, inline, preferred  # type: ignore[import-untyped]

    from reportgen.typeset.linesetting.breaking import Breaker
    from reportgen.typeset.linesetting.figures import Figures
    from reportgen.typeset.linesetting.filling import Filler
    from reportgen.typeset.linesetting.leaders import Leaders
    from reportgen.typeset.linesetting.linenumbers import LineNumbers
    from reportgen.typeset.linesetting.notes import Notes
    from reportgen.typeset.linesetting.paragraphs import Paragraphs
    from reportgen.typeset.linesetting.rows import Rows
    from reportgen.typeset.linesetting.shaping import ShapedText

    shape = ShapedText if shapes is None else shapes.of
    breaker = Breaker(inline.split_first_line, inline.split_text_box, shape)
    filler = Filler(inline.text_align, inline.justify_line)
    paragraphs = Paragraphs(
        inline.get_next_linebox, inline.split_inline_level, inline.can_break_text
    )
    figures = Figures(
        block.block_level_layout, block.block_container_layout, block.remove_placeholders
    )
    for module, helper, names in (
        (inline, breaker, ("split_first_line", "split_text_box")),
        (preferred, breaker, ("split_first_line",)),
        (inline, filler, ("text_align", "justify_line")),
        (inline, paragraphs, ("get_next_linebox", "split_inline_level", "can_break_text")),
        (inline, Leaders(inline.handle_leader), ("handle_leader",)),
        (block, figures, ("block_level_layout", "block_container_layout")),
        (block, Rows(block.table_layout), ("table_layout",)),
        (block, Notes(block._linebox_layout), ("_linebox_layout",)),
        (layout, LineNumbers(layout.make_margin_boxes), ("make_margin_boxes",)),
    ):
        for name in names:
            hooks.enter_context(replaced(module, name, getattr(helper, name.lstrip("_"))))
    hooks.enter_context(replaced(drawing, "draw_first_line", _marking(drawing.draw_first_line)))


def _marking(draw_first_line: Callable[..., Any]) -> Callable[..., Any]:
    """*draw_first_line* with the marks that keep copied text clean."""
    from reportgen.typeset.linesetting.bridges import MarkedText
    from reportgen.typeset.linesetting.line import LineText

    def draw(stream: Any, textbox: Any, *rest: Any) -> Any:
        line = textbox.pango_layout
        if not isinstance(line, LineText) or not line.marked:
            return draw_first_line(stream, textbox, *rest)
        stream.show_text = MarkedText(stream, lambda: line.marks)
        try:
            return draw_first_line(stream, textbox, *rest)
        finally:
            del stream.show_text

    return draw


@cache
def _check(weasyprint: Any) -> str:
    """Set the sample and look at the boxes, once in a process; what is wrong, or nothing.

    It goes without fonts: a missing glyph has a width too.
    """
    logger = logging.getLogger("weasyprint")
    disabled, logger.disabled = logger.disabled, True
    try:
        html = (
            f"<style>p {{ font: 10px/2 x; width: 205px; text-align: justify }}</style><p>{_SAMPLE}"
        )
        page = weasyprint.HTML(string=html).render().pages[0]
    finally:
        logger.disabled = disabled
    lines = [box for box in page._page_box.descendants() if type(box).__name__ == "LineBox"]
    texts = [line.children[0] for line in lines]
    if "".join(box.text for box in texts) != _SAMPLE or len(lines) < 4:
        return "text"
    if any(abs(line.width - 205) > 0.01 for line in lines[:-1]):
        return "width"
    for box in texts:
        box.pango_layout.reactivate(box.style)
        glyphs = box.pango_layout.get_first_line()[0].runs[0].data.glyphs
        if not glyphs.num_glyphs:
            return "glyphs"
        box.pango_layout.deactivate()
    return ""
