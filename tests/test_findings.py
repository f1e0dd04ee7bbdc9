"""Findings as data: their order, those that are alike, and how many are listed of a kind."""

from __future__ import annotations

from dataclasses import replace

from reportgen import limits
from reportgen.findings import Finding, Severity, alike, bounded, ordered, say
from reportgen.places import Place


def at(line: int, code: str = "URL-BARE", file: str = "a.yaml", column: int = 1) -> Finding:
    return Finding(code, Severity.WARNING, Place(file, line, column, line, column + 1), say("句"))


def test_as_many_as_are_listed_stay_as_they_are() -> None:
    findings = [at(line) for line in range(limits.FINDINGS)]
    assert list(bounded(findings)) == findings


def test_the_rest_is_counted_where_it_begins() -> None:
    *listed, rest = bounded(at(line) for line in range(1, limits.FINDINGS + 4))
    assert listed == [at(line) for line in range(1, limits.FINDINGS + 1)]
    assert rest.others == 3
    assert rest.place.line == limits.FINDINGS + 1
    assert (rest.code, rest.severity) == ("URL-BARE", Severity.WARNING)
    assert rest.message.text() == "同一個檔案還有 3 處 URL-BARE，不再逐一列出。"
    assert [hint.text() for hint in rest.hints] == ["請先修正已列出的各處，再檢查一次。"]


def test_what_is_bounded_stays_and_more_of_it_is_added() -> None:
    once = list(bounded(at(line) for line in range(150)))
    assert list(bounded(once)) == once
    assert list(bounded([*once, at(151), at(152)]))[-1].others == once[-1].others + 2


def test_files_codes_and_severities_are_counted_apart() -> None:
    lines = range(limits.FINDINGS)
    error = [replace(at(line), severity=Severity.ERROR) for line in lines]
    other = [at(line, "QUOTE-FORM") for line in lines]
    findings = [*map(at, lines), *(at(line, file="b.yaml") for line in lines), *error, *other]
    assert list(bounded(findings)) == findings


def test_a_hundred_thousand_are_not_kept() -> None:
    stream = (at(line) for line in range(100_000))
    assert sum(1 for _ in bounded(stream)) == limits.FINDINGS + 1


def test_order_is_that_of_reading_and_errors_come_first_at_a_place() -> None:
    error = replace(at(2), severity=Severity.ERROR)
    shuffled = [at(1, file="b.yaml"), at(2), at(10), error, at(2, column=5), at(1), at(2)]
    assert ordered(shuffled) == [
        at(1), error, at(2), at(2, column=5), at(10), at(1, file="b.yaml"),
    ]  # fmt: skip


def test_equal_findings_stand_together_in_the_order_of_the_first() -> None:
    other, hinted = at(2, "QUOTE-FORM"), replace(at(5), hints=(say("請改"),))
    groups = alike([at(1), other, at(3), hinted, at(4, file="b.yaml")])
    assert groups == [(at(1), at(3), at(4, file="b.yaml")), (other,), (hinted,)]
