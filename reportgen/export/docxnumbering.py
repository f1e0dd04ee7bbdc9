"""``word/numbering.xml``: the sequence of the headings, and lists that go on in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from xml.sax.saxutils import quoteattr

from reportgen.authority.numbering import Numbering, Pattern
from reportgen.export.docxstyles import NAMESPACES, style_id, twips
from reportgen.export.looks import LEVELS

NUMBER_FORMATS = {
    "壹": "ideographLegalTraditional",
    "一": "taiwaneseCountingThousand",
    "甲": "ideographTraditional",
    "1": "decimal",
    "１": "decimalFullWidth",
    "I": "upperRoman",
    "A": "upperLetter",
    "i": "lowerRoman",
    "a": "lowerLetter",
}
"""``ST_NumberFormat`` of each numeral (ECMA-376 part 1, 17.18.59)."""


class Lists:
    """The lists of a document. Each ordered one counts from its own start."""

    HEADINGS: ClassVar = 1
    BULLETS: ClassVar = 2

    def __init__(self) -> None:
        self.ordered: list[tuple[int, int, int]] = []

    def number(self, first: int, level: int, start: int) -> int:
        """The number of a new list.

        Its top level is the level *first* of the headings' sequence; at its own *level* it begins
        with *start*.
        """
        self.ordered.append((first, level, start))
        return self.BULLETS + len(self.ordered)

    @staticmethod
    def indent(level: int) -> int:
        """Where text at *level* of a list begins, in twentieths of a point."""
        return twips(8 * level + 4)

    def xml(self, numbering: Sequence[str]) -> str:
        """The part, for headings that are numbered as in the examples *numbering*."""
        patterns = Numbering(numbering or ("1.",))
        tops = sorted({first for first, _, _ in self.ordered})
        kinds = {first: self.BULLETS + place for place, first in enumerate(tops, start=1)}
        abstract = [
            _abstract(self.HEADINGS, [_heading(level, patterns) for level in range(1, LEVELS + 1)]),
            _abstract(self.BULLETS, [_level(n, "bullet", "•") for n in range(1, LEVELS + 1)]),
            *(
                _abstract(
                    kind,
                    [
                        _ordered(n, patterns.pattern(max(1, top + n - 1)))
                        for n in range(1, LEVELS + 1)
                    ],
                )
                for top, kind in kinds.items()
            ),
        ]
        numbers = [_number(self.HEADINGS, self.HEADINGS), _number(self.BULLETS, self.BULLETS)]
        for number, (top, level, start) in enumerate(self.ordered, start=self.BULLETS + 1):
            numbers.append(_number(number, kinds[top], (level, start)))
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f"<w:numbering {NAMESPACES}>{''.join(abstract)}{''.join(numbers)}</w:numbering>\n"
        )


def _abstract(number: int, levels: Sequence[str]) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{0x5E900000 + number:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
    )


def _number(number: int, kind: int, begins: tuple[int, int] | None = None) -> str:
    override = ""
    if begins is not None:
        level, start = begins
        override = f'<w:lvlOverride w:ilvl="{level - 1}"><w:startOverride w:val="{start}"/>'
        override += "</w:lvlOverride>"
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{override}</w:num>'


def _heading(level: int, patterns: Numbering) -> str:
    pattern = patterns.pattern(level)
    gap = "space" if pattern.after[-1:] in {".", ")", " "} else "nothing"
    return (
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{NUMBER_FORMATS[pattern.numeral]}"/>'
        f'<w:pStyle w:val="{style_id(f"heading-{level}")}"/><w:suff w:val="{gap}"/>'
        f'{_text(level, pattern)}<w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )


def _ordered(level: int, pattern: Pattern) -> str:
    return _level(level, NUMBER_FORMATS[pattern.numeral], _words(level, pattern))


def _level(level: int, form: str, words: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val={quoteattr(words)}/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{Lists.indent(level)}" w:hanging="{twips(10)}"/></w:pPr></w:lvl>'
    )


def _text(level: int, pattern: Pattern) -> str:
    return f"<w:lvlText w:val={quoteattr(_words(level, pattern))}/>"


def _words(level: int, pattern: Pattern) -> str:
    return f"{pattern.before}%{level}{pattern.after}".rstrip()
