"""For GitHub: workflow commands, which it shows on the line of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.cli.formats.model import Checked, has_lines, told
from reportgen.cli.screen import Paint
from reportgen.findings import Finding, Severity, Translate
from reportgen.places import Place

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One command a finding."""
    return "\n".join(_command(finding, translate) for _, finding in told(checked))


def _command(finding: Finding, translate: Translate) -> str:
    said = [finding.message.text(translate), *(hint.text(translate) for hint in finding.hints)]
    if finding.reference:
        said.append(finding.reference)
    where = "".join(f"{key}={_property(value)}," for key, value in _place(finding.place))
    title = _property(finding.code)
    return f"::{_KINDS[finding.severity]} {where}title={title}::{_data(chr(10).join(said))}"


def _place(place: Place) -> list[tuple[str, str]]:
    """What GitHub knows of a place; it takes columns only where they are of one line."""
    if not place.file:
        return []
    if not has_lines(place):
        return [("file", place.file)]
    known = [("file", place.file), ("line", str(place.line)), ("endLine", str(place.end_line))]
    if place.end_line == place.line:
        end = max(place.end_column, place.column)
        known += [("col", str(place.column)), ("endColumn", str(end))]
    return known


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
