"""A Word document as one file: an OPC package (ECMA-376) with its parts in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.archive import SUFFIXES, Equation, Picture, names_of, zipped
from reportgen.export.docxcontent import Content, points_of
from reportgen.export.docxstyles import NAMESPACES, ROMAN, styles_xml
from reportgen.export.docxtext import Relations, field, run
from reportgen.export.model import TextDocument

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE_TYPE}.wordprocessingml"
MEDIA_TYPE = f"{_WORD}.document"

_PARTS = {
    "styles": "rStyles",
    "numbering": "rNumbering",
    "settings": "rSettings",
    "fontTable": "rFonts",
    "footnotes": "rNotes",
    "header1": "rHeadCover",
    "header2": "rHead",
    "footer1": "rFoot",
}
"""The parts beside the text itself, with the ids by which it refers to them."""


def write_docx(
    document: TextDocument,
    pictures: Mapping[str, Picture],
    pages: Mapping[str, str] | None = None,
    draft: str = "",
    formulas: Mapping[str, Equation] | None = None,
) -> bytes:
    """*document* as a Word document (Office Open XML, transitional).

    *pictures* are by the address that the document gives them, *pages* the printed page of each
    anchor (of the empty one, the number of all pages), *draft* a word for the head of each page,
    *formulas* the formulas by their address.
    """
    names = names_of(pictures)
    images = {a: (f"rPicture{n}", p) for n, (a, p) in enumerate(pictures.items(), start=1)}
    media = {f"media/{names[a]}": (relation, p.data) for a, (relation, p) in images.items()}
    for address, (relation, picture) in images.items():
        if picture.raster:
            media[f"media/{names[address]}.png"] = (points_of(relation), picture.raster)
    content = Content(document, images, pages or {}, formulas or {})
    body = content.xml()
    text = content.text
    word = {
        "document": body,
        "styles": styles_xml(),
        "numbering": content.lists.xml(document.numbering),
        "settings": _SETTINGS,
        "fontTable": _FONT_TABLE,
        "footnotes": _footnotes(text.notes),
        "header1": _header(draft),
        "header2": _header(f"{draft}　{document.title}" if draft else document.title),
        "footer1": _FOOTER,
    }
    relations = {f"{name}.xml": (_kind(name), id_) for name, id_ in _PARTS.items()}
    relations |= {target: ("image", relation) for target, (relation, _) in media.items()}
    parts = {
        "[Content_Types].xml": _content_types(set(map(_suffix, media))),
        "_rels/.rels": _PACKAGE_RELATIONS,
        "docProps/core.xml": _core(document),
        "docProps/app.xml": _APP,
        **{f"word/{name}.xml": part for name, part in word.items()},
        "word/_rels/document.xml.rels": _relations(relations, text.links),
        "word/_rels/footnotes.xml.rels": _relations({}, text.note_links),
    }
    data = {name: part.encode() for name, part in parts.items()}
    return zipped(data | {f"word/{target}": picture for target, (_, picture) in media.items()})


def _suffix(name: str) -> str:
    return name.rpartition(".")[2]


def _kind(part: str) -> str:
    return part.rstrip("0123456789")


def _content_types(suffixes: set[str]) -> str:
    types = {suffix: media_type for media_type, suffix in SUFFIXES.items()}
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        **{suffix: types.get(suffix, "application/octet-stream") for suffix in sorted(suffixes)},
    }
    overrides = {
        "/word/document.xml": f"{MEDIA_TYPE}.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_OFFICE_TYPE}.extended-properties+xml",
        **{f"/word/{name}.xml": f"{_WORD}.{_kind(name)}+xml" for name in _PARTS},
    }
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        + "".join(f'<Default Extension="{s}" ContentType="{t}"/>' for s, t in defaults.items())
        + "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in overrides.items())
        + "</Types>\n"
    )


_PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rDocument" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rCore" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rApp" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>\n"
)


def _relations(parts: Mapping[str, tuple[str, str]], links: Relations) -> str:
    lines = [
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for target, (kind, id_) in parts.items()
    ]
    lines += [
        f'<Relationship Id="{id_}" Type="{_OFFICE}/hyperlink" Target={quoteattr(address)}'
        ' TargetMode="External"/>'
        for address, id_ in links.links.items()
    ]
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>\n'
    )


def _core(document: TextDocument) -> str:
    stamp = ""
    if document.created:
        created = escape(document.created)
        stamp = "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{created}</dcterms:{name}>'
            for name in ("created", "modified")
        )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title)}</dc:title>"
        f"<dc:creator>{escape('、'.join(document.authors))}</dc:creator>"
        f"<cp:keywords>{escape(', '.join(document.keywords))}</cp:keywords>"
        f"<dc:description>{escape(document.subject)}</dc:description>"
        f"<dc:language>zh-TW</dc:language>{stamp}</cp:coreProperties>\n"
    )


_APP = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><Application>reportgen</Application></Properties>\n'
)

_SETTINGS = (
    f'{_XML}<w:settings {NAMESPACES}><w:trackRevisions/><w:defaultTabStop w:val="480"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-TW"/></w:settings>\n'
)

_FONT_TABLE = (
    f"{_XML}<w:fonts {NAMESPACES}>"
    + "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/></w:font>'
        for name, other in {
            "標楷體": "DFKai-SB",
            "新細明體": "PMingLiU",
            "微軟正黑體": "Microsoft JhengHei",
            ROMAN: "Liberation Serif",
            "Courier New": "Liberation Mono",
        }.items()
    )
    + "</w:fonts>\n"
)


def _footnotes(notes: list[str]) -> str:
    opening = '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    number = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id_}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, id_ in (("separator", -1), ("continuationSeparator", 0))
    )
    lines += "".join(
        f'<w:footnote w:id="{id_}">{opening}{number}{run(" ")}{note}</w:p></w:footnote>'
        for id_, note in enumerate(notes, start=1)
    )
    return f"{_XML}<w:footnotes {NAMESPACES}>{lines}</w:footnotes>\n"


def _header(words: str) -> str:
    text = run(words) if words else ""
    return (
        f'{_XML}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{text}</w:p>'
        "</w:hdr>\n"
    )


_FOOTER = (
    f'{_XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f"{field('PAGE', run('1'))}</w:p></w:ftr>\n"
)
