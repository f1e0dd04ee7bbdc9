"""CHARACTER-NONSTANDARD."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.check.subject import Subject
from reportgen.check.wordlists import forms
from reportgen.findings import Finding, Severity, say
from reportgen.rulebook.rule import Rule
from reportgen.rules.wording.sources import CHARACTERS

_TABLE = {"佔": "占", "賬": "帳"}
_OTHER_FORMS = dict(
    zip("羣綫鷄麪衞爲衆着曁卽旣敎靑淸尙牀", "群線雞麵衛為眾著暨即既教青清尚床", strict=True)
)
"""Forms of Hong Kong, of the mainland and of old print; Japanese and names have none of them."""
_STANDARD = _TABLE | _OTHER_FORMS
_SINGLE = re.compile(f"[{''.join(_STANDARD)}]")
_FORMAL = say("登記名稱本來就用「台」者可以保留，請列入允許清單。")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each word that is not written with the standard character."""
    running = subject.running
    known = forms("nonstandard.tsv")
    taken: set[int] = set()
    for start, word in running.find(known):
        form = known[word]
        if form.stands(running.text, start):
            taken.update(range(start, start + len(word)))
            finding = RULE.finding(
                running.at(start, start + len(word)),
                say("「{avoid}」請改用標準字「{write}」。", avoid=word, write=form.write),
                *((_FORMAL,) if form.group == "formal" else ()),
            )
            yield finding if form.group == "table" else _without_reference(finding)
    for match in _SINGLE.finditer(running.text):
        if match.start() not in taken:
            finding = RULE.finding(
                running.at(match.start(), match.end()),
                say(
                    "「{avoid}」請改用標準字「{write}」。",
                    avoid=match[0],
                    write=_STANDARD[match[0]],
                ),
            )
            yield finding if match[0] in _TABLE else _without_reference(finding)


def _without_reference(finding: Finding) -> Finding:
    """The finding of a form that the table itself does not hold."""
    return Finding(
        finding.code, finding.severity, finding.place, finding.message, finding.hints, ""
    )


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
)
