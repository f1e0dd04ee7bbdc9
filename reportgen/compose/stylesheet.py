"""The rules of CSS that depend on the report: numbers of lists, running head, page 1.

A layout's own stylesheets hold all the rest; this one is small and generated, so that numbering
stands once, in ``authority.yaml``.
"""

from __future__ import annotations

from reportgen.authority import Authority
from reportgen.authority.model import PageNumbers
from reportgen.authority.numbering import Numbering

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


def generated_css(authority: Authority, running_head: str) -> str:
    """The stylesheet of one report."""
    numbering = Numbering(authority.numbering)
    rules = [
        numbering.counter_styles(),
        f"@page {{ @top-right {{ content: {css_string(running_head)} }} }}",
    ]
    for level in range(1, MAX_LEVEL + 1):
        style = _style(numbering, level)
        rules.append(
            f"ol.items.level-{level} > li::before {{ content: counter(prose-item, {style}) }}"
        )
        selector = f".content.level-{level} .prose ol"
        for depth in range(1, 4):
            style = _style(numbering, level + depth)
            rules.append(f"{selector} > li::before {{ content: counter(prose-item, {style}) }}")
            selector += " ol"
    rules.append(_picture_sizes(authority))
    if authority.page_numbers is PageNumbers.BODY:
        rules.append(_NUMBERED_FROM_BODY)
    return "\n".join(rules)


def _picture_sizes(authority: Authority) -> str:
    """How high pictures may print; they are brought to the resolution of this very size."""
    sizes = authority.pictures
    return (
        f"figure img {{ max-height: {sizes.figure_height}mm }} "
        f".photos figure img {{ max-height: {sizes.photo_height}mm }}"
    )


def _style(numbering: Numbering, level: int) -> str:
    return f"level-{min(level, len(numbering.patterns))}"
