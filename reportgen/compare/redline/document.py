"""The redline as an HTML document: the list of changes first, then the marked report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple
from xml.etree.ElementTree import Element

from reportgen.compare.redline.dom import body_of, classes, html_of, is_element, text_of
from reportgen.compare.redline.merge import ADDED, CHANGED, KIND, MOVED, REMOVED, merge
from reportgen.compose.stylesheet import css_string
from reportgen.findings import Translate
from reportgen.language import word

TITLE = word("修訂對照")
_KINDS = {
    CHANGED: word("修改"),
    ADDED: word("新增"),
    REMOVED: word("刪除"),
    MOVED: word("移動"),
}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BOOKMARK = "data-bookmark"
"""Of a heading: its words in the outline, which shows no marks."""
_CONTEXT = 12
"""Unchanged characters that the list shows around a change."""
_LONGEST = 90
"""Characters of a change that the list shows."""


class Change(NamedTuple):
    """A marked block: its kind, the heading above it, its anchor, and its text with marks."""

    kind: str
    heading: str
    anchor: str
    html: str


def redline(
    old: str,
    new: str,
    labels: tuple[str, str],
    translate: Translate,
    before: Mapping[str, str] | None = None,
    after: Mapping[str, str] | None = None,
) -> str:
    """The document *new* with what differs from *old*; *labels* are of the two versions.

    *before* and *after* are digests of the pictures of each, by address.
    """
    body = body_of(new)
    merge(body_of(old), body, before or {}, after or {})
    changes = list(_changes(body, translate))
    head, _, _ = new.partition("<body")
    title = translate(TITLE)
    head = head.replace("<title>", f"<title>{escape(title)}：", 1)
    inside = "".join(html_of(child) + escape(child.tail or "", quote=False) for child in body)
    listed = "".join(_list(changes, labels, translate))
    return f"{head}<body>\n<!-- flow -->\n{listed}\n{inside}</body>\n</html>\n"


def _changes(body: Element, translate: Translate) -> Iterator[Change]:
    """Every marked block in order; each gets an anchor, and one that moved says from where."""
    heading = ""
    marked = [e for e in body.iter() if is_element(e) and (e.tag in _HEADINGS or e.get(KIND))]
    for number, element in enumerate(marked, start=1):
        if element.tag in _HEADINGS:
            heading = text_of(element)
            if next(element.iter("del"), None) is not None:
                element.set(_BOOKMARK, "".join(_kept(element)))
        kind = element.attrib.pop(KIND, "")
        if not kind:
            continue
        element.set("class", f"{element.get('class', '')} redline-{kind}".strip())
        if not element.get("id"):
            element.set("id", f"redline-{number}")
        text = _shortened(element)
        if kind == MOVED:
            origin = element.attrib.pop("data-from", "")
            _note(element, translate("〔移自：{heading}〕").format(heading=origin))
        text = text or escape(translate("（圖片）"))
        yield Change(kind, heading, element.get("id", ""), text)


def _kept(element: Element) -> Iterator[str]:
    """The text of *element* without what was taken away, and without notes."""
    yield element.text or ""
    for child in element:
        if is_element(child) and child.tag != "del" and "footnote" not in classes(child):
            yield from _kept(child)
        yield child.tail or ""


def _note(element: Element, text: str) -> None:
    """Put *text* before the first words of *element*."""
    place = next((e for e in element.iter() if is_element(e) and (e.text or "").strip()), element)
    note = Element("span")
    note.set("class", "redline-note")
    note.text, note.tail = text, place.text
    place.text = ""
    place.insert(0, note)


def _shortened(element: Element) -> str:
    """The text of *element* with its marks; long stretches without any are cut."""
    parts: list[tuple[str, str]] = []
    for tag, text in _stretches(element, ""):
        if parts and parts[-1][0] == tag:
            parts[-1] = (tag, parts[-1][1] + text)
        else:
            parts.append((tag, text))
    shown = []
    for number, (tag, text) in enumerate(parts):
        cut = text
        if not tag and len(text) > 2 * _CONTEXT:
            lead = text[:_CONTEXT] if number else ""
            cut = f"{lead}…{text[-_CONTEXT:] if number < len(parts) - 1 else ''}"
            cut = text[:_LONGEST] + "…" if len(parts) == 1 else cut
        elif len(text) > _LONGEST:
            cut = text[:_LONGEST] + "…"
        shown.append(f"<{tag}>{escape(cut)}</{tag}>" if tag else escape(cut))
    return "".join(shown)


def _stretches(element: Element, tag: str) -> Iterator[tuple[str, str]]:
    inner = element.tag if element.tag in {"ins", "del"} else tag
    if element.text and element.text.strip():
        yield inner, element.text
    for child in element:
        if is_element(child):
            yield from _stretches(child, inner)
        if child.tail and child.tail.strip():
            yield inner, child.tail


def _list(changes: list[Change], labels: tuple[str, str], translate: Translate) -> Iterator[str]:
    """The list of changes with the pages that they are on."""
    _ = translate
    yield '<section class="summary-form redline-list">'
    yield f'<p class="form-title">{escape(_(TITLE))}</p>'
    about = _("由「{old}」到「{new}」，共 {n} 處。這不是正式的報告。").format(
        old=labels[0], new=labels[1], n=len(changes)
    )
    yield f"<p>{escape(about)}</p>"
    heads = "".join(
        f'<th scope="col">{escape(_(head))}</th>'
        for head in (word("頁"), word("類別"), word("章節"), word("內容"))
    )
    yield '<table class="form"><colgroup><col class="redline-page"><col class="redline-kind">'
    yield f'<col class="redline-where"><col></colgroup><thead><tr>{heads}</tr></thead><tbody>'
    for change in changes:
        link = (
            f'<a class="page-reference" href="#{change.anchor}" data-page="#{change.anchor}"></a>'
        )
        yield f"<tr><td>{link}</td><td>{escape(_(_KINDS[change.kind]))}</td>"
        yield f"<td>{escape(change.heading)}</td><td>{change.html}</td></tr>\n"
    yield "</tbody></table></section>"


def redline_css(translate: Translate) -> str:
    """How changes look: colour and form, and a bar in the margin."""
    head = css_string(translate(TITLE))
    style = "font: 700 11pt var(--font-heading); color: #b00020; text-align: left; width: 30%"
    return f"@page {{ @top-left {{ content: {head}; {style} }} @top-right {{ width: 70% }} }}{_CSS}"


_CSS = """
[data-bookmark] { bookmark-label: attr(data-bookmark) }
ins { color: #00529b; text-decoration: underline; text-decoration-thickness: 0.8pt }
del { color: #b00020; text-decoration: line-through; text-decoration-thickness: 0.8pt }
.redline-note { color: #5a3d00; font-size: 0.85em }
.redline-changed, .redline-added, .redline-removed, .redline-moved { position: relative }
.redline-changed::before, .redline-added::before,
.redline-removed::before, .redline-moved::before {
  content: ""; position: absolute; left: -4mm; top: 0; bottom: 0; border-left: 1.6pt solid #b00020;
}
td.redline-changed::before, th.redline-changed::before, tr::before { content: none !important }
td.redline-changed, th.redline-changed { border-left: 2.4pt solid #b00020 !important }
tr.redline-added > *, tr.redline-removed > * { border-left: 2.4pt solid #b00020 !important }
figure img.redline-removed, figure img.redline-added {
  display: inline-block; max-width: 46%; margin: 0 1%; border: 1.6pt solid #00529b;
}
figure img.redline-removed { border: 1.6pt dashed #b00020 }
.redline-page { width: 12mm }
.redline-kind { width: 16mm }
.redline-where { width: 42mm }
.redline-list td { overflow-wrap: anywhere; text-align: left }
"""
