"""``styles.xml`` of an OpenDocument text: pages, paragraphs, lists and the outline by role."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from reportgen.authority.numbering import Numbering, Pattern
from reportgen.export.looks import LEVELS, LOOKS, PAGES, TEXT_WIDTH, Look, heading_look

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
        "dc": "http://purl.org/dc/elements/1.1/",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    }.items()
)

NUMBER_FORMATS = {
    "壹": "壹, 貳, 參, ...",
    "一": "一, 二, 三, ...",
    "甲": "甲, 乙, 丙, ...",
    "1": "1",
    "１": "１, ２, ３, ...",
    "I": "I",
    "i": "i",
    "A": "A",
    "a": "a",
}
"""``style:num-format`` of each numeral (ODF 1.3 part 3, 19.500; the Chinese ones by example)."""

_FACES = """<office:font-face-decls>
<style:font-face style:name="Kai" svg:font-family="標楷體, DFKai-SB, TW-Kai, BiauKai"/>
<style:font-face style:name="Ming" svg:font-family="新細明體, PMingLiU, 'Noto Serif CJK TC'"/>
<style:font-face style:name="Hei" svg:font-family="微軟正黑體, 'Noto Sans CJK TC'"/>
<style:font-face style:name="Roman" svg:font-family="'Times New Roman', 'Liberation Serif'"/>
<style:font-face style:name="Mono" svg:font-family="'Courier New', 'Liberation Mono'"/>
</office:font-face-decls>
"""
"""By name, not embedded: 標楷體 is on every Windows desk, TW-Kai on others."""


def heading_style(level: int) -> str:
    """The name of the paragraph style of a heading of *level*."""
    return f"heading-{min(level, LEVELS)}"


def styles_xml(title: str, numbering: Numbering, draft: str, *, roman: bool = False) -> str:
    """All styles of a document.

    *draft* stands in the head of each page, where it is not empty. *roman*: the pages before the
    chapters are numbered i, ii, iii.
    """
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>\n',
            f'<office:document-styles {NAMESPACES} office:version="1.3">\n',
            _FACES,
            "<office:styles>\n",
            _default(),
            *(_paragraph_style(role, look) for role, look in LOOKS.items()),
            *(_heading_style(level) for level in range(1, LEVELS + 1)),
            *_TEXT_STYLES,
            _outline(numbering),
            _bullets(),
            '<text:notes-configuration text:note-class="footnote" style:num-format="1"/>\n',
            "</office:styles>\n<office:automatic-styles>\n",
            *_layouts(roman=roman),
            "</office:automatic-styles>\n<office:master-styles>\n",
            *_masters(title, draft),
            "</office:master-styles>\n</office:document-styles>\n",
        ]
    )


def _default() -> str:
    return (
        '<style:default-style style:family="paragraph">'
        '<style:paragraph-properties fo:text-align="justify" style:punctuation-wrap="hanging"'
        ' style:text-autospace="ideograph-alpha" style:line-break="strict" fo:orphans="2"'
        ' fo:widows="2"/>'
        '<style:text-properties style:font-name="Roman" style:font-name-asian="Kai"'
        ' fo:font-size="12pt" style:font-size-asian="12pt" fo:language="en" fo:country="US"'
        ' style:language-asian="zh" style:country-asian="TW"/>'
        "</style:default-style>\n"
        '<style:style style:name="Standard" style:family="paragraph"/>\n'
    )


_TAB = (
    "<style:tab-stops><style:tab-stop style:position="
    f'"{TEXT_WIDTH}mm" style:type="right" style:leader-style="dotted" style:leader-text="."/>'
    "</style:tab-stops>"
)


def _paragraph_style(role: str, look: Look) -> str:
    # A picture is as high as it is; its line must not cut it off.
    height = "" if role == "figure" else f' fo:line-height="{look.line}pt"'
    return (
        f'<style:style style:name="{role}" style:family="paragraph"'
        f' style:parent-style-name="Standard">{_properties(look, height)}</style:style>\n'
    )


def _heading_style(level: int) -> str:
    look = heading_look(level)
    height = f' fo:line-height="{look.line}pt"'
    return (
        f'<style:style style:name="heading-{level}" style:family="paragraph"'
        f' style:parent-style-name="Standard" style:next-style-name="prose"'
        f' style:default-outline-level="{level}">{_properties(look, height)}</style:style>\n'
    )


def _properties(look: Look, height: str) -> str:
    distances = {
        "fo:margin-top": look.above,
        "fo:margin-bottom": look.below,
        "fo:margin-left": look.left,
        "fo:margin-right": look.right,
    }
    attributes = [f' {name}="{mm}mm"' for name, mm in distances.items() if mm]
    if look.align != "justify":
        attributes.append(f' fo:text-align="{look.align}"')
    if look.keep:
        attributes.append(' fo:keep-with-next="always"')
    if look.rule:
        attributes.append(' fo:border-bottom="0.5pt solid #808080"')
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if look.bold else ""
    colour = f' fo:color="#{look.colour}"' if look.colour else ""
    roman = ' style:font-name="Mono"' if look.font == "Mono" else ""
    return (
        f"<style:paragraph-properties{height}{''.join(attributes)}>{_TAB if look.tab else ''}"
        f"</style:paragraph-properties><style:text-properties{roman}"
        f' style:font-name-asian="{look.font}" fo:font-size="{look.size}pt"'
        f' style:font-size-asian="{look.size}pt"{weight}{colour}/>'
    )


_TEXT_STYLES = (
    '<style:style style:name="bold" style:family="text"><style:text-properties'
    ' fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>\n',
    '<style:style style:name="italic" style:family="text"><style:text-properties'
    ' fo:font-style="italic" style:text-emphasize="none"/></style:style>\n',
    '<style:style style:name="bold-italic" style:family="text"><style:text-properties'
    ' fo:font-weight="bold" style:font-weight-asian="bold" fo:font-style="italic"/>'
    "</style:style>\n",
    '<style:style style:name="code" style:family="text"><style:text-properties'
    ' style:font-name="Mono" fo:font-size="90%" style:font-size-asian="90%"/></style:style>\n',
    '<style:style style:name="small" style:family="text"><style:text-properties'
    ' fo:font-size="88%" style:font-size-asian="88%"/></style:style>\n',
    '<style:style style:name="raised" style:family="text"><style:text-properties'
    ' style:text-position="super 58%"/></style:style>\n',
    '<style:style style:name="Internet_20_link" style:display-name="Internet link"'
    ' style:family="text"><style:text-properties fo:color="#1f4e79"/></style:style>\n',
)


def _format(pattern: Pattern) -> str:
    return (
        f"style:num-format={quoteattr(NUMBER_FORMATS[pattern.numeral])}"
        f" style:num-prefix={quoteattr(pattern.before)}"
        f" style:num-suffix={quoteattr(pattern.after)}"
    )


def _outline(numbering: Numbering) -> str:
    levels = "".join(
        f'<text:outline-level-style text:level="{level}"'
        f" {_format(numbering.pattern(level))}>"
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="nothing"/>'
        "</style:list-level-properties></text:outline-level-style>"
        for level in range(1, LEVELS + 1)
    )
    return f'<text:outline-style style:name="Outline">{levels}</text:outline-style>\n'


def numbers_style(name: str, first: int, numbering: Numbering) -> str:
    """A list style whose top level has the numbers of the level *first* of the headings."""
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}"'
        f" {_format(numbering.pattern(max(1, first + level - 1)))}>"
        f"{_hanging(level)}</text:list-level-style-number>"
        for level in range(1, LEVELS + 1)
    )
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>\n'


def _bullets() -> str:
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•">'
        f"{_hanging(level)}</text:list-level-style-bullet>"
        for level in range(1, LEVELS + 1)
    )
    return f'<text:list-style style:name="bullets">{levels}</text:list-style>\n'


def _hanging(level: int) -> str:
    left = 8 * level + 4
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab"'
        f' fo:margin-left="{left}mm" fo:text-indent="-10mm"/></style:list-level-properties>'
    )


def _layouts(*, roman: bool) -> Iterator[str]:
    for name, width, height, turn in (
        ("upright", 210, 297, "portrait"),
        ("front", 210, 297, "portrait"),
        ("turned", 297, 210, "landscape"),
    ):
        numbers = "i" if roman and name == "front" else "1"
        side = 25 if turn == "portrait" else 20
        yield (
            f'<style:page-layout style:name="{name}"><style:page-layout-properties'
            f' fo:page-width="{width}mm" fo:page-height="{height}mm"'
            f' style:print-orientation="{turn}" fo:margin-left="{side}mm"'
            f' fo:margin-right="{side}mm" fo:margin-top="15mm" fo:margin-bottom="12mm"'
            f' style:num-format="{numbers}"/>'
            '<style:header-style><style:header-footer-properties fo:min-height="8mm"'
            ' fo:margin-bottom="3mm"/></style:header-style>'
            '<style:footer-style><style:header-footer-properties fo:min-height="8mm"'
            ' fo:margin-top="3mm"/></style:footer-style></style:page-layout>\n'
        )


_LAYOUTS = {"chapter": "upright", "landscape": "turned"}


def _masters(title: str, draft: str) -> Iterator[str]:
    mark = f"{escape(draft)}　" if draft else ""
    for name in PAGES:
        layout = _LAYOUTS.get(name, "front")
        bare = name == "cover"
        head = mark if bare else mark + escape(title)
        foot = "" if bare else '<text:page-number text:select-page="current">1</text:page-number>'
        yield (
            f'<style:master-page style:name="{name}" style:page-layout-name="{layout}">'
            f'<style:header><text:p text:style-name="head">{head}</text:p></style:header>'
            f'<style:footer><text:p text:style-name="foot">{foot}</text:p></style:footer>'
            "</style:master-page>\n"
        )
