"""The second part of the 審核表: why each box is ticked, and what bears on those that are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from reportgen.findings import Finding, say
from reportgen.forms.review.answers import Answer, Tick
from reportgen.forms.review.filled import ReviewSheet
from reportgen.forms.words import FormWords
from reportgen.language import word

TITLE = word("程式所見")
_TICKS = {Tick.YES: word("是"), Tick.NO: word("否"), Tick.OPEN: word("留白")}
_HEADS = (word("審核項目"), word("勾選"), word("依據"))
_LISTED = 5
"""Findings of an item that are listed; the others are counted."""


def evidence_lines(sheet: ReviewSheet, words: FormWords) -> Iterator[str]:
    """The HTML, in pieces."""
    yield f'<section class="summary-form review"><h1 class="form-title">{words.own(TITLE)}</h1>'
    note = words.own(
        say(
            "程式只勾「{column}」：有錯誤者勾「否」；能由程式判斷、且相關的發現事項一項也沒有者勾「是」；"
            "其餘留白，由人判斷。",
            column=sheet.form.columns[0],
        )
    )
    yield f'<p class="review-intro">{note}</p>'
    if sheet.version.errors:
        draft = words.own(say("這份報告還是草稿：有 {n} 項錯誤。", n=sheet.version.errors))
        yield f'<p class="review-draft">{draft}</p>'
    heads = "".join(f'<th scope="col">{words.own(head)}</th>' for head in _HEADS)
    yield '<table class="form"><colgroup><col class="form-label"><col class="review-tick"><col>'
    yield f"</colgroup><thead><tr>{heads}</tr></thead><tbody>"
    for answer in sheet.answers:
        yield f'<tr><th scope="row">{words.law(answer.item.text)}</th>'
        yield f"<td>{words.own(_TICKS[answer.tick])}</td><td>"
        yield from _reasons(answer, words)
        yield "</td></tr>"
    yield "</tbody></table></section>"


def _reasons(answer: Answer, words: FormWords) -> Iterator[str]:
    yield f"<p>{words.own(answer.why)}</p>"
    yield from _findings(answer.findings, words)
    for number, findings in answer.reasons.items():
        choice = f"({number}){answer.item.choices[number - 1].text}"
        yield f"<p>{words.own(say('可能的原因：{reason}', reason=choice))}</p>"
        yield from _findings(findings, words)


def _findings(findings: Sequence[Finding], words: FormWords) -> Iterator[str]:
    for finding in findings[:_LISTED]:
        place = finding.place
        message = words.own(finding.message)
        where = f"{place.file}:{place.line}" if place.line else place.file
        yield (
            f'<p class="review-finding"><code>{escape(finding.code)}</code> {message} '
            f"<code>{escape(where)}</code></p>"
        )
    if len(findings) > _LISTED:
        more = words.own(say("……另有 {n} 項", n=len(findings) - _LISTED))
        yield f'<p class="review-finding">{more}</p>'
