"""JUnit's XML, for GitLab and others that show tests: a report is a suite, a finding a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from reportgen.cli.formats.model import Checked
from reportgen.cli.screen import Paint
from reportgen.findings import Finding, Translate

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(checked: Sequence[Checked], translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """A suite for each report; what reaches the fail level failed, the rest passed with a word."""
    suites = [_suite(one, translate) for one in checked]
    tests = sum(max(1, len(one.findings)) for one in checked)
    failures = sum(one.fails(finding) for one in checked for finding in one.findings)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="reportgen" tests="{tests}" failures="{failures}" errors="0">',
            *suites,
            "</testsuites>",
        ]
    )


def _suite(one: Checked, translate: Translate) -> str:
    name = one.report or "reportgen"
    failures = sum(map(one.fails, one.findings))
    cases = [_case(one, name, finding, translate) for finding in one.findings]
    if not cases:
        cases = [f"<testcase classname={_attribute(name)} name={_attribute('check')}/>"]
    head = f'<testsuite name={_attribute(name)} tests="{len(cases)}" failures="{failures}" '
    return "\n".join([head + 'errors="0" skipped="0">', *cases, "</testsuite>"])


def _case(one: Checked, name: str, finding: Finding, translate: Translate) -> str:
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if place.file else ""
    message = finding.message.text(translate)
    lines = [where, message, *(hint.text(translate) for hint in finding.hints), finding.reference]
    body = escape(_clean("\n".join(line for line in lines if line)))
    title = f"{finding.code} {where}".strip()
    head = f"<testcase classname={_attribute(name)} name={_attribute(title)}"
    if place.file:
        head += f' file={_attribute(place.file)} line="{place.line}"'
    if one.fails(finding):
        inner = f"<failure type={_attribute(finding.severity)} message={_attribute(message)}>"
        return f"{head}>{inner}{body}</failure></testcase>"
    return f"{head}><system-out>{body}</system-out></testcase>"


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
