"""The last lines of a build: what became of each report, or, of many, of those that failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportgen.cli.progress import SCREENFUL
from reportgen.cli.screen import Paint, visible
from reportgen.findings import Translate
from reportgen.language import word
from reportgen.many.lost import is_lost
from reportgen.outcome import Outcome

NAMED = 20
"""Of more reports than get a line each, so many of those that failed."""

BUILT, DRAFT = word("完成 {n}"), word("草稿 {n}")
UNWRITTEN, LOST = word("未寫出 {n}"), word("失去 {n}")


def summary(outcomes: Sequence[Outcome], translate: Translate, paint: Paint) -> Iterator[str]:
    """The lines; what failed worst comes first where only a part is named."""
    if len(outcomes) <= SCREENFUL:
        yield from (_line(one, translate, paint) for one in outcomes)
        return
    became = [(_became(one), one) for one in outcomes]
    failed = [
        (how, one) for worst in (LOST, UNWRITTEN, DRAFT) for how, one in became if how == worst
    ]
    yield from (_line(one, translate, paint) for _, one in failed[:NAMED])
    if len(failed) > NAMED:
        yield translate("……以及另外 {n} 份").format(n=len(failed) - NAMED)
    yield _counts(became, translate)


def _became(outcome: Outcome) -> str:
    if is_lost(outcome):
        return LOST
    if outcome.pdf is None:
        return UNWRITTEN
    return DRAFT if outcome.errors else BUILT


def _counts(became: Sequence[tuple[str, Outcome]], translate: Translate) -> str:
    count = Counter(how for how, _ in became)
    kinds = [how for how in (BUILT, DRAFT, UNWRITTEN, LOST) if count[how]]
    parts = [translate(how).format(n=count[how]) for how in kinds]
    said = translate("共 {n} 份：").format(n=len(became)) + translate("，").join(parts)
    again = sum(one.unchanged for _, one in became)
    if again:
        said += translate("（其中 {n} 份沒有變動，沿用上次的結果）").format(n=again)
    return said


def _line(outcome: Outcome, translate: Translate, paint: Paint) -> str:
    again = translate("（沒有變動，沿用上次的結果）") if outcome.unchanged else ""
    if outcome.pdf is None:
        said = translate("{name}：未寫出 PDF").format(name=visible(outcome.name))
        return paint("error", "✗ ") + said + again
    size = outcome.pdf.stat().st_size / 1024 / 1024
    name = visible(str(outcome.pdf))
    if outcome.pages:
        said = translate("{pdf}：{pages} 頁，{size:.1f} MB").format(
            pdf=name, pages=outcome.pages, size=size
        )
    else:
        said = translate("{file}：{size:,.0f} kB").format(file=name, size=1024 * size)
    if not outcome.errors:
        return paint("good", "✓ ") + said + again
    said += translate("（草稿：{n} 項錯誤）").format(n=outcome.errors)
    return paint("warning", "◐ ") + said + again
