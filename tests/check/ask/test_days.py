"""Days that a text names."""

from __future__ import annotations

import pytest

from reportgen.check.ask.days import named_days


@pytest.mark.parametrize(
    ("text", "year", "month", "day", "weekday"),
    [
        ("105 年 12 月 7 日（三）", 2016, 12, 7, 2),
        ("民國105年12月7日", 2016, 12, 7, None),
        ("2016-12-07 週三", 2016, 12, 7, 2),
        ("106.02.21", 2017, 2, 21, None),
        ("8/22（六）", None, 8, 22, 5),
        ("十二月七日", None, 12, 7, None),
    ],
)
def test_reads(text: str, year: int | None, month: int, day: int, weekday: int | None) -> None:
    (named,) = named_days(f"於{text}舉行")
    assert (named.year, named.month, named.day, named.weekday) == (year, month, day, weekday)
    assert f"於{text}舉行"[named.start : named.stop] == text


@pytest.mark.parametrize(
    "text",
    [
        "1/2 的與會者",
        "13 月 40 日",
        "192.168.1.10",
        "3.10.2 版",
        "C10600437/001",
        "表 3/4（一）",
        "回收率3/4（二）",
    ],
)
def test_passes_over(text: str) -> None:
    assert not list(named_days(text))
