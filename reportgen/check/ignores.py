"""``# reportgen: ignore CODE 理由``: a finding that the authors have looked at and stand by.

The comment stands on the line of the finding, or on its own above it. Inside a block of prose a
``#`` is wording, so the comment goes on the line of the key, or above it, and covers all of the
block. What has no line of its own (a picture that nobody uses, a font) is ignored by a comment at
the head of ``report.yaml``. A reason is required, and an ignore that hides nothing is itself a
finding: one that is left behind would hide the next mistake.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import ScalarEvent

from reportgen.findings import Finding, say
from reportgen.patterns import late
from reportgen.places import Place, Source
from reportgen.read.nearest import nearest
from reportgen.rulebook.check import IGNORE_UNKNOWN, IGNORE_UNUSED, IGNORE_WITHOUT_REASON

_MARK = late(r"#[ \t]*reportgen[ \t]*[:：][ \t]*ignore(?![A-Za-z-])([^\n]*)", re.IGNORECASE)
_CODE = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+"
_REST = late(rf"[ \t:：]*({_CODE}(?:[ \t]*[,，、][ \t]*{_CODE})*)?(.*)", re.ASCII)
_SPLIT = late(r"[ \t,，、]+")
_POINTS = " \t:：-—–,，、。（）()"
_COMMENT_LINE = late(r"[ \t]*(?:#|$)")


@dataclass(slots=True)
class Ignore:
    """One code of one comment: the lines that it covers, and what it has hidden."""

    code: str
    reason: str
    place: Place
    first: int
    last: int
    hidden: set[Place] = field(default_factory=set)
    head: bool = False
    """Whether it stands at the head of ``report.yaml``, and so also covers files without lines."""
    refused: bool = False
    """Whether it stands at an error of reading, which cannot be ignored."""

    def covers(self, finding: Finding) -> bool:
        """Whether *finding*, one of this code, stands where the comment says."""
        place = finding.place
        return place.file == self.place.file and self.first <= place.line <= self.last


@dataclass(slots=True)
class Ignores:
    """Every ignore of a report, and what is wrong with the comments themselves."""

    items: dict[tuple[str, str], list[Ignore]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    files: frozenset[str] = frozenset()
    """The record files, whose lines can hold a comment."""
    heads: dict[str, Ignore] = field(default_factory=dict)
    """By code, what the head of ``report.yaml`` says of files that hold no comments."""

    def add(self, item: Ignore) -> None:
        """Heed *item*."""
        if item.head:
            self.heads.setdefault(item.code, item)
        self.items.setdefault((item.place.file, item.code), []).append(item)

    @property
    def hidden(self) -> int:
        """How many findings have been hidden so far."""
        return sum(len(item.hidden) for item in self._all())

    @property
    def codes(self) -> frozenset[str]:
        """The codes that are ignored somewhere."""
        return frozenset(item.code for item in self._all())

    def _all(self) -> Iterator[Ignore]:
        for items in self.items.values():
            yield from items

    def _about(self, finding: Finding) -> Ignore | None:
        if finding.place.file not in self.files:
            return self.heads.get(finding.code)
        items = self.items.get((finding.place.file, finding.code), ())
        return next((item for item in items if item.covers(finding)), None)

    def kept(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those of *findings* that no comment hides."""
        for finding in findings:
            item = self._about(finding)
            if item is None:
                yield finding
            else:
                item.hidden.add(finding.place)

    def refuse(self, findings: Iterable[Finding]) -> None:
        """Remember which comments are about *findings*, which stay."""
        for finding in findings:
            item = self._about(finding)
            if item is not None:
                item.refused = True

    def unused(self, codes: Collection[str]) -> Iterator[Finding]:
        """A finding for each ignore of one of *codes* that hid nothing."""
        for item in self._all():
            if item.hidden or item.code not in codes:
                continue
            if item.refused:
                yield IGNORE_UNUSED.finding(
                    item.place,
                    say("{code} 使記錄無法正確讀取，不能忽略。", code=item.code),
                    say("請依該項的說明修正，並刪除這則註解。"),
                )
            else:
                yield IGNORE_UNUSED.finding(
                    item.place,
                    say("這裡沒有 {code} 可以忽略。", code=item.code),
                    say("請刪除這則註解，或移到該項所在的那一行（或其上一行）。"),
                )


def find_ignores(sources: Mapping[str, Source], known: Collection[str]) -> Ignores:
    """The ignores of *sources*; *known* are the codes that there are."""
    ignores = Ignores(files=frozenset(sources))
    for source in sources.values():
        if _MARK.search(source.text):
            _Scanner(source, known, ignores).scan()
    return ignores


def has_ignores(sources: Mapping[str, Source]) -> bool:
    """Whether any of *sources* may hold one."""
    return any(_MARK.search(source.text) is not None for source in sources.values())


class _Scanner:
    def __init__(self, source: Source, known: Collection[str], ignores: Ignores) -> None:
        self.source = source
        self.known = known
        self.ignores = ignores
        self.lines = source.text.split("\n")
        self.scalars: list[_Span] = []
        self.extents: dict[int, tuple[int, int]] = {}

    def scan(self) -> None:
        """Read every comment of the file; a file that is no YAML has none that counts."""
        try:
            self.scalars = list(_spans(self.source.text))
        except YAMLError:
            return
        for span in self.scalars:
            self._extend(span)
        for match in _MARK.finditer(self.source.text):
            before = self.source.text[match.start() - 1 : match.start()] if match.start() else ""
            around = self._around(match.start())
            if around is not None:
                self._wording(match, around)
            elif not before or before.isspace():
                self._comment(match)

    def _extend(self, span: _Span) -> None:
        """A scalar of several lines is covered whole from its first line, and from its last."""
        first = self.source.line_column(span.start)[0]
        last = self.source.line_column(max(span.start, span.end - 1))[0]
        for line in {first, last}:
            a, b = self.extents.get(line, (line, line))
            self.extents[line] = (min(a, first), max(b, last))

    def _around(self, index: int) -> _Span | None:
        number = bisect_right(self.scalars, index, key=lambda span: span.start) - 1
        span = self.scalars[number] if number >= 0 else None
        return span if span is not None and index < span.end else None

    def _wording(self, match: re.Match[str], span: _Span) -> None:
        """What looks like an ignore on a line of its own in a block, where it is printed."""
        line, column = self.source.line_column(match.start())
        if span.block and not self.lines[line - 1][: column - 1].strip():
            self.ignores.findings.append(
                IGNORE_UNUSED.finding(
                    self.source.place(*match.span()),
                    say("這一行在內容之內，會照樣印出，不是註解。"),
                    say("請移到內容的鍵那一行之後，或它的上一行。"),
                )
            )

    def _comment(self, match: re.Match[str]) -> None:
        place = self.source.place(match.start(), match.start() + len(match.group().rstrip()))
        rest = _REST.match(match[1])
        assert rest is not None
        reason = rest[2].strip(_POINTS)
        if rest[1] is None:
            self.ignores.findings.append(
                IGNORE_UNKNOWN.finding(
                    place,
                    say("這則註解沒有寫出要忽略哪一個代碼。"),
                    say("請寫成「# reportgen: ignore {code} 理由」。", code="CODE"),
                )
            )
            return
        first, last = self._covered(match.start())
        for code in dict.fromkeys(_SPLIT.split(rest[1])):
            if code not in self.known:
                self.ignores.findings.append(_unknown(code, place, self.known))
            elif not reason:
                self.ignores.findings.append(
                    IGNORE_WITHOUT_REASON.finding(
                        place,
                        say("忽略 {code} 要寫出理由，現在沒有，因此不生效。", code=code),
                        say("請寫成「# reportgen: ignore {code} 理由」。", code=code),
                    )
                )
            else:
                head = self._at_head(match.start())
                self.ignores.add(Ignore(code, reason, place, first, last, head=head))

    def _at_head(self, index: int) -> bool:
        """Whether nothing but comments stands in report.yaml up to the comment at *index*."""
        line = self.source.line_column(index)[0]
        is_report = self.source.file.rsplit("/", 1)[-1] == "report.yaml"
        return is_report and all(map(_COMMENT_LINE.match, self.lines[:line]))

    def _covered(self, index: int) -> tuple[int, int]:
        """First and last line that the comment at *index* is about."""
        line, column = self.source.line_column(index)
        if not self.lines[line - 1][: column - 1].strip():
            line += 1
            while line <= len(self.lines) and _COMMENT_LINE.match(self.lines[line - 1]):
                line += 1
        return self.extents.get(line, (line, line))


def _unknown(code: str, place: Place, known: Collection[str]) -> Finding:
    near = nearest(code, known)
    hint = (
        say("是否為「{near}」？", near=near)
        if near
        else say("所有代碼：{command}。", command="reportgen explain")
    )
    return IGNORE_UNKNOWN.finding(place, say("沒有「{code}」這個代碼。", code=code), hint)


class _Span(NamedTuple):
    """A scalar: start, end, and whether it is a block; a block begins at the end of its header."""

    start: int
    end: int
    block: bool


def _spans(text: str) -> Iterator[_Span]:
    parser = CParser(text)
    while parser.check_event():
        event = parser.get_event()
        if not isinstance(event, ScalarEvent) or not event.start_mark or not event.end_mark:
            continue
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in {"|", ">"}:
            # The header may have a comment of its own; blank lines after the body are nobody's.
            yield _Span(text.find("\n", start, end), start + len(text[start:end].rstrip()), True)
        elif end > start:
            yield _Span(start, end, False)
