"""FOOTNOTE-REPEATED."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.shingles import letters
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.prose.model import Footnote
from reportgen.rulebook.rule import Rule

_SHORTEST = 8
"""The shortest note that is compared: 「同前註」 and the like may stand twice."""


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each note that repeats another of the same prose."""
    for parsed in subject.manuscript.proses():
        first: dict[str, Footnote] = {}
        for note in parsed.footnotes:
            words = "".join(t.content for inline in note.paragraphs for t in inline)
            addresses = " ".join(
                str(t.attrs.get("href", "")) for inline in note.paragraphs for t in inline
            )
            key = f"{letters(words)} {addresses.strip()}"
            if len(key) < _SHORTEST:
                continue
            other = first.setdefault(key, note)
            name = other.name
            if name != note.name:
                yield RULE.finding(
                    note.place,
                    say(
                        "註腳「{name}」與「{other}」的內容相同。", name=note.name, other=other.name
                    ),
                    say("請都寫 [^{other}]，同一則註腳可以用兩次。", other=name),
                    elsewhere(f"[^{name}]", other.place),
                )


RULE = Rule(
    code="FOOTNOTE-REPEATED",
    title="內容相同的註腳",
    severity=Severity.WARNING,
    reason="同一則註腳可以標注兩處；寫兩次，日後只改一處就不一致了。",
    bad="OGP[^1]與宣言[^2]。\n\n[^1]: 見 OGP 官方網站的說明。\n\n[^2]: 見 OGP 官方網站的說明。\n",
    good="OGP[^1]與宣言[^1]。\n\n[^1]: 見 OGP 官方網站的說明。\n",
    find=find,
)
