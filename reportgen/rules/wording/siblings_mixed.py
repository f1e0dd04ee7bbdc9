"""SIBLINGS-MIXED."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.check.ask.lists import list_items
from reportgen.check.ask.titles import recommended, title
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.manuscript.outline import Heading
from reportgen.places import Place, Text
from reportgen.rulebook.rule import Rule

_LEAST = 3
"""The least siblings: among fewer nobody knows which is wrong."""
_BRACKETS = ("「」", "『』", "《》", "〈〉", "“”", "【】", "（）")
_ENDS = "。；！？.;"


def find(subject: Subject) -> Iterator[Finding]:
    """Each title in brackets, or item without a mark, that differs from all its siblings."""
    for heading in subject.manuscript.outline:
        yield from _headings(heading)
    yield from _titles(recommended(subject.records))
    own = {id(piece.passage.source) for piece in subject.own}
    for parsed in subject.manuscript.proses():
        if id(parsed.text) in own:
            for items in list_items(parsed):
                yield from _items(items)


def _headings(heading: Heading) -> Iterator[Finding]:
    for child in heading.children:
        yield from _headings(child)
    children = (title(child.content) for child in heading.children)
    yield from _titles([words for words in children if words is not None])


def _titles(titles: Sequence[Text]) -> Iterator[Finding]:
    bracketed = [words for words in titles if _bracket(words)]
    if len(titles) >= _LEAST - 1 and 0 < len(bracketed) * 2 < len(titles) + (len(titles) == 2):
        for words in bracketed:
            yield _finding(words.place, say("這個標題加了括號，同一層的其他標題都沒有。"))
    elif len(titles) >= _LEAST and len(bracketed) == len(titles) - 1:
        for words in titles:
            if not _bracket(words):
                yield _finding(words.place, say("這個標題沒有括號，同一層的其他標題都有。"))


def _bracket(words: Text) -> bool:
    """Whether one pair of brackets holds the whole title."""
    return any(
        words[0] == pair[0] and words[-1] == pair[1] and words.count(pair[0]) == 1
        for pair in _BRACKETS
    )


def _items(items: Sequence[tuple[str, Place]]) -> Iterator[Finding]:
    """Items without a mark at the end among items with one, or the reverse."""
    first_lines = [(words.rstrip(), place) for words, place in items if words.rstrip()]
    if len(first_lines) < _LEAST:
        return
    marked = [place for words, place in first_lines if words[-1] in _ENDS]
    plain = [place for words, place in first_lines if words[-1].isalnum()]
    if len(plain) == 1 and len(marked) == len(first_lines) - 1:
        yield _finding(plain[0], say("這一項末尾沒有標點，同一清單的其他各項都有。"))
    elif len(marked) == 1 and len(plain) == len(first_lines) - 1:
        yield _finding(marked[0], say("這一項末尾有標點，同一清單的其他各項都沒有。"))


def _finding(place: Place, message: Message) -> Finding:
    return RULE.finding(place, message, say("請改成與其他的一樣。"))


RULE = Rule(
    code="SIBLINGS-MIXED",
    title="同一層的標題或項目寫法不一",
    severity=Severity.NOTE,
    reason="並列的標題與清單寫法一致，讀者才看得出它們是並列的。",
    bad="purpose:\n  prose: |\n    - 蒐集作法。\n    - 分享經驗\n    - 建立聯繫。\n",
    good="purpose:\n  prose: |\n    - 蒐集作法。\n    - 分享經驗。\n    - 建立聯繫。\n",
    find=find,
)
