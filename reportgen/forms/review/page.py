"""The 審核表 itself as HTML: head, items with their boxes, signatures, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from reportgen import __version__
from reportgen.findings import say
from reportgen.forms.review.answers import Answer, Tick
from reportgen.forms.review.filled import ReviewSheet
from reportgen.forms.words import FormWords
from reportgen.rulebook.rule import Grade

_ITEMS, _BOXES = "審核項目", ((Tick.YES, "是"), (Tick.NO, "否"))


class FormPage:
    """The form of *sheet*.

    With *fields*, boxes and lines are form fields of a PDF; without, characters.
    """

    def __init__(self, sheet: ReviewSheet, words: FormWords, *, fields: bool) -> None:
        self.sheet, self.words, self.fields = sheet, words, fields

    def lines(self) -> Iterator[str]:
        """The HTML, in pieces."""
        form, words = self.sheet.form, self.words
        yield '<section class="summary-form review">'
        yield f'<h1 class="form-title">{words.law(form.title)}</h1>'
        yield '<table class="form"><colgroup><col class="form-label"><col></colgroup><tbody>'
        for label, value in self.sheet.header:
            yield f'<tr><th scope="row">{words.law(label)}</th>'
            yield f"<td>{words.report(value)}</td></tr>"
        yield "</tbody></table>"
        columns = "".join(f'<th scope="col">{words.law(column)}</th>' for column in form.columns)
        wide = "".join('<col class="review-column">' for _ in form.columns)
        yield f'<table class="form review-items"><colgroup><col>{wide}</colgroup><thead><tr>'
        yield f'<th scope="col">{words.law(_ITEMS)}</th>{columns}</tr></thead><tbody>'
        for answer in self.sheet.answers:
            yield from self._item(answer)
        yield "</tbody></table>"
        yield from self._signatures()
        yield f'<p class="review-note">{self._origin()}</p>'
        yield f'<p class="review-note">{self._version()}</p></section>'

    def _item(self, answer: Answer) -> Iterator[str]:
        item = answer.item
        yield f'<tr><th scope="row"><p>{self.words.law(item.text)}</p>'
        for number, choice in enumerate(item.choices, start=1):
            box = self._box(f"{item.id}-{number}", "on", choice.text, choice.text)
            text = self.words.law(f"({number}){choice.text}")
            yield f'<p class="review-choice">{box} {text}</p>'
        if item.note:
            yield self._line(f"{item.id}-note", item.note)
        yield "</th>"
        for column, heading in enumerate(self.sheet.form.columns, start=1):
            # The first column is the traveller's own; no program ticks the agency's.
            tick = answer.tick if column == 1 else Tick.OPEN
            name, group = f"{item.id}-column-{column}", f"{heading}：{item.text}"
            boxes = [
                f'<span class="tick">{self._box(name, box, f"{group}：{label}", group, on=tick)}'
                f"{self.words.law(label)}</span>"
                for box, label in _BOXES
            ]
            yield f"<td>{'　'.join(boxes)}</td>"
        yield "</tr>"

    def _box(self, name: str, value: str, label: str, group: str, on: str = "") -> str:
        if not self.fields:
            return "■" if on == value else "□"
        ticked = int(on == value)
        query = {"name": name, "value": str(value), "on": ticked, "label": label, "group": group}
        return self._field("review-box", "choice", query)

    def _line(self, name: str, label: str) -> str:
        if not self.fields:
            return f'<p class="review-line">{"＿" * 12}</p>'
        field = self._field("review-text", "text", {"name": name, "label": label})
        return f'<p class="review-line">{field}</p>'

    def _field(self, look: str, kind: str, query: dict[str, object]) -> str:
        address = f"form:{kind}?{urlencode(query)}".replace("&", "&amp;")
        return f'<a class="{look}" href="{address}"></a>'

    def _signatures(self) -> Iterator[str]:
        names = self.sheet.form.signatures
        if names:
            heads = "".join(f'<th scope="col">{self.words.law(name)}</th>' for name in names)
            cells = '<td class="review-signature"></td>' * len(names)
            yield f'<table class="form"><thead><tr>{heads}</tr></thead>'
            yield f"<tbody><tr>{cells}</tr></tbody></table>"

    def _origin(self) -> str:
        """Where the words of the form are from, and whether the rule itself was read."""
        source = self.sheet.source
        parts = (source.title, source.version, source.address)
        cited = " ".join(str(part) for part in parts if part)
        if source.grade is Grade.CONFIRMED:
            return self.words.own(say("項目依：{source}。", source=cited))
        return self.words.own(say("項目依他人轉述，尚未核對原文：{source}。", source=cited))

    def _version(self) -> str:
        version = self.sheet.version
        return self.words.own(
            say(
                "所依版本：{file}，{pages} 頁，SHA-256 {digest}；由 reportgen {program} 填寫。",
                file=version.file,
                pages=version.pages,
                digest=version.digest,
                program=__version__,
            )
        )


STYLE = """
.summary-form.review { page: review }
@page review { margin: 14mm 20mm 15mm; @top-right { content: none; border: none } }
.review .form-title { margin: 0 0 2mm; break-after: avoid }
.review table { margin-bottom: 3mm; line-height: 15pt }
.review .form th, .review .form td { padding: 0.8mm 2mm }
.review th p, .review td p { text-align: left; margin: 0 }
.review td, .review-intro { text-align: left }
.review-intro { margin-bottom: 2mm }
.review-items td { text-align: center !important; white-space: nowrap }
.review-items tbody th { background: none !important }
.review thead th { text-align: center !important }
.review-column { width: 36mm }
.review-tick { width: 14mm }
.review-choice { padding-left: 1em }
.review-box { display: inline-block; width: 3.4mm; height: 3.4mm; margin: 0 1mm }
.review-box { vertical-align: -0.3mm }
.review-text { display: block; height: 5.6mm; border-bottom: 0.5pt solid #555 }
.review-signature { height: 15mm }
.review-note { font-size: 8.5pt; line-height: 12pt; overflow-wrap: anywhere }
.review-finding { font-size: 9.5pt; line-height: 13pt }
.review-draft { color: #b00020; font-weight: 700 }
"""
"""What the form adds to the layout's own style sheets."""
