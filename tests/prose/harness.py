"""Prose as it stands in a record, and both passes in one call."""

from __future__ import annotations

from reportgen.findings import Finding, ordered
from reportgen.places import Source, Text
from reportgen.prose import Captions, Labels, Parsed, parse, render

FILE = "purpose.yaml"
INDENT = 2


def in_record(prose: str) -> Text:
    """*prose* as the block scalar of ``prose:``, whose text begins on line 2, column 3."""
    lines = (" " * INDENT + line if line else "" for line in prose.split("\n"))
    record = "prose: |\n" + "\n".join(lines) + "\n"
    return Text(prose, Source(FILE, record), (record.index("|"), len(record)))


def both_passes(prose: str) -> tuple[Parsed, str, list[Finding]]:
    """What *prose* is, its HTML, and its findings, where it is the whole report."""
    findings: list[Finding] = []
    parsed = parse(in_record(prose), findings)
    labels = Labels(Captions())
    labels.add(parsed, findings)
    labels.check(parsed, findings)
    return parsed, str(render(parsed, labels)), ordered(findings)


def html_of(prose: str) -> str:
    return both_passes(prose)[1]


def findings_of(prose: str) -> list[tuple[str, int, int, str]]:
    """Code, line and column of each finding, and the source that it marks on that line."""
    text = in_record(prose)
    assert text.source is not None
    found = []
    for finding in both_passes(prose)[2]:
        place = finding.place
        line = text.source.line(place.line)
        end = place.end_column if place.end_line == place.line else len(line) + 1
        found.append((finding.code, place.line, place.column, line[place.column - 1 : end - 1]))
    return found
