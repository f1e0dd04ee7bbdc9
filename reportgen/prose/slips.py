"""The findings of one prose, each at the line and column that the author sees."""

from __future__ import annotations

from markdown_it.token import Token

from reportgen.findings import Finding, Message, say
from reportgen.places import Edit, Place, Text
from reportgen.prose.attributes import Attribute, accepted
from reportgen.prose.origin import Lines, Origin
from reportgen.prose.text import one_line
from reportgen.rulebook.prose import ATTRIBUTE_FORM
from reportgen.rulebook.rule import Rule


class Slips:
    """Where constructs stand, and what is wrong with them."""

    def __init__(self, text: Text, lines: Lines, findings: list[Finding]) -> None:
        self.text, self.lines, self.findings = text, lines, findings

    def add(
        self, rule: Rule, place: Place, message: Message, *hints: Message, edit: Edit | None = None
    ) -> None:
        """Add a finding of *rule*, which *edit* mends."""
        mend = rule.mend([edit]) if edit else None
        self.findings.append(rule.finding(place, message, *hints, mend=mend))

    def line(self, number: int) -> Place:
        """Line *number* (from 0) of the prose, without its indent."""
        line, start = self.lines.lines[number], self.lines.starts[number]
        indent = len(line) - len(line.lstrip())
        return self.text.at(start + indent, start + len(line.rstrip()))

    def at(self, origin: Origin | None, start: int, end: int) -> Place:
        """A stretch of an inline's content, or of the prose itself where *origin* is ``None``."""
        if origin is None:
            return self.text.at(start, end)
        return self.text.at(origin.index(start), origin.index(max(start, end - 1)) + 1)

    def where(self, token: Token, origin: Origin | None) -> Place:
        """The whole construct of *token*, its attributes included."""
        return self.at(origin, token.meta["start"], token.meta["end"])

    def inside(self, token: Token, origin: Origin, part: str) -> Place:
        """Where *part*, a link's address, stands in *token*; all of it where it is elsewhere."""
        attributes = token.meta.get("attributes")
        stop = attributes[0].start if attributes else token.meta["end"]
        found = origin.content.rfind(part, token.meta["start"], stop) if part else -1
        if found < 0:
            return self.where(token, origin)
        return self.at(origin, found, found + len(part))

    def malformed(self, token: Token, origin: Origin | None) -> None:
        """Report attributes that could not be read."""
        index = token.meta.get("malformed")
        if index is not None:
            self.add(
                ATTRIBUTE_FORM,
                self.at(origin, index, index + 1),
                say("大括號內的屬性從這裡起看不懂。"),
                say("寫法是 {example}；引號、等號與大括號都用半形。", example='{#fig-x alt="…"}'),
            )

    def attributes(
        self, token: Token, origin: Origin | None, *allowed: str
    ) -> dict[str, Attribute]:
        """The attributes of *token* that it may have; the others are findings."""
        items: tuple[Attribute, ...] = token.meta.get("attributes", ())
        return accepted(
            items, allowed, lambda item: self.at(origin, item.start, item.end), self.findings
        )


def value(attributes: dict[str, Attribute], name: str) -> str:
    """The value of attribute *name* in one line; empty where it is not there."""
    return one_line(attributes[name].value) if name in attributes else ""
