"""Comments in the margin of a document, as comments in the record files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.intake.blocks import Comment, Paragraph, paragraphs
from reportgen.intake.ledger import core
from reportgen.scaffold.commented import text_of

if TYPE_CHECKING:
    from reportgen.intake.importing import Imported

_KEY = re.compile(r"(?P<indent> *)(?:- )?[a-z_]+:")
_BLOCK = re.compile(r": \|[-+]?(?:  #.*)?$")
"""The end of a key whose value is a block of lines."""
_ENOUGH = 12
"""Letters by which the line of a paragraph is found."""


def with_comments(imported: Imported) -> dict[str, str]:
    """The text of the record files to which comments belong, with each above the key it is about.

    A comment on a paragraph without a place is in ``unplaced.md``.
    """
    texts: dict[str, list[str]] = {}
    for paragraph in commented(imported):
        where = imported.made.ledger.where(paragraph)
        if where not in imported.made.files:
            continue
        tree = imported.made.files[where]
        lines = texts.setdefault(where, text_of(where, tree).rstrip("\n").split("\n"))
        at, indent = _place(lines, core(paragraph.text)[:_ENOUGH])
        lines[at:at] = [f"{indent}# {written(comment)}" for comment in paragraph.comments]
    return {where: "\n".join(lines) + "\n" for where, lines in texts.items()}


def commented(imported: Imported) -> Iterator[Paragraph]:
    """Every paragraph that has a comment."""
    document = imported.document
    blocks = [*document.blocks, *(b for note in document.notes.values() for b in note)]
    return (p for p in paragraphs(tuple(blocks)) if p.comments)


def written(comment: Comment) -> str:
    """王科長（2025-01-02）批註：請查."""
    date = f"（{comment.date}）" if comment.date else ""
    return " ".join(f"{comment.author or '不具名'}{date}批註：{comment.text}".split())


def _place(lines: list[str], words: str) -> tuple[int, str]:
    """The line of the key whose value has *words*, and its indent; the first line without any."""
    last, indent, block = 0, "", -1
    for number, line in enumerate(lines):
        inside = block >= 0 and (not line.strip() or len(line) - len(line.lstrip()) > block)
        match = None if inside or line.lstrip().startswith("#") else _KEY.match(line)
        if match is not None:
            last, indent = number, match["indent"]
            block = len(indent) if _BLOCK.search(line) else -1
        if words and not line.lstrip().startswith("#") and words in core(line):
            return last, indent
    return (min(1, len(lines)), "")
