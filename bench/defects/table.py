"""The table of the bench, as a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from bench.defects.injectors import Kind
from bench.defects.source import Source
from bench.defects.split import Share

FIRST = Path(__file__).with_name("first.json")
"""What was found of the fresh part before a rule was changed: kind → [found, made]."""

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

詞句分成三份。前 13 份報告的詞句依雜湊值分成兩半（沒有詞句的，以報告分）：寫規則的人只看公開的
一半；保留的三分之一後來因人工核對而見過，不再是全新。「新寫」是規則已定之後另寫的 5 份報告與
全部詞句，未看任何結果就先量一次，記為「初次」；其後只照公開的一半改規則，再量一次，記為「現在」。

| 種類 | 缺失 | 公開 | 保留 | 新寫：初次 | 新寫：現在 | 誤報 |
|---|---|--:|--:|--:|--:|--:|
"""


class Scored(Protocol):
    """What is counted of one kind in one part."""

    made: int
    found: int
    related: int
    other: list[str]


Scores = Mapping[str, Mapping[Share, Scored]]


def write_first(scores: Scores) -> None:
    """Keep the scores of the fresh part; once, so that nobody measures until it looks well."""
    if FIRST.exists():
        raise SystemExit(f"{FIRST} is there: the fresh part has been measured")
    first = {kind: [of[Share.FRESH].found, of[Share.FRESH].made] for kind, of in scores.items()}
    FIRST.write_text(json.dumps(first, indent=1) + "\n", encoding="utf-8")


def read_first() -> dict[str, tuple[int, int]]:
    """What was kept: by kind, found and made."""
    if not FIRST.exists():
        return {}
    first: dict[str, tuple[int, int]] = json.loads(FIRST.read_text(encoding="utf-8"))
    return first


def page(
    kinds: Iterable[Kind],
    scores: Scores,
    first: Mapping[str, tuple[int, int]],
    sources: Sequence[Source],
    clean: int,
) -> str:
    """The document."""
    lines = []
    for kind in kinds:
        of = scores[kind.name]
        cells = [_share(of[share].found, of[share].made) for share in Share]
        cells.insert(2, _share(*first.get(kind.name, (0, 0))))
        wrong = sum(len(score.other) for score in of.values())
        lines.append(f"| {kind.name} | {kind.what} | {' | '.join(cells)} | {wrong} |\n")
    all_ = [score for of in scores.values() for score in of.values()]
    sums = [
        _share(
            sum(of[s].found for of in scores.values()), sum(of[s].made for of in scores.values())
        )
        for s in Share
    ]
    sums.insert(2, _share(sum(f for f, _ in first.values()), sum(m for _, m in first.values())))
    wrong = sum(len(s.other) for s in all_) + clean
    related = sum(s.related for s in all_)
    lines.append(f"| | 合計 | {' | '.join(sums)} | {wrong} |\n")
    total = related + wrong
    precision = f"{100 * related / total:.1f}" if total else "－"
    tail = f"\n多出的發現 {total} 個，其中說中缺失的占 {precision} %。\n"
    return _HEAD.format(reports=len(sources), clean=clean) + "".join(lines) + tail + _UNKNOWN


def _share(found: int, made: int) -> str:
    return f"{found}／{made}" if made else "－"
