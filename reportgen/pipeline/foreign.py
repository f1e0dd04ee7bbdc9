"""Layouts from elsewhere are typeset within bounds of time and memory.

A template or a style sheet can keep the engine busy for hours or take all memory (flex in flex in
flex). The layouts that come with reportgen cannot, and are typeset without a child process.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from reportgen.authority.folder import read_file
from reportgen.authority.load import SETTINGS, Layout
from reportgen.cache import digest
from reportgen.findings import Finding, Message, say
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.limits import LAYOUT_DIGITS, LAYOUT_RATE, LAYOUT_SECONDS
from reportgen.places import Place, label_of
from reportgen.rulebook.compose import TEMPLATE_ERROR

Result = TypeVar("Result")

_DIGITS = re.compile(r"\d+")


def is_foreign(layout: Layout, shipped: Path) -> bool:
    """Whether any folder of *layout* stands outside *shipped*."""
    return any(folder.parent != shipped for folder in layout.folders)


def state_of(layout: Layout) -> str:
    """A digest of the templates and style sheets of *layout*."""
    return digest(*(part for file in _files(layout) for part in file))


def unreadable_number(layout: Layout) -> Finding | None:
    """The finding for a number in *layout* that is too long to be read, at its line."""
    for file, text in _files(layout):
        # Whole runs, as a pattern of a fixed length would read most figures a thousand times.
        longest = max(_DIGITS.finditer(text), key=lambda run: len(run[0]), default=None)
        if longest is not None and len(longest[0]) > LAYOUT_DIGITS:
            line = text.count("\n", 0, longest.start()) + 1
            return TEMPLATE_ERROR.finding(
                Place(file, line, end_line=line),
                say("版型無法套用：這一行的數字超過 {limit} 位。", limit=int(LAYOUT_DIGITS)),
                say("請改成合理的數值。"),
            )
    return None


def within_bounds(work: Callable[[], Result], layout: Layout, characters: int) -> Result | Finding:
    """The result of *work*, which typesets *characters* of HTML by *layout*; else a finding.

    Runs in a child process. Raises what *work* raises.
    """
    seconds = LAYOUT_SECONDS + characters // LAYOUT_RATE
    outcome = bounded(work, seconds=seconds)
    if isinstance(outcome, Done):
        return outcome.value
    if outcome.error is not None:
        raise outcome.error
    if outcome.reason is Reason.TIME:
        return _finding(layout, say("排版 {seconds} 秒仍未完成", seconds=seconds))
    if outcome.reason is Reason.MEMORY:
        return _finding(layout, say("排版所需的記憶體太多"))
    return _finding(layout, say("排版引擎中止"))


def placed(findings: Iterable[Finding], layout: Layout) -> Iterator[Finding]:
    """*findings* of the engine, with the line of *layout* for those without a place.

    That is the line in the layout's own files that has the text which the finding quotes.
    """
    files, whole = None, {"", label_of(layout.folders[0])}
    for finding in findings:
        if finding.place.file not in whole:
            yield finding
            continue
        files = files or list(_files(layout))
        quotes = [str(value) for _, value in finding.message.values]
        quotes += [text.rpartition(": ")[2] for text in quotes]
        quotes += re.findall(r"'([^']+)'", " ".join(quotes))
        spots = (_line(files, text) for text in reversed(quotes))
        settings = Place(label_of(layout.folders[0] / SETTINGS))
        yield replace(finding, place=next(filter(None, spots), settings))


def _files(layout: Layout) -> Iterator[tuple[str, str]]:
    """Label and text of every template and style sheet of *layout*, its own first."""
    for folder in layout.folders:
        for path in sorted([*folder.rglob("*.css"), *folder.rglob("*.html")]):
            data = read_file(folder, path.relative_to(folder).as_posix())
            if isinstance(data, bytes):
                yield label_of(path), data.decode(errors="replace")


def _line(files: Iterable[tuple[str, str]], quote: str) -> Place | None:
    for file, text in files:
        at = text.find(quote)
        if quote and at >= 0:
            line = text.count("\n", 0, at) + 1
            return Place(file, line, end_line=line)
    return None


def _finding(layout: Layout, what: Message) -> Finding:
    return TEMPLATE_ERROR.finding(
        Place(label_of(layout.folders[0] / SETTINGS)),
        say("版型無法套用：{problem}。", problem=what),
        say(
            "請把這個版型的樣板與樣式檔逐一還原，找出是哪一段；層層相套的 flex、grid 與表格最常見。"
        ),
    )
