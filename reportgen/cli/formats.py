"""Findings as text: for people, for a log, for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportgen.cli.screen import Paint, width
from reportgen.findings import Finding, Severity, Translate
from reportgen.places import Source


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of one report when it is shown: its findings and the sources they point into."""

    report: str
    findings: Sequence[Finding]
    sources: Mapping[str, Source]


Formatter = Callable[[Sequence[Checked], Translate, Paint], str]


def counts(findings: Iterable[Finding]) -> dict[Severity, int]:
    """How many findings of each severity."""
    counter = Counter(finding.severity for finding in findings)
    return {severity: counter[severity] for severity in Severity}


def severity_word(severity: Severity) -> str:
    """The severity as a word on the screen, a msgid."""
    return {Severity.ERROR: "錯誤", Severity.WARNING: "警告", Severity.NOTE: "提醒"}[severity]


def summary_line(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:
    """One line: how many reports, errors, warnings, notes."""
    count = counts(finding for one in checked for finding in one.findings)
    if not any(count.values()):
        return paint("good", translate("{n} 份報告，沒有發現問題。").format(n=len(checked)))
    parts = [
        paint(severity.value, translate(f"{severity_word(severity)}")) + f" {number}"
        for severity, number in count.items()
        if number
    ]
    return translate("{n} 份報告：").format(n=len(checked)) + "，".join(parts)


def pretty(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:
    """For people: the place, the line itself with a caret under it, and what to write instead."""
    blocks = [
        _block(finding, one.sources.get(finding.place.file), translate, paint)
        for one in checked
        for finding in one.findings
    ]
    return "\n".join([*blocks, summary_line(checked, translate, paint)])


def _block(finding: Finding, source: Source | None, translate: Translate, paint: Paint) -> str:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if place.file else ""
    severity = finding.severity
    lines = [
        f"{paint('place', where)} {paint(severity.value, translate(severity_word(severity)))} "
        f"{finding.message.text(translate)} {paint('dim', finding.code)}".lstrip()
    ]
    if source is not None and (text := source.line(place.line)).strip():
        lines += _quote(text, finding, paint)
    lines += [f"  → {hint.text(translate)}" for hint in finding.hints]
    if finding.reference:
        lines.append(paint("dim", f"  § {finding.reference}"))
    return "\n".join(lines) + "\n"


MAX_QUOTE = 100
"""Characters of the line that are shown; a paragraph on one line is cut around the caret."""


def _quote(text: str, finding: Finding, paint: Paint) -> list[str]:
    """The line with its number, and carets as wide on the screen as what they mark."""
    place = finding.place
    start = min(place.column - 1, len(text))
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    end = min(max(end, start + 1), len(text)) if start < len(text) else start + 1
    shift = max(0, start - MAX_QUOTE // 2)
    shown = text[shift : shift + MAX_QUOTE].replace("\t", "→").rstrip()
    lead = "…" if shift else ""
    before = width(lead + text[shift:start].replace("\t", "→"))
    marked = max(1, width(text[start : min(end, shift + MAX_QUOTE)]))
    gutter = f"{place.line:>5} │ "
    return [
        paint("dim", gutter) + lead + shown,
        paint("dim", " " * 5 + " │ ") + " " * before + paint("caret", "^" * marked),
    ]


def compact(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One line a finding: ``file:line:column: severity CODE message``."""
    return "\n".join(
        f"{f.place.file}:{f.place.line}:{f.place.column}: {f.severity} {f.code} "
        f"{f.message.text(translate)}"
        for one in checked
        for f in one.findings
    )


def as_json(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One object: every finding, and the sums."""
    count = counts(finding for one in checked for finding in one.findings)
    document: dict[str, Any] = {
        "findings": [
            {
                "code": f.code,
                "severity": str(f.severity),
                "report": one.report,
                "file": f.place.file,
                "line": f.place.line,
                "column": f.place.column,
                "end_line": f.place.end_line,
                "end_column": f.place.end_column,
                "message": f.message.text(translate),
                "hints": [hint.text(translate) for hint in f.hints],
                "reference": f.reference,
            }
            for one in checked
            for f in one.findings
        ],
        "summary": {
            "reports": len(checked),
            "errors": count[Severity.ERROR],
            "warnings": count[Severity.WARNING],
            "notes": count[Severity.NOTE],
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def github(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """Workflow commands, which GitHub shows on the line of a pull request."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    return "\n".join(
        f"::{kinds[f.severity]} file={_property(f.place.file)},line={f.place.line},"
        f"col={f.place.column},endLine={f.place.end_line},endColumn={f.place.end_column},"
        f"title={_property(f.code)}::"
        + _data("\n".join([f.message.text(translate), *(h.text(translate) for h in f.hints)]))
        for one in checked
        for f in one.findings
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: Mapping[str, Formatter] = {
    "pretty": pretty,
    "compact": compact,
    "json": as_json,
    "github": github,
}
"""Every ``--format``."""
