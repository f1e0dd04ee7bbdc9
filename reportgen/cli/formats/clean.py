"""Findings with every value from outside made fit for what shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from reportgen.findings import Finding, Message
from reportgen.outcome import Outcome
from reportgen.places import Place, Source

Clean = Callable[[str], str]


def cleaned(outcomes: Iterable[Outcome], clean: Clean, clean_name: Clean) -> list[Outcome]:
    """*outcomes* with every value from outside cleaned, names of files by *clean_name*."""
    return [
        replace(
            outcome,
            name=clean_name(outcome.name),
            findings=tuple(_finding(finding, clean, clean_name) for finding in outcome.findings),
            sources={
                clean_name(name): Source(clean_name(source.file), source.text)
                for name, source in outcome.sources.items()
            },
        )
        for outcome in outcomes
    ]


def _finding(finding: Finding, clean: Clean, clean_name: Clean) -> Finding:
    def place(at: Place) -> Place:
        return at._replace(file=clean_name(at.file))

    def hint(message: Message) -> Message:
        cleaned = _message(message, clean)
        return cleaned if cleaned.place is None else cleaned.at(place(cleaned.place))

    return replace(
        finding,
        place=place(finding.place),
        message=_message(finding.message, clean),
        hints=tuple(map(hint, finding.hints)),
        mend=finding.mend
        and finding.mend._replace(
            edits=tuple(edit._replace(place=place(edit.place)) for edit in finding.mend.edits)
        ),
    )


def _message(message: Message, clean: Clean) -> Message:
    values = tuple((name, _value(value, clean)) for name, value in message.values)
    # A template is a sentence of the program, or a library's message, which may have several lines.
    template = "\n".join(map(clean, message.template.split("\n")))
    return replace(message, template=template, values=values)


def _value(value: object, clean: Clean) -> object:
    if isinstance(value, Message):
        return _message(value, clean)
    if isinstance(value, tuple):
        return tuple(_value(part, clean) for part in value)
    return value if isinstance(value, (int, float)) else clean(str(value))
