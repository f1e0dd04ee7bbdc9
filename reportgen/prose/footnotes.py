"""Footnotes: taken out of the stream of blocks, and given to the call that needs them."""

from __future__ import annotations

from markdown_it.token import Token

from reportgen.findings import say
from reportgen.prose.model import Footnote
from reportgen.prose.origin import Origin
from reportgen.prose.slips import Slips
from reportgen.rulebook.prose import (
    FOOTNOTE_DUPLICATE,
    FOOTNOTE_FORM,
    FOOTNOTE_NESTED,
    FOOTNOTE_UNKNOWN,
    FOOTNOTE_UNUSED,
)

_BLOCKS = {"footnote_reference_open", "paragraph_open", "inline", "paragraph_close"}

Definition = list[Token]
"""The opening token of a note's definition, then its blocks."""


def take_out(tokens: list[Token]) -> tuple[list[Token], list[Definition]]:
    """The blocks without the notes, and the notes; one inside another counts as its neighbour."""
    body: list[Token] = []
    definitions: list[Definition] = []
    streams = [body]
    for token in tokens:
        if token.type == "footnote_reference_open":
            definitions.append([token])
            streams.append(definitions[-1])
        elif token.type == "footnote_reference_close":
            streams.pop()
        else:
            streams[-1].append(token)
    return body, definitions


class Footnotes:
    """The notes that one prose defines, and those that it calls, in the order of their calls."""

    def __init__(self, definitions: list[Definition], slips: Slips) -> None:
        self.slips = slips
        self.defined: dict[str, Footnote] = {}
        self.called: dict[str, Footnote] = {}
        for opening, *content in definitions:
            self._define(opening, content)

    def _define(self, opening: Token, content: list[Token]) -> None:
        name, place = opening.meta["label"], self.slips.line((opening.map or [0])[0])
        if name in self.defined:
            self.slips.add(FOOTNOTE_DUPLICATE, place, say("註腳「{name}」定義了兩次。", name=name))
            return
        if any(token.type not in _BLOCKS for token in content):
            self.slips.add(FOOTNOTE_FORM, place, say("註腳只能是文字段落，不能有清單、表格等。"))
        paragraphs = tuple(tuple(t.children or ()) for t in content if t.type == "inline")
        self.defined[name] = Footnote(name, paragraphs, place)

    def call(self, token: Token, origin: Origin, in_note: bool) -> None:
        """Tie the call *token* to its note."""
        name, place = token.meta["name"], self.slips.where(token, origin)
        if in_note:
            self.slips.add(FOOTNOTE_NESTED, place, say("註腳裡不能再有註腳，請併入同一則。"))
        elif name not in self.defined:
            self.slips.add(
                FOOTNOTE_UNKNOWN,
                place,
                say("註腳「{name}」沒有內容。", name=name),
                say("請另起一行寫 {example}。", example=f"[^{name}]: …"),
            )
        else:
            token.meta["footnote"] = self.defined[name]
            token.meta["first"] = name not in self.called
            self.called.setdefault(name, self.defined[name])

    def check_unused(self) -> None:
        """Report the notes that nothing calls: their text would not be printed."""
        for name, note in self.defined.items():
            if name not in self.called:
                self.slips.add(
                    FOOTNOTE_UNUSED,
                    note.place,
                    say("註腳「{name}」沒有用到，不會印出。", name=name),
                    say("請在內文寫 {example}，或刪去這則註腳。", example=f"[^{name}]"),
                )
