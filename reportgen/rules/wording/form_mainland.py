"""FORM-MAINLAND."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.ask.wordlists import forms, simplified
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule
from reportgen.text import OF_WORDS

_KANA = late("[\u3040-\u30ff]")


def find(subject: Subject) -> Iterator[Finding]:
    """Findings for runs of simplified characters, and for words that differ in Taiwan."""
    running = subject.running
    table = forms("mainland.tsv")
    for start, word in running.find(table):
        form = table[word]
        if form.stands(running.text, start):
            yield RULE.finding(
                running.at(start, start + len(word)),
                say("「{avoid}」在臺灣的用語是「{write}」。", avoid=word, write=form.write),
                mend=RULE.mend(running.edits(start, start + len(word), form.write)),
            )
    traditional = simplified()
    if traditional.keys().isdisjoint(running.text):
        return
    japan = any(str(destination.country) == "JP" for destination in subject.records.destinations)
    for match in re.finditer(f"{OF_WORDS}+", running.text):
        indexes = [i for i, char in enumerate(match[0]) if char in traditional]
        if indexes and not _is_japanese(match[0], indexes, japan=japan):
            first, last = indexes[0], indexes[-1] + 1
            written = match[0][first:last]
            write = "".join(traditional.get(char, char) for char in written)
            stretch = match.start() + first, match.start() + last
            yield RULE.finding(
                running.at(*stretch),
                say("「{written}」有簡化字。", written=written),
                say("請寫「{write}」。", write=write),
                mend=RULE.mend(running.edits(*stretch, write)),
            )


def _is_japanese(run: str, indexes: list[int], *, japan: bool) -> bool:
    """Whether *run* is Japanese, which simplified some characters in the same way: 国, 会, 学.

    So it is beside kana and beside a character that only Japan writes (図, 経), and on a mission to
    Japan wherever every simplified character is also a Japanese one.
    """
    if _KANA.search(run):
        return True
    if not all(_encodes(run[index], "shift_jis") for index in indexes):
        return False
    return japan or any(
        _encodes(char, "shift_jis") and not _encodes(char, "big5hkscs") and char not in "々〆"
        for char in run
        if not _encodes(char, "gb2312")
    )


def _encodes(char: str, charset: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


RULE = Rule(
    code="FORM-MAINLAND",
    title="簡化字或中國大陸用語",
    severity=Severity.WARNING,
    reason="報告的讀者在臺灣：用正體字與臺灣的用語。大數據、統計數據等通行的說法不在此限；引文照原樣。",
    bad="purpose:\n  prose: 透過網絡安全與信息開放，发展軟件產業。\n",
    good="purpose:\n  prose: 透過網路安全與資訊開放，運用大數據發展軟體產業。\n",
    find=find,
    mends=Mends.UNSAFE,
)
