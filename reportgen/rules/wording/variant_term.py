"""VARIANT-TERM."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportgen.check.ask.wordlists import Form, forms
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.rulebook.rule import Mends, Rule
from reportgen.text import OF_WORDS

_LATIN = "A-Za-z\u00c0-\u024f"
_CAPITALS = late(rf"(?<![{_LATIN}])[A-Z]{{2,}}(?: [A-Z]{{2,}})+(?![{_LATIN}])")
_CAMEL = late(rf"(?<![{_LATIN}@./-])[A-Z][a-z]+[A-Z][a-z]+(?![{_LATIN}@/-])")
_JOINED_BEFORE = late(rf"[{_LATIN}@./-]")
_JOINED_AFTER = late(rf"[{_LATIN}@/-]|\.\w")
_BEFORE = late(rf"({OF_WORDS}{{2}}|(?<![{_LATIN}0-9])[{_LATIN}0-9]+)[ ]?$")


def find(subject: Subject) -> Iterator[Finding]:
    """Findings for the rarer of two spellings of one word, at each of its places."""
    yield from _words(subject)
    yield from _summits(subject)
    yield from _capitals(subject)


def _words(subject: Subject) -> Iterator[Finding]:
    running = subject.running
    pairs = forms("variants.tsv")
    other = {form.write: form.avoid for form in pairs.values()}
    places: dict[str, list[int]] = defaultdict(list)
    for start, word in running.find([*pairs, *other]):
        pair = pairs.get(word) or pairs[other[word]]
        limits = Form(word, "", "", pair.not_after, pair.not_before)
        if limits.stands(running.text, start):
            places[word].append(start)
    for form in pairs.values():
        both = (form.avoid, form.write)
        yield from _rarer(subject, {word: places.get(word, []) for word in both})


def _summits(subject: Subject) -> Iterator[Finding]:
    """高峰會 and 峰會 after the same words: OGP 高峰會, OGP 峰會."""
    places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    text = subject.running.text
    for match in re.finditer("高?峰會", text):
        before = _BEFORE.search(text[max(0, match.start() - 20) : match.start()])
        if before:
            name = f"{before[0]}{match[0]}"
            places[before[1]][name].append(match.end() - len(name))
    for spellings in places.values():
        yield from _rarer(subject, spellings)


def _capitals(subject: Subject) -> Iterator[Finding]:
    """Findings for a foreign name with other capitals elsewhere."""
    text = subject.running.text
    names = {match[0] for pattern in (_CAPITALS, _CAMEL) for match in pattern.finditer(text)}
    done: set[str] = set()
    folded = text.lower()
    if len(folded) != len(text):  # a few letters of other scripts take two characters when small
        return
    for name in sorted(names):
        if name.casefold() in done:
            continue
        done.add(name.casefold())
        places: dict[str, list[int]] = defaultdict(list)
        start = folded.find(name.lower())
        while start >= 0:
            written = text[start : start + len(name)]
            # Written small it may be the common noun, in an English sentence.
            if written[0].isupper() and _is_whole(text, start, start + len(name)):
                places[written].append(start)
            start = folded.find(name.lower(), start + len(name))
        yield from _capitals_mixed(subject, places) if name.isupper() else _rarer(subject, places)


def _capitals_mixed(subject: Subject, places: dict[str, list[int]]) -> Iterator[Finding]:
    """Findings for the rarer of two forms: all in capitals, and otherwise.

    Which words of a title have a capital letter is the author's choice.
    """
    groups = [
        {word: starts for word, starts in places.items() if word.isupper() is capital}
        for capital in (True, False)
    ]
    rare, usual = sorted(groups, key=_count)
    if rare and usual:
        most = max(usual, key=lambda word: len(usual[word]))
        for word, starts in rare.items():
            yield from _findings(subject, word, starts, most, len(usual[most]))


def _count(places: dict[str, list[int]]) -> int:
    return sum(map(len, places.values()))


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether the name at *start* up to *end* is no part of a word or of an address."""
    return not (_JOINED_BEFORE.search(text[start - 1 : start]) or _JOINED_AFTER.match(text, end))


def _rarer(subject: Subject, places: dict[str, list[int]]) -> Iterator[Finding]:
    """Findings for all spellings but the most frequent, or the first of equally frequent ones."""
    used = {word: starts for word, starts in places.items() if starts}
    if len(used) < 2:
        return
    usual = max(used, key=lambda word: (len(used[word]), -used[word][0]))
    for word, starts in used.items():
        if word != usual:
            yield from _findings(subject, word, starts, usual, len(used[usual]))


def _findings(
    subject: Subject, word: str, starts: list[int], usual: str, count: int
) -> Iterator[Finding]:
    for start in starts:
        yield RULE.finding(
            subject.running.at(start, start + len(word)),
            say(
                "同一個詞有兩種寫法：這裡作「{word}」，別處有 {count} 次作「{usual}」。",
                word=word,
                usual=usual,
                count=count,
            ),
            say("請統一。"),
            mend=RULE.mend(subject.running.edits(start, start + len(word), usual)),
        )


RULE = Rule(
    code="VARIANT-TERM",
    title="同一個詞兩種寫法",
    severity=Severity.WARNING,
    reason="同一事物在同一份報告裡應使用同一個名稱與寫法，外文名稱的大小寫亦同。",
    bad="purpose:\n  prose: 請儘快聯絡秘書處；如有變更也請盡快通知，以便儘快處理。\n",
    good="purpose:\n  prose: 請儘快聯絡秘書處；如有變更也請儘快通知。\n",
    find=find,
    mends=Mends.UNSAFE,
)
