"""The follow-up table as an HTML document on pages that lie on their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportgen.findings import say
from reportgen.forms.followup.cells import cells_of
from reportgen.forms.followup.rows import Row
from reportgen.forms.words import FormWords, document
from reportgen.language import word

TITLE = word("建議事項追蹤表")

_SHOWN = (1, 3, 4, 5, 6, 7, 8, 9, 10, 11)
"""The columns that are printed: not the id, nor the number, which stands with the title."""


def followup_html(rows: Sequence[Row], today: date, words: FormWords) -> str:
    """*rows* as they were on the day *today*."""
    title = words.translate(TITLE)
    body = "\n".join(_lines(rows, today, words))
    return document(title, body, words.lang, created=f"{today.isoformat()}T00:00:00Z")


def _lines(rows: Sequence[Row], today: date, words: FormWords) -> Iterator[str]:
    head, *lines = cells_of(rows, today, words.translate)
    yield f'<section class="followup"><h1 class="form-title">{words.own(TITLE)}</h1>'
    overdue = sum(row.overdue(today) > 0 for row in rows)
    day, n = today.isoformat(), len(rows)
    counts = say("{day}：共 {n} 項，其中逾期 {overdue} 項。", day=day, n=n, overdue=overdue)
    yield f"<p>{words.own(counts)}</p>"
    columns = "".join(f'<col class="followup-{n}">' for n in _SHOWN)
    heads = "".join(f'<th scope="col">{words.own(head[n])}</th>' for n in _SHOWN)
    yield f'<table class="form"><colgroup>{columns}</colgroup>'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for row, line in zip(rows, lines, strict=True):
        late = ' class="overdue"' if row.overdue(today) else ""
        yield f"<tr{late}>"
        for n in _SHOWN:
            text = line[n] if n != 1 else "\n".join(filter(None, line[1:3]))
            paragraphs = "".join(f"<p>{words.report(part)}</p>" for part in text.split("\n"))
            yield f"<td>{paragraphs}</td>"
        yield "</tr>"
    yield "</tbody></table></section>"


STYLE = """
.followup { page: followup }
@page followup {
  size: A4 landscape; margin: 16mm 15mm 18mm; @top-right { content: none; border: none }
}
.followup .form { font-size: 9.5pt; line-height: 13.5pt; margin-top: 2mm }
.followup .form th, .followup .form td { padding: 1mm 1.4mm; vertical-align: top }
.followup .form td p { text-align: left; margin: 0 }
.followup thead th { text-align: center !important }
.followup tr { break-inside: avoid }
.followup-1 { width: 38mm }
.followup-3 { width: 16mm }
.followup-5 { width: 30mm }
.followup-6 { width: 17mm }
.followup-7 { width: 22mm }
.followup-8 { width: 22mm }
.followup-9 { width: 22mm }
.followup-10 { width: 12mm }
.followup-11 { width: 34mm }
.overdue td { background: #fdeaea }
"""
"""What the table adds to a layout's own style sheets; an overdue row also has its days."""
