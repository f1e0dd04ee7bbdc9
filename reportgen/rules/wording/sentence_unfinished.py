"""SENTENCE-UNFINISHED."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from reportgen.check.ask.tables import lines_of
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.prose import Parsed
from reportgen.rulebook.rule import Rule
from reportgen.text import count_han

_LEAST = 12
"""The least Han characters of a sentence; a shorter paragraph is a line of its own."""
_JOINERS = "，、；,;的與及和"
_TAIL = "*_ 　"


def find(subject: Subject) -> Iterator[Finding]:
    """Each paragraph in the authors' words that breaks off without a mark."""
    # The purpose of a day stands in a cell of the itinerary: a phrase will do.
    proses = (piece.passage for piece in subject.own if piece.passage.field != "activity")
    own = {id(passage.source) for passage in proses}
    for parsed in subject.manuscript.proses():
        if id(parsed.text) in own:
            yield from _paragraphs(parsed)


def _paragraphs(parsed: Parsed) -> Iterator[Finding]:
    starts: Sequence[int] = ()
    tokens = parsed.tokens
    for index, token in enumerate(tokens):
        if token.type != "paragraph_open" or token.level or token.map is None:
            continue
        inline = tokens[index + 1]
        last = _last_text(inline)
        if last is None or not (last.isalnum() or last in _JOINERS):
            continue
        if count_han(inline.content) < _LEAST or _goes_on(tokens, index + 3):
            continue
        starts = starts or lines_of(parsed).starts
        stop = starts[min(token.map[1], len(starts) - 1)]
        stop = len(str(parsed.text)[:stop].rstrip())
        yield RULE.finding(
            parsed.text.at(stop - 1, stop),
            say("這一段的句子沒有寫完，或少了句號。"),
            say("請補完，或加上「。」。"),
        )


def _last_text(inline: Token) -> str | None:
    """The last character of a paragraph; none where it ends in a figure, a reference or bold."""
    children = inline.children or []
    if any(child.type == "image" for child in children):
        return None
    for child in reversed(children):
        if child.type == "text" and child.content.rstrip(_TAIL):
            return child.content.rstrip(_TAIL)[-1]
        if child.type != "text" and not child.type.endswith("break"):
            return None
    return None


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a list, a table or a quotation continues the sentence."""
    following = tokens[index].type if index < len(tokens) else ""
    return following.endswith("_open") and following != "paragraph_open"


RULE = Rule(
    code="SENTENCE-UNFINISHED",
    title="句子沒有寫完",
    severity=Severity.WARNING,
    reason="段落停在半句，多半是剪貼時漏了後半；只少句號的，也是漏校。",
    bad="purpose:\n  prose: 本次出國的目標有三，包括蒐集各國的具體作法，分享我國的\n",
    good="purpose:\n  prose: 本次出國的目標有三，包括蒐集各國的具體作法，分享我國的經驗。\n",
    find=find,
)
