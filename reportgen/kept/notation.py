"""An outcome as JSON and back, so that every format prints the same of both."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

from reportgen.findings import FailLevel, Finding, Mend, Message, Severity
from reportgen.outcome import Outcome
from reportgen.places import Edit, Place, Source

Kind = TypeVar("Kind")

_HOLE = re.compile(r"\{\w*(:[,.\d]{0,3}[a-zA-Z]?)?\}|\{\{|\}\}")
"""Braces that a template may have: plain holes, which read no attribute or item of their value."""


def noted(outcome: Outcome) -> dict[str, Any]:
    """*outcome* as data for JSON; of its sources only the files that a finding points at."""
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
        "facts": outcome.facts,
    }


def outcome_of(data: Any) -> Outcome:
    """The outcome that :func:`noted` turned into *data*.

    Raises a ``ValueError``, ``TypeError``, ``LookupError`` or ``AttributeError`` for data of any
    other form: neither a cache nor a worker on another machine is trusted.
    """
    outcome = Outcome(
        _checked(data["name"], str),
        tuple(map(_finding_of, data["findings"])),
        {_checked(file, str): _source_of(*source) for file, source in data["sources"].items()},
        tuple(map(Path, data["files"])),
        None if data["pdf"] is None else Path(data["pdf"]),
        _checked(data["pages"], int),
        _checked(data["ignored"], int),
        None if data["fail_level"] is None else FailLevel(data["fail_level"]),
        _checked(data["digest"], str),
        _checked(data["facts"], str),
    )
    for finding in outcome.findings:
        for message in (finding.message, *finding.hints):
            message.text()
    return outcome


def _finding(finding: Finding) -> list[Any]:
    hints = [_message(hint) for hint in finding.hints]
    message = _message(finding.message)
    reference, mend = finding.reference, finding.mend
    return [finding.code, finding.severity, finding.place, message, hints, reference, mend]


def _finding_of(data: Any) -> Finding:
    code, severity, place, message, hints, reference, mend = data
    return Finding(
        _checked(code, str),
        Severity(severity),
        _place_of(*place),
        _message_of(message),
        tuple(map(_message_of, hints)),
        _checked(reference, str),
        mend=None if mend is None else _mend_of(*mend),
    )


def _mend_of(edits: Any, certain: Any, of_values: Any) -> Mend:
    return Mend(
        tuple(Edit(_place_of(*place), _checked(text, str)) for place, text in edits),
        _checked(certain, bool),
        _checked(of_values, bool),
    )


def _place_of(file: Any, *numbers: Any) -> Place:
    return Place(_checked(file, str), *(_checked(number, int) for number in numbers))


def _source_of(file: Any, text: Any) -> Source:
    return Source(_checked(file, str), _checked(text, str))


def _checked(value: Any, kind: type[Kind]) -> Kind:
    """*value*, which must be a *kind*."""
    if type(value) is not kind:
        raise TypeError(value)
    return value


def _message(message: Message) -> dict[str, Any]:
    values = {name: _value(value) for name, value in message.values}
    return {"say": message.template, "with": values, "at": message.place}


def _message_of(data: Any) -> Message:
    values = {name: _value_of(value) for name, value in data["with"].items()}
    place = None if data["at"] is None else _place_of(*data["at"])
    template = _checked(data["say"], str)
    if set(_HOLE.sub("", template)) & {"{", "}"}:
        raise ValueError(template)
    return Message(template, tuple(values.items()), place)


def _value(value: object) -> Any:
    """A value of a hole; what is neither number nor message is printed as text anyway."""
    if isinstance(value, Message):
        return _message(value)
    if isinstance(value, tuple):
        return [_value(part) for part in value]
    return value if type(value) in {int, float, str} else str(value)


def _value_of(data: Any) -> object:
    if isinstance(data, dict):
        return _message_of(data)
    if isinstance(data, list):
        return tuple(map(_value_of, data))
    if type(data) not in {int, float, str}:
        raise TypeError(data)
    return data
