"""What fills a page: figures that the rest of it does not hold, high rows, all its notes, its foot.

Each part calls the function of WeasyPrint whose place it takes, and changes what that does. What
upstream would need instead: ``docs/line-setting.md``.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.typeset.replaced import Replacement


def replacements() -> Iterator[Replacement]:
    """What takes the place of WeasyPrint's functions."""
    from weasyprint import layout  # type: ignore[import-untyped]
    from weasyprint.layout import block  # type: ignore[import-untyped]

    from reportgen.typeset.pagemaking.continued import Continued
    from reportgen.typeset.pagemaking.feet import Feet
    from reportgen.typeset.pagemaking.figures import Figures
    from reportgen.typeset.pagemaking.grid import Grid
    from reportgen.typeset.pagemaking.linenumbers import LineNumbers
    from reportgen.typeset.pagemaking.lists import ends_kept
    from reportgen.typeset.pagemaking.notes import Engine, Notes
    from reportgen.typeset.pagemaking.pages import counted
    from reportgen.typeset.pagemaking.rows import Rows

    continued = Continued(
        block.block_container_layout, block.block_level_layout, block.table_layout
    )
    figures = Figures(
        block.block_level_layout, continued.block_container_layout, block.remove_placeholders
    )
    notes = Notes(
        Engine(
            block._linebox_layout,
            block.iter_line_boxes,
            block._break_line,
            block.collapse_margin,
            block.remove_placeholders,
        )
    )
    feet = Feet(LineNumbers(layout.make_margin_boxes).make_margin_boxes)
    yield block, "block_level_layout", Grid(figures.block_level_layout).block_level_layout
    yield block, "block_container_layout", figures.block_container_layout
    yield block, "block_level_page_break", ends_kept(block.block_level_page_break)
    yield block, "table_layout", Rows(continued.table_layout).table_layout
    yield block, "_linebox_layout", notes.linebox_layout
    yield layout, "make_margin_boxes", feet.make_margin_boxes
    yield layout, "make_all_pages", counted(layout.make_all_pages)
