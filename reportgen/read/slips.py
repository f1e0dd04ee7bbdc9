"""Slips of an input method, found in the text before YAML is parsed.

A YAML parser stops at the first error, and often some lines late. The slips of Chinese typing
(``：`` after a key, a full-width space or a tab as indent) are easy to recognise, so a pass over
the lines finds all of them. Those that can be corrected without guessing are corrected for the
parser, so that a full-width colon does not hide the other findings of its file.

The pass knows just enough YAML to skip prose: block scalars, quotes, flow brackets, comments and
text that runs over several lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from reportgen import limits
from reportgen.findings import Finding
from reportgen.patterns import compiled, late
from reportgen.places import Edit, Source
from reportgen.read.characters import blanked
from reportgen.read.typingslips import (
    tab_indent,
    tight_colon,
    wide_colon,
    wide_indent,
    wrong_dash,
)

_ODD_SPACE = "\t\u3000\xa0"
_COLONS = "：﹕︰∶"
_BLANKS = " " + _ODD_SPACE
_KEY_WIDE = late(rf"([^\W\d][\w-]*)[{_BLANKS}]*[{_COLONS}][{_BLANKS}]*")
_KEY_TIGHT = late(r"([^\W\d][\w-]*):(?=[^\s/])")
_KEY_ODD = late(r"([^\W\d][\w-]*):([\u3000\xa0][ \u3000\xa0]*)")
_DASH_TIGHT = late(r"-(?=[^\s-])")
_DASH_ODD = late(r"[-－–—﹣−•·‧][ \u3000\xa0]+|[－﹣•](?=\S)")
_PROPERTY = late(r"(?:[&!]\S*[ \t]+)+")
_KEY = late(r"(?:[^:#\s]|:(?=\S)|(?<=\S)#|[ \t]+(?![:#\s]))+[ \t]*:(?=[ \t]|$)")
_HEADER = late(r"[|>]([-+]?[1-9]?[-+]?)(?=[ \t]|$)")
_FLOW = late(r"""[\[\]{},'"]|(?<=\s)#[^\n]*|#|\s+|[^\[\]{},'"#\s](?:[^\[\]{},\n#:]|:(?!\s))*:?""")


@dataclass
class Slips:
    """The findings of the pass, and the corrected text for the parser."""

    findings: list[Finding]
    text: str
    mends: list[tuple[int, int]] = field(default_factory=list)
    """(index in ``text``, characters too many from there on), in order."""
    unmended: int | None = None
    """Index of the first slip that is not corrected: later errors of the parser follow from it."""

    def back(self, index: int) -> int:
        """The index in the file of the character at *index* of ``text``."""
        if not self.mends:
            return index
        last = bisect_right(self.mends, (index, 1 << 40)) - 1
        return index - self.mends[last][1] if last >= 0 else index


@dataclass
class _Open:
    """A block collection that lines at its column continue."""

    column: int
    dash: bool
    key: str = ""
    """The last key of a mapping so far; for a list, the key that holds it."""


class SlipScanner:
    """A pass over a file.

    *keys* are the keys of records; *texts* those of them that hold only plain text, so that
    ``title：…`` in their value is prose; *lists* those that can hold a list.
    """

    def __init__(
        self,
        source: Source,
        keys: frozenset[str] = frozenset(),
        texts: frozenset[str] = frozenset(),
        lists: frozenset[str] = frozenset(),
    ) -> None:
        self.source = source
        self.text = blanked(source.text)
        """What the parser gets: it stops at control characters, which are reported elsewhere."""
        self.keys = keys
        self.texts = texts
        self.lists = lists
        self.findings: list[Finding] = []
        self.changes: dict[int, tuple[int, str]] = {}
        self.unmended: int | None = None
        self.open: list[_Open] = []
        self.block: tuple[int, int | None] | None = None
        self.plain: int | None = None

    def scan(self) -> Slips:
        """Find the slips, and correct them where that takes no guess."""
        index = 0
        while index < len(self.text) and len(self.findings) < limits.RECORD_SLIPS:
            index = self._line(index)
        return self._mended()

    def _mended(self) -> Slips:
        if not self.changes:
            return Slips(self.findings, self.text, [], self.unmended)
        parts: list[str] = []
        mends: list[tuple[int, int]] = []
        done = length = 0
        for start, (stop, new) in sorted(self.changes.items()):
            if start < done:
                continue
            parts += [self.text[done:start], new]
            length += start - done + len(new)
            mends.append((length, length - stop))
            done = stop
        parts.append(self.text[done:])
        return Slips(self.findings, "".join(parts), mends, self.unmended)

    # --- lines

    def _line(self, start: int) -> int:
        """Read the line at *start*; the index of the next one to read."""
        end = self.text.find("\n", start)
        end = len(self.text) if end < 0 else end
        first = start
        while first < end and self.text[first] == " ":
            first += 1
        column = first - start
        if self._in_block(start, first, end):
            return end + 1
        visible = first
        while visible < end and self.text[visible] in _BLANKS:
            visible += 1
        if visible == end or self.text[visible] == "#":
            self._make_spaces(first, visible)
            if visible < end:
                self.plain = None
            return end + 1
        runs_on = self.plain is not None and column > self.plain
        if not runs_on and visible > first:
            self._odd_indent(first, visible)
            runs_on = self.plain is not None and not _KEY.match(self.text, visible, end)
            column = visible - start
        if runs_on:
            return end + 1
        self.plain = None
        if self.text.startswith(("---", "..."), start) and column == 0:
            self.open.clear()
            return end + 1
        return max(self._entry(start, start + column, end), end + 1)

    def _in_block(self, start: int, first: int, end: int) -> bool:
        """Whether the line belongs to a block scalar; an odd space as its indent is reported."""
        if self.block is None:
            return False
        if first == end:
            return True
        parent, content = self.block
        column = first - start
        if column > parent if content is None else column >= content:
            self.block = (parent, column if content is None else content)
            return True
        if self.text[first] in _ODD_SPACE:
            visible = first
            while visible < end and self.text[visible] in _BLANKS:
                visible += 1
            if visible == end:
                self._make_spaces(first, visible)
            else:
                self._odd_indent(first, visible)
            return True
        self.block = None
        return False

    def _make_spaces(self, start: int, stop: int) -> None:
        """Replace odd blanks of a blank line, which nobody can see, by spaces for the parser."""
        for index in range(start, stop):
            if self.text[index] != " ":
                self.changes[index] = (index + 1, " ")

    def _odd_indent(self, first: int, visible: int) -> None:
        stop = first
        while stop < visible and self.text[stop] in _ODD_SPACE:
            stop += 1
        indent = tab_indent if self.text[first] == "\t" else wide_indent
        self.findings.append(indent(self.source.place(first, stop), stop - first))
        if self.unmended is None:
            self.unmended = first

    # --- entries of block collections

    def _entry(self, start: int, index: int, end: int) -> int:
        """Read dashes and key of a line; the index up to which text was taken."""
        while True:
            column = index - start
            while self.open and self.open[-1].column > column:
                self.open.pop()
            behind = self._dash(column, index, end)
            if behind is None:
                break
            index = behind
            while index < end and self.text[index] in " \t":
                index += 1
            if index == end:
                return end
        if self.open and self.open[-1].dash and self.open[-1].column == column:
            self.open.pop()
        return self._node(column, index, end)

    def _dash(self, column: int, index: int, end: int) -> int | None:
        """The index behind the dash of a list item; a dash that is not ``- `` is reported."""
        here = self.open[-1] if self.open else None
        sibling = here is not None and here.dash and here.column == column
        if self.text[index] == "-" and (index + 1 == end or self.text[index + 1] in " \t"):
            if not sibling:
                self.open.append(_Open(column, dash=True, key=here.key if here else ""))
            return index + 1
        match = _DASH_ODD.match(self.text, index, end)
        if sibling:
            match = match or _DASH_TIGHT.match(self.text, index, end)
        elif match and (here is None or here.dash or here.key not in self.lists):
            match = None
        if match is None:
            return None
        if not sibling:
            self.open.append(_Open(column, dash=True, key=here.key if here else ""))
        self.findings.append(wrong_dash(self.source.place(index, match.end())))
        self.changes[index] = (match.end(), "- ")
        return match.end()

    def _node(self, column: int, index: int, end: int) -> int:
        """Read a key with its value, or a value that stands alone."""
        if self.text[index] in "\"'":
            stop = self._quoted(index)
            rest = _KEY_END.match(self.text, stop, max(end, stop))
            if rest is None:
                return stop
            self._mapping(column, self.text[index + 1 : stop - 1])
            return self._value(column, rest.end(), end)
        parent = self.open[-1].column if self.open else -1
        if self.text[index] in "[{":
            return self._value(parent, index, end)
        key = _KEY.match(self.text, index, end)
        slip = self._colon(column, index, end, key is not None)
        if slip:
            name, stop = slip
            self._mapping(column, name)
            return self._value(column, stop, end)
        if key:
            self._mapping(column, key.group()[:-1].rstrip())
            return self._value(column, key.end(), end)
        if self.open and self.open[-1].column == column:
            return end
        return self._value(parent, index, end)

    def _mapping(self, column: int, key: str) -> None:
        if self.open and not self.open[-1].dash and self.open[-1].column == column:
            self.open[-1].key = key
        else:
            self.open.append(_Open(column, dash=False, key=key))

    def _colon(self, column: int, index: int, end: int, has_key: bool) -> tuple[str, int] | None:
        """A key whose colon is wrong: its name and the index behind the colon.

        Beside lines that are keys, a line must be a key. Elsewhere only keys of records count, and
        only where a mapping may stand.
        """
        sibling = bool(self.open) and not self.open[-1].dash and self.open[-1].column == column
        wide = _KEY_WIDE.match(self.text, index, end)
        if wide and (self._is_key(wide[1], sibling) or (sibling and not has_key)):
            self._wide_colon(wide)
            return wide[1], wide.end()
        tight = _KEY_TIGHT.match(self.text, index, end) or _KEY_ODD.match(self.text, index, end)
        if tight is None or has_key:
            return None
        if not sibling and not (column == 0 and tight[1] in self.keys):
            return None
        self._space_after_colon(tight)
        return tight[1], tight.end()

    def _is_key(self, name: str, sibling: bool) -> bool:
        if name not in self.keys:
            return False
        return sibling or not self.open or self.open[-1].key not in self.texts

    def _wide_colon(self, match: re.Match[str]) -> None:
        at = match.end(1)
        while self.text[at] in _BLANKS:
            at += 1
        edit = self._colon_edit(match.end(1), match.end())
        colon = self.text[at]
        self.findings.append(wide_colon(self.source.place(at, at + 1), match[1], colon, edit))
        self.changes[match.end(1)] = (match.end(), ": ")

    def _space_after_colon(self, match: re.Match[str]) -> None:
        at = match.end(1)
        edit = self._colon_edit(at, match.end())
        self.findings.append(tight_colon(self.source.place(at, match.end()), match[1], edit))
        self.changes[at] = (match.end(), ": ")

    def _colon_edit(self, start: int, end: int) -> Edit:
        """The edit that puts a half-width colon between *start* and *end*."""
        ends_line = self.text[end : end + 1] in {"", "\n"}
        return Edit(self.source.place(start, end), ":" if ends_line else ": ")

    # --- values

    def _value(self, parent: int, index: int, end: int) -> int:
        """Read what stands at *index* under a collection at column *parent*."""
        while index < end and self.text[index] in " \t":
            index += 1
        if marks := _PROPERTY.match(self.text, index, end):
            index = marks.end()
        if index >= end or self.text[index] == "#":
            return end
        char = self.text[index]
        if char in "\"'":
            return self._quoted(index)
        if char in "[{":
            return self._flow(index)
        if char in "|>":
            header = _HEADER.match(self.text, index, end)
            if header:
                digits = header[1].strip("+-")
                self.block = (parent, max(parent, 0) + int(digits) if digits else None)
            return end
        if " #" not in self.text[index:end]:
            self.plain = parent
        return end

    def _quoted(self, index: int) -> int:
        """The index behind the quoted text at *index*; the end of the file where it never ends."""
        pattern = _QUOTED[self.text[index]]
        match = pattern.match(self.text, index)
        stop = match.end() if match else len(self.text)
        line = self.text.find("\n", index, stop)
        return stop if line < 0 else self._rest_of_line(stop)

    def _rest_of_line(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def _flow(self, index: int) -> int:
        """Read ``[…]`` or ``{…}``; full-width colons after keys of the records are reported."""
        depth: list[str] = []
        fresh = True
        while index < len(self.text):
            match = _FLOW.match(self.text, index)
            assert match is not None
            piece, index = match.group(), match.end()
            if piece in "[{":
                depth.append(piece)
                fresh = True
            elif piece in "]}":
                depth = depth[:-1]
                fresh = False
                if not depth:
                    return self._rest_of_line(index)
            elif piece == ",":
                fresh = True
            elif piece in "\"'":
                if fresh:
                    quoted = _QUOTED[piece].match(self.text, match.start())
                    index = quoted.end() if quoted else len(self.text)
                fresh = False
            elif not piece.isspace() and not piece.startswith("#"):
                self._flow_entry(match, fresh and depth[-1] == "{")
                fresh = piece.endswith((":", ": "))
        return index

    def _flow_entry(self, piece: re.Match[str], key_expected: bool) -> None:
        wide = _KEY_WIDE.match(self.text, piece.start(), piece.end()) if key_expected else None
        if wide and wide[1] in self.keys:
            self._wide_colon(wide)


_KEY_END = late(r"[ \t]*:(?=[ \t]|$)", re.MULTILINE)
_QUOTED = {
    '"': compiled(r'"(?:[^"\\]|\\.)*"', re.DOTALL),
    "'": compiled(r"'(?:[^']|'')*'"),
}
