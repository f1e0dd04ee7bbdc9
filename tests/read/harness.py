"""Fixtures of the reader: a folder of records, and ``expected.txt``, which says all of a finding.

::

    DATE-FORM error report.yaml:4:9-19 ‹105/12/5›
      「105/12/5」不是可讀的日期。
      → 請改成「2016-12-05」。

``python -m tests.read.harness`` writes the expected texts again; read the difference before you
keep it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.findings import Finding
from reportgen.read import read

FIXTURES = Path(__file__).parent / "fixtures"


def description(folder: Path) -> str:
    """The findings of the report in *folder*, in words."""
    reading = read(folder, "")
    lines = {file: source.text.split("\n") for file, source in reading.sources.items()}
    return "".join(
        f"{line}\n"
        for finding in reading.findings
        for line in _described(finding, lines.get(finding.place.file, []))
    )


def _described(finding: Finding, lines: list[str]) -> Iterator[str]:
    place = finding.place
    end, marked = f"-{place.end_line}:{place.end_column}", ""
    if place.line == place.end_line:
        end = f"-{place.end_column}"
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        text = line[place.column - 1 : place.end_column - 1]
        marked = f" ‹{text}›" if text else ""
    where = f"{place.file}:{place.line}:{place.column}{end}"
    yield f"{finding.code} {finding.severity} {where}{_shown(marked)}"
    yield f"  {_shown(finding.message.text())}"
    for hint in finding.hints:
        yield f"  → {_shown(hint.text())}"
    if finding.reference:
        yield f"  § {finding.reference}"


def _shown(text: str) -> str:
    """*text* in one line, what cannot be seen as its escape."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def main() -> None:
    """Write what is expected of every fixture again."""
    for folder in sorted((FIXTURES / "err").iterdir()):
        (folder / "expected.txt").write_text(description(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
