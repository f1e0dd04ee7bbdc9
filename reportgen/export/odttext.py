"""Running text in ODF: looks, breaks, notes, fields and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatchmethod
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.model import Break, Counted, Inline, Note, PageOf, Run


class TextWriter:
    """Writes the text of a document; counts its notes and collects the sequences of its numbers."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self.pages = pages
        self.sequences: dict[str, None] = {}
        self.notes = 0

    def inlines(self, content: Iterable[Inline]) -> str:
        """Text with its looks, breaks, notes and fields."""
        return "".join(map(self.inline, content))

    @singledispatchmethod
    def inline(self, inline: Inline) -> str:
        """*inline* as ODF."""
        raise TypeError(inline)

    @inline.register
    def _(self, inline: Run) -> str:
        text = _spaces(escape(inline.text))
        for style in _text_styles(inline):
            text = f'<text:span text:style-name="{style}">{text}</text:span>'
        if inline.link:
            link = quoteattr(inline.link)
            return (
                f'<text:a xlink:type="simple" xlink:href={link}'
                f' text:style-name="Internet_20_link">{text}</text:a>'
            )
        return text

    @inline.register
    def _(self, inline: Break) -> str:  # noqa: ARG002
        return "<text:line-break/>"

    @inline.register
    def _(self, inline: Note) -> str:
        self.notes += 1
        return (
            f'<text:note text:id="note-{self.notes}" text:note-class="footnote">'
            f"<text:note-citation>{escape(inline.number)}</text:note-citation><text:note-body>"
            f'<text:p text:style-name="footnote">{self.inlines(inline.content)}</text:p>'
            "</text:note-body></text:note>"
        )

    @inline.register
    def _(self, inline: PageOf) -> str:
        if not inline.anchor:
            return f"<text:page-count>{self.pages.get('', '1')}</text:page-count>"
        page = escape(self.pages.get(inline.anchor, "?"))
        return (
            f'<text:bookmark-ref text:reference-format="page"'
            f" text:ref-name={quoteattr(inline.anchor)}>{page}</text:bookmark-ref>"
        )

    @inline.register
    def _(self, inline: Counted) -> str:
        self.sequences[inline.kind] = None
        name = quoteattr(inline.kind)
        return (
            f"<text:sequence text:name={name} text:formula={quoteattr(f'ooow:{inline.kind}+1')}"
            f' style:num-format="1">{escape(inline.number)}</text:sequence>'
        )


def bookmarks(anchors: Iterable[str]) -> str:
    """Places that references point at."""
    return "".join(f"<text:bookmark text:name={quoteattr(anchor)}/>" for anchor in anchors)


def _text_styles(run: Run) -> Iterator[str]:
    if run.code:
        yield "code"
    if run.small:
        yield "small"
    if run.raised:
        yield "raised"
    if run.bold and run.italic:
        yield "bold-italic"
    elif run.bold or run.italic:
        yield "bold" if run.bold else "italic"


def _spaces(text: str) -> str:
    """Blanks that ODF would fold, as elements; a line that begins with one, too."""
    parts = text.split("  ")
    return parts[0] + "".join(f' <text:s text:c="1"/>{part}' for part in parts[1:])
