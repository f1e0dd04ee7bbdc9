"""CHARACTER-NONSTANDARD."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.check.ask.wordlists import forms
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Mends, Rule
from reportgen.rules.wording.sources import CHARACTERS

_REGISTERED = say("登記名稱本來就用「台」者可以保留，請列入允許清單。")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word that is not written with the standard character."""
    running = subject.running
    table = forms("nonstandard.tsv")
    end = -1
    for start, word in sorted(running.find(table), key=lambda item: (item[0], -len(item[1]))):
        form = table[word]
        if start < end or not form.stands(running.text, start):
            continue
        end = start + len(word)
        finding = RULE.finding(
            running.at(start, end),
            say("「{avoid}」請改用標準字「{write}」。", avoid=word, write=form.write),
            *((_REGISTERED,) if form.group in {"formal", "place"} else ()),
            mend=RULE.mend(running.edits(start, end, form.write), certain=form.group != "place"),
        )
        # Only the forms of the table itself rest on it.
        yield finding if form.group == "table" else replace(finding, reference="")


RULE = Rule(
    code="CHARACTER-NONSTANDARD",
    title="非標準用字",
    severity=Severity.WARNING,
    reason="公文書用字有統一的標準：計畫、占、部分、身分、公布、蒐集、澈底；正式名稱用「臺」。"
    "引文、書名與登記名稱（台灣人權促進會）照原樣。",
    bad="purpose:\n  prose: 本計劃佔年度預算的一部份。\n",
    good="purpose:\n  prose: 本計畫占年度預算的一部分，並與台灣人權促進會合作。\n",
    basis=(CHARACTERS,),
    find=find,
    mends=Mends.EITHER,
)
