"""Files become a report's folder: read, recognised, written whole, every word accounted for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportgen.authority.load import Layout
from reportgen.findings import Finding
from reportgen.intake.account import homeless, import_md, unplaced_md
from reportgen.intake.blocks import Document
from reportgen.intake.comments import with_comments
from reportgen.intake.joined import free_name, joined
from reportgen.intake.layout import FOLDER as LAYOUT
from reportgen.intake.layout import proposal
from reportgen.intake.ledger import Account
from reportgen.intake.reading.files import read_file
from reportgen.intake.recognise.report import Recognised, recognise
from reportgen.scaffold.commented import Tree, text_of
from reportgen.scaffold.report import write_report

ORIGINALS = ".original"
"""The hidden folder in which the files stay that were imported."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was made of the files, before it is written."""

    document: Document
    made: Recognised
    account: Account
    pictures: Mapping[str, bytes]
    """By their path in the report; those without a place, too."""
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


def take_over(document: Document, layout: Layout, *, as_is: bool = False) -> Imported:
    """The records of *document* for *layout*, with the account of its words."""
    made = recognise(document, layout.authority, layout.name, as_is=as_is)
    account = made.ledger.settle(
        document, {name: _values(t, name) for name, t in made.files.items()}
    )
    pictures = {made.pictures[name]: document.pictures[name] for name in made.pictures}
    loose = {
        f"figures/{free_name(name)}": data
        for name, data in document.pictures.items()
        if name not in made.pictures
    }
    layout_yaml = proposal(made, layout.authority, layout.name)
    return Imported(document, made, account, loose | pictures, tuple(loose), layout_yaml)


def write(imported: Imported, folder: Path, originals: Sequence[Path] = ()) -> None:
    """Write the report into *folder*, all or nothing; raises ``OSError``."""
    beside = dict(imported.pictures)
    beside |= {name: text.encode() for name, text in with_comments(imported).items()}
    beside["import.md"] = import_md(imported).encode()
    if imported.account.unplaced or imported.loose or homeless(imported):
        beside["unplaced.md"] = unplaced_md(imported).encode()
    if imported.layout:
        beside[f"{LAYOUT}/authority.yaml"] = imported.layout.encode()
    beside |= {f"{ORIGINALS}/{path.name}": path.read_bytes() for path in originals}
    write_report(folder, imported.made.files, beside=beside)


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
