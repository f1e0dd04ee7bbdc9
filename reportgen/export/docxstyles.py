"""``word/styles.xml``: paragraphs, text and tables by role, under the names that Word knows."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.export.looks import LEVELS, LOOKS, TEXT_WIDTH, Look, heading_look, role_of

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    }.items()
)

_FONTS = {"Kai": "標楷體", "Ming": "新細明體", "Hei": "微軟正黑體", "Mono": "標楷體"}
"""By name, not embedded: all are on every Windows desk."""
ROMAN = "Times New Roman"
_SIDES = {"justify": "both", "start": "left", "end": "right"}

_BUILT_IN = {
    "prose": ("Normal", "Normal"),
    "figcaption": ("Caption", "caption"),
    "footnote": ("FootnoteText", "footnote text"),
    "contents-1": ("TOC1", "toc 1"),
    "contents-2": ("TOC2", "toc 2"),
    "contents-3": ("TOC3", "toc 3"),
    "contents-captions": ("TableofFigures", "table of figures"),
    "head": ("Header", "header"),
    "foot": ("Footer", "footer"),
    **{
        f"heading-{level}": (f"Heading{level}", f"heading {level}")
        for level in range(1, LEVELS + 1)
    },
}
"""Identifier and name of the styles that Word itself uses for a role."""


def twips(millimetres: float) -> int:
    """*millimetres* in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def style_id(role: str) -> str:
    """The identifier of the paragraph style of *role*."""
    if role in _BUILT_IN:
        return _BUILT_IN[role][0]
    role = role_of(role)
    return _BUILT_IN[role][0] if role in _BUILT_IN else role.title().replace("-", "")


def styles_xml() -> str:
    """All styles of a document."""
    looks = {**LOOKS, "contents-captions": LOOKS["contents-1"]}
    return "".join(
        [
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
            f"<w:styles {NAMESPACES}>",
            _DEFAULTS,
            *(_paragraph_style(role, look) for role, look in looks.items()),
            *(_heading_style(level) for level in range(1, LEVELS + 1)),
            _TEXT_STYLES,
            _TABLE_STYLES,
            "</w:styles>\n",
        ]
    )


_DEFAULTS = (
    f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{ROMAN}" w:hAnsi="{ROMAN}"'
    f' w:eastAsia="標楷體" w:cs="{ROMAN}"/><w:kern w:val="2"/><w:sz w:val="24"/>'
    '<w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-TW"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
)


def _paragraph_style(role: str, look: Look) -> str:
    identifier, name = _BUILT_IN.get(role, (style_id(role), role))
    default = ' w:default="1"' if role == "prose" else ""
    custom = "" if role in _BUILT_IN else ' w:customStyle="1"'
    based = "" if role == "prose" else '<w:basedOn w:val="Normal"/>'
    # A picture is as high as it is; its line must not cut it off.
    properties = _properties(look, exact=role != "figure")
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/>{based}<w:qFormat/>{properties}</w:style>'
    )


def _heading_style(level: int) -> str:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    numbers = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>'
    properties = _properties(heading_look(level), numbers=numbers, outline=outline)
    return (
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>'
        f"{properties}</w:style>"
    )


def _properties(look: Look, *, exact: bool = True, numbers: str = "", outline: str = "") -> str:
    return (
        f"<w:pPr>{''.join(_paragraph(look, exact, numbers, outline))}</w:pPr>"
        f"<w:rPr>{''.join(_text(look))}</w:rPr>"
    )


def _paragraph(look: Look, exact: bool, numbers: str, outline: str) -> Iterator[str]:
    """The properties of a paragraph, in the order of the schema."""
    yield "<w:keepNext/>" if look.keep else '<w:keepNext w:val="0"/>'
    yield numbers
    if look.rule:
        yield '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>'
    if look.tab:
        end = twips(TEXT_WIDTH)
        yield f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{end}"/></w:tabs>'
    line = f' w:line="{round(look.line * 20)}" w:lineRule="atLeast"' if exact else ""
    yield f'<w:spacing w:before="{twips(look.above)}" w:after="{twips(look.below)}"{line}/>'
    if look.left or look.right:
        yield f'<w:ind w:left="{twips(look.left)}" w:right="{twips(look.right)}"/>'
    yield f'<w:jc w:val="{_SIDES.get(look.align, look.align)}"/>'
    yield outline


def _text(look: Look) -> Iterator[str]:
    roman = "Courier New" if look.font == "Mono" else ROMAN
    yield f'<w:rFonts w:ascii="{roman}" w:hAnsi="{roman}" w:eastAsia="{_FONTS[look.font]}"/>'
    if look.bold:
        yield "<w:b/><w:bCs/>"
    if look.colour:
        yield f'<w:color w:val="{look.colour}"/>'
    size = round(look.size * 2)
    yield f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


_TEXT_STYLES = (
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:rPr><w:color w:val="1F4E79"/></w:rPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Small"><w:name w:val="small"/>'
    '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)


def _table_style(name: str, lines: str) -> str:
    margins = "".join(
        f'<w:{side} w:w="{twips(1)}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}Table">'
        f'<w:name w:val="{name} table"/><w:tblPr>{lines}<w:tblCellMar>{margins}</w:tblCellMar>'
        "</w:tblPr></w:style>"
    )


_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F8F99"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE_STYLES = _table_style("Ruled", f"<w:tblBorders>{_LINES}</w:tblBorders>") + _table_style(
    "Plain", ""
)
