"""The descriptions of links, for readers who do not see the page (PDF/UA-1, 7.18.5)."""

from __future__ import annotations

from collections.abc import Container, Mapping
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from reportgen.findings import Translate
from reportgen.typeset.conformance.dom import text_of
from reportgen.typeset.conformance.notes import note_called
from reportgen.typeset.conformance.roles import heading

_LONGEST = 60


def describe(
    target: str, text: str, names: Mapping[str, str], notes: Container[str], translate: Translate
) -> str:
    """Where a link with *text* leads, in words of the report's language.

    *target* is an address, or ``#`` and an anchor; *names* are headings and captions by anchor,
    *notes* the anchors of footnotes.
    """
    if target.startswith("#"):
        if target[1:] in notes:
            return translate("連到註 {number}").format(number=text)
        if note_called(target[1:]) in notes:
            return translate("回到內文的註 {number}").format(number=text)
        return translate("連到：{target}").format(target=_short(names.get(target[1:]) or text))
    return _outside(target, text, translate)


def name_of(element: Element) -> str:
    """The heading or caption that *element* is known by; empty for any other."""
    if heading(element):
        return text_of(element)
    caption = next((child for child in element if child.tag in {"caption", "figcaption"}), None)
    return "" if caption is None else text_of(caption, without="source")


def _outside(href: str, text: str, translate: Translate) -> str:
    try:
        parts = urlsplit(href)
    except ValueError:  # brackets around what is no IPv6 address
        return translate("連到：{target}").format(target=_short(text or href))
    if parts.scheme == "mailto":
        return translate("電子郵件：{address}").format(address=unquote(parts.path))
    if parts.scheme == "tel":
        return translate("電話：{number}").format(number=unquote(parts.path))
    host = (parts.hostname or parts.scheme).removeprefix("www.")
    if not text or text == href or "://" in text:
        # The query, too: it alone may tell two pages apart.
        query = f"?{unquote(parts.query)}" if parts.query else ""
        address = host + unquote(parts.path).rstrip("/") + query
        return translate("網頁：{address}").format(address=_short(address))
    return translate("網頁：{title}（{host}）").format(title=_short(text), host=host)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
