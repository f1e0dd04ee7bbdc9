"""JUnit's XML, for GitLab and others that show tests: a report is a suite, a finding a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from reportgen.cli.formats.model import all_findings
from reportgen.cli.screen import Paint
from reportgen.findings import Finding, Translate
from reportgen.outcome import Outcome

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """A suite for each report; below the fail level a finding is a passed case with its message."""
    suites = [_suite(outcome, translate) for outcome in outcomes]
    tests = sum(max(1, len(outcome.findings)) for outcome in outcomes)
    failures = sum(outcome.fails(finding) for outcome, finding in all_findings(outcomes))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="reportgen" tests="{tests}" failures="{failures}" errors="0">',
            *suites,
            "</testsuites>",
        ]
    )


def _suite(outcome: Outcome, translate: Translate) -> str:
    name = outcome.name or "reportgen"
    failures = sum(outcome.fails(finding) for finding in outcome.findings)
    cases = [_case(outcome, name, finding, translate) for finding in outcome.findings]
    if not cases:
        cases = [f"<testcase classname={_attribute(name)} name={_attribute('check')}/>"]
    head = f'<testsuite name={_attribute(name)} tests="{len(cases)}" failures="{failures}" '
    return "\n".join([head + 'errors="0" skipped="0">', *cases, "</testsuite>"])


def _case(outcome: Outcome, name: str, finding: Finding, translate: Translate) -> str:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if place.file else ""
    message = finding.message.text(translate)
    lines = [where, message, *(hint.text(translate) for hint in finding.hints), finding.reference]
    body = escape(_clean("\n".join(line for line in lines if line)))
    title = f"{finding.code} {where}".strip()
    head = f"<testcase classname={_attribute(name)} name={_attribute(title)}"
    if place.file:
        head += f' file={_attribute(place.file)} line="{place.line}"'
    if outcome.fails(finding):
        inner = f"<failure type={_attribute(finding.severity)} message={_attribute(message)}>"
        return f"{head}>{inner}{body}</failure></testcase>"
    return f"{head}><system-out>{body}</system-out></testcase>"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
