"""Running text in the first pass: its figures, links, references and calls of footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from reportgen.findings import say
from reportgen.patterns import compiled, late
from reportgen.prose.footnotes import Footnotes
from reportgen.prose.formulas import Equations
from reportgen.prose.model import Figure, Inline, Reference
from reportgen.prose.origin import Origin
from reportgen.prose.slips import Slips, value
from reportgen.prose.text import inline_text
from reportgen.rulebook.prose import (
    ALT_MISSING,
    ATTRIBUTE_UNKNOWN,
    CAPTION_MISSING,
    FIGURE_FILE,
    FIGURE_INLINE,
    HTML_IN_PROSE,
    LINK_BROKEN,
    LINK_EMPTY,
    LINK_FORM,
    LINK_TITLE,
)

_FOREIGN = late(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]")
"""The start of an address, or of a path that does not begin in the report's folder."""
_LINK = late(r"(?:https?://[^\s/?#]|mailto:[^\s@]+@)\S*", re.IGNORECASE)

_INSTEAD = (
    (compiled("</?su[bp][ >/]", re.IGNORECASE),
     say("上標、下標請寫成公式，例如 $m^2$、$x_1$。")),
    (compiled("</?(?:b|strong|u)[ >/]", re.IGNORECASE), say("醒目的字請寫 **粗體**；沒有底線。")),
    (compiled("</?(?:i|em)[ >/]", re.IGNORECASE), say("斜體請寫 *斜體*。")),
    (compiled("<br[ >/]", re.IGNORECASE), say("換行請在行末加反斜線「\\」。")),
    (compiled("</?(?:p|div)[ >/]", re.IGNORECASE), say("空一行就是新的一段。")),
)  # fmt: skip
"""Tags that people type most, and what to write in place of each."""


def only_images(inline: Inline) -> bool:
    """Whether *inline* is one image or more and nothing else: a figure, or a row of figures."""
    return any(token.type == "image" for token in inline) and all(
        token.type in {"image", "softbreak", "hardbreak"}
        or (token.type == "text" and not token.content.strip())
        for token in inline
    )


class Running:
    """Reads inlines; what it finds it keeps in ``figures`` and ``references``."""

    def __init__(self, slips: Slips, footnotes: Footnotes) -> None:
        self.slips, self.footnotes = slips, footnotes
        self.figures: list[Figure] = []
        self.references: list[Reference] = []
        self.equations = Equations(slips)

    def read(self, inline: Inline, origin: Origin, in_note: bool = False) -> None:
        """Check every construct of *inline*, and tie it to what it stands for."""
        for index, token in enumerate(inline):
            self.slips.malformed(token, origin)
            if token.type == "link_open":
                token.meta["empty"] = inline[index + 1].type == "link_close"
                self._link(token, origin)
            elif token.type == "footnote_ref":
                self.footnotes.call(token, origin, in_note)
            elif token.type == "image":
                self._image_in_text(token, origin)
            elif token.type == "span_open":
                lang = value(self.slips.attributes(token, origin, "lang"), "lang")
                token.attrs = {"lang": lang} if lang else {}
            elif token.type == "formula":
                self.equations.in_line(token, origin)
            elif token.type == "marked_text":
                self._literal(token, origin)
        self.equations.check(inline, origin)

    def _literal(self, token: Token, origin: Origin) -> None:
        """Report what prints as it was typed and was meant as something else."""
        place = self.slips.where(token, origin)
        if "tag" in token.meta:
            tag = str(token.meta["tag"])
            self.slips.add(
                HTML_IN_PROSE,
                place,
                say("HTML 標籤「{tag}」會照字面印出，請改用 Markdown。", tag=tag),
                *(hint for tags, hint in _INSTEAD if tags.match(tag)),
            )
        elif "stray" in token.meta:
            self.slips.add(
                LINK_BROKEN,
                place,
                say("這裡像是連結或圖片，但看不懂，會照字面印出。"),
                say("方括號後接半形圓括號；網址或檔名有空格時請寫 (<…>)。"),
            )

    # -- links

    def _link(self, token: Token, origin: Origin) -> None:
        href = str(token.attrs["href"])
        self._title(token, origin)
        if href.startswith("#"):
            self._reference(token, origin, href)
            return
        self.slips.attributes(token, origin)
        place = self.slips.inside(token, origin, href)
        if not _LINK.fullmatch(href):
            token.meta["refused"] = True
            self.slips.add(
                LINK_FORM,
                place,
                say("連結「{href}」不能用。", href=href),
                say("連結只能是 https://、http://、mailto: 或報告內的 #標籤。"),
                say("若是圖片，請以半形驚嘆號開頭：![圖說](…)。"),
            )
        elif token.meta["empty"]:
            self.slips.add(
                LINK_EMPTY,
                place,
                say("連結沒有文字，印出的是網址。"),
                say("只要印網址，請寫 <{href}>。", href=href),
            )

    def _reference(self, token: Token, origin: Origin, href: str) -> None:
        attributes = self.slips.attributes(token, origin, "class")
        token.meta["page"] = "class" in attributes and token.meta["empty"]
        if "class" in attributes and not token.meta["empty"]:
            item = attributes["class"]
            self.slips.add(
                ATTRIBUTE_UNKNOWN,
                self.slips.at(origin, item.start, item.end),
                say("有文字的連結不能用 .page。"),
                say("要印頁碼，請另寫 {example}。", example=f"[]({href}){{.page}}"),
            )
        place = self.slips.inside(token, origin, href)
        self.references.append(Reference(href[1:], place))

    def _title(self, token: Token, origin: Origin) -> None:
        title = str(token.attrs.get("title", ""))
        if title:
            self.slips.add(
                LINK_TITLE,
                self.slips.inside(token, origin, title),
                say("網址後的「{title}」不會印出，請寫進文字或圖說。", title=title),
            )

    # -- figures

    def row(self, inline: Inline, origin: Origin) -> tuple[Figure, ...]:
        """The figures of a paragraph that holds nothing else."""
        figures = tuple(self._figure(t, origin) for t in inline if t.type == "image")
        self.figures += figures
        return figures

    def _figure(self, token: Token, origin: Origin) -> Figure:
        self.slips.malformed(token, origin)
        self._title(token, origin)
        file, caption = self._file(token, origin), self._caption(token, origin)
        kept = self.slips.attributes(token, origin, "id", "alt", "source", "width")
        figure = Figure(
            file=file,
            caption=caption,
            title=inline_text(caption),
            alt=value(kept, "alt"),
            label=value(kept, "id") or None,
            source=value(kept, "source"),
            width=value(kept, "width"),
            place=self.slips.where(token, origin),
            file_place=self.slips.inside(token, origin, str(token.attrs["src"])),
        )
        self._check_words(figure)
        return figure

    def _check_words(self, figure: Figure) -> None:
        if not figure.title:
            self.slips.add(
                CAPTION_MISSING,
                figure.place,
                say("這張圖沒有圖說。"),
                say("請寫在方括號內：![圖說](…)。"),
            )
        if not figure.alt:
            self.slips.add(
                ALT_MISSING,
                figure.place,
                say("這張圖沒有替代文字，看不見圖的人無從得知內容。"),
                say("請在「)」之後加 {example}。", example='{alt="圖中所見"}'),
            )

    def _caption(self, token: Token, origin: Origin) -> tuple[Token, ...]:
        """The marked-up caption, its constructs with their places in the paragraph."""
        children = tuple(token.children or ())
        for child in children:
            _shift(child, token.meta["start"] + len("!["))
        self.read(children, origin)
        return children

    def _file(self, token: Token, origin: Origin) -> str:
        file = str(token.attrs["src"])
        if file and not _FOREIGN.match(file):
            return file
        self.slips.add(
            FIGURE_FILE,
            self.slips.inside(token, origin, file),
            say("圖檔「{file}」不能用。", file=file),
            say("請寫報告資料夾內的路徑，例如 figures/opening.jpg。"),
        )
        return ""

    def _image_in_text(self, token: Token, origin: Origin) -> None:
        """An image that is no figure; where attributes beside it cannot be read, they are why."""
        if "malformed" not in token.meta:
            self.slips.add(
                FIGURE_INLINE,
                self.slips.where(token, origin),
                say("圖片夾在文字裡，不能編號。"),
                say("請讓圖片自成一段，前後各空一行。"),
            )
        alt = value(self.slips.attributes(token, origin, "id", "alt", "source", "width"), "alt")
        token.meta["file"] = self._file(token, origin)
        token.meta["alt"] = alt or inline_text(token.children or ())


def _shift(token: Token, by: int) -> None:
    """Move the places of *token*, which count from the start of a caption, by *by*."""
    meta = token.meta
    meta.update({key: meta[key] + by for key in ("start", "end", "malformed") if key in meta})
    if "attributes" in meta:
        meta["attributes"] = tuple(
            replace(item, start=item.start + by, end=item.end + by) for item in meta["attributes"]
        )


def all_tokens(inline: Sequence[Token]) -> Sequence[Token]:
    """*inline*, and the tokens of the captions in it, to any depth."""
    tokens = list(inline)
    for token in tokens:
        tokens += token.children or ()
    return tokens
