"""A report for Typst."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.sources import look
from bench.sources.blocks import (
    Block,
    Cell,
    Content,
    Entry,
    Figure,
    Heading,
    Inline,
    Items,
    LineBreak,
    Link,
    Note,
    PageBreak,
    PageCount,
    Paragraph,
    Strong,
    Table,
)
from bench.sources.look import Look

HEAD = """#set document(title: {title})
#set page("a4", margin: (top: 26mm, bottom: 24mm, x: 25mm), numbering: "1",
  header: align(right, text(8.5pt, font: "Noto Sans CJK TC", {title})))
#set text(12pt, font: ("Liberation Serif", "TW-Kai", "Noto Serif CJK TC"), lang: "zh",
  region: "TW", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 9pt, spacing: 12pt, justify: true, first-line-indent: (amount: 2em, all: true))
#set smartquote(enabled: false)
#set list(spacing: 11pt)
#set enum(spacing: 11pt)
#set table(stroke: 0.4pt, inset: 1mm)
#show strong: set text(font: ("Liberation Serif", "Noto Sans CJK TC"), weight: "bold")
#show heading: set text(font: ("Liberation Serif", "Noto Serif CJK TC"), weight: "bold")
#show table: set par(justify: false, first-line-indent: 0pt, spacing: 3pt)
#show footnote.entry: set text(9.5pt)
#show footnote.entry: set par(leading: 4.5pt, first-line-indent: 0pt)
#let look(size, line, body) = {{
  set text(size)
  set par(leading: line - size, spacing: line - size, first-line-indent: 0pt)
  body
}}
#let entry(level, target, body) = block(spacing: 9pt, inset: (left: 1.5em * (level - 1)), {{
  set par(first-line-indent: 0pt)
  link(target, body + box(width: 1fr, repeat[.]) + context counter(page).at(target).first())
}})
"""


def to_typst(content: Content) -> str:
    """The source of *content*."""
    return HEAD.format(title=_string(content.title)) + "".join(map(_block, content.blocks))


def _block(block: Block) -> str:
    match block:
        case Heading():
            one = look.heading(block.level)
            text = f"#heading(level: {block.level}, {_sized(one, _line(block.content))})"
            return f"\n{text}{_label(block.anchor)}\n"
        case Paragraph():
            return "\n" + _paragraph(block) + "\n"
        case Items():
            return _items(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block)
        case Entry():
            target = f"label({_string(block.target)})"
            return f"#entry({block.level}, {target}, [{_line(block.content)}])\n"
        case PageBreak():
            return "#pagebreak(weak: true)\n"


def _paragraph(block: Paragraph) -> str:
    text = _line(block.content)
    one = look.PARAGRAPHS.get(block.kind)
    if one is None:
        return text + _label(block.anchor) + "\n"
    text = f"#strong[{text}]" if one.bold else text
    text = f"#align(center)[{text}]" if one.centred else text
    return f"#{_sized(one, text)}{_label(block.anchor)}\n"


def _sized(one: Look, text: str) -> str:
    return f"look({one.size}pt, {one.line}pt)[{text}]"


def _items(block: Items) -> str:
    kind = "enum" if block.numbered else "list"
    items = "".join(f"[{''.join(map(_block, item))}],\n" for item in block.items)
    text = f"#{kind}(\n{items})"
    one = look.LISTS.get(block.kind)
    return f"\n#{_sized(one, text)}\n" if one else f"\n{text}\n"


def _table(block: Table) -> str:
    one = look.TABLES.get(block.kind, look.TABLE)
    columns = ", ".join(f"{width:.2f}fr" for width in block.widths)
    head = ", ".join(_cells(block.rows[: block.head]))
    body = ", ".join(_cells(block.rows[block.head :]))
    parts = [f"columns: ({columns},)"]
    if block.kind in look.BARE:
        parts.append("stroke: none")
    elif block.kind not in look.RULED:
        parts.append("stroke: (y: 0.4pt)")
    parts += [f"table.header({head})"] if head else []
    caption = f"#strong[{_line(block.caption)}]\n" if block.caption else ""
    table = f"{caption}#table({', '.join([*parts, body])})"
    if block.kind == "timetable":
        table = f"#block(breakable: false)[{table}]"
    return f"\n#{_sized(one, table)}{_label(block.anchor)}\n"


def _cells(rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
    for row in rows:
        for cell in row:
            text = "".join(map(_block, cell.content)).strip()
            spans = [f"rowspan: {cell.rows}"] if cell.rows > 1 else []
            spans += [f"colspan: {cell.columns}"] if cell.columns > 1 else []
            yield f"table.cell({', '.join(spans)})[{text}]" if spans else f"[{text}]"


def _figure(block: Figure) -> str:
    file = _string(Path(block.file).as_posix())
    picture = f'image({file}, width: 100%, height: {block.height}mm, fit: "contain")'
    caption = _sized(look.CAPTION, _line(block.caption))
    return (
        f"\n#block(width: 100%, breakable: false)[#align(center)[#{picture}\n\n#{caption}]]"
        f"{_label(block.anchor)}\n"
    )


def _line(content: Iterable[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(part: Inline) -> str:
    match part:
        case str():
            return _text(part)
        case Strong():
            return f"#strong[{_line(part.content)}]"
        case Note():
            return f"#footnote[{_line(part.content)}]"
        case Link():
            inside = part.target.startswith("#")
            target = f"label({_string(part.target[1:])})" if inside else _string(part.target)
            return f"#link({target})[{_line(part.content)}]"
        case LineBreak():
            return "#linebreak()"
        case PageCount():
            return "#context counter(page).final().first() "


def _label(anchor: str) -> str:
    return f"#label({_string(anchor)})" if anchor else ""


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _text(text: str) -> str:
    """*text* without a meaning in Typst's markup; a number before a point would begin a list."""
    return re.sub(r"([\\#$*_`@<>\[\]~/=+\-'\";.])", r"\\\1", text)
