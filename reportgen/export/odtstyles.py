"""``styles.xml`` of an OpenDocument text: pages, paragraphs, lists and the outline by role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from reportgen.authority.numbering import Pattern

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

LEVELS = 10
"""Levels of an outline and of a list in ODF."""

TEXT_WIDTH = 160.0
"""Millimetres between the margins of an upright page."""
TURNED_WIDTH = 257.0
"""Millimetres between the margins of a page on its side."""

_FORMATS = {
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


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style: size and line height in points, and attributes of ODF."""

    size: float = 12
    line: float = 21
    bold: bool = False
    paragraph: str = ""
    text: str = ""
    font: str = "Kai"


_CENTRE = 'fo:text-align="center"'
_START = 'fo:text-align="start"'
LOOKS: dict[str, Look] = {
    "prose": Look(),
    "cover-kind": Look(20, 30, paragraph=f'{_CENTRE} fo:margin-top="8mm"'),
    "cover-title": Look(26, 42, bold=True, font="Ming",
                        paragraph=f'{_CENTRE} fo:margin-top="34mm" fo:margin-bottom="60mm"'),
    "cover-subtitle": Look(15, 24, paragraph=_CENTRE),
    "cover-confidentiality": Look(14, 24, bold=True, paragraph='fo:text-align="end"'),
    "form-title": Look(17, 28, bold=True, font="Ming", paragraph=_CENTRE),
    "form-id": Look(10.5, 18, paragraph='fo:text-align="end"'),
    "form-abstract-title": Look(12, 20, bold=True),
    "front-title": Look(18, 30, bold=True, font="Ming", paragraph=_CENTRE),
    "figure": Look(paragraph=f'{_CENTRE} fo:keep-with-next="always"'),
    "figcaption": Look(11, 16, paragraph=_CENTRE),
    "table-caption": Look(11, 18, paragraph=f'{_CENTRE} fo:keep-with-next="always"'),
    "source": Look(9.5, 13, paragraph=_CENTRE, text='fo:color="#555555"'),
    "cell": Look(11, 17, paragraph=_START),
    "small-cell": Look(8, 10.5, paragraph=_START, font="Hei"),
    "item-title": Look(bold=True, paragraph='fo:keep-with-next="always"'),
    "item-facts": Look(10.5, 17),
    "legend-title": Look(9, 14, bold=True, font="Hei"),
    "programme-title": Look(9.5, 14.5, paragraph=_START),
    "programme-who": Look(9.5, 14.5, paragraph=_START),
    "programme": Look(9.5, 14.5, paragraph=_START),
    "itinerary-session": Look(11, 17, paragraph=_START),
    "listing-title": Look(11, 18, bold=True, font="Ming"),
    "prose-heading": Look(bold=True, paragraph='fo:keep-with-next="always"'),
    "prose-code": Look(9.5, 14, font="Mono", paragraph=_START),
    "prose-rule": Look(6, 10, paragraph='fo:border-bottom="0.5pt solid #808080"'),
    "blockquote": Look(paragraph='fo:margin-left="10mm" fo:margin-right="10mm"'),
    "dt": Look(bold=True, paragraph='fo:keep-with-next="always"'),
    "dd": Look(paragraph='fo:margin-left="8mm"'),
    "footnote": Look(9.5, 14),
    "contents-1": Look(12, 22, paragraph="{tab}"),
    "contents-2": Look(12, 20, paragraph='{tab} fo:margin-left="6mm"'),
    "contents-3": Look(11, 19, paragraph='{tab} fo:margin-left="12mm"'),
}  # fmt: skip
"""The look of each role as in the layout's style sheets, as far as ODF can express it."""


def style_name(role: str) -> str:
    """The name of the paragraph style of *role*; text of an unknown one looks like prose."""
    return role if role in LOOKS else "prose"


def heading_style(level: int) -> str:
    """The name of the paragraph style of a heading of *level*."""
    return f"heading-{min(level, LEVELS)}"


def styles_xml(title: str, numbering: Sequence[str], draft: str) -> str:
    """All styles of a document; *draft* stands in the head of each page, where it is not empty."""
    patterns = [Pattern.parse(example) for example in numbering] or [Pattern("", "1", ".")]
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
            _outline(patterns),
            *_lists(patterns),
            '<text:notes-configuration text:note-class="footnote" style:num-format="1"/>\n',
            "</office:styles>\n<office:automatic-styles>\n",
            *_layouts(),
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
    tab = _TAB if "{tab}" in look.paragraph else ""
    attributes = look.paragraph.replace("{tab}", "").strip()
    # A picture is as high as it is; its line must not cut it off.
    height = "" if role == "figure" else f' fo:line-height="{look.line}pt"'
    return (
        f'<style:style style:name="{role}" style:family="paragraph"'
        f' style:parent-style-name="Standard">'
        f"<style:paragraph-properties{height} {attributes}>{tab}</style:paragraph-properties>"
        f"{_text_properties(look)}</style:style>\n"
    )


def _text_properties(look: Look) -> str:
    weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if look.bold else ""
    return (
        f'<style:text-properties style:font-name-asian="{look.font}" fo:font-size="{look.size}pt"'
        f' style:font-size-asian="{look.size}pt"{weight} {look.text}/>'
    )


_HEADINGS = {1: (20, 30, 10), 2: (15, 24, 12), 3: (13, 21, 9)}


def _heading_style(level: int) -> str:
    size, line, above = _HEADINGS.get(level, (12, 21, 4))
    look = Look(size, line, bold=True, font="Ming" if level <= 3 else "Kai")
    return (
        f'<style:style style:name="heading-{level}" style:family="paragraph"'
        f' style:parent-style-name="Standard" style:next-style-name="prose"'
        f' style:default-outline-level="{level}">'
        f'<style:paragraph-properties fo:line-height="{line}pt" fo:margin-top="{above}pt"'
        f' fo:margin-bottom="3pt" fo:keep-with-next="always" fo:text-align="start"/>'
        f"{_text_properties(look)}</style:style>\n"
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
        f"style:num-format={quoteattr(_FORMATS[pattern.numeral])}"
        f" style:num-prefix={quoteattr(pattern.before)}"
        f" style:num-suffix={quoteattr(pattern.after)}"
    )


def _outline(patterns: Sequence[Pattern]) -> str:
    levels = "".join(
        f'<text:outline-level-style text:level="{level}"'
        f" {_format(patterns[min(level, len(patterns)) - 1])}>"
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="nothing"/>'
        "</style:list-level-properties></text:outline-level-style>"
        for level in range(1, LEVELS + 1)
    )
    return f'<text:outline-style style:name="Outline">{levels}</text:outline-style>\n'


def _lists(patterns: Sequence[Pattern]) -> Iterator[str]:
    """Lists that go on in the sequence of the headings: ``numbers-N`` begins with its level N."""
    for first in range(1, len(patterns) + 1):
        levels = "".join(
            f'<text:list-level-style-number text:level="{level}"'
            f" {_format(patterns[min(first + level - 1, len(patterns)) - 1])}>"
            f"{_hanging(level)}</text:list-level-style-number>"
            for level in range(1, LEVELS + 1)
        )
        yield f'<text:list-style style:name="numbers-{first}">{levels}</text:list-style>\n'
    levels = "".join(
        f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="•">'
        f"{_hanging(level)}</text:list-level-style-bullet>"
        for level in range(1, LEVELS + 1)
    )
    yield f'<text:list-style style:name="bullets">{levels}</text:list-style>\n'


def _hanging(level: int) -> str:
    left = 8 * level + 4
    return (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab"'
        f' fo:margin-left="{left}mm" fo:text-indent="-10mm"/></style:list-level-properties>'
    )


PAGES = ("cover", "summary-form", "abstract", "contents", "chapter", "landscape")
"""The page styles; a flow of another name is set on pages of ``chapter``."""


def _layouts() -> Iterator[str]:
    for name, width, height, turn in (
        ("upright", 210, 297, "portrait"),
        ("turned", 297, 210, "landscape"),
    ):
        side = 25 if turn == "portrait" else 20
        yield (
            f'<style:page-layout style:name="{name}"><style:page-layout-properties'
            f' fo:page-width="{width}mm" fo:page-height="{height}mm"'
            f' style:print-orientation="{turn}" fo:margin-left="{side}mm"'
            f' fo:margin-right="{side}mm" fo:margin-top="15mm" fo:margin-bottom="12mm"/>'
            '<style:header-style><style:header-footer-properties fo:min-height="8mm"'
            ' fo:margin-bottom="3mm"/></style:header-style>'
            '<style:footer-style><style:header-footer-properties fo:min-height="8mm"'
            ' fo:margin-top="3mm"/></style:footer-style></style:page-layout>\n'
        )
    yield (
        '<style:style style:name="head" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="end"/>'
        '<style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"'
        ' fo:color="#555555"/></style:style>\n'
        '<style:style style:name="foot" style:family="paragraph"'
        ' style:parent-style-name="Standard"><style:paragraph-properties'
        ' fo:text-align="center"/><style:text-properties fo:font-size="10pt"'
        ' style:font-size-asian="10pt"/></style:style>\n'
    )


def _masters(title: str, draft: str) -> Iterator[str]:
    mark = f"{escape(draft)}　" if draft else ""
    for name in PAGES:
        layout = "turned" if name == "landscape" else "upright"
        bare = name == "cover"
        head = mark if bare else mark + escape(title)
        foot = "" if bare else '<text:page-number text:select-page="current">1</text:page-number>'
        yield (
            f'<style:master-page style:name="{name}" style:page-layout-name="{layout}">'
            f'<style:header><text:p text:style-name="head">{head}</text:p></style:header>'
            f'<style:footer><text:p text:style-name="foot">{foot}</text:p></style:footer>'
            "</style:master-page>\n"
        )
