"""Second pass: the blocks of a prose as HTML.

The HTML is well-formed XML, so that a test can read it strictly. The style sheet writes what is not
the author's: list markers, the number at a footnote, the words of a page reference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from markdown_it.token import Token
from markupsafe import Markup

from reportgen.places import Place, Text
from reportgen.prose import tags
from reportgen.prose.columns import measure
from reportgen.prose.decimals import numbers
from reportgen.prose.inline import formula_image, image_address, render_inline
from reportgen.prose.labels import Labels
from reportgen.prose.model import Equation, Figure, Parsed, Table
from reportgen.prose.text import inline_text

_CLASSES = {"blockquote": "prose-quote", "dl": "prose-definitions"}
SHORT_LEAD = 120
"""Characters of a text that turns with the wide table behind it: two lines."""


At = Callable[[Place], str]
"""Gives a name to the place of a block, which the block then has as ``data-at``."""


def render(parsed: Parsed, labels: Labels, at: At | None = None) -> Markup:
    """The HTML of *parsed*, which *labels* must have been given before.

    With *at*, each block and figure has the name of its place.
    """
    blocks = _Blocks(labels, _tables(parsed.tokens), at)
    lines = _Lines(parsed.text) if at else None
    html = []
    for token, after in zip(parsed.tokens, (*parsed.tokens[1:], None), strict=False):
        written = blocks.token(token, after)
        if at and lines and token.nesting >= 0 and token.map and token.type != "inline":
            written = _named(written, at(lines.place(*token.map)))
        html.append(written)
    return Markup("").join(html)


class _Lines:
    """The places of the lines of a prose, which count from 0."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(self, first: int, stop: int) -> Place:
        """Where the lines from *first* up to, not including, *stop* stand."""
        last = len(self.starts) - 1
        start, end = self.starts[min(first, last)], self.starts[min(stop, last)]
        return self.text.at(start, start + len(self.text[start:end].rstrip()))


def _named(html: Markup, name: str) -> Markup:
    """*html*, whose first tag has *name* as ``data-at`` unless it has one."""
    tag, close, rest = html.partition(">")
    if not tag.startswith("<") or tag.startswith("</") or " data-at=" in tag:
        return html
    attribute = Markup(' data-at="{}"').format(name)
    if tag.endswith("/"):
        return tag[:-1] + attribute + "/" + close + rest
    return tag + attribute + close + rest


def begins_wide(parsed: Parsed) -> bool:
    """Whether *parsed* begins with a wide table, which turns its page.

    Headings before it do not count, nor does a short paragraph, which would be a page by itself.
    """
    in_heading, paragraphs, lead = False, 0, 0
    for token in parsed.tokens:
        match token.type:
            case "table_open":
                return measure(next(_tables(parsed.tokens))).wide
            case "heading_open" | "heading_close":
                in_heading = token.nesting > 0
            case "paragraph_open":
                paragraphs += 1
            case "inline" if not in_heading:
                lead += len(token.content)
            case other if other not in {"attributes", "paragraph_close"} and not in_heading:
                return False
        if paragraphs > 1 or lead > SHORT_LEAD:
            return False
    return False


def _figures(token: Token | None) -> tuple[Figure, ...]:
    figures: tuple[Figure, ...] = token.meta.get("figures", ()) if token else ()
    return figures


def _tables(tokens: Sequence[Token]) -> Iterator[list[list[str]]]:
    """The texts of the cells of each table, row by row; a table holds none inside."""
    rows: list[list[str]] = []
    in_cell = False
    for token in tokens:
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in {"th_open", "td_open"}:
            in_cell = True
        elif token.type == "inline" and in_cell:
            rows[-1].append(inline_text(token.children or ()))
            in_cell = False
        elif token.type == "table_close":
            yield rows


class _Sheet:
    """A table that is being written: its columns, and its cells one after the other."""

    def __init__(self, table: Table | None, rows: Sequence[Sequence[str]]) -> None:
        self.table = table
        self.columns = measure(rows)
        self._numbers = numbers(rows[1:])
        self._row, self._column = -1, -1

    def begin_row(self) -> None:
        """The next row; the first is the head."""
        self._row, self._column = self._row + 1, -1

    def next_cell(self) -> tuple[bool, str]:
        """Whether the next cell stands in a column of numbers, and the style around its text."""
        self._column += 1
        cells = self._numbers[self._column] if self._column < len(self._numbers) else None
        if cells is None:
            return False, ""
        return True, cells[self._row - 1].style if self._row else ""


class _Blocks:
    def __init__(self, labels: Labels, tables: Iterator[list[list[str]]], at: At | None) -> None:
        self.labels = labels
        self.at = at
        self.cells = tables
        """Those of the tables still to come."""
        self.lists: list[str] = []
        """The lists around this block, outermost first."""
        self.tables: list[_Sheet] = []
        self.is_moved = False
        """Whether the text of this cell stands in an element that moves it."""
        self.in_figures = False

    def token(self, token: Token, after: Token | None) -> Markup:
        """The HTML of *token*; *after* is the token behind it."""
        match token.type:
            case "inline":
                figures = _figures(token)
                return (
                    self._row(figures)
                    if figures
                    else render_inline(token.children or (), self.labels)
                )
            case "paragraph_open" | "paragraph_close":
                return self._paragraph(token, after)
            case "heading_open":
                return tags.tag("p", class_="prose-heading") + tags.tag("strong")
            case "heading_close":
                return tags.end("strong") + tags.end("p")
            case "ordered_list_open" | "bullet_list_open":
                return self._list(token)
            case "ordered_list_close" | "bullet_list_close":
                self.lists.pop()
                return tags.end(token.tag)
            case "table_open":
                return self._table(token)
            case "table_close":
                return self._table_end()
            case "th_open" | "td_open":
                return self._cell(token)
            case "td_close" if self.is_moved:
                self.is_moved = False
                return tags.end("span") + tags.end("td")
            case "tr_open":
                self.tables[-1].begin_row()
            case "formula_apart":
                return self._formula(token)
            case "hr":
                return tags.empty("hr", class_="prose-rule")
            case "fence":
                return self._code(token)
            case "attributes":
                return self._malformed(token)
        return self._plain(token)

    def _plain(self, token: Token) -> Markup:
        if token.nesting < 0:
            return tags.end(token.tag)
        lang = str(token.attrs.get("lang", ""))
        return tags.tag(token.tag, class_=_CLASSES.get(token.tag, ""), lang=lang)

    def _paragraph(self, token: Token, after: Token | None) -> Markup:
        if token.nesting > 0:
            self.in_figures = bool(_figures(after))
        return Markup("") if token.hidden or self.in_figures else self._plain(token)

    def _list(self, token: Token) -> Markup:
        """A list knows its depth among lists of its kind, and the number it starts at."""
        self.lists.append(token.tag)
        start = int(token.attrs.get("start", 1))
        return tags.tag(
            token.tag,
            class_=f"prose-list level-{self.lists.count(token.tag)}",
            start=str(start) if start != 1 else "",
            style=f"counter-reset: prose-item {start - 1}" if start != 1 else "",
        )

    def _code(self, token: Token) -> Markup:
        code = tags.tag("pre", class_="prose-code") + tags.tag("code")
        return code + tags.text(token.content) + tags.end("code") + tags.end("pre")

    def _malformed(self, token: Token) -> Markup:
        """An attribute line that could not be read is shown as it stands."""
        if not token.content:
            return Markup("")
        return tags.tag("p") + tags.text(token.content) + tags.end("p")

    def _formula(self, token: Token) -> Markup:
        """A formula that stands apart, with its number behind it."""
        equation: Equation | None = token.meta.get("equation")
        if equation is None:
            return tags.tag("p") + tags.text(f"$${token.content}$$") + tags.end("p")
        anchor = self.labels.anchor(equation) if equation.label is not None else ""
        number = Markup("")
        if anchor:
            words = self.labels.captions.bracket.replace("{text}", self.labels.name(equation))
            number = tags.tag("span", class_="equation-number") + tags.text(words)
            number += tags.end("span")
        return (
            tags.tag("p", class_="equation", id=anchor)
            + formula_image(equation)
            + number
            + tags.end("p")
        )

    # -- tables

    def _table(self, token: Token) -> Markup:
        """A wide table stands in a box of its own, which the style sheet turns."""
        table: Table | None = token.meta.get("table")
        self.tables.append(_Sheet(table, next(self.cells)))
        columns = self.tables[-1].columns
        turned = tags.tag("div", class_="wide") if columns.wide else Markup("")
        anchor = self.labels.anchor(table) if table else ""
        sourced = " sourced" if table is not None and table.source else ""
        opening = turned + tags.tag("table", class_=f"prose-table{sourced}", id=anchor)
        if table is not None:
            words = self._caption_label(table) + tags.text(table.title)
            opening += tags.tag("caption") + words + tags.end("caption")
        return opening + columns.colgroup()

    def _table_end(self) -> Markup:
        sheet = self.tables.pop()
        table, columns = sheet.table, sheet.columns
        source = self._source(table.source, "table-source source") if table else Markup("")
        return tags.end("table") + source + (tags.end("div") if columns.wide else Markup(""))

    def _cell(self, token: Token) -> Markup:
        style = str(token.attrs.get("style", ""))
        alignment = style.replace("text-align:", "align-")
        is_number, moved = self.tables[-1].next_cell()
        if is_number and not alignment:
            alignment, self.is_moved = "align-right", bool(moved)
        cell = tags.tag(token.tag, scope="col" if token.tag == "th" else "", class_=alignment)
        return cell + tags.tag("span", style=moved) if self.is_moved else cell

    # -- figures

    def _row(self, figures: tuple[Figure, ...]) -> Markup:
        content = Markup("").join(self._figure(figure) for figure in figures)
        if len(figures) == 1:
            return content
        row = tags.tag("div", class_=f"figure-row figures-{len(figures)}")
        return row + content + tags.end("div")

    def _figure(self, figure: Figure) -> Markup:
        width = f"width: {figure.width}" if figure.width else ""
        alt = figure.alt or figure.title or self.labels.name(figure)
        image = (
            tags.empty("img", src=image_address(figure.file), alt=alt, style=width)
            if figure.file
            else Markup("")
        )
        name = self.at(figure.place) if self.at else ""
        return (
            tags.tag("figure", id=self.labels.anchor(figure), data_at=name)
            + image
            + tags.tag("figcaption")
            + self._caption_label(figure)
            + render_inline(figure.caption, self.labels)
            + self._source(figure.source, "source")
            + tags.end("figcaption")
            + tags.end("figure")
        )

    def _caption_label(self, item: Figure | Table) -> Markup:
        separator = self.labels.captions.separator if item.title else ""
        label = tags.text(self.labels.name(item) + separator)
        return tags.tag("span", class_="caption-label") + label + tags.end("span")

    def _source(self, source: str, classes: str) -> Markup:
        if not source:
            return Markup("")
        words = tags.text(self.labels.captions.source + source)
        return tags.tag("p", class_=classes) + words + tags.end("p")
