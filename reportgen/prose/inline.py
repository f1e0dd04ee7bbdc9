"""Second pass: running text as HTML.

A link's ``<a>`` is the innermost element, around each stretch of its text: PDF/UA-1 7.18.5 fails
on any element inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token
from markupsafe import Markup

from reportgen.prose import tags
from reportgen.prose.labels import Labels
from reportgen.prose.model import Equation, Footnote, Inline
from reportgen.prose.text import TEXT_TOKENS, soft_break
from reportgen.text import is_wide

_PAGE_END = "頁"
"""Stands for the printed page number, which the style sheet writes, where line ends are joined."""


_FORMULA = "x"


def render_inline(inline: Inline, labels: Labels) -> Markup:
    """The HTML of one stretch of running text."""
    return _Inline(labels).render(inline)


def image_address(file: str) -> str:
    """The ``src`` of *file*, a path in the report's folder."""
    return quote(file.encode("utf-8", "replace"), safe="/")


def formula_image(equation: Equation) -> Markup:
    """The picture of a formula; its TeX, where the library cannot draw it."""
    from reportgen.formula.drawing import draw

    drawn = draw(equation.formula, apart=equation.apart)
    if drawn is None:
        return tags.text(equation.formula.tex)
    style = f"width: {drawn.width:g}em"
    if not equation.apart:
        style += f"; vertical-align: {-drawn.depth:g}em"
    return tags.empty(
        "img", class_="formula", role="math", src=drawn.address, alt=equation.words, style=style
    )


def _without_blanks(inline: Inline) -> Iterator[tuple[Token, str]]:
    """The tokens with their text, without blanks between Chinese and what we print ourselves.

    Why: 「如 [](#tbl-x)」 is typed as words are, and the gap between Han and Latin is set anyway.
    """
    last = len(inline) - 1
    for index, token in enumerate(inline):
        content = token.content
        if token.type == "text" and content != content.strip(" "):
            words = content.strip(" ")
            if index < last and _is_ours(inline[index + 1]) and is_wide(words[-1:] or " "):
                content = content.rstrip(" ")
            if index and _is_ours(_before(inline, index)) and is_wide(words[:1] or " "):
                content = content.lstrip(" ")
        yield token, content


def _before(inline: Inline, index: int) -> Token:
    """The token before *index*; of an empty link its beginning."""
    return inline[index - 2 if index > 1 and inline[index - 1].type == "link_close" else index - 1]


def _is_ours(token: Token) -> bool:
    """Whether *token* is a formula, or a reference whose words are generated."""
    if token.type == "formula":
        return True
    return bool(token.meta.get("empty")) and str(token.attrs.get("href", "")).startswith("#")


class _Inline:
    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.out: list[Markup] = []
        self.link: Markup | None = None
        """The ``<a>`` that the text is to stand in."""
        self.is_open = False
        self.last = ""
        """The last character printed."""
        self.soft_break: int | None = None
        """Where in ``out`` a line end waits for the character after it."""

    def render(self, inline: Inline) -> Markup:
        for token, content in _without_blanks(inline):
            self._token(token, content)
        self._close_link()
        return Markup("").join(self.out)

    def _token(self, token: Token, content: str) -> None:
        match token.type:
            case "softbreak":
                self.soft_break = len(self.out)
                self.out.append(Markup(""))
            case "hardbreak":
                self._tag(tags.empty("br"))
                self.last, self.soft_break = "", None
            case "strong_open" | "em_open":
                self._tag(tags.tag(token.tag))
            case "strong_close" | "em_close" | "span_close":
                self._tag(tags.end(token.tag))
            case "span_open":
                self._tag(tags.tag("span", lang=str(token.attrs.get("lang", ""))))
            case "code_inline":
                self._tag(tags.tag("code"))
                self._text(token.content)
                self._tag(tags.end("code"))
            case "link_open":
                self._open_link(token)
            case "link_close":
                self._close_link()
                self.link = None
            case "footnote_ref":
                self._call(token)
            case "image":
                self._image(token)
            case "formula":
                self._formula(token.meta["equation"])
            case kind if kind in TEXT_TOKENS:
                self._text(content)

    def _text(self, value: str) -> None:
        if not value:
            return
        if self.soft_break is not None:
            joint = soft_break(self.last, value[0]) if self.last else ""
            self.out[self.soft_break] = tags.text(joint)
            self.soft_break = None
        if self.link is not None and not self.is_open:
            self.out.append(self.link)
            self.is_open = True
        self.out.append(tags.text(value))
        self.last = value[-1]

    def _tag(self, tag: Markup) -> None:
        self._close_link()
        self.out.append(tag)

    # -- links

    def _open_link(self, token: Token) -> None:
        href = str(token.attrs["href"])
        if href.startswith("#"):
            self._reference(token, href[1:])
        elif not token.meta.get("refused"):
            self.link = tags.tag("a", href=normalizeLink(href))
            if token.meta["empty"]:
                self._text(href)

    def _reference(self, token: Token, label: str) -> None:
        target = self.labels.target(label)
        if target is None:
            if token.meta["empty"]:
                self._tag(tags.tag("span", class_="unknown-reference"))
                self._text(f"#{label}")
                self._tag(tags.end("span"))
        elif token.meta["page"]:
            self._text_outside(_PAGE_END)
            where = f"#{target.anchor}"
            self._tag(tags.tag("a", class_="page-reference", href=where, data_page=where))
            self.out.append(tags.end("a"))
        else:
            self.link = tags.tag("a", class_="reference", href=f"#{target.anchor}")
            if token.meta["empty"]:
                self._text(target.text)

    def _text_outside(self, value: str) -> None:
        """Count *value* as printed without printing it: the style sheet does."""
        kept = len(self.out)
        self._text(value)
        del self.out[kept:]

    def _close_link(self) -> None:
        if self.is_open:
            self.out.append(tags.end("a"))
            self.is_open = False

    # -- notes and pictures

    def _call(self, token: Token) -> None:
        note = token.meta.get("footnote")
        if not isinstance(note, Footnote):
            self._text(token.content)
            return
        number, anchor = str(self.labels.number(note)), self.labels.anchor(note)
        if not token.meta["first"]:
            self._tag(tags.tag("a", class_="footnote-again", href=f"#{anchor}"))
            self.out += (tags.text(number), tags.end("a"))
            return
        self._tag(tags.tag("span", class_="footnote", id=anchor, data_number=number))
        content = (render_inline(paragraph, self.labels) for paragraph in note.paragraphs)
        self.out += (tags.empty("br").join(content), tags.end("span"))

    def _formula(self, equation: Equation) -> None:
        kept = len(self.out)
        self._text(_FORMULA)  # a line end beside it prints a space, as beside a letter
        del self.out[kept:]
        self._tag(formula_image(equation))

    def _image(self, token: Token) -> None:
        """A picture in the middle of a line: a finding, but the draft still shows it."""
        if token.meta["file"]:
            source = image_address(token.meta["file"])
            alt = token.meta["alt"] or token.meta["file"]
            self._tag(tags.empty("img", class_="inline-image", src=source, alt=alt))
