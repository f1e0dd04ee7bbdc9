"""Files become a report's folder: read, recognised, written whole, every word accounted for.

Reading and recognising are each done in a child within bounds: what a foreign file makes long is
not only its parts, but also the text in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportgen import limits
from reportgen.authority.load import Layout
from reportgen.findings import Finding, say
from reportgen.intake.account import Row, homeless, import_md, rows, share, unplaced_md
from reportgen.intake.blocks import Document
from reportgen.intake.comments import with_comments
from reportgen.intake.joined import free_name, joined
from reportgen.intake.layout import FOLDER as LAYOUT
from reportgen.intake.layout import proposal
from reportgen.intake.ledger import Account
from reportgen.intake.reading.files import read_file
from reportgen.intake.reading.refused import damaged, too_large
from reportgen.intake.recognise.report import Recognised, recognise
from reportgen.isolate.bounds import Done, Reason, bounded
from reportgen.scaffold.commented import Tree, text_of
from reportgen.scaffold.report import write_report

ORIGINALS = ".original"
"""The hidden folder in which the files stay that were imported."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An import as plain data: the texts of its folder, and what the closing table shows.

    ``pictures`` are the names in the document of the pictures, by their path in the report.
    """

    texts: Mapping[str, str]
    pictures: Mapping[str, str]
    rows: tuple[Row, ...]
    share: float
    guesses: int
    unplaced: int
    loose: int
    layout: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of the files, with all that is known of how."""

    document: Document
    made: Recognised
    account: Account
    pictures: Mapping[str, str]
    """The pictures' names in the document by their path in the report; unused ones, too."""
    loose: tuple[str, ...]
    """Pictures that no record shows."""
    layout: str = ""
    """The ``authority.yaml`` that is proposed; empty where the authority's own fits."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading and recognising found."""
        return (*self.document.findings, *self.made.findings)


def read_files(paths: Sequence[Path]) -> Document | list[Finding]:
    """The files at *paths* as one document, or a finding for each that cannot be read."""
    documents: list[Document] = []
    findings: list[Finding] = []
    for path in paths:
        read = read_file(path)
        if isinstance(read, Finding):
            findings.append(read)
        else:
            documents.append(read)
    return findings or joined(documents)


def take_over(document: Document, layout: Layout, *, as_is: bool = False) -> Taken | Finding:
    """The records of *document* for *layout*, made within bounds; a finding where they are left.

    Raises what recognising raises: that is a bug, not the file's fault.
    """
    outcome = bounded(_taken, document, layout, as_is, seconds=limits.IMPORT_RECOGNISING)
    if isinstance(outcome, Done):
        return outcome.value
    if outcome.error is not None:
        raise outcome.error
    if outcome.reason is Reason.TIME:
        slow = say("這個檔案太複雜，{n} 秒內認不完。", n=int(limits.IMPORT_RECOGNISING))
        return too_large(slow).finding(document.name)
    if outcome.reason is Reason.MEMORY:
        large = say("這個檔案太複雜，辨認要用的記憶體超過上限。")
        return too_large(large).finding(document.name)
    return damaged().finding(document.name)


def _taken(document: Document, layout: Layout, as_is: bool) -> Taken:
    """Body of the child."""
    imported = recognised(document, layout, as_is=as_is)
    return Taken(
        texts=dict(_texts(imported)),
        pictures=imported.pictures,
        rows=tuple(rows(imported)),
        share=share(imported),
        guesses=len(imported.made.ledger.guesses),
        unplaced=len(imported.account.unplaced),
        loose=len(imported.loose),
        layout=bool(imported.layout),
        findings=imported.findings,
    )


def recognised(document: Document, layout: Layout, *, as_is: bool = False) -> Imported:
    """The records of *document* for *layout*, with the account of its words."""
    made = recognise(document, layout.authority, layout.name, as_is=as_is)
    account = made.ledger.settle(
        document, {name: _values(t, name) for name, t in made.files.items()}
    )
    used = {path: name for name, path in made.pictures.items()}
    loose = {
        f"figures/{free_name(name)}": name
        for name in document.pictures
        if name not in made.pictures
    }
    layout_yaml = proposal(made, layout.authority, layout.name)
    return Imported(document, made, account, loose | used, tuple(loose), layout_yaml)


def _texts(imported: Imported) -> Iterator[tuple[str, str]]:
    """The texts of the folder by their path."""
    for name, tree in imported.made.files.items():
        yield name, text_of(name, tree)
    yield from with_comments(imported).items()
    yield "import.md", import_md(imported)
    if imported.account.unplaced or imported.loose or homeless(imported):
        yield "unplaced.md", unplaced_md(imported)
    if imported.layout:
        yield f"{LAYOUT}/authority.yaml", imported.layout


def write(taken: Taken, document: Document, folder: Path, originals: Sequence[Path] = ()) -> None:
    """Write what was *taken* of *document* into *folder*, all or nothing; raises ``OSError``."""
    beside = {path: document.pictures[name] for path, name in taken.pictures.items()}
    beside |= {path: text.encode() for path, text in taken.texts.items()}
    beside |= {f"{ORIGINALS}/{path.name}": path.read_bytes() for path in originals}
    write_report(folder, {}, beside=beside)


def write_records(document: Document, folder: Path) -> None:
    """Write the record files that a PDF carried into *folder*, as they were."""
    write_report(folder, {}, beside=document.records)


def _values(tree: Tree, name: str) -> Iterator[str]:
    """The values of a record file as they are read from its text."""
    return _scalars(yaml.load(text_of(name, tree), yaml.BaseLoader))  # noqa: S506  no objects


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for child in value.values():
            yield from _scalars(child)
    elif isinstance(value, list):
        for child in value:
            yield from _scalars(child)
    elif value is not None:
        yield str(value)
