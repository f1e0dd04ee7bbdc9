"""A clean report as lines of YAML, and the changes that put a defect into it.

Each paragraph of prose is one line of its file, so a defect is known by the numbers of its lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

REPORTS = Path(__file__).with_name("reports")
FRESH = REPORTS / "fresh"
_TERM = re.compile(r"^# (?P<zh>[^=\n]+) = (?P<foreign>[^=\n]+?)(?: = (?P<short>\S+))?$", re.M)
_BLOCK = re.compile(r"^(?P<indent> *)(?:- )?(?P<key>prose|abstract|overview): \|$")
_INLINE = re.compile(r"^ *(?:- )?(?P<key>prose|overview): (?=[^|\n])")
_NOT_PARAGRAPH = re.compile(r"^(?:\||- |\d+\. |!\[|\{#|\[\^)")


@dataclass(frozen=True, slots=True)
class Term:
    """A Chinese term with its original and its abbreviation, as the report introduces it."""

    zh: str
    foreign: str
    short: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose: its line, where it begins in the line, and its wording."""

    line: int
    start: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the roster or of a session, by the name that the prose uses."""

    name: str
    post: str
    body: str


@dataclass(frozen=True, slots=True)
class Defect:
    """A report with one defect: its text, and the lines (from 1) that do not agree."""

    text: str
    lines: frozenset[int]
    what: str


@dataclass(frozen=True)
class Source:
    """A clean report."""

    slug: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

    @cached_property
    def data(self) -> dict[str, Any]:
        """The records."""
        data: dict[str, Any] = yaml.safe_load(self.text)
        return data

    @cached_property
    def terms(self) -> list[Term]:
        """The terms listed at the head of the file."""
        return [Term(m["zh"], m["foreign"], m["short"] or "") for m in _TERM.finditer(self.text)]

    @cached_property
    def people(self) -> list[Person]:
        """Everybody of the roster and of the sessions."""
        rows = [(p["name"], p.get("post", ""), p["agency"]) for p in self.data["roster"]]
        for session in self.data["sessions"]:
            for group in ("their_people", "speakers", "moderators"):
                rows += [
                    (p["name"], p.get("post", ""), p.get("organisation", ""))
                    for p in session.get(group, ())
                    if isinstance(p, dict)
                ]
        people = []
        for name, post, body in rows:
            plain = (name.get("zh") or name["foreign"]) if isinstance(name, dict) else name
            people.append(Person(plain.removeprefix("Dr. "), post, body))
        return list(dict.fromkeys(people))

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs of all prose, in order."""
        paragraphs: list[Paragraph] = []
        block: tuple[int, str] | None = None
        for number, line in enumerate(self.lines):
            if match := _BLOCK.match(line):
                block = len(match["indent"]), match["key"]
                continue
            if block and line.strip() and len(line) - len(line.lstrip()) <= block[0]:
                block = None
            text = line.lstrip()
            if block and text and not _NOT_PARAGRAPH.match(text):
                paragraphs.append(Paragraph(number, len(line) - len(text), text, block[1]))
            elif match := _INLINE.match(line):
                paragraphs.append(Paragraph(number, match.end(), line[match.end() :], match["key"]))
        return paragraphs

    @cached_property
    def body(self) -> list[Paragraph]:
        """The paragraphs that end a sentence, the abstract apart: others may be added to them."""
        return [p for p in self.paragraphs if p.key != "abstract" and p.text.endswith("。")]

    def mentions(self, words: str) -> list[tuple[Paragraph, int]]:
        """Where the prose has *words*."""
        return [
            (p, match.start())
            for p in self.paragraphs
            for match in re.finditer(re.escape(words), p.text)
        ]

    def all_lines_of(self, words: str) -> frozenset[int]:
        """The lines of the records, from 1, that have *words*; remarks do not count."""
        return frozenset(
            n for n, line in enumerate(self.lines, 1) if words in line and not line.startswith("#")
        )

    def replaced(
        self, line: int, start: int, stop: int, new: str, what: str, others: frozenset[int]
    ) -> Defect:
        """The report with *new* for the characters of *line* from *start* up to *stop*."""
        lines = list(self.lines)
        lines[line] = lines[line][:start] + new + lines[line][stop:]
        return Defect("\n".join(lines), others | {line + 1}, what)

    def in_paragraph(
        self,
        paragraph: Paragraph,
        start: int,
        stop: int,
        new: str,
        others: frozenset[int] = frozenset(),
    ) -> Defect:
        """The report with *new* for some characters of *paragraph*."""
        what = f"{paragraph.text[max(0, start - 12) : start]}[{paragraph.text[start:stop]} → {new}]"
        first = paragraph.start
        return self.replaced(paragraph.line, first + start, first + stop, new, what, others)

    def appended(
        self, paragraph: Paragraph, sentence: str, others: frozenset[int] = frozenset()
    ) -> Defect:
        """The report with *sentence* at the end of *paragraph*."""
        end = len(self.lines[paragraph.line])
        return self.replaced(paragraph.line, end, end, sentence, sentence, others)

    def with_line(self, after: int, line: str, what: str) -> Defect:
        """The report with one more line behind *after*."""
        lines = list(self.lines)
        lines.insert(after + 1, line)
        return Defect("\n".join(lines), frozenset({after + 1, after + 2}), what)


def sources(folder: Path = REPORTS) -> list[Source]:
    """All clean reports of *folder*, by name."""
    files = sorted(folder.glob("*.yaml"))
    return [Source(file.stem, file.read_text(encoding="utf-8")) for file in files]
