"""The wording of a report as passages: the text that a reader reads, tied to where it stands.

Rules about wording look at passages, not at Markdown: marks are dropped, a line break between Han
characters is nothing, addresses and code are one placeholder, so that a word split over two lines
is one word. Every character still knows its place in the records. What a reader reads of a figure
or table outside the text (alternative text, source, caption of a table) is a passage of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from reportgen.patterns import late
from reportgen.places import Edit, Place, Text
from reportgen.prose.formulas import APART, IN_LINE, is_formula
from reportgen.text import is_wide

OBJECT = "\ufffc"
"""Stands for an address, a reference or code: something is there, but no wording."""

TARGET = (
    r"\([ \t]*(?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)"
    r"(?:\s{1,4}(?:\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\)"
)
"""The target of a link or figure in a larger pattern, with its title where it has one."""

_FENCE = (
    r"^[ \t]*(?P<fence_mark>`{3,}|~{3,})[^\n`]*$"
    r"(?:\n(?![ \t]*(?P=fence_mark))[^\n]*)*(?:\n[^\n]*)?"
)
"""Lines of code, up to the end of the text where nothing closes them."""

_INLINE_CODE = r"(?<!`)`+[^`\n]+`+"
_CODE = late(f"{_FENCE}|{_INLINE_CODE}", re.MULTILINE)

_SYNTAX = late(
    rf"""
    (?=[\n\t\ `~<!$\[\](){{}}h\\*|>:+\-\d])(?:  # what any begins with: most places fail here
    (?P<fence>{_FENCE})
  | (?P<code>{_INLINE_CODE})
  | (?P<formula>{APART}|{IN_LINE})
  | (?P<autolink><(?:https?|mailto):[^<>\s]+>)
  | (?P<image>!\[(?P<alt>[^\[\]\n]*)\]{TARGET}(?:\{{[^{{}}]{{0,2000}}\}})?)
  | (?P<empty>\[\]{TARGET}(?:\{{[^{{}}\n]*\}})?)
  | (?P<definition>^[ \t]*\[\^[^\s\[\]]+\]:[ \t]*)
  | (?P<note>\[\^[^\s\[\]]+\])
  | (?P<target>(?<=\]){TARGET}(?:\{{[^{{}}\n]*\}})?)
  | (?P<attributes>^[ \t]*\{{[^{{}}]{{0,2000}}\}}[ \t]*$|(?<=\])\{{[^{{}}\n]*\}})
  | (?P<bare>https?://[^\s<>「」（），。；]+)
  | (?P<marker>^[ \t]*(?:>[ \t]*)*(?:[-*+]|\d{{1,9}}[.)])[ \t]+|^[ \t]*>[ \t]?|^:[ \t]+)
  | (?P<rule>^(?=[ \t:|-]*$)(?=[^\n]*---)[^\n]*$)
  | (?P<cell>(?:(?<![ \t])[ \t]+)?\|[ \t]*)
  | (?P<escape>\\(?=[!-/:-@\[-`{{-~]))
  | (?P<emphasis>\*{{1,3}})
  | (?P<bracket>[\[\]])
  | (?P<paragraph>(?:(?<![ \t])[ \t]+)?\n(?:[ \t]*\n)+[ \t]*)
  | (?P<line>(?:(?<![ \t])[ \t]+)?\n[ \t]*)
    )
    """,
    re.VERBOSE | re.MULTILINE,
)

_QUOTES = late(
    r"「[^「」]*(?:「[^「」]*」[^「」]*)*」|『[^『』]*』|“[^“”]*”|《[^《》]*》|〈[^〈〉]*〉"
)


@dataclass(frozen=True, eq=False)
class Passage:
    """One text as it is read. ``field`` is the key that it stands under."""

    source: Text
    text: str
    field: str
    prose: bool
    offsets: tuple[int, ...] | None = None
    """Index in ``source`` of each character of ``text``; ``None`` where they are the same."""

    def at(self, start: int, end: int | None = None) -> Place:
        """Where the characters from *start* up to *end* of ``text`` stand in the records."""
        stop = start + 1 if end is None else max(end, start + 1)
        if self.offsets is None:
            return self.source.at(start, stop)
        if not self.offsets:
            return self.source.place
        last = len(self.offsets) - 1
        return self.source.at(self.offsets[min(start, last)], self.offsets[min(stop - 1, last)] + 1)

    def edits(self, start: int, end: int, wording: str) -> tuple[Edit, ...]:
        """The edits that give the characters from *start* up to *end* as *wording*.

        None where markup or a line end stands between the characters, unless each of them is
        replaced by another.
        """
        offsets = self.offsets
        if offsets is None:
            stretches = [(start, end, wording)]
        elif start == end:
            at = offsets[start] if start < len(offsets) else offsets[-1] + 1
            stretches = [(at, at, wording)]
        elif offsets[end - 1] - offsets[start] == end - start - 1:
            stretches = [(offsets[start], offsets[end - 1] + 1, wording)]
        elif end - start == len(wording):
            stretches = [
                (index, index + 1, new)
                for index, old, new in zip(
                    offsets[start:end], self.text[start:end], wording, strict=True
                )
                if old != new
            ]
        else:
            return ()
        edits = [self.source.edit(*stretch) for stretch in stretches]
        return tuple(edit for edit in edits if edit) if all(edits) else ()

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every quotation and book title, marks included."""
        return tuple(match.span() for match in _QUOTES.finditer(self.text))

    def in_quotes(self, index: int) -> bool:
        """Whether the character at *index* is part of a quotation, which is left alone."""
        before = bisect_right(self.quoted, (index, len(self.text) + 1)) - 1
        return before >= 0 and index < self.quoted[before][1]


def plain_passage(text: Text, field: str) -> Passage:
    """A passage of a text without markup."""
    return Passage(text, str(text), field, prose=False)


def prose_passage(text: Text, field: str) -> Passage:
    """A passage of Markdown, read."""
    source = str(text)
    stretches: list[str] = []
    offsets: list[int] = []
    put = partial(_put, stretches, offsets)
    position = 0
    for match in _SYNTAX.finditer(source):
        if match["tex"] is not None and not is_formula(match["tex"]):
            continue
        put(source[position : match.start()], position)
        position = match.end()
        kind = match.lastgroup if match.lastgroup != "alt" else "image"
        if kind in {"code", "formula", "autolink", "empty", "bare"}:
            put(OBJECT, match.start())
        elif kind == "fence":
            put(f"\n{OBJECT}\n", match.start())
        elif kind == "image":
            put("\n", match.start())
            put(match["alt"], match.start("alt"))
            put("\n", match.end() - 1)
        elif kind in {"marker", "definition", "cell", "paragraph", "rule"}:
            put("\n", match.start())
        elif kind == "line":
            before = stretches[-1][-1] if stretches else ""
            after = source[position : position + 1]
            if before and after and not (is_wide(before) or is_wide(after)):
                put(" ", match.start())
    put(source[position:], position)
    return Passage(text, "".join(stretches), field, prose=True, offsets=tuple(offsets))


_ATTRIBUTE = late(
    r"""
    (?<=[\s{])(?P<name>alt|caption|source)=
    (?:"(?P<value>[^"\\]*(?:\\.[^"\\]*)*)"|(?P<bare>[^\s{}"“”「」]+))
    """,
    re.VERBOSE | re.DOTALL,
)
_FOLD = late(r"\\(?=[\"\\])|(?:(?<![ \t])[ \t]+)?\n[ \t]*")


def attribute_passages(text: Text) -> Iterator[Passage]:
    """A passage for each wording that stands in the attributes of a figure or table of *text*."""
    if "{" not in text:
        return
    source = str(text)
    for match in _SYNTAX.finditer(source):
        if match.lastgroup in {"image", "alt", "attributes"}:
            for attribute in _ATTRIBUTE.finditer(source, match.start(), match.end()):
                yield _value(text, attribute)


def _value(text: Text, attribute: re.Match[str]) -> Passage:
    """The value of an attribute: escapes undone, a line break between Han characters nothing."""
    source = str(text)
    stretches: list[str] = []
    offsets: list[int] = []
    position, stop = attribute.span("bare" if attribute["value"] is None else "value")
    for fold in _FOLD.finditer(source, position, stop):
        _put(stretches, offsets, source[position : fold.start()], position)
        position = fold.end()
        before, after = source[fold.start() - 1], source[position : position + 1]
        if "\n" in fold[0] and not (is_wide(before) or is_wide(after)):
            _put(stretches, offsets, " ", fold.start())
    _put(stretches, offsets, source[position:stop], position)
    return Passage(text, "".join(stretches), attribute["name"], prose=False, offsets=tuple(offsets))


def _put(stretches: list[str], offsets: list[int], stretch: str, index: int) -> None:
    """Add *stretch*, which stands at *index* of the source."""
    if stretch:
        stretches.append(stretch)
        offsets.extend(range(index, index + len(stretch)))


def without_code(text: str) -> str:
    """*text*, of the same length, with :data:`OBJECT` for each character of code."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda match: OBJECT * len(match[0]), text)


def paragraphs(passage: Passage) -> Iterator[tuple[int, str]]:
    """The paragraphs of a passage with the index at which each begins; empty ones left out."""
    start = 0
    for line in passage.text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1
