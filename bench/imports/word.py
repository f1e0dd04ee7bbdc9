"""A script as a Word file, in the ways that people make them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from bench.imports.script import Facts, Grid, Heading, Part, Picture, Run, Script, Text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_CHINESE = "一二三四五六七八九十"
_FORMAL = "壹貳參肆伍陸柒捌玖拾"


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to make a Word file."""

    name: str
    styles: bool = False
    """Headings have heading styles."""
    auto: bool = False
    """Numbers come from numbering.xml; else they are typed."""
    tables: bool = False
    """Cover and facts stand in tables; else in lines."""
    boxes: bool = False
    """The cover stands in text boxes."""
    columns: bool = False
    """Photographs stand two abreast in a table, their captions in the row below."""
    broken: bool = False
    """Every line of the page is a paragraph."""
    bold: bool = True
    """Headings without a style are bold."""
    contents: bool = True
    """There is a typed table of contents."""


VARIANTS = (
    Variant("styles", styles=True, tables=True),
    Variant("typed"),
    Variant("typed-tables", tables=True, columns=True),
    Variant("auto", styles=True, auto=True, tables=True, contents=False),
    Variant("auto-plain", auto=True, columns=True),
    Variant("boxes", styles=True, boxes=True, columns=True),
    Variant("broken", broken=True, columns=True),
)


def numeral(kind: str, number: int) -> str:
    """A number in Chinese, formal or common, up to 99."""
    digits = _FORMAL if kind == "formal" else _CHINESE
    tens, ones = divmod(number, 10)
    text = (digits[tens - 1] if tens > 1 else "") + (digits[9] if tens else "")
    return text + (digits[ones - 1] if ones else "")


def typed_number(level: int, number: int) -> str:
    """壹、 一、 （一） 1. （1） A."""
    forms = (
        f"{numeral('formal', number)}、", f"{numeral('common', number)}、",
        f"（{numeral('common', number)}）", f"{number}. ", f"（{number}）",
        f"{chr(64 + number)}. ",
    )  # fmt: skip
    return forms[min(level, len(forms)) - 1]


def write_word(script: Script, variant: Variant, path: Path) -> None:
    """Write *script* in the way of *variant*."""
    path.write_bytes(_Word(script, variant).file())


class _Word:
    def __init__(self, script: Script, variant: Variant) -> None:
        self.script, self.variant = script, variant
        self.notes: list[str] = []
        self.media: dict[Path, str] = {}
        self.counts: dict[int, int] = {}
        self.level = 1
        self.figures = self.tables = 0

    def file(self) -> bytes:
        body = "".join(self._all())
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr("[Content_Types].xml", _content_types())
            out.writestr("_rels/.rels", _relations([("rId1", "officeDocument",
                                                     "word/document.xml")]))  # fmt: skip
            out.writestr("word/document.xml", f"{_HEAD}<w:document {_NAMESPACES}><w:body>{body}"
                         "<w:sectPr/></w:body></w:document>")  # fmt: skip
            out.writestr("word/styles.xml", _styles())
            out.writestr("word/numbering.xml", _numbering())
            out.writestr("word/footnotes.xml", self._footnotes())
            links = [("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"),
                     ("rId3", "footnotes", "footnotes.xml")]  # fmt: skip
            for file, name in self.media.items():
                out.writestr(f"word/media/{name}", file.read_bytes())
                links.append((f"rIdP{name.split('.')[0]}", "image", f"media/{name}"))
            out.writestr("word/_rels/document.xml.rels", _relations(links))
        return buffer.getvalue()

    # --- parts

    def _all(self) -> Iterator[str]:
        cover, form = self.script.front, []
        at = next((n for n, p in enumerate(cover) if isinstance(p, Text)
                   and p.role == "form-title"), len(cover))  # fmt: skip
        cover, form = cover[:at], cover[at:]
        if self.variant.boxes:
            yield self._box(cover)
        else:
            yield from self._parts(cover)
        yield _paragraph([], breaks=True)
        yield from self._parts(form)
        if self.variant.contents:
            yield from self._contents()
        yield from self._parts(self.script.body)

    def _parts(self, parts: list[Part]) -> Iterator[str]:
        position = 0
        while position < len(parts):
            part = parts[position]
            photos = []
            while self.variant.columns and isinstance(part, Picture) and part.photo:
                photos.append(part)
                position += 1
                part = parts[position] if position < len(parts) else None  # type: ignore[assignment]
            if photos:
                yield self._photos(photos)
                continue
            yield self._part(part)
            position += 1

    def _part(self, part: Part) -> str:
        if isinstance(part, Heading):
            return self._heading(part)
        if isinstance(part, Facts):
            return self._facts(part)
        if isinstance(part, Picture):
            return self._picture(part)
        if isinstance(part, Grid):
            return self._grid(part)
        return self._text(part)

    def _heading(self, heading: Heading, *, count: bool = True) -> str:
        if count:
            self.level = heading.level
            self.counts[heading.level] = self.counts.get(heading.level, 0) + 1
            for deeper in [level for level in self.counts if level > heading.level]:
                del self.counts[deeper]
        number = typed_number(heading.level, self.counts[heading.level])
        properties = ""
        if self.variant.styles:
            properties = f'<w:pStyle w:val="Heading{heading.level}"/>'
        if self.variant.auto:
            level = heading.level - 1
            properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
            number = ""
        bold = self.variant.bold and not self.variant.styles
        return _paragraph([Run(number + heading.title, bold=bold)], properties)

    def _facts(self, facts: Facts) -> str:
        if self.variant.tables and not (facts.kind == "cover" and self.variant.boxes):
            rows = "".join(
                f"<w:tr>{_cell([label])}{_cell(values)}</w:tr>" for label, values in facts.pairs
            )
            return f"<w:tbl>{rows}</w:tbl>" + _paragraph([])
        lines = []
        for label, values in facts.pairs:
            lines.append(self._lines([Run(f"{label}：{values[0]}")]))
            lines += [self._lines([Run(value)]) for value in values[1:]]
        return "".join(lines)

    def _text(self, text: Text) -> str:
        if text.role == "title":
            style = '<w:pStyle w:val="Title"/>' if self.variant.styles else ""
            return _paragraph(text.runs, style + '<w:jc w:val="center"/>')
        runs = [self._noted(run) for run in text.runs]
        if text.level and text.number >= 0 and text.role != "more":
            level = max(self.level + text.level, 4)
            if text.number:
                if self.variant.auto:
                    properties = (f'<w:numPr><w:ilvl w:val="{text.level - 1}"/>'
                                  f'<w:numId w:val="{self._list(text)}"/></w:numPr>')  # fmt: skip
                    return _paragraph(runs, properties)
                return self._lines([Run(typed_number(level, text.number)), *runs])
            return self._lines([Run("• "), *runs])
        return self._lines(runs)

    def _list(self, text: Text) -> int:
        """A new list for each first item of the first level, as Word makes them."""
        if text.number == 1 and text.level == 1:
            self.lists = getattr(self, "lists", 9) + 1
        return getattr(self, "lists", 10)

    def _lines(self, runs: list[Run]) -> str:
        """A paragraph, or a paragraph for each of its lines on the page."""
        if not self.variant.broken:
            return _paragraph(runs)
        lines: list[list[Run]] = [[]]
        room = 76
        for run in runs:
            piece = ""
            for char in run.text:
                cells = 1 if char.isascii() else 2
                if cells > room and char not in "，。；：、）」！？":
                    lines[-1].append(Run(piece, run.bold, run.italic))
                    lines.append([])
                    piece, room = "", 76
                piece += char
                room -= cells
            lines[-1].append(Run(piece, run.bold, run.italic, run.note))
        return "".join(_paragraph(line) for line in lines)

    def _noted(self, run: Run) -> Run:
        if run.note:
            self.notes.append(run.note)
            return Run(run.text, run.bold, run.italic, str(len(self.notes)))
        return run

    def _grid(self, grid: Grid) -> str:
        rows = "".join(f"<w:tr>{''.join(_cell(c.split(chr(10))) for c in row)}</w:tr>"
                       for row in grid.rows)  # fmt: skip
        before = after = ""
        if grid.caption:
            self.tables += 1
            before = self._caption(f"表 {self.tables}：{grid.caption}")
        if grid.source:
            after = _paragraph([Run(f"資料來源：{grid.source}")])
        return f"{before}<w:tbl>{rows}</w:tbl>{after or _paragraph([])}"

    def _caption(self, text: str) -> str:
        style = '<w:pStyle w:val="Caption"/>' if self.variant.styles else '<w:jc w:val="center"/>'
        return _paragraph([Run(text)], style)

    def _picture(self, picture: Picture) -> str:
        self.figures += 1
        text = self._caption(f"圖 {self.figures}：{picture.caption}")
        if picture.source:
            text += _paragraph([Run(f"資料來源：{picture.source}")])
        return f"<w:p><w:r>{self._drawing(picture)}</w:r></w:p>{text}"

    def _photos(self, photos: list[Picture]) -> str:
        rows = ""
        for start in range(0, len(photos), 2):
            pair = photos[start : start + 2]
            images = "".join(f"<w:tc><w:p><w:r>{self._drawing(p)}</w:r></w:p></w:tc>"
                             for p in pair)  # fmt: skip
            captions = ""
            for photo in pair:
                self.figures += 1
                lines = [f"圖 {self.figures}：{photo.caption}"]
                lines += [f"資料來源：{photo.source}"] if photo.source else []
                captions += _cell(lines)
            rows += f"<w:tr>{images}</w:tr><w:tr>{captions}</w:tr>"
        return f"<w:tbl>{rows}</w:tbl>{_paragraph([])}"

    def _drawing(self, picture: Picture) -> str:
        name = self.media.setdefault(picture.file, f"image{len(self.media) + 1}"
                                     f"{picture.file.suffix}")  # fmt: skip
        key = f"rIdP{name.split('.')[0]}"
        return (
            '<w:drawing><wp:inline><wp:extent cx="2000000" cy="1500000"/>'
            f'<wp:docPr id="{self.figures}" name="Picture" descr={quoteattr(picture.alt)}/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
            f'picture"><pic:pic><pic:blipFill><a:blip r:embed="{key}"/></pic:blipFill></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def _box(self, parts: list[Part]) -> str:
        inside = "".join(self._parts(parts))
        box = (
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
            '<a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>'
            f"{inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent>"
        )
        return f"<w:p><w:r>{box}</w:r></w:p>"

    def _contents(self) -> Iterator[str]:
        """目次, typed, with dots and page numbers."""
        yield _paragraph([Run("目次")])
        page = 3
        counts: dict[int, int] = {}
        for part in self.script.body:
            page += 1
            if isinstance(part, Heading) and part.level <= 3:
                counts[part.level] = counts.get(part.level, 0) + 1
                for deeper in [level for level in counts if level > part.level]:
                    del counts[deeper]
                number = typed_number(part.level, counts[part.level])
                yield _paragraph([Run(f"{number}{part.title}\t{page // 4}")])

    def _footnotes(self) -> str:
        notes = "".join(
            f'<w:footnote w:id="{n}">{_paragraph([Run(text)])}</w:footnote>'
            for n, text in enumerate(self.notes, start=1)
        )
        return (f'{_HEAD}<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p/>'
                f"</w:footnote>{notes}</w:footnotes>")  # fmt: skip


def _paragraph(runs: list[Run], properties: str = "", *, breaks: bool = False) -> str:
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    if breaks:
        inside += '<w:r><w:br w:type="page"/></w:r>'
    return f"<w:p>{inside}{''.join(map(_run, runs))}</w:p>"


def _run(run: Run) -> str:
    look = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    texts = [f'<w:t xml:space="preserve">{escape(t)}</w:t>' for t in run.text.split("\t")]
    text = "<w:tab/>".join(texts)
    note = f'<w:r><w:footnoteReference w:id="{run.note}"/></w:r>' if run.note else ""
    # Word cuts a run wherever somebody paused; a third of it stands apart.
    return f"<w:r>{look}{text}</w:r>{note}" if run.text else note


def _cell(lines: list[str]) -> str:
    return f"<w:tc>{''.join(_paragraph([Run(line)]) for line in lines)}</w:tc>"


def _relations(links: list[tuple[str, str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{inside}</Relationships>'


def _content_types() -> str:
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml",
             "xml": "application/xml", "png": "image/png", "jpg": "image/jpeg",
             "svg": "image/svg+xml", "webp": "image/webp"}  # fmt: skip
    defaults = "".join(f'<Default Extension="{k}" ContentType="{v}"/>' for k, v in kinds.items())
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (f'{_HEAD}<Types xmlns="{space}">{defaults}'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>')  # fmt: skip


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/>'
        f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for n in range(1, 10)
    )
    others = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("Title", "Title"), ("Caption", "caption"))
    )
    normal = ('<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
              '<w:name w:val="Normal"/></w:style>')  # fmt: skip
    return f"{_HEAD}<w:styles {W}>{normal}{headings}{others}</w:styles>"


def _numbering() -> str:
    """Headings count as 壹、 一、 （一） 1. （1） 甲、; lists as 1. （1） A."""
    headings = [("ideographLegalTraditional", "%1、"), ("taiwaneseCountingThousand", "%2、"),
                ("taiwaneseCountingThousand", "（%3）"), ("decimal", "%4."), ("decimal", "（%5）"),
                ("ideographTraditional", "%6、")]  # fmt: skip
    lists = [("decimal", "%1."), ("decimal", "(%2)"), ("upperLetter", "%3.")]
    made = _abstract(0, headings) + _abstract(1, lists)
    numbers = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbers += "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>' for n in range(10, 200)
    )  # fmt: skip
    return f"{_HEAD}<w:numbering {W}>{made}{numbers}</w:numbering>"


def _abstract(key: int, levels: list[tuple[str, str]]) -> str:
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>' for n, (form, text) in enumerate(levels)
    )  # fmt: skip
    return f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>'
