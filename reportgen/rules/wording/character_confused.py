"""CHARACTER-CONFUSED."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, compress, count

from reportgen.check.ask import data
from reportgen.check.ask.confusion import are_confused, idioms
from reportgen.check.ask.running_text import RunningText
from reportgen.check.ask.terms import rare_words, slipped_words
from reportgen.check.ask.wordlists import forms
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Mends, Rule


def find(subject: Subject) -> Iterator[Finding]:
    """Each word of the list, and each idiom with one wrong character."""
    running = subject.running
    table = forms("confused.tsv")
    for start, word in running.find(table):
        form = table[word]
        if form.stands(running.text, start):
            yield _finding(running, start, word, form.write)
    text = running.text
    slips = chain(rare_words(text, running.twos), slipped_words(text, running.pairs))
    no_names = (near for near in slips if not _is_name(subject, *near))
    taken: set[int] = set()
    for start, words, right in chain(_idioms(running), no_names):
        if start not in taken:
            taken.add(start)
            yield _finding(running, start, words, right)


def _is_name(subject: Subject, start: int, words: str, _right: str) -> bool:
    """Whether the two characters at *start* may be a part of somebody's name."""
    text = subject.running.text
    before, behind = text[start - 1 : start], text[start + 2 : start + 3]
    if "·" in {before, behind} or any(words in name for name in subject.known):
        return True
    given = data.words("given_names")
    return before in data.words("surnames") and words[0] in given and words[1] in given


def _finding(running: RunningText, start: int, words: str, right: str) -> Finding:
    return RULE.finding(
        running.at(start, start + len(words)),
        say("「{words}」疑為「{right}」之誤。", words=words, right=right),
        mend=RULE.mend(running.edits(start, start + len(words), right)),
    )


def _idioms(running: RunningText) -> Iterator[tuple[int, str, str]]:
    """Idioms of which one half is whole, and the other half has one right character."""
    every, heads, tails = idioms(running.pairs)
    twos = running.twos
    for index, other_at in ((heads, 2), (tails, -2)):
        for at in compress(count(), map(index.__contains__, twos)):
            if not 0 <= at + other_at < len(twos):
                continue
            half, other = twos[at], twos[at + other_at]
            for right in index[half]:
                if _is_slip(other, right):
                    words = half + other if other_at > 0 else other + half
                    if words not in every:
                        idiom = half + right if other_at > 0 else right + half
                        yield min(at, at + other_at), words, idiom
                    break


def _is_slip(words: str, right: str) -> bool:
    """Whether one of two characters, or a doubled one, is another that sounds or looks alike."""
    if words[0] == right[0]:
        return are_confused(words[1], right[1], sure=True)
    if words[1] == right[1] or (words[0] == words[1] and right[0] == right[1]):
        return are_confused(words[0], right[0], sure=True)
    return False


RULE = Rule(
    code="CHARACTER-CONFUSED",
    title="別字",
    severity=Severity.WARNING,
    reason="音同或形近的字用錯，軟體的拼字檢查看不出來，讀者一眼就看出來。",
    bad="purpose:\n  prose: 各國未雨稠繆，持績推動檔案的開放。\n",
    good="purpose:\n  prose: 各國未雨綢繆，持續推動檔案的開放。\n",
    find=find,
    mends=Mends.UNSAFE,
)
