"""Several files as one document: the body, its appendices, the cover, each a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from reportgen.intake.blocks import (
    Block,
    Cell,
    Document,
    Inline,
    NoteCall,
    Paragraph,
    Picture,
    Table,
)


def joined(documents: Sequence[Document]) -> Document:
    """*documents* one after the other; pictures and notes of the same name stay apart."""
    if len(documents) == 1:
        return documents[0]
    parts = [_marked(document, f"{n}-") for n, document in enumerate(documents, start=1)]
    return Document(
        documents[0].name,
        tuple(block for part in parts for block in part.blocks),
        {key: note for part in parts for key, note in part.notes.items()},
        {name: data for part in parts for name, data in part.pictures.items()},
        findings=tuple(finding for part in parts for finding in part.findings),
        deleted=tuple(text for part in parts for text in part.deleted),
    )


def _marked(document: Document, mark: str) -> Document:
    def inline(piece: Inline) -> Inline:
        if isinstance(piece, NoteCall):
            return NoteCall(mark + piece.key)
        return replace(piece, name=mark + piece.name) if isinstance(piece, Picture) else piece

    def block(old: Block) -> Block:
        if isinstance(old, Paragraph):
            return replace(old, content=tuple(map(inline, old.content)))
        return Table(tuple(tuple(map(cell, row)) for row in old.rows))

    def cell(old: Cell) -> Cell:
        return replace(old, blocks=tuple(map(block, old.blocks)))

    return replace(
        document,
        blocks=tuple(map(block, document.blocks)),
        notes={mark + key: tuple(map(block, note)) for key, note in document.notes.items()},
        pictures={mark + name: data for name, data in document.pictures.items()},
    )


def free_name(name: str) -> str:
    """*name* of a picture as records can write it: no blanks, no brackets."""
    path = PurePath(name)
    stem = "".join(char if char.isalnum() or char in "-_." else "-" for char in path.stem)
    return f"{stem.strip('-.') or 'picture'}{path.suffix.lower()}"
