"""For GitHub: workflow commands, which it shows on the line of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.cli.formats.model import all_findings, has_lines
from reportgen.cli.screen import Paint
from reportgen.findings import Finding, Severity, Translate
from reportgen.outcome import Outcome
from reportgen.places import Place

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One command a finding."""
    return "\n".join(_command(finding, translate) for _, finding in all_findings(outcomes))


def _command(finding: Finding, translate: Translate) -> str:
    lines = [finding.message.text(translate), *(hint.text(translate) for hint in finding.hints)]
    if finding.reference:
        lines.append(finding.reference)
    where = "".join(f"{key}={_property(value)}," for key, value in _place(finding.place))
    title = _property(finding.code)
    return f"::{_KINDS[finding.severity]} {where}title={title}::{_data(chr(10).join(lines))}"


def _place(place: Place) -> list[tuple[str, str]]:
    """The properties of a place; GitHub takes columns only where both are on one line."""
    if not place.file:
        return []
    if not has_lines(place):
        return [("file", place.file)]
    properties = [("file", place.file), ("line", str(place.line)), ("endLine", str(place.end_line))]
    if place.end_line == place.line:
        end = max(place.end_column, place.column)
        properties += [("col", str(place.column)), ("endColumn", str(end))]
    return properties


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
