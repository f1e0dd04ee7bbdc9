"""The rules of CSS that depend on the report: numbers of lists, running head, page 1.

A layout's own stylesheets hold all the rest; this one is small and generated, so that numbering
stands once, in ``authority.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.authority import Authority
from reportgen.authority.model import PageNumbers
from reportgen.authority.numbering import Numbering, for_language

MAX_LEVEL = 8
"""Deepest heading whose lists get a style of their own; deeper ones look like it."""


_NUMBERED_FROM_BODY = """
.summary-form, .abstract, .contents { page: front }
@page front { @bottom-center { content: counter(page, lower-roman) } }
"""


def css_string(text: str) -> str:
    """*text* as a CSS string: quotes, backslashes and line ends escaped (CSS Syntax 3, 4.3.5)."""
    escaped = "".join(
        f"\\{ord(char):x} " if char in '"\\\n\r\f<' or ord(char) < 32 else char for char in text
    )
    return f'"{escaped}"'


def generated_css(
    authority: Authority, running_head: str, language: str = "zh-Hant", continued: str = "（續）"
) -> str:
    """The stylesheet of one report in *language*; *continued* follows the number of a table."""
    numbering = Numbering(for_language(authority.numbering, language))
    rules = [
        numbering.counter_styles(),
        f"@page {{ @top-right {{ content: {css_string(running_head)} }} }}",
        f"caption {{ --continued: {css_string(continued)} }}",
    ]
    rules += _list_numbers(numbering, 1, "ol.items", ".prose ol")  # outside of the chapters
    rules += _list_numbers(numbering, MAX_LEVEL, "ol.items", ".content .prose ol")
    for level in range(1, MAX_LEVEL + 1):
        items, prose = f"ol.items.level-{level}", f".content.level-{level} .prose ol"
        rules += _list_numbers(numbering, level, items, prose)
    rules.append(_picture_sizes(authority))
    if authority.page_numbers is PageNumbers.BODY:
        rules.append(_NUMBERED_FROM_BODY)
    return "\n".join(rules)


def _list_numbers(numbering: Numbering, level: int, items: str, prose: str) -> Iterator[str]:
    """Numbers of the lists under a heading of *level*: of *items*, and of lists in *prose*.

    A list in the prose of an item is numbered one level deeper than beside the items.
    """
    within = prose.replace(".prose", "ol.items .prose")
    depths = [(items, 0)]
    for depth in range(3):
        depths += [(prose + " ol" * depth, depth + 1), (within + " ol" * depth, depth + 2)]
    for selector, depth in depths:
        style = f"level-{min(level + depth, len(numbering.patterns))}"
        yield f"{selector} > li::before {{ content: counter(prose-item, {style}) }}"


def _picture_sizes(authority: Authority) -> str:
    """How high pictures may print; they are brought to the resolution of this very size."""
    sizes = authority.pictures
    return (
        f"figure img {{ max-height: {sizes.figure_height}mm }} "
        f".photos figure img {{ max-height: {sizes.photo_height}mm }}"
    )
