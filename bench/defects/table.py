"""The table of the bench, as a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from bench.defects.injectors import Kind
from bench.defects.source import Source

_UNKNOWN = """
## 機器查不出的

* 錯別字：錯字自成一詞（如單用的「和」「人」），或右邊、左邊恰好與鄰字成詞，只有讀懂句子才知道。
  常用詞的別字靠 `slips.txt` 列出；列不到的詞，也沒有在報告裡常出現，就查不出。
* 一個譯名，兩個原文：兩個字的詞（如「追溯」）本來就有幾個原文，不說。
* 同一數目：名詞不同而所指相同的數字，只有讀懂才知道是同一件事。
"""

_HEAD = """<!-- 由 python -m bench.defects --keep 產生，請勿手改。 -->

# 檢查的試驗：乾淨的報告加上一處缺失

`bench/defects/reports/` 有 {reports} 份自己寫的報告，任務、機關、題目與文體各不相同；
原樣檢查，共有 {clean} 個發現。`bench/defects/injectors/` 每次在其中一份的任一合適處
加入一處缺失，再看 `reportgen check` 多出的發現：指到缺失所在的行、而且是說這一種缺失的規則，
才算查出；其他多出的發現都算誤報。

詞句依雜湊值分成兩半，三分之一保留不看（沒有詞句的，以報告分）：寫規則的人只看公開的一半。

| 種類 | 缺失 | 公開的一半 | 保留的一半 | 誤報 |
|---|---|--:|--:|--:|
"""


class Scored(Protocol):
    """What is counted of one kind in one half."""

    made: int
    found: int
    related: int
    other: list[str]


def page(
    kinds: Iterable[Kind],
    scores: Mapping[str, Sequence[Scored]],
    sources: Sequence[Source],
    clean: int,
) -> str:
    """The document."""
    lines = []
    for kind in kinds:
        opened, held = scores[kind.name]
        wrong = len(opened.other) + len(held.other)
        lines.append(
            f"| {kind.name} | {kind.what} | {_share(opened)} | {_share(held)} | {wrong} |\n"
        )
    both = [score for pair in scores.values() for score in pair]
    halves = [[pair[n] for pair in scores.values()] for n in (0, 1)]
    rows = [f"{sum(s.found for s in half)}／{sum(s.made for s in half)}" for half in halves]
    wrong = sum(len(s.other) for s in both) + clean
    related = sum(s.related for s in both)
    lines.append(f"| | 合計 | {rows[0]} | {rows[1]} | {wrong} |\n")
    total = related + wrong
    precision = f"{100 * related / total:.1f}" if total else "－"
    tail = f"\n多出的發現 {total} 個，其中說中缺失的占 {precision} %。\n"
    return _HEAD.format(reports=len(sources), clean=clean) + "".join(lines) + tail + _UNKNOWN


def _share(score: Scored) -> str:
    return f"{score.found}／{score.made}" if score.made else "－"
