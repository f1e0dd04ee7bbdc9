"""One work of a list of references: who, what, where it appeared.

Marks follow Chinese usage: 〈篇名〉 in 《書刊》. A foreign article stands in “ ”, its journal in
italics.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup, escape

from reportgen.compose.languages import UNDETERMINED
from reportgen.findings import Translate
from reportgen.records.appendices import Reference
from reportgen.records.names import Name


def work(reference: Reference, named: Callable[[Name], Markup], translate: Translate) -> Markup:
    """Authors, title, container, volume and pages of *reference*.

    *named* prints a name in both its forms.
    """
    parts: list[Markup] = []
    if reference.authors:
        parts.append(escape(translate("、")).join(map(named, reference.authors)))
    article = reference.container is not None
    parts.append(
        _between("〈〉", "“”", reference.title, named) if article else named(reference.title)
    )
    if reference.container is not None:
        parts.append(_container(reference.container, named))
    if reference.volume is not None:
        parts.append(escape(reference.volume))
    if reference.pages is not None:
        parts.append(escape(translate("頁 {pages}")).format(pages=reference.pages))
    return escape(translate("，")).join(parts)


def _container(name: Name, named: Callable[[Name], Markup]) -> Markup:
    if name.zh is None:
        return Markup('<em lang="{}">{}</em>').format(name.lang or UNDETERMINED, name.foreign)
    return _between("《》", "", name, named)


def _between(chinese: str, foreign: str, name: Name, named: Callable[[Name], Markup]) -> Markup:
    """*name* between marks; those of a Chinese one do not enclose its foreign form."""
    if name.zh is None:
        return Markup("{}{}{}").format(foreign[0], named(name), foreign[1])
    gloss = Markup("")
    if name.foreign is not None:
        gloss = Markup('（<span lang="{}">{}</span>）').format(
            name.lang or UNDETERMINED, name.foreign
        )
    return Markup("{}{}{}{}").format(chinese[0], name.zh, chinese[1], gloss)
