"""Running text in ODF: looks, breaks, notes, fields and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatchmethod
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.counting import Counters, Label
from reportgen.export.model import Break, Counted, Formula, Inline, Note, NoteAgain, PageOf, Run
from reportgen.export.odtformula import Formulas
from reportgen.export.spots import SpotNames, by_spot


class TextWriter:
    """Writes the text of a document and counts its notes and numbers.

    *pages* are the printed pages of anchors, *labels* what references to captions print,
    *formulas* what the document has of them. The number of the next caption is referred to as
    ``captioned``.
    """

    def __init__(
        self,
        counters: Counters,
        pages: Mapping[str, str],
        labels: Mapping[str, Label],
        formulas: Formulas,
    ) -> None:
        self.counters = counters
        self.pages = pages
        self.labels = labels
        self.formulas = formulas
        self.captioned: tuple[str, ...] = ()
        self.notes = 0
        self.spots = SpotNames()

    def inlines(self, content: Iterable[Inline]) -> str:
        """Text with its looks, breaks, notes and fields, each spot between its bookmarks."""
        return "".join(self._stretch(at, group) for at, group in by_spot(content))

    def _stretch(self, at: str, content: Iterable[Inline]) -> str:
        inside = "".join(map(self.inline, content))
        if not at:
            return inside
        name = quoteattr(self.spots.name(at))
        start = f"<text:bookmark-start text:name={name}/>"
        return f"{start}{inside}<text:bookmark-end text:name={name}/>"

    @singledispatchmethod
    def inline(self, inline: Inline) -> str:
        """*inline* as ODF."""
        raise TypeError(inline)

    @inline.register
    def _(self, inline: Run) -> str:
        text = _spaces(escape(inline.text))
        for style in _text_styles(inline):
            text = f'<text:span text:style-name="{style}">{text}</text:span>'
        label = self.labels.get(inline.link[1:])
        if label is not None and label.text == inline.text:
            return (
                '<text:sequence-ref text:reference-format="category-and-value"'
                f" text:ref-name={quoteattr(inline.link[1:])}>{text}</text:sequence-ref>"
            )
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
            f"<text:note text:id={quoteattr(inline.anchor or f'note-{self.notes}')}"
            ' text:note-class="footnote">'
            f"<text:note-citation>{escape(inline.number)}</text:note-citation><text:note-body>"
            f'<text:p text:style-name="footnote">{self.inlines(inline.content)}</text:p>'
            "</text:note-body></text:note>"
        )

    @inline.register
    def _(self, inline: NoteAgain) -> str:
        return (
            '<text:note-ref text:note-class="footnote" text:reference-format="text"'
            f" text:ref-name={quoteattr(inline.anchor)}>{escape(inline.number)}</text:note-ref>"
        )

    @inline.register
    def _(self, inline: Formula) -> str:
        return self.formulas.frame(inline.address, inline.words)

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
        if not self.counters.counts_caption(inline):
            return escape(inline.number)
        name = quoteattr(inline.kind)
        reference = "".join(f" text:ref-name={quoteattr(a)}" for a in self.captioned)
        self.captioned = ()
        formula = quoteattr(f"ooow:{inline.kind}+1")
        return (
            f"<text:sequence{reference} text:name={name} text:formula={formula}"
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
