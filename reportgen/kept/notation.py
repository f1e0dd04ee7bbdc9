"""An outcome as JSON, and back: what every format prints must come back as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportgen.findings import FailLevel, Finding, Message, Severity
from reportgen.outcome import Outcome
from reportgen.places import Place, Source


def noted(outcome: Outcome) -> dict[str, Any]:
    """*outcome* as JSON can hold it, with the text of those files only that a finding points at."""
    pointed_at = {finding.place.file for finding in outcome.findings}
    return {
        "name": outcome.name,
        "findings": [_finding(finding) for finding in outcome.findings],
        "sources": {
            file: [source.file, source.text]
            for file, source in outcome.sources.items()
            if file in pointed_at
        },
        "files": [str(path) for path in outcome.files],
        "pdf": None if outcome.pdf is None else str(outcome.pdf),
        "pages": outcome.pages,
        "ignored": outcome.ignored,
        "fail_level": outcome.fail_level,
        "digest": outcome.digest,
    }


def outcome_of(data: dict[str, Any]) -> Outcome:
    """The outcome that :func:`noted` made *data* of; it may raise anything for other data."""
    return Outcome(
        data["name"],
        tuple(map(_finding_of, data["findings"])),
        {file: Source(*source) for file, source in data["sources"].items()},
        tuple(map(Path, data["files"])),
        None if data["pdf"] is None else Path(data["pdf"]),
        data["pages"],
        data["ignored"],
        None if data["fail_level"] is None else FailLevel(data["fail_level"]),
        data["digest"],
    )


def _finding(finding: Finding) -> list[Any]:
    hints = [_message(hint) for hint in finding.hints]
    message = _message(finding.message)
    return [finding.code, finding.severity, finding.place, message, hints, finding.reference]


def _finding_of(data: list[Any]) -> Finding:
    code, severity, place, message, hints, reference = data
    return Finding(
        code,
        Severity(severity),
        Place(*place),
        _message_of(message),
        tuple(map(_message_of, hints)),
        reference,
    )


def _message(message: Message) -> dict[str, Any]:
    values = {name: _value(value) for name, value in message.values}
    return {"say": message.template, "with": values, "at": message.place}


def _message_of(data: dict[str, Any]) -> Message:
    values = {name: _value_of(value) for name, value in data["with"].items()}
    place = None if data["at"] is None else Place(*data["at"])
    return Message(data["say"], tuple(values.items()), place)


def _value(value: object) -> Any:
    """What stands in a hole. What is neither number nor message is printed as its text anyway."""
    if isinstance(value, Message):
        return _message(value)
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    return value if type(value) in {int, float, str} else str(value)


def _value_of(data: Any) -> object:
    if isinstance(data, dict):
        return _message_of(data)
    return tuple(map(_value_of, data)) if isinstance(data, list) else data
