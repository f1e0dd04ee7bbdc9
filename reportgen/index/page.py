"""The index as one page that needs no script: a table for each year, in pieces as they are made."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from reportgen.findings import Severity, Translate
from reportgen.index.shelf import CLEAN, DRAFT, UNREADABLE, Entry, Shelf
from reportgen.language import html_lang, word

TITLE = word("出國報告索引")
_STATES = {CLEAN: word("無錯誤"), DRAFT: word("草稿"), UNREADABLE: word("讀不出來")}
_SEVERITIES = {
    Severity.ERROR: word("錯誤 {n}"),
    Severity.WARNING: word("警告 {n}"),
    Severity.NOTE: word("提醒 {n}"),
}
_HEADS = (
    word("報告"),
    word("期間與地區"),
    word("人員"),
    word("狀態與期限"),
    word("發現事項"),
    word("建議"),
)


_SHOWN = 3
"""People who are shown at once; a large delegation would make the page long."""


def index_page(shelf: Shelf, day: str, translate: Translate) -> Iterator[str]:
    """The page of *shelf* on the *day*, in pieces."""
    _ = translate
    lang = "zh-Hant-TW" if _(TITLE) == TITLE else "en"
    title = escape(_(TITLE))
    yield _HEAD.format(lang=lang, title=title)
    total = sum(shelf.states.values())
    yield f"<body><header><h1>{title}</h1><p>"
    yield escape(_("{day}：共 {n} 份").format(day=day, n=total))
    for state, name in _STATES.items():
        if shelf.states[state]:
            yield f" · {escape(_(name))} {shelf.states[state]}"
    yield "</p>"
    if shelf.hidden:
        hidden = _("另有 {n} 份限閱或機密，未列。").format(n=shelf.hidden)
        yield f"<p>{escape(hidden)}</p>"
    years = shelf.years()
    links = " ".join(
        f'<a href="#y{year}">{_year(year, translate)}（{count}）</a>' for year, count in years
    )
    yield f'<nav aria-label="{escape(_("年份"))}">{links}</nav></header><main>'
    current: int | None = None
    for year, entry in shelf.entries():
        if year != current:
            if current is not None:
                yield "</tbody></table></section>"
            yield from _section(year, translate)
            current = year
        yield from _row(entry, translate)
    if current is not None:
        yield "</tbody></table></section>"
    yield "</main></body></html>\n"


def _year(year: int, translate: Translate) -> str:
    return str(year) if year else escape(translate("年份不明"))


def _section(year: int, translate: Translate) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(translate(head))}</th>' for head in _HEADS)
    yield f'\n<section aria-labelledby="y{year}"><h2 id="y{year}">{_year(year, translate)}</h2>'
    yield f'<table aria-labelledby="y{year}"><thead><tr>{heads}</tr></thead><tbody>'


def _row(entry: Entry, translate: Translate) -> Iterator[str]:
    lang = html_lang(entry.get("language", "zh-Hant"))
    yield f'\n<tr><th scope="row">{_title(entry, lang)}</th>'
    periods = [
        f"<span>{escape(start if start == end else f'{start} – {end}')}</span>"
        for start, end in entry.get("periods", ())
    ]
    places = escape("、".join(entry.get("countries", ())))
    yield f"<td>{'<br>'.join([*periods, *filter(None, [places])])}</td>"
    yield f'<td lang="{lang}">{_people(entry, translate)}</td><td>{_state(entry, translate)}</td>'
    counts = [
        f'<li class="{severity}">{escape(translate(words).format(n=n))}</li>'
        for severity, words in _SEVERITIES.items()
        if (n := entry["findings"].get(severity, 0))
    ]
    yield f"<td>{_list(counts) or '–'}</td><td>{_recommendations(entry, lang, translate)}</td></tr>"


def _title(entry: Entry, lang: str) -> str:
    title = f'<span lang="{lang}">{escape(entry.get("title") or entry["name"])}</span>'
    if entry["pdf"]:
        title = f'<a href="{escape(entry["pdf"])}">{title}</a>'
    about = " · ".join(escape(part) for part in (entry.get("number"), entry.get("agency")) if part)
    return f'{title}<small lang="{lang}">{about}</small>'


def _people(entry: Entry, translate: Translate) -> str:
    people = [
        escape(" ".join(filter(None, (person["name"], person["post"]))))
        for person in entry.get("people", ())
    ]
    shown = "<br>".join(people[:_SHOWN])
    if len(people) <= _SHOWN:
        return shown
    more = escape(translate("另 {n} 人").format(n=len(people) - _SHOWN))
    rest = "<br>".join(people[_SHOWN:])
    return f"{shown}<details><summary>{more}</summary>{rest}</details>"


def _state(entry: Entry, translate: Translate) -> str:
    state = escape(translate(_STATES[entry["state"]]))
    lines = [f'<span class="{entry["state"]}">{state}</span>']
    if entry.get("report_date"):
        lines.append(escape(translate("提出 {day}").format(day=entry["report_date"])))
    if entry.get("deadline"):
        due = escape(translate("期限 {day}").format(day=entry["deadline"]))
        late = escape(translate("（逾期）")) if entry["late"] else ""
        lines.append(f'<span class="late">{due}{late}</span>' if late else due)
    return "<br>".join(lines)


def _recommendations(entry: Entry, lang: str, translate: Translate) -> str:
    items = entry.get("recommendations", ())
    if not items:
        return "–"
    lines = [
        "<li>"
        + escape(item["text"])
        + (f" <small>{escape(' '.join(filter(None, (item['lead'], item['due']))))}</small>")
        + "</li>"
        for item in items
    ]
    count = escape(translate("{n} 項").format(n=len(items)))
    return f'<details><summary>{count}</summary><div lang="{lang}">{_list(lines)}</div></details>'


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(items)}</ul>" if items else ""


_HEAD = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --page: #fff; --text: #1a1a1a; --line: #767676 }}
:root {{ --bad: #a4000f; --warn: #6b4a00; --good: #00592b; --fine: #555; --raised: #f2f2f2 }}
html {{ background: var(--page); color: var(--text) }}
body {{ margin: 1.5em auto; max-width: 90em; padding: 0 1em; font-family: sans-serif }}
body {{ line-height: 1.5 }}
nav a {{ margin-right: .8em }}
table {{ border-collapse: collapse; width: 100%; table-layout: fixed }}
th, td {{ border: 1px solid var(--line); padding: .3em .5em; text-align: start }}
th, td {{ vertical-align: top; overflow-wrap: anywhere }}
thead th {{ background: var(--raised) }}
tbody th {{ font-weight: normal }}
td span {{ white-space: nowrap }}
th:nth-child(1) {{ width: 26% }}
th:nth-child(2) {{ width: 15% }}
th:nth-child(3) {{ width: 20% }}
th:nth-child(4) {{ width: 13% }}
th:nth-child(5) {{ width: 9% }}
small {{ display: block; color: var(--fine) }}
li small {{ display: inline }}
ul {{ margin: 0; padding-left: 1.2em }}
.error, .late, .draft, .unreadable {{ color: var(--bad); font-weight: bold }}
.warning {{ color: var(--warn) }}
.clean {{ color: var(--good) }}
a:focus-visible, summary:focus-visible {{ outline: 3px solid #1a6fd6; outline-offset: 2px }}
section {{ content-visibility: auto; contain-intrinsic-size: auto 60em }}
@media (prefers-color-scheme: dark) {{
  :root {{ --page: #141414; --text: #eee; --line: #8a8a8a; --fine: #bbb; --raised: #2a2a2a }}
  :root {{ --bad: #ff9a9a; --warn: #ffd27a; --good: #7ee2a8 }}
  a {{ color: #8ab8ff }}
}}
@media (max-width: 50em) {{
  thead {{ position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden }}
  tr, th, td, th:nth-child(1) {{ display: block; border: 0; width: auto }}
  tr {{ border: 1px solid var(--line); margin-bottom: .6em }}
}}
@media print {{ details ul {{ display: block }} nav {{ display: none }} }}
</style>
</head>
"""
