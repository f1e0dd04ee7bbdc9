"""HEADING-PUNCTUATION."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportgen.check.ask.passages import without_code
from reportgen.check.ask.titles import recommended, title
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Text
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import HEADINGS

_NEVER = "。，、；,;"
_COLONS = "：:"
_LEAD = late(
    r"^(?P<indent>[ \t]*)(?:\d{1,3}[.)]|[-*+])[ \t]+\*\*[^*\n]+\*\*(?:[（(][^（）()\n]*[）)])?"
    r"(?P<end>[。，、；：,;:]?)[ \t]*$",
    re.MULTILINE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """Findings for marks at the end of headings, and of the bold lines that head list items."""
    levels: dict[int, list[Text]] = {0: recommended(subject.records)}
    for heading in subject.manuscript.headings():
        words = title(heading.content)
        if words is not None and words.strip() == words:
            levels.setdefault(heading.level, []).append(words)
    for titles in levels.values():
        with_colon = [words for words in titles if words[-1] in _COLONS]
        wrong = with_colon if len(with_colon) < len(titles) else []
        for words in (*(words for words in titles if words[-1] in _NEVER), *wrong):
            yield _finding(words, len(words) - 1, words[-1])
    for parsed in subject.manuscript.proses():
        if "**" in parsed.text:
            yield from _leads(parsed.text)


def _leads(text: Text) -> Iterator[Finding]:
    """The same for bold lines that stand alone over the items of one list."""
    groups: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _LEAD.finditer(without_code(text)):
        groups[match["indent"]].append(match)
    for leads in groups.values():
        plain = any(not match["end"] for match in leads)
        for match in leads:
            mark = match["end"]
            if mark and (mark in _NEVER or plain):
                yield _finding(text, match.start("end"), mark)


def _finding(text: Text, index: int, mark: str) -> Finding:
    edit = text.edit(index, index + 1, "")
    return RULE.finding(
        text.at(index, index + 1),
        say("標題末尾不加標點，請刪去「{mark}」。", mark=mark)
        if mark not in _COLONS
        else say("同一層的標題有的以「{mark}」結尾、有的沒有，請刪去。", mark=mark),
        mend=RULE.mend([edit] if edit else []),
    )


RULE = Rule(
    code="HEADING-PUNCTUATION",
    title="標題末尾的標點",
    severity=Severity.WARNING,
    reason="標題是一個簡短的詞組，不加標點；同一層有的加、有的不加，尤其刺眼。",
    bad="reflections:\n- {title: 公開是信任的起點。, prose: 各國經驗如此。}\n",
    good="reflections:\n- {title: 公開是信任的起點, prose: 各國經驗如此。}\n",
    basis=(HEADINGS,),
    find=find,
    mends=Mends.CERTAIN,
)
