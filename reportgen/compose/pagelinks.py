"""Links that show the page they lead to: 「拜會數位署（頁 9）」, 「→ 頁 14」."""

from __future__ import annotations

from markupsafe import Markup

from reportgen.findings import Translate


def page_link(anchor: str, pattern: str) -> Markup:
    """A link to *anchor* whose words are *pattern*, with the number of its page for ``{n}``."""
    before, _, after = pattern.partition("{n}")
    link = Markup(
        '<a class="page-reference page-link" href="#{anchor}" data-page="#{anchor}">{before}</a>'
    )
    return link.format(anchor=anchor, before=before) + after


def titled_page(title: str, anchor: str, translate: Translate) -> Markup:
    """*title* as a link to *anchor*, with its page in brackets."""
    page = page_link(anchor, translate("頁 {n}"))
    before, _, after = translate("（{text}）").partition("{text}")
    link = Markup('<a href="#{}">{}</a>').format(anchor, title)
    return link + before + page + after
