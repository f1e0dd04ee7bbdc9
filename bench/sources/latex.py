"""A report for XeLaTeX, with xeCJK; it needs two passes for the numbers of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

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
    plain,
    slots,
)
from bench.sources.look import Look

HEAD = r"""\documentclass[a4paper]{article}
\usepackage[a4paper,top=26mm,bottom=24mm,left=25mm,right=25mm,headheight=14pt]{geometry}
\usepackage{xeCJK,graphicx,longtable,multirow,array,fancyhdr}
\usepackage[hidelinks,pdfusetitle]{hyperref}
\setmainfont{Liberation Serif}
\setCJKmainfont[BoldFont={Noto Sans CJK TC Bold}]{TW-Kai}
\setCJKfamilyfont{heading}{Noto Serif CJK TC Bold}
\title{TITLE}
\pagestyle{fancy}\fancyhf{}\fancyhead[R]{\fontsize{8.5}{10}\selectfont TITLE}
\fancyfoot[C]{\thepage}
\setlength\parindent{2em}\setlength\parskip{0pt plus 1pt}\setlength\tabcolsep{1mm}
\setlength\LTpre{3pt}\setlength\LTpost{6pt}\setlength\LTleft{0pt}
\renewcommand\footnotesize{\fontsize{9.5}{14}\selectfont}
\newcommand\look[2]{\fontsize{#1}{#2}\selectfont}
\newcommand\anchor[1]{\phantomsection\label{#1}}
\newcommand\entry[3]{\par\noindent\hspace*{#1em}\hyperref[#2]{#3}\dotfill\pageref{#2}\par}
\emergencystretch=3em\raggedbottom\tolerance=9999\hfuzz=\maxdimen\hbadness=10000
\begin{document}
\look{12}{21}
"""
_PT_PER_MM = 72.27 / 25.4
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: "\\" + char for char in "$&#_%"},
}


def to_latex(content: Content) -> str:
    """The source of *content*."""
    head = HEAD.replace("TITLE", _text(content.title))
    body = "".join(map(_block, content.blocks))
    return f"{head}{body}\\label{{last-page}}\n\\end{{document}}\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _paragraph(block)
        case Items():
            kind = "enumerate" if block.numbered else "itemize"
            items = "".join(f"\\item {''.join(map(_block, item))}" for item in block.items)
            text = f"\\begin{{{kind}}}\n{items}\\end{{{kind}}}\n"
            one = look.LISTS.get(block.kind)
            return _sized(one, text) if one else text
        case Table():
            return _table(block)
        case Figure():
            size = rf"width=\linewidth,height={block.height}mm,keepaspectratio"
            caption = _sized(look.CAPTION, _line(block.caption))
            return (
                rf"\par\begin{{center}}{_anchor(block.anchor)}"
                rf"\includegraphics[{size}]{{{block.file}}}\par\nobreak{caption}\end{{center}}"
                + "\n"
            )
        case Entry():
            indent = 1.5 * (block.level - 1)
            return rf"\entry{{{indent}}}{{{block.target}}}{{{_line(block.content)}}}" + "\n"
        case PageBreak():
            return "\\clearpage\n"


def _heading(block: Heading) -> str:
    text = _line(block.content)
    words = _text("".join(plain(block.content)))
    mark = rf"\pdfbookmark[{block.level}]{{{words}}}{{b-{block.anchor}}}" if block.anchor else ""
    return (
        rf"\par\bigskip{{\noindent{_anchor(block.anchor)}{mark}\CJKfamily{{heading}}\bfseries"
        rf"{_sized(look.heading(block.level), text)}}}\nobreak" + "\n"
    )


def _paragraph(block: Paragraph) -> str:
    text = _anchor(block.anchor) + _line(block.content)
    one = look.PARAGRAPHS.get(block.kind)
    if one is None:
        return text + "\\par\n"
    text = rf"{{\bfseries {text}}}" if one.bold else text
    text = rf"\centering {text}" if one.centred else rf"\noindent {text}"
    return _sized(one, text) + "\n"


def _sized(one: Look, text: str) -> str:
    return rf"{{\look{{{one.size}}}{{{one.line}}}{text}\par}}"


def _table(block: Table) -> str:
    one = look.TABLES.get(block.kind, look.TABLE)
    bar = "|" if block.kind in look.RULED else ""
    columns = bar + "".join(_column(width) + bar for width in block.widths)
    caption = _sized(one, rf"\noindent\bfseries {_line(block.caption)}") if block.caption else ""
    grid = slots(block)
    rows = [
        _row(line, _struts(block, number, one), block, bar) + _rules(block, grid, number)
        for number, line in enumerate(grid)
    ]
    rows[block.head : block.head] = [r"\endhead" + "\n"] if block.head else []
    top = r"\hline" if bar else ""
    return (
        rf"\par{{{_anchor(block.anchor)}{caption}\look{{{one.size}}}{{{one.line}}}"
        rf"\begin{{longtable}}{{{columns}}}{top}" + "\n"
        f"{''.join(rows)}\\end{{longtable}}}}\n"
    )


def _column(width: float) -> str:
    return rf">{{\raggedright\arraybackslash}}p{{{width - 2.2:.2f}mm}}"


def _row(line: list[Cell | None], strut: float, block: Table, bar: str) -> str:
    """One row: cells over several rows hang into those below, which the strut makes high enough."""
    cells, column = [], 0
    for cell in line:
        if cell is None:
            cells.append("")
            column += 1
            continue
        text = "".join(map(_block, cell.content)).strip().removesuffix(r"\par")
        if cell.rows > 1 and text:
            text = rf"\multirow[t]{{{cell.rows}}}{{=}}{{\raggedright {text}}}"
        if cell.columns > 1:
            width = sum(block.widths[column : column + cell.columns])
            left = bar if column == 0 else ""
            text = rf"\multicolumn{{{cell.columns}}}{{{left}{_column(width)}{bar}}}{{{text}}}"
        cells.append(text)
        column += cell.columns
    return rf"\rule{{0pt}}{{{strut:.1f}pt}}" + " & ".join(cells) + r"\\"


def _struts(block: Table, row: int, one: Look) -> float:
    """The height that *row* needs for its part of the cells that go over several rows."""
    height, grid = one.size, slots(block)
    for above in range(row + 1):
        column = 0
        for cell in grid[above]:
            columns = cell.columns if cell else 1
            if cell and cell.rows > 1 and above + cell.rows > row:
                width = sum(block.widths[column : column + columns]) * _PT_PER_MM - 6
                text = "".join(plain(cell.content))
                ems = sum(1.0 if char > "\u2e80" else 0.5 for char in text) * one.size
                lines = ems / width + len(cell.content) + 0.5
                height = max(height, lines * one.line / cell.rows - one.line + one.size)
            column += columns
    return height


def _rules(block: Table, grid: list[list[Cell | None]], row: int) -> str:
    """Rules below *row*, but not through a cell that goes on."""
    if block.kind in look.BARE:
        return "\n"
    if row + 1 == len(grid) or None not in grid[row + 1]:
        return "\\hline\n"
    rules, column = [], 1
    for cell in grid[row + 1]:
        last = column + (cell.columns if cell else 1) - 1
        if cell is not None:
            rules.append(rf"\cline{{{column}-{last}}}")
        column = last + 1
    return "".join(rules) + "\n"


def _line(content: Iterable[Inline]) -> str:
    return "".join(map(_inline, content))


def _inline(part: Inline) -> str:
    match part:
        case str():
            return _text(part)
        case Strong():
            return rf"\textbf{{{_line(part.content)}}}"
        case Note():
            return rf"\footnote{{{_line(part.content)}}}"
        case Link():
            if part.target.startswith("#"):
                return rf"\hyperref[{part.target[1:]}]{{{_line(part.content)}}}"
            address = re.sub(r"([%#&_{}\\^~])", r"\\\1", part.target)
            return rf"\href{{{address}}}{{{_line(part.content)}}}"
        case LineBreak():
            return r"\newline "
        case PageCount():
            return r"\pageref*{last-page} "


def _anchor(anchor: str) -> str:
    return rf"\anchor{{{anchor}}}" if anchor else ""


def _text(text: str) -> str:
    """*text* without a meaning in TeX; ligatures of marks are kept apart."""
    special = "".join(_SPECIAL.get(char, char) for char in text)
    return re.sub(r"(?<=-)-|(?<=`)`|(?<=')'", r"{}\g<0>", special)
