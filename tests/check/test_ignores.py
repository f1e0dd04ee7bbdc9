"""``# reportgen: ignore``: what it covers, and what is wrong with it."""

from __future__ import annotations

import pytest

from reportgen.check.ignores import find_ignores
from reportgen.findings import Finding, Severity, say
from reportgen.places import Place, Source

KNOWN = ("DATE-OUTSIDE-TRIP", "URL-BARE")

PROSE = """\
title: 出席會議
purpose:
  # reportgen: ignore URL-BARE 網址照原文
  prose: |
    第一行

    第三行
  # 與忽略無關的註解
agency: 國家發展委員會
"""


def at(line: int, code: str = "URL-BARE", file: str = "a.yaml") -> Finding:
    return Finding(code, Severity.WARNING, Place(file, line, 1, line, 2), say("發現"))


def hidden_lines(text: str, code: str = "URL-BARE") -> list[int]:
    """Lines of which a finding is hidden by the ignores of *text*."""
    ignores = find_ignores({"a.yaml": Source("a.yaml", text)}, KNOWN)
    lines = range(1, text.count("\n") + 2)
    kept = {finding.place.line for finding in ignores.kept(at(line, code) for line in lines)}
    return [line for line in lines if line not in kept]


def told(text: str) -> list[tuple[str, int, int]]:
    ignores = find_ignores({"a.yaml": Source("a.yaml", text)}, KNOWN)
    found = [*ignores.findings, *ignores.unused(KNOWN)]
    return [(finding.code, finding.place.line, finding.place.column) for finding in found]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a: b  # reportgen: ignore URL-BARE 照原文\nc: d\n", [1]),
        ("# reportgen: ignore URL-BARE 照原文\na: b\nc: d\n", [2]),
        ("# reportgen: ignore URL-BARE 照原文\n# 另一則\n\na: b\nc: d\n", [4]),
        ("a: b\nc: |  # reportgen: ignore URL-BARE 照原文\n  一\n\n  三\nd: e\n", [2, 3, 4, 5]),
        ('a: "一\n  二"  # reportgen: ignore URL-BARE 照原文\nb: c\n', [1, 2]),
        ("a:\n- b: c  # reportgen: ignore URL-BARE 照原文\n  d: e\n", [2]),
        ("a: [b,  # reportgen: ignore URL-BARE 照原文\n  c]\n", [1]),
        (PROSE, [4, 5, 6, 7]),
    ],
)
def test_covers_the_line_or_the_whole_of_what_begins_there(text: str, lines: list[int]) -> None:
    assert hidden_lines(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "a: b# reportgen: ignore URL-BARE 照原文\n",
        'a: "b # reportgen: ignore URL-BARE 照原文"\n',
        "a: |\n  # reportgen: ignore URL-BARE 照原文\n  b\n",
        "a: b  # reportgen: ignored URL-BARE 照原文\n",
        "a: [\n# reportgen: ignore URL-BARE 照原文\n",
    ],
)
def test_what_is_no_comment_hides_nothing(text: str) -> None:
    assert hidden_lines(text) == []


def test_several_codes_share_a_reason() -> None:
    text = "a: b  # reportgen: ignore URL-BARE、DATE-OUTSIDE-TRIP 照原文\n"
    assert hidden_lines(text) == hidden_lines(text, "DATE-OUTSIDE-TRIP") == [1]


def test_another_file_is_not_covered() -> None:
    text = "a: b  # reportgen: ignore URL-BARE 照原文\n"
    ignores = find_ignores({"a.yaml": Source("a.yaml", text)}, KNOWN)
    assert list(ignores.kept([at(1, file="b.yaml")])) == [at(1, file="b.yaml")]
    assert ignores.hidden == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: b  # reportgen: ignore URL-BARE\n", [("IGNORE-WITHOUT-REASON", 1, 7)]),
        ("a: b  # reportgen: ignore URL-BARE —\n", [("IGNORE-WITHOUT-REASON", 1, 7)]),
        ("a: b  # reportgen: ignore URL-BEAR 照原文\n", [("IGNORE-UNKNOWN", 1, 7)]),
        ("a: b  # reportgen: ignore 照原文\n", [("IGNORE-UNKNOWN", 1, 7)]),
        ("a: b  # reportgen: ignore URL-BARE 照原文\n", [("IGNORE-UNUSED", 1, 7)]),
        ("a: |\n  # reportgen: ignore URL-BARE 照原文\n  b\n", [("IGNORE-UNUSED", 2, 3)]),
        ("a: b  # 請勿 ignore\n", []),
    ],
)
def test_what_is_wrong_with_a_comment_is_told(text: str, found: list[object]) -> None:
    assert told(text) == found


HEAD = "# 標題\n# reportgen: ignore URL-BARE 圖檔另案整理\ntitle: 出席會議\n"


@pytest.mark.parametrize(
    ("file", "text", "hidden"),
    [
        ("trip/report.yaml", HEAD, 1),
        ("trip/roster.yaml", HEAD, 0),
        ("trip/report.yaml", HEAD.replace("# 標題", "agency: 國發會"), 0),
    ],
)
def test_what_has_no_line_is_ignored_at_the_head_of_the_report(
    file: str, text: str, hidden: int
) -> None:
    ignores = find_ignores({file: Source(file, text)}, KNOWN)
    kept = list(ignores.kept([at(1, file="trip/figures/a.jpg")]))
    assert (len(kept), ignores.hidden) == (1 - hidden, hidden)


def test_without_a_reason_nothing_is_hidden() -> None:
    assert hidden_lines("a: b  # reportgen: ignore URL-BARE\n") == []


def test_used_is_not_unused_and_is_counted_once() -> None:
    text = "a: b  # reportgen: ignore URL-BARE 照原文\n"
    ignores = find_ignores({"a.yaml": Source("a.yaml", text)}, KNOWN)
    assert list(ignores.kept([at(1)])) == list(ignores.kept([at(1)])) == []
    assert list(ignores.unused(KNOWN)) == []
    assert ignores.hidden == 1


def test_an_error_of_reading_is_refused_in_words_of_its_own() -> None:
    text = "a: b  # reportgen: ignore URL-BARE 照原文\n"
    ignores = find_ignores({"a.yaml": Source("a.yaml", text)}, KNOWN)
    ignores.refuse([at(1)])
    (finding,) = ignores.unused(KNOWN)
    assert "不能忽略" in finding.message.text()


def test_many_comments_take_time_in_line_with_their_number() -> None:
    import time

    def seconds(count: int) -> float:
        text = "".join(f"k{n}: v  # reportgen: ignore URL-BARE 照原文\n" for n in range(count))
        begun = time.perf_counter()
        ignores = find_ignores({"a.yaml": Source("a.yaml", text)}, KNOWN)
        assert not list(ignores.kept(at(n + 1) for n in range(0, count, 100)))
        return time.perf_counter() - begun

    seconds(500)
    assert seconds(8000) < 40 * max(seconds(1000), 0.005)
