"""The fields of a portal as a page for the person who types them: a button copies each value.

The page is one file. Its script and style stand in it, and its policy forbids anything else, so it
also works from a disk without a network.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from reportgen.findings import Translate
from reportgen.forms.portal.fields import Field, PortalForm
from reportgen.forms.portal.sites import COLUMNS, PEOPLE
from reportgen.language import word


def portal_page(form: PortalForm, translate: Translate) -> str:
    """*form* as an HTML document whose fixed words are in the language of *translate*."""
    return "\n".join(_Page(form, translate).lines()) + "\n"


class _Page:
    def __init__(self, form: PortalForm, translate: Translate) -> None:
        self.form, self.translate = form, translate
        self.chinese = translate(_COPY) == _COPY

    def lines(self) -> Iterator[str]:
        form, _ = self.form, self.translate
        title = _("{site}：{title}").format(site=_(form.site.title), title=form.title)
        yield _HEAD.format(
            lang="zh-Hant-TW" if self.chinese else "en",
            policy=f"script-src '{_hash(_SCRIPT)}'; style-src '{_hash(_STYLE)}'",
            title=escape(title),
            style=_STYLE,
        )
        yield f'<body data-copied="{escape(_("已複製「{label}」"))}">'
        name = f'<span lang="{form.language}">{escape(form.title)}</span>'
        heading = _("{site}：{title}").format(site=escape(_(form.site.title)), title=name)
        yield f"<main><h1>{heading}</h1>"
        yield from self._opening()
        for group in form.groups:
            yield "<section>"
            for field in group:
                yield from self._people(field) if field.key == PEOPLE else self._field(field)
            yield "</section>"
        yield f'<p class="status" role="status"></p></main><script>{_SCRIPT}</script></body></html>'

    def _opening(self) -> Iterator[str]:
        """What to know before typing: is it a draft, what is missing, what all this rests on."""
        form, _ = self.form, self.translate
        if form.errors:
            draft = _("這份報告還是草稿：有 {n} 項錯誤，改正之前請勿上傳。")
            yield f'<p class="missing">{escape(draft.format(n=form.errors))}</p>'
        missing = [self._name(field.label, plain=True) for field in form.missing]
        if missing:
            lack = _("還缺 {n} 欄：{fields}").format(
                n=len(missing), fields=_("、").join(dict.fromkeys(missing))
            )
            yield f'<p class="missing">{escape(lack)}</p>'
        else:
            yield f"<p>{escape(_('各欄都有內容。'))}</p>"
        source = escape(form.site.source)
        words = escape(_("欄位與次序依這一頁："))
        yield f'<p class="source">{words}<a href="{source}">{source}</a></p>'

    def _field(self, field: Field) -> Iterator[str]:
        name = self._name(field.label)
        yield f'<div class="field"><h2 id="{field.key}">{name}</h2>'
        yield from self._value(field, self._name(field.label, plain=True))
        yield "</div>"

    def _people(self, field: Field) -> Iterator[str]:
        yield f'<div class="field"><h2 id="{PEOPLE}">{self._name(field.label)}</h2>'
        if field.missing:
            yield self._lack(field)
        if self.form.people:
            heads = "".join(
                f'<th scope="col">{self._name(COLUMNS[column])}</th>'
                for column in self.form.site.columns
            )
            yield f'<table aria-labelledby="{PEOPLE}"><thead><tr>{heads}</tr></thead><tbody>'
            for row in self.form.people:
                yield "<tr>"
                for cell in row:
                    yield f'<td data-label="{escape(self._name(cell.label, plain=True))}">'
                    label = self._name(cell.label, plain=True)
                    yield from self._value(cell, f"{row[0].value} {label}")
                    yield "</td>"
                yield "</tr>"
            yield "</tbody></table>"
        yield "</div>"

    def _value(self, field: Field, label: str) -> Iterator[str]:
        """The value with its button, or what is missing."""
        _ = self.translate
        if field.value:
            yield f'<p class="value" lang="{self.form.language}">{escape(field.value)}</p>'
            spoken = escape(_("複製「{label}」").format(label=label))
            yield (
                f'<button type="button" aria-label="{spoken}" data-label="{escape(label)}">'
                f"{escape(_(_COPY))}</button>"
            )
        elif field.missing:
            yield self._lack(field)
        else:
            yield f'<p class="empty">{escape(_("（可以空白）"))}</p>'
        if field.remark:
            yield f'<p class="remark">{escape(field.remark.text(_))}</p>'

    def _lack(self, field: Field) -> str:
        assert field.missing is not None
        words = self.translate("缺：") + field.missing.text(self.translate)
        return f'<p class="missing">{escape(words)}</p>'

    def _name(self, label: str, *, plain: bool = False) -> str:
        """The portal's own name of a field; on an English page with its English behind it."""
        english = self.translate(label)
        if self.chinese:
            return label if plain else escape(label)
        if plain:
            return f"{label} {english}"
        return f'<span lang="zh-Hant-TW">{escape(label)}</span> {escape(english)}'


def _hash(content: str) -> str:
    """*content* as the policy of the page names it."""
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()


_COPY = word("複製")

_HEAD = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {policy}">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
</head>"""

_STYLE = """
:root { color-scheme: light dark; --line: #767676; --bad: #a4000f; --good: #00592b }
:root { --fine: #555; --raised: #f2f2f2; --page: #fff; --text: #1a1a1a }
html { background: var(--page); color: var(--text) }
body { max-width: 54em; margin: 2em auto 5em; padding: 0 1em; font-family: sans-serif }
body { line-height: 1.6 }
h1 { font-size: 1.4em }
h2 { font-size: 1em; margin: .2em 0 }
section { border-top: 2px solid var(--line); margin-top: 1.5em }
.field { padding: .4em 0; border-bottom: 1px solid var(--line) }
.field { display: grid; grid-template-columns: 10em 1fr auto; gap: 0 1em; align-items: start }
.field > :not(h2, button) { grid-column: 2 }
.field > button { grid-area: 1 / 3 }
.field > table { grid-column: 2 / 4 }
.value { white-space: pre-wrap; overflow-wrap: anywhere; margin: .2em 0; user-select: all }
.remark, .source, .empty { color: var(--fine); margin: .2em 0; font-size: .9em }
.source { overflow-wrap: anywhere }
.missing { color: var(--bad); margin: .2em 0; font-weight: bold }
button { font: inherit; font-size: .9em; padding: .2em 1em; cursor: pointer }
button { border: 1px solid var(--line); border-radius: .3em; background: var(--raised) }
button { color: inherit }
button:focus-visible, a:focus-visible { outline: 3px solid #1a6fd6; outline-offset: 2px }
button.done { border-color: var(--good); color: var(--good) }
button.done::after { content: " ✓" }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; border: 1px solid var(--line); padding: .3em .5em }
.status { position: fixed; inset: auto 0 0 0; margin: 0; padding: .3em 1em; text-align: center }
.status:not(:empty) { background: var(--raised); border-top: 1px solid var(--line) }
@media (max-width: 40em) {
  .field { display: block }
  thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden }
  tr, td { display: block; border: 0 }
  td::before { content: attr(data-label); font-size: .9em; color: var(--fine) }
  tbody tr { border: 1px solid var(--line); margin-bottom: .5em }
}
@media (prefers-color-scheme: dark) {
  :root { --line: #8a8a8a; --bad: #ff9a9a; --good: #7ee2a8; --fine: #bbb; --raised: #2a2a2a }
  :root { --page: #141414; --text: #eee }
  a { color: #8ab8ff }
}
"""

_SCRIPT = """
const status = document.querySelector('[role=status]');
function byHand(text) {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}
document.addEventListener('click', async event => {
  const button = event.target.closest('button');
  if (!button) return;
  const text = button.previousElementSibling.textContent;
  try { await navigator.clipboard.writeText(text) } catch { byHand(text); button.focus() }
  button.classList.add('done');
  status.textContent = document.body.dataset.copied.replace('{label}', button.dataset.label);
});
"""
