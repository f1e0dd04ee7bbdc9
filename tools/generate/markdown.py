"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.wrap import wrapped

NOTICE = "<!-- 由 python -m tools.generate 產生，請勿手改。 -->"

_HEADS = Path(__file__).with_name("heads")


def head(name: str) -> list[str]:
    """The lines that stand before what is generated, written by hand."""
    return (_HEADS / f"{name}.md").read_text(encoding="utf-8").split("\n")


def cell(text: object) -> str:
    """*text* in a cell of a table."""
    return str(text).replace("|", "\\|").replace("\n", " ").strip()


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(map(cell, row))} |" for row in rows]
    return lines


def code(text: str, language: str = "yaml") -> list[str]:
    """The lines of a block of code; its fence is longer than any inside."""
    fence = "```"
    while fence in text:
        fence += "`"
    return [f"{fence}{language}", *text.rstrip("\n").split("\n"), fence]


def page(lines: Iterable[str]) -> str:
    """A whole file: prose wrapped, no two blank lines in a row, one line end at its end."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return wrapped("\n".join(kept).rstrip("\n") + "\n")
