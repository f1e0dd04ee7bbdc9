"""For people: the place, the line itself with a caret under it, and what to write instead."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.cells import width
from reportgen.cli.formats.model import all_findings, counts, has_lines, reports
from reportgen.cli.screen import Paint, visible
from reportgen.findings import Finding, Message, Severity, Translate, alike
from reportgen.language import word
from reportgen.outcome import Outcome
from reportgen.places import Source


def severity_word(severity: Severity) -> str:
    """The severity as a word on the screen, a msgid."""
    return {
        Severity.ERROR: word("錯誤"),
        Severity.WARNING: word("警告"),
        Severity.NOTE: word("提醒"),
    }[severity]


def summary_line(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:
    """One line: how many reports, if any, errors, warnings, notes, and how many are ignored."""
    count = counts(finding for _, finding in all_findings(outcomes))
    ignored = sum(outcome.ignored for outcome in outcomes)
    number = reports(outcomes)
    if not any(count.values()):
        line = translate("{n} 份報告，沒有發現問題。").format(n=number)
        aside = translate("（忽略 {n}）").format(n=ignored) if ignored else ""
        return paint("good", line) + aside
    kinds = counts(group[0] for outcome in outcomes for group in alike(outcome.findings))
    parts = [
        paint(severity.value, translate(f"{severity_word(severity)}"))
        + (
            f" {n}"
            if kinds[severity] == n
            else translate(" {n}（{kinds} 種）").format(n=n, kinds=kinds[severity])
        )
        for severity, n in count.items()
        if n
    ]
    if ignored:
        parts.append(translate("忽略") + f" {ignored}")
    of_reports = translate("{n} 份報告：").format(n=number) if number else ""
    return of_reports + translate("，").join(parts)


def pretty(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> str:
    """For people: the place, the line itself with a caret under it, and what to write instead."""
    blocks = [
        _block(group, outcome.sources.get(group[0].place.file), translate, paint)
        for outcome in outcomes
        for group in alike(outcome.findings)
    ]
    return "\n".join([*blocks, summary_line(outcomes, translate, paint)])


def _block(
    group: Sequence[Finding], source: Source | None, translate: Translate, paint: Paint
) -> str:
    """One finding, or several that differ by their places alone."""
    finding, *others = group
    place = finding.place
    where = f"{place.file}:{place.line}:{place.column}" if has_lines(place) else place.file
    severity = finding.severity
    word = paint(severity.value, translate(severity_word(severity)))
    message = " ".join(finding.message.text(translate).split("\n"))
    if others:
        message += translate("（共 {n} 處）").format(n=len(group))
    lines = [f"{paint('place', where)} {word} {message} {paint('dim', finding.code)}".lstrip()]
    if source is not None and (text := source.line(place.line)).strip():
        lines += _quote(text, finding, paint)
    if others:
        lines.append(translate("  同樣：{places}").format(places=paint("place", _places(group))))
    lines += [f"  → {hint.text(translate)}{_aside(hint, paint)}" for hint in finding.hints]
    if finding.reference:
        lines.append(paint("dim", f"  § {finding.reference}"))
    return "\n".join(lines) + "\n"


def _places(group: Sequence[Finding]) -> str:
    """All but the first place of *group*; a file is given where it changes."""
    parts: list[str] = []
    file = group[0].place.file
    for place in (finding.place for finding in group[1:]):
        at = f"{place.line}:{place.column}" if has_lines(place) else ""
        parts.append(at if place.file == file and at else f"{place.file}:{at}".rstrip(":"))
        file = place.file
    return " ".join(parts)


def _aside(hint: Message, paint: Paint) -> str:
    """Where a hint points, if it is not about the line of its finding."""
    place = hint.place
    return "" if place is None else paint("place", f" {place.file}:{place.line}:{place.column}")


MAX_QUOTE = 100
"""Characters of the line that are shown; a paragraph on one line is cut around the caret."""


def _quote(text: str, finding: Finding, paint: Paint) -> list[str]:
    """The line with its number, and carets as wide on the screen as what they mark."""
    place = finding.place
    start = min(place.column - 1, len(text))
    end = place.end_column - 1 if place.end_line == place.line else len(text)
    end = min(max(end, start + 1), len(text)) if start < len(text) else start + 1
    shift = max(0, start - MAX_QUOTE // 2)
    shown = visible(text[shift : shift + MAX_QUOTE]).rstrip()
    lead = "…" if shift else ""
    before = width(lead + visible(text[shift:start]))
    marked = max(1, width(visible(text[start : min(end, shift + MAX_QUOTE)])))
    gutter = f"{place.line:>5} │ "
    return [
        paint("dim", gutter) + lead + shown,
        paint("dim", " " * 5 + " │ ") + " " * before + paint("caret", "^" * marked),
    ]
