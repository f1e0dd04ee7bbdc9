"""Running text in WordprocessingML: looks, breaks, notes, fields, links and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatchmethod
from hashlib import sha256
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from reportgen.export.archive import Equation
from reportgen.export.counting import Counters, Label
from reportgen.export.docxmath import omml
from reportgen.export.model import Break, Counted, Formula, Inline, Note, NoteAgain, PageOf, Run
from reportgen.export.spots import SpotNames, by_spot
from reportgen.text import is_wide


class Relations:
    """The addresses that one part of the file refers to, each with its id."""

    def __init__(self) -> None:
        self.links: dict[str, str] = {}

    def link(self, address: str) -> str:
        """The id of the web *address*."""
        return self.links.setdefault(address, f"rLink{len(self.links) + 1}")


class TextWriter:
    """Writes the text of a document; counts its notes and numbers, and gives bookmarks their ids.

    *pages* are the printed pages of anchors, *labels* what references to captions print, *formulas*
    the formulas by their address. ``shrinks``: small text is smaller than its
    paragraph, which is not small itself.
    """

    def __init__(
        self,
        counters: Counters,
        pages: Mapping[str, str],
        labels: Mapping[str, Label],
        formulas: Mapping[str, Equation],
    ) -> None:
        self.counters = counters
        self.pages = pages
        self.labels = labels
        self.formulas = formulas
        self.notes: list[str] = []
        self.links = Relations()
        self.note_links = Relations()
        self.marks = 0
        self.spots = SpotNames("_")
        self.shrinks = True

    def inlines(self, content: Iterable[Inline]) -> str:
        """Text with its looks, breaks, notes and fields, each spot between its bookmarks."""
        return "".join(
            self.marked(self._names(at), self._links(group)) for at, group in by_spot(content)
        )

    def _names(self, at: str) -> tuple[str, ...]:
        """The bookmark of the spot *at*; those of its further stretches are numbered."""
        return (self.spots.name(at),) if at else ()

    def _links(self, content: Iterable[Inline]) -> str:
        """Text of one spot; what has one address is one link."""
        return "".join(
            self._linked(address, list(group)) for address, group in groupby(content, key=_address)
        )

    def _linked(self, address: str, content: list[Inline]) -> str:
        inside = "".join(map(self.inline, content))
        if not address:
            return inside
        if not address.startswith("#"):
            return f'<w:hyperlink r:id="{self.links.link(address)}">{inside}</w:hyperlink>'
        anchor = address[1:]
        label = self.labels.get(anchor)
        words = "".join(inline.text for inline in content if isinstance(inline, Run))
        if label is not None and label.text == words:
            return field(f"REF {bookmark_name(anchor)} \\h", inside)
        return f'<w:hyperlink w:anchor="{bookmark_name(anchor)}">{inside}</w:hyperlink>'

    @singledispatchmethod
    def inline(self, inline: Inline) -> str:
        """*inline* as WordprocessingML."""
        raise TypeError(inline)

    @inline.register
    def _(self, inline: Run) -> str:
        if not inline.italic:
            return run(inline.text, self._look(inline))
        # Chinese is not slanted: what is emphasized stands in another face.
        parts = groupby(inline.text, key=is_wide)
        return "".join(run("".join(part), self._look(inline, wide=wide)) for wide, part in parts)

    @inline.register
    def _(self, inline: Break) -> str:  # noqa: ARG002
        return "<w:r><w:br/></w:r>"

    @inline.register
    def _(self, inline: Note) -> str:
        document, self.links = self.links, self.note_links
        content = self.inlines(inline.content)
        self.links = document
        self.notes.append(content)
        call = f'<w:footnoteReference w:id="{len(self.notes)}"/>'
        return self.marked(
            (inline.anchor,) if inline.anchor else (),
            f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{call}</w:r>',
        )

    @inline.register
    def _(self, inline: NoteAgain) -> str:
        number = run(inline.number, '<w:rStyle w:val="FootnoteReference"/>')
        return field(f"NOTEREF {bookmark_name(inline.anchor)} \\f \\h", number)

    @inline.register
    def _(self, inline: Formula) -> str:
        formula = self.formulas.get(inline.address)
        written = omml(formula.mathml) if formula is not None else None
        return run(inline.words) if written is None else written

    @inline.register
    def _(self, inline: PageOf) -> str:
        page = run(self.pages.get(inline.anchor, "1" if not inline.anchor else "?"))
        if not inline.anchor:
            return field("NUMPAGES", page)
        return field(f"PAGEREF {bookmark_name(inline.anchor)} \\h", page)

    @inline.register
    def _(self, inline: Counted) -> str:
        if not self.counters.counts_caption(inline):
            return run(inline.number)
        return field(f"SEQ {inline.kind} \\* ARABIC", run(inline.number))

    def _look(self, inline: Run, *, wide: bool = False) -> str:
        if not self.shrinks:
            inline = inline.looking(small=False)
        return "".join(_properties(inline, wide=wide))

    def caption(self, content: Iterable[Inline], anchors: Iterable[str]) -> str:
        """A caption; the bookmarks of *anchors* hold its label, which references repeat."""
        label: list[Inline] = []
        pending = list(content)
        for inline in pending:
            label.append(inline)
            if isinstance(inline, Counted):
                rest = pending[len(label) :]
                return self.marked(anchors, self.inlines(label)) + self.inlines(rest)
        return self.marked(anchors, "") + self.inlines(pending)

    def marked(self, anchors: Iterable[str], inside: str) -> str:
        """*inside* between the bookmarks of *anchors*."""
        opening, closing = "", ""
        for anchor in anchors:
            self.marks += 1
            opening += f'<w:bookmarkStart w:id="{self.marks}" w:name="{bookmark_name(anchor)}"/>'
            closing = f'<w:bookmarkEnd w:id="{self.marks}"/>' + closing
        return opening + inside + closing


def run(text: str, look: str = "") -> str:
    """A run of *text*; *look* are its properties."""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    parts = (
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in text.split("\t")
    )
    return f"<w:r>{properties}{'<w:tab/>'.join(parts)}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field, which the word processor updates; *shown* are the runs until it does."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{shown}</w:fldSimple>"


_NO_WORD = re.compile(r"[^0-9A-Za-z_]")
_NAME_LENGTH = 40
"""Characters of the name of a bookmark (ECMA-376 part 1, 17.13.6.2)."""


def bookmark_name(anchor: str) -> str:
    """*anchor* as the name of a bookmark: letters, digits and low lines, 40 at most."""
    name = _NO_WORD.sub("_", anchor)
    plain = anchor.replace("-", "_")
    if name == plain and len(name) <= _NAME_LENGTH and not name[:1].isdigit():
        return name
    return f"_{name[: _NAME_LENGTH - 10]}_{sha256(anchor.encode()).hexdigest()[:8]}"


def _address(inline: Inline) -> str:
    return inline.link if isinstance(inline, Run) else ""


def _properties(inline: Run, *, wide: bool) -> Iterator[str]:
    """The properties of a run, in the order of the schema."""
    if inline.link:
        yield '<w:rStyle w:val="Hyperlink"/>'
    elif inline.small:
        yield '<w:rStyle w:val="Small"/>'
    if inline.code:
        yield '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>'
    elif inline.italic and wide:
        yield '<w:rFonts w:eastAsia="微軟正黑體"/>'
    if inline.bold:
        yield "<w:b/><w:bCs/>"
    if inline.italic and not wide:
        yield "<w:i/><w:iCs/>"
    if inline.raised:
        yield '<w:vertAlign w:val="superscript"/>'
    if inline.language:
        script = "eastAsia" if inline.language[:2] in {"zh", "ja", "ko"} else "val"
        yield f"<w:lang w:{script}={quoteattr(inline.language)}/>"
