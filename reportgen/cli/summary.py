"""The last lines of a build: the PDF of each report; of many reports, those that failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.cli.progress import SCREENFUL
from reportgen.cli.screen import Paint, visible
from reportgen.findings import Translate
from reportgen.language import word
from reportgen.many.lost import is_lost
from reportgen.outcome import Outcome

NAMED = 20
"""Failed reports that get a line, where there are more than a screenful of reports."""

BUILT, DRAFT = word("完成 {n}"), word("草稿 {n}")
UNWRITTEN, LOST = word("未寫出 {n}"), word("失去 {n}")


def summary(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> Iterator[str]:
    """The lines; of many reports, the worst failures come first."""
    if len(outcomes) <= SCREENFUL:
        yield from (_line(outcome, translate, paint) for outcome in outcomes)
        return
    by_state: dict[str, list[Outcome]] = {BUILT: [], DRAFT: [], UNWRITTEN: [], LOST: []}
    for outcome in outcomes:
        by_state[_state(outcome)].append(outcome)
    failed = [*by_state[LOST], *by_state[UNWRITTEN], *by_state[DRAFT]]
    yield from (_line(outcome, translate, paint) for outcome in failed[:NAMED])
    if len(failed) > NAMED:
        yield translate("……以及另外 {n} 份").format(n=len(failed) - NAMED)
    parts = [translate(state).format(n=len(group)) for state, group in by_state.items() if group]
    line = translate("共 {n} 份：").format(n=len(outcomes)) + translate("，").join(parts)
    unchanged = sum(outcome.unchanged for outcome in outcomes)
    if unchanged:
        line += translate("（其中 {n} 份沒有變動，沿用上次的結果）").format(n=unchanged)
    yield line


def _state(outcome: Outcome) -> str:
    if is_lost(outcome):
        return LOST
    if outcome.pdf is None:
        return UNWRITTEN
    return DRAFT if outcome.errors else BUILT


def _line(outcome: Outcome, translate: Translate, paint: Paint) -> str:
    again = translate("（沒有變動，沿用上次的結果）") if outcome.unchanged else ""
    if outcome.pdf is None:
        line = translate("{name}：未寫出 PDF").format(name=visible(outcome.name))
        return paint("error", "✗ ") + line + again
    size = outcome.pdf.stat().st_size / 1024 / 1024
    name = visible(str(outcome.pdf))
    if outcome.pages:
        line = translate("{pdf}：{pages} 頁，{size:.1f} MB").format(
            pdf=name, pages=outcome.pages, size=size
        )
    else:
        line = translate("{file}：{size:,.0f} kB").format(file=name, size=1024 * size)
    if not outcome.errors:
        return paint("good", "✓ ") + line + again
    line += translate("（草稿：{n} 項錯誤）").format(n=outcome.errors)
    return paint("warning", "◐ ") + line + again
