"""What a link says of itself to somebody who does not see where it stands (PDF/UA-1, 7.18.5)."""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from reportgen.findings import Translate
from reportgen.typeset.conformance.dom import Dom, text_of

_LONGEST = 60
_TITLES = ("h1", "h2", "h3", "h4", "h5", "h6")


def describe(link: Element, dom: Dom, notes: Container[Element], translate: Translate) -> str:
    """Where *link* leads, in words of the report's language; *notes* are its footnotes."""
    href = link.get("href", "")
    if href.startswith("#"):
        target = dom.target(href)
        name = "" if target is None else _name(target)
        if target is not None and target in notes:
            return translate("連到註 {number}").format(number=text_of(link))
        return translate("連到：{target}").format(target=_short(name or text_of(link)))
    return _outside(href, text_of(link), translate)


def _name(target: Element) -> str:
    """The heading or caption that *target* is known by."""
    if target.tag in _TITLES:
        return text_of(target)
    caption = next((one for one in target if one.tag in {"caption", "figcaption"}), None)
    return "" if caption is None else text_of(caption, without="source")


def _outside(href: str, text: str, translate: Translate) -> str:
    parts = urlsplit(href)
    if parts.scheme == "mailto":
        return translate("電子郵件：{address}").format(address=unquote(parts.path))
    if parts.scheme == "tel":
        return translate("電話：{number}").format(number=unquote(parts.path))
    host = (parts.hostname or parts.scheme).removeprefix("www.")
    if not text or text == href or "://" in text:
        address = host + unquote(parts.path).rstrip("/")
        return translate("網頁：{address}").format(address=_short(address))
    return translate("網頁：{title}（{host}）").format(title=_short(text), host=host)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
