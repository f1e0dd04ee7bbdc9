"""A script as a text file, its lines broken as on a page, and as a PDF that we did not typeset."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.imports.script import Facts, Grid, Heading, Part, Picture, Script, Text
from bench.imports.word import typed_number

_WIDTH = 76
_NOT_FIRST = "，。；：、）」』！？"


def write_text(script: Script, path: Path) -> None:
    """Write *script* as lines of a page; tables become lines, pictures are lost."""
    lines = [line for text in _texts(script) for line in _broken(text)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_pdf(script: Script, path: Path) -> None:
    """Write *script* as a PDF by WeasyPrint, in a plain style of its own."""
    from weasyprint import HTML  # type: ignore[import-untyped]

    style = (
        "@page{size:A4;margin:25mm;@bottom-center{content:counter(page)}}"
        "body{font-family:'Noto Serif CJK TC',serif;font-size:12pt;line-height:1.6}"
        "p{margin:0;text-indent:2em;text-align:justify}p.none{text-indent:0}"
        "table{border-collapse:collapse}td{border:1px solid}h1,h2,h3,h4,h5,h6{font-size:13pt}"
    )
    body = "".join(_html(part, number) for part, number in _numbered(script))
    page = f'<html lang="zh-Hant"><head><style>{style}</style></head><body>{body}</body></html>'
    path.write_bytes(HTML(string=page).write_pdf() or b"")


def _numbered(script: Script) -> Iterator[tuple[Part, str]]:
    """Every part with the number of a heading or an item."""
    counts: dict[int, int] = {}
    level = 1
    for part in (*script.front, *script.body):
        number = ""
        if isinstance(part, Heading):
            level = part.level
            counts[level] = counts.get(level, 0) + 1
            counts = {k: v for k, v in counts.items() if k <= level}
            number = typed_number(level, counts[level])
        elif isinstance(part, Text) and part.level and part.number > 0:
            number = typed_number(max(level + part.level, 4), part.number)
        elif isinstance(part, Text) and part.level and part.role != "more":
            number = "• "
        yield part, number


def _texts(script: Script) -> Iterator[str]:
    figures = tables = notes = 0
    for part, number in _numbered(script):
        if isinstance(part, Heading):
            yield f"\n{number}{part.title}"
        elif isinstance(part, Facts):
            for label, values in part.pairs:
                yield f"{label}：{values[0]}"
                yield from values[1:]
        elif isinstance(part, Text):
            text = "".join(run.text for run in part.runs)
            first = "" if number or part.role else "　　"
            yield f"{first}{number}{text}"
            for run in part.runs:
                if run.note:
                    notes += 1
                    yield f"{notes} {run.note}"
        elif isinstance(part, Picture):
            figures += 1
            yield f"圖 {figures}：{part.caption}"
            if part.source:
                yield f"資料來源：{part.source}"
        elif isinstance(part, Grid):
            if part.caption:
                tables += 1
                yield f"表 {tables}：{part.caption}"
            yield from ("　".join(c.replace("\n", "　") for c in row) for row in part.rows)


def _broken(text: str) -> Iterator[str]:
    line, cells = "", 0
    for char in text:
        width = 1 if char.isascii() else 2
        if cells + width > _WIDTH and char not in _NOT_FIRST:
            yield line
            line, cells = "", 0
        line += char
        cells += width
    yield line


def _html(part: Part, number: str) -> str:
    if isinstance(part, Heading):
        tag = f"h{min(part.level, 6)}"
        return f"<{tag}>{escape(number + part.title)}</{tag}>"
    if isinstance(part, Facts):
        return "".join(f"<p class=none>{escape(label)}：{escape(v[0])}</p>"
                       + "".join(f"<p class=none>{escape(x)}</p>" for x in v[1:])
                       for label, v in part.pairs)  # fmt: skip
    if isinstance(part, Text):
        text = escape("".join(run.text for run in part.runs))
        return f"<p{' class=none' if number or part.role else ''}>{escape(number)}{text}</p>"
    if isinstance(part, Picture):
        return f"<p class=none>圖：{escape(part.caption)}</p>"
    cells = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>"
                    for row in part.rows)  # fmt: skip
    return f"<table>{cells}</table>"
