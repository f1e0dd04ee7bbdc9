"""SARIF 2.1.0, for code scanning: the findings, and the rules that they come from."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any
from urllib.parse import quote

from reportgen import DISTRIBUTION, __version__
from reportgen.cli.formats.model import all_findings, has_lines
from reportgen.cli.screen import Paint, encodable, escaped
from reportgen.findings import Finding, Mend, Translate
from reportgen.outcome import Outcome
from reportgen.places import Edit, Place
from reportgen.rules import Rule, all_rules, group_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One run with every rule and every finding."""
    rules = all_rules()
    index = {code: number for number, code in enumerate(rules)}
    home = _home()
    run = {
        "tool": {
            "driver": {
                "name": "reportgen",
                "version": __version__,
                **({"informationUri": home} if home else {}),
                "rules": [_rule(rule, home, translate) for rule in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": all(outcome.name for outcome in outcomes)}],
        "results": [
            _result(outcome, finding, index, translate)
            for outcome, finding in all_findings(outcomes)
        ],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escaped(json.dumps(document, ensure_ascii=False, indent=2))


def _home() -> str:
    """The ``Homepage`` of pyproject.toml's ``project.urls``; empty where there is none."""
    try:
        urls = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    pairs: dict[str, str] = dict(url.split(", ", 1) for url in urls)
    return pairs.get("Homepage", "")


def _rule(rule: Rule, home: str, translate: Translate) -> dict[str, Any]:
    bad, good = translate("錯誤的例子"), translate("正確的例子")
    reason = translate(rule.reason)
    examples = f"{bad}:\n\n```yaml\n{rule.bad}```\n\n{good}:\n\n```yaml\n{rule.good}```"
    entry: dict[str, Any] = {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.code.split("-")),
        "shortDescription": {"text": translate(rule.title)},
        "fullDescription": {"text": reason},
        "help": {"text": reason, "markdown": f"{reason}\n\n{examples}"},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [group_of(rule.code), str(rule.phase)], "mends": str(rule.mends)},
    }
    reference = f"{home}/docs/rules.md#{rule.code.lower()}" if home else ""
    address = next((basis.address for basis in rule.basis if basis.address), reference)
    return {**entry, "helpUri": address} if address else entry


def _result(
    outcome: Outcome, finding: Finding, index: dict[str, int], translate: Translate
) -> dict[str, Any]:
    hints = [hint.text(translate) for hint in finding.hints]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": str(finding.severity),
        "message": {"text": "\n".join([finding.message.text(translate), *hints])},
        "properties": {"report": encodable(outcome.name), "reference": finding.reference},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.place.file:
        result["locations"] = [{"physicalLocation": _location(finding.place)}]
    related = [
        {"physicalLocation": _location(hint.place), "message": {"text": hint.text(translate)}}
        for hint in finding.hints
        if hint.place is not None
    ]
    if related:
        result["relatedLocations"] = related
    if finding.mend is not None:
        result["fixes"] = [_fix(finding.mend)]
    return result


def _fix(mend: Mend) -> dict[str, Any]:
    """The edits of *mend*, by file."""
    files: dict[str, list[Edit]] = {}
    for edit in mend.edits:
        files.setdefault(edit.place.file, []).append(edit)
    return {
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _address(file)},
                "replacements": [_replacement(edit) for edit in edits],
            }
            for file, edits in files.items()
        ],
        "properties": {"certain": mend.certain},
    }


def _replacement(edit: Edit) -> dict[str, Any]:
    return {
        "deletedRegion": {**_region(edit.place), "endColumn": edit.place.end_column},
        "insertedContent": {"text": edit.text},
    }


def _address(file: str) -> str:
    """The address of *file*: its bytes, whatever their encoding."""
    try:
        return quote(os.fsencode(file))
    except UnicodeEncodeError:  # the attachments of a PDF may have names that no file can have
        return quote(encodable(file))


def _location(place: Place) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _address(place.file)}}
    if not has_lines(place):
        return location
    location["region"] = _region(place)
    return location


def _region(place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line}
    if (place.end_line, place.end_column) > (place.line, place.column):
        region["endColumn"] = place.end_column
    return region
