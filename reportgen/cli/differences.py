"""Differences of two versions as text: for people, for programs, for a review on the web."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

from reportgen.cli.screen import Paint, escaped, visible
from reportgen.compare import Difference, Kind, Piece, pieces
from reportgen.compare.reports import Compared
from reportgen.findings import Finding, Translate
from reportgen.language import word

_KINDS = {
    Kind.CHANGED: word("修改"),
    Kind.ADDED: word("新增"),
    Kind.REMOVED: word("刪除"),
    Kind.MOVED: word("移動"),
}
_STYLES = {
    Kind.CHANGED: "warning",
    Kind.ADDED: "good",
    Kind.REMOVED: "error",
    Kind.MOVED: "note",
}
_TITLE = word("修訂對照")
_CONTEXT = 16
"""Characters of unchanged text that are shown beside a change."""
_LINES = 6
"""Lines of a whole record that are shown."""


def path_words(difference: Difference, translate: Translate) -> str:
    """場次〔拜會法國 Digital Agency〕 › 時間; an item without a name is 第 3 項."""
    words: list[str] = []
    for step in difference.path:
        if not step.item:
            words.append(step.title if _chinese(translate) else step.key)
        elif step.title:
            words[-1] += translate("〔{name}〕").format(name=step.title)
        else:
            words[-1] += translate("（第 {n} 項）").format(n=step.key)
    return " › ".join(words)


def _chinese(translate: Translate) -> bool:
    """Whether *translate* leaves Chinese as it is; in English a key is its own best name."""
    return translate(_TITLE) == _TITLE


def _parts(compared: Compared) -> Iterator[tuple[str, list[Difference]]]:
    """The differences under their headings, numbers, dates and names first."""
    weighty = [difference for difference in compared.differences if difference.weighty]
    others = [difference for difference in compared.differences if not difference.weighty]
    if weighty:
        yield word("數字、日期與名稱"), weighty
    if others:
        yield word("其他文字與次序"), others


def _summary(compared: Compared, translate: Translate) -> str:
    if compared.same:
        return translate("兩份記錄相同。")
    parts = [
        f"{translate(_KINDS[kind])} {n}"
        for kind in Kind
        if (n := sum(difference.kind is kind for difference in compared.differences))
    ]
    return translate("{n} 處不同：").format(n=len(compared.differences)) + translate("，").join(
        parts
    )


def shortened(cut: Sequence[Piece]) -> Iterator[Piece]:
    """*cut* with long unchanged stretches replaced by 「…」 but for a few characters."""
    for index, piece in enumerate(cut):
        if not piece.same or len(piece.old) <= 2 * _CONTEXT:
            yield piece
            continue
        head = "" if index == 0 else piece.old[:_CONTEXT]
        tail = "" if index == len(cut) - 1 else piece.old[-_CONTEXT:]
        yield Piece(f"{head}…{tail}", f"{head}…{tail}")


# --- for people


def pretty(compared: Compared, translate: Translate, paint: Paint) -> str:
    """For people: where, and what stood there before and stands there now."""
    lines: list[str] = []
    for heading, differences in _parts(compared):
        lines += [paint("place", translate(heading)), ""]
        for difference in differences:
            lines += _block(difference, translate, paint)
    for heading, findings in _findings(compared):
        if findings:
            lines.append(paint("place", translate(heading)))
            lines += [f"  {visible(f.message.text(translate))} {f.code}" for f in findings]
            lines.append("")
    return "\n".join([*lines, _summary(compared, translate)])


def _findings(compared: Compared) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    return (
        (word("不再有的發現事項"), compared.went),
        (word("新的發現事項"), compared.came),
    )


def _block(difference: Difference, translate: Translate, paint: Paint) -> Iterator[str]:
    place = difference.place
    kind = paint(_STYLES[difference.kind], translate(_KINDS[difference.kind]))
    where = paint("dim", f"{visible(place.file)}:{place.line}:{place.column}")
    yield f"{kind} {visible(path_words(difference, translate))}  {where}"
    if difference.kind is Kind.MOVED:
        yield "  " + translate("原為第 {old} 項，現為第 {new} 項").format(
            old=difference.old, new=difference.new
        )
    elif difference.kind is Kind.CHANGED and difference.prose:
        cut = shortened(pieces(difference.old, difference.new))
        text = "".join(_inline(piece, paint) for piece in cut)
        yield from (f"  {line}" for line in text.split("\n"))
    else:
        yield from _sides(difference, paint)
    yield ""


def _inline(piece: Piece, paint: Paint) -> str:
    if piece.same:
        return _visible(piece.old)
    old = f"[-{_visible(piece.old)}-]" if piece.old else ""
    new = f"{{+{_visible(piece.new)}+}}" if piece.new else ""
    return (paint("error", old) if old else "") + (paint("good", new) if new else "")


def _sides(difference: Difference, paint: Paint) -> Iterator[str]:
    for mark, style, text in (("-", "error", difference.old), ("+", "good", difference.new)):
        lines = text.split("\n") if text else []
        for line in lines[:_LINES]:
            yield "  " + paint(style, f"{mark} {visible(line)}")
        if len(lines) > _LINES:
            yield "  " + paint("dim", f"{mark} …")


def _visible(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


# --- for programs


def as_json(compared: Compared, translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One object: every difference, the findings that came and went, and the sums."""
    document: dict[str, Any] = {
        "old": compared.old,
        "new": compared.new,
        "differences": [
            {
                "kind": str(difference.kind),
                "path": _keys(difference),
                "words": path_words(difference, translate),
                "old": difference.old,
                "new": difference.new,
                "weighty": difference.weighty,
                "file": difference.place.file,
                "line": difference.place.line,
                "column": difference.place.column,
            }
            for difference in compared.differences
        ],
        "findings": {
            "came": [_finding(finding, translate) for finding in compared.came],
            "went": [_finding(finding, translate) for finding in compared.went],
        },
        "summary": {
            str(kind): sum(difference.kind is kind for difference in compared.differences)
            for kind in Kind
        },
    }
    return escaped(json.dumps(document, ensure_ascii=False, indent=2))


def _keys(difference: Difference) -> list[str | int]:
    """The path by keys and positions from 0, as a program follows it."""
    return [int(step.key) - 1 if step.item else step.key for step in difference.path]


def _finding(finding: Finding, translate: Translate) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message.text(translate),
        "file": finding.place.file,
        "line": finding.place.line,
    }


# --- for a review on the web


def markdown(compared: Compared, translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """For a pull request: a list with what was struck and what was added."""
    lines = [f"**{_summary(compared, translate)}**", ""]
    for heading, differences in _parts(compared):
        lines += [f"### {translate(heading)}", ""]
        for difference in differences:
            kind = translate(_KINDS[difference.kind])
            lines.append(f"- {kind} **{_md(path_words(difference, translate))}**<br>")
            lines.append(f"  {_html_sides(difference, translate)}")
        lines.append("")
    for heading, findings in _findings(compared):
        if findings:
            lines += [f"### {translate(heading)}", ""]
            lines += [f"- `{f.code}` {_md(f.message.text(translate))}" for f in findings]
            lines.append("")
    return "\n".join(lines).rstrip("\n")


def _md(text: str) -> str:
    """*text* that Markdown leaves as it is."""
    return "".join(f"\\{char}" if char in "\\`*_[]<>#|" else char for char in visible(text))


def html(compared: Compared, translate: Translate, paint: Paint) -> str:  # noqa: ARG001
    """One page that needs nothing else: no script, no other file."""
    title = escape(translate(_TITLE))
    body = [f"<h1>{title}</h1>", f"<p>{escape(_summary(compared, translate))}</p>"]
    for heading, differences in _parts(compared):
        body += [f"<h2>{escape(translate(heading))}</h2>", "<dl>"]
        for difference in differences:
            place = f"{difference.place.file}:{difference.place.line}"
            kind = translate(_KINDS[difference.kind])
            body.append(
                f'<dt><span class="{difference.kind}">{escape(kind)}</span> '
                f"{escape(path_words(difference, translate))} <small>{escape(visible(place))}"
                f"</small></dt><dd>{_html_sides(difference, translate)}</dd>"
            )
        body.append("</dl>")
    for heading, findings in _findings(compared):
        if findings:
            items = "".join(
                f"<li><code>{f.code}</code> {escape(visible(f.message.text(translate)))}</li>"
                for f in findings
            )
            body.append(f"<h2>{escape(translate(heading))}</h2><ul>{items}</ul>")
    language = "zh-Hant-TW" if _chinese(translate) else "en"
    return _PAGE.format(lang=language, title=title, body="\n".join(body))


def _html_sides(difference: Difference, translate: Translate) -> str:
    if difference.kind is Kind.MOVED:
        return escape(
            translate("原為第 {old} 項，現為第 {new} 項").format(
                old=difference.old, new=difference.new
            )
        )
    if difference.kind is Kind.CHANGED and difference.prose:
        cut = [*shortened(pieces(difference.old, difference.new))]
    else:
        cut = [Piece(difference.old, ""), Piece("", difference.new)]
    return "".join(map(_marked, cut))


def _marked(piece: Piece) -> str:
    def text(value: str) -> str:
        return "<br>".join(escape(visible(line)) for line in value.split("\n"))

    if piece.same:
        return text(piece.old)
    old = f"<del>{text(piece.old)}</del>" if piece.old else ""
    return old + (f"<ins>{text(piece.new)}</ins>" if piece.new else "")


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 46em; margin: 2em auto; padding: 0 1em }}
body {{ font-family: sans-serif; line-height: 1.6 }}
dt {{ margin-top: 1em; font-weight: bold }}
dd {{ margin: 0 0 0 1.5em }}
small {{ font-weight: normal; opacity: .8 }}
del {{ color: #b00020 }}
ins {{ color: #00662a }}
@media (prefers-color-scheme: dark) {{ del {{ color: #ff8a80 }} ins {{ color: #69f0ae }} }}
</style>
{body}
</html>"""


Form = Callable[[Compared, Translate, Paint], str]

FORMS: Mapping[str, Form] = {"pretty": pretty, "json": as_json, "markdown": markdown, "html": html}
"""Every ``--format`` of ``diff``."""
