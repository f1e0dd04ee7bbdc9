"""URL-BARE."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from reportgen.check.ask.passages import TARGET, without_code
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.prose import Parsed
from reportgen.rulebook.rule import Rule

_ADDRESS = late(
    rf"(?P<marked><(?:https?|mailto)[^<>\s]+>|\]{TARGET}|\]:[ \t]*\S+"
    r"|(?<![\w-])[\w-]++=\"[^\"\n]*\")"
    rf"|(?P<text>\[[^\[\]\n]*\]{TARGET})"
    r"|(?P<bare>(?:https?://|(?<![A-Za-z0-9_/.@-])www\.(?=[a-z0-9-]+\.))[!-;=?-Z\\^-_a-z|~\[\]]+)",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?)]'\""


def find(subject: Subject) -> Iterator[Finding]:
    """Findings for addresses without markup, and for notes that hold only an address."""
    for parsed in subject.manuscript.proses():
        text = parsed.text
        folded = text.casefold()
        if "http" not in folded and "www." not in folded:
            continue
        for match in _ADDRESS.finditer(without_code(text)):
            if match.lastgroup == "bare":
                address = match["bare"].rstrip(_TRAILING)
                full = address if "://" in address else f"https://{address}"
                yield RULE.finding(
                    text.at(match.start(), match.start() + len(address)),
                    say("網址沒有標示，印出後不能點，也可能在不當的地方換行。"),
                    say("請寫 {example}。", example=f"<{full}>"),
                )
        yield from _mere_addresses(parsed)


def _mere_addresses(parsed: Parsed) -> Iterator[Finding]:
    """Notes with the address of a work and without its title."""
    for note in parsed.footnotes:
        tokens = [token for inline in note.paragraphs for token in inline]
        words = "".join(t.content for t in tokens if t.type in {"text", "marked_text"})
        if any(t.type == "link_open" and t.markup == "autolink" for t in tokens):
            outside = "".join(_outside_links(tokens))
            if words and not re.sub(r"[\s。．.：:]|網址|連結|網站", "", outside):
                yield RULE.finding(
                    note.place,
                    say("這則註腳只有網址，沒有說明是什麼。"),
                    say(
                        "請寫出資料的名稱，例如「{example}」。", example="巴黎宣言網址：<https://…>"
                    ),
                )


def _outside_links(tokens: Iterable[Token]) -> Iterator[str]:
    inside = False
    for token in tokens:
        if token.type in {"link_open", "link_close"}:
            inside = token.type == "link_open"
        elif not inside:
            yield token.content


RULE = Rule(
    code="URL-BARE",
    title="未標示的網址",
    severity=Severity.WARNING,
    reason="網址以角括號標示才會成為連結；註腳若只有網址，網頁搬移後便無從查起。",
    bad="purpose:\n  prose: 議程見 https://ogpsummit.org/agenda 網站。\n",
    good="purpose:\n  prose: 議程見大會網站 <https://ogpsummit.org/agenda>。\n",
    find=find,
)
