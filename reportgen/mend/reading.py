"""Whether a file with mends in it reads as it was meant to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import ScalarEvent

from reportgen.mend.splices import Splice
from reportgen.places import Source
from reportgen.read.shapes import known_keys, list_keys, text_keys
from reportgen.read.slips import SlipScanner
from reportgen.scalars import escaped, offsets, unescaped


def keeps_values(source: Source, text: str, edits: Iterable[Splice]) -> bool:
    """Whether *text* has the values of *source*, each as it was but for the *edits* in it."""
    try:
        meant = [(kind, value) for kind, value, _ in _meant(source, sorted(edits))]
        return [(type(event).__name__, _value(event)) for event in _events(text)] == meant
    except (YAMLError, RecursionError):
        return False


def keeps_letters(source: Source, text: str) -> bool:
    """Whether *text* is YAML whose values have every letter and digit of *source*, in order.

    Why no more: before a mend of its marks, a file may be no YAML, or other YAML than was meant.
    """
    try:
        after = _letters(_scalars(Source(source.file, text)))
    except (YAMLError, RecursionError):
        return False
    try:
        return after == _letters(_scalars(source))
    except (YAMLError, RecursionError):
        return _letters([text]) == _letters([source.text])


def quoted(source: Source, edits: Sequence[Splice]) -> Splice | None:
    """The plain scalar of *source* that *edits* are in, after them, in double quotes.

    ``None`` where they are not all in one, or in one that has a style of its own.
    """
    for _, value, span in _meant(source, sorted(edits)):
        if span is not None:
            start, end = span
            is_plain = source.text[start] not in {'"', "'", "|", ">"}
            whole = all(start <= edit.start and edit.end <= end for edit in edits)
            return (
                Splice(start, end, f'"{escaped(value, chr(34))}"') if is_plain and whole else None
            )
    return None


def _events(text: str) -> Iterator[Any]:
    parser = CParser(text)
    while parser.check_event():
        yield parser.get_event()


def _value(event: Any) -> str:
    return event.value if isinstance(event, ScalarEvent) else ""


def _meant(
    source: Source, edits: Sequence[Splice]
) -> Iterator[tuple[str, str, tuple[int, int] | None]]:
    """The kind of each event of *source*, its value after *edits*, and its span if any is in it.

    *edits* are sorted.
    """
    starts = [edit.start for edit in edits]
    for event in _events(source.text):
        value, span = _value(event), None
        if value and event.end_mark.index > event.start_mark.index:
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in {"|", ">"}:
                end = start + len(source.text[start:end].rstrip("\n"))
            inside = edits[bisect_left(starts, start) : bisect_left(starts, end + 1)]
            if inside:
                span = (start, end)
                value = _edited(source.text, value, span, inside)
        yield type(event).__name__, value, span


def _edited(text: str, value: str, span: tuple[int, int], edits: Sequence[Splice]) -> str:
    """*value*, the scalar at *span* of *text*, after *edits* in it."""
    style = text[span[0]]
    indices = offsets(value, text, *span)
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        first, last = bisect_left(indices, start), bisect_left(indices, end)
        parts += [value[done:first], unescaped(new, style)]
        done = last
    return "".join([*parts, value[done:]])


def _scalars(source: Source) -> Iterator[str]:
    """The scalars of *source* as the reader sees it, its slips corrected."""
    slips = SlipScanner(source, known_keys(), text_keys(), list_keys()).scan()
    return map(_value, _events(slips.text))


def _letters(texts: Iterable[str]) -> str:
    return "".join(char for text in texts for char in text if char.isalnum())
