"""Marks inside a block: ``<ins>`` and ``<del>`` around the characters that differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from reportgen.compare.redline.dom import Spot, spots, text_of
from reportgen.compare.wording import Piece, pieces

_SAME, _NEW, _OLD = "", "ins", "del"
Segment = tuple[str, str]
"""The tag around a stretch, empty for none, and its text."""


def mark_differences(old: Element, new: Element) -> bool:
    """Mark in *new* what differs from *old*; whether anything does."""
    before, after = text_of(old), text_of(new)
    if before == after:
        return False
    places = list(spots(new))
    if not places:
        new.append(_element(_OLD, before))
        return True
    for place, segments in zip(places, _segments(places, pieces(before, after)), strict=True):
        if any(tag for tag, _ in segments):
            _put(place, segments)
    return True


def wrap(element: Element, tag: str) -> None:
    """Put every text in *element* into an element *tag*, numbers, too."""
    for place in list(spots(element, generated=True)):
        if place.text.strip():
            _put(place, [(tag, place.text)])


def _segments(places: Sequence[Spot], cut: Sequence[Piece]) -> Iterator[list[Segment]]:
    """What stands at each of *places*, now that the text is *cut*."""
    waiting = [
        segment
        for piece in cut
        for segment in (
            ((_SAME, piece.new),) if piece.same else ((_OLD, piece.old), (_NEW, piece.new))
        )
        if segment[1]
    ][::-1]
    for number, place in enumerate(places):
        room, last = len(place.text), number == len(places) - 1
        segments: list[Segment] = []
        while waiting and (room or last):
            tag, text = waiting.pop()
            if tag == _OLD or len(text) <= room:
                segments.append((tag, text))
                room -= 0 if tag == _OLD else len(text)
            else:
                segments.append((tag, text[:room]))
                waiting.append((tag, text[room:]))
                room = 0
        yield segments


def _put(place: Spot, segments: Sequence[Segment]) -> None:
    """Let *segments* stand at *place*."""
    lead = ""
    made: list[Element] = []
    for tag, text in segments:
        if tag:
            made.append(_element(tag, text))
        elif made:
            made[-1].tail = (made[-1].tail or "") + text
        else:
            lead += text
    if place.parent is None:
        place.element.text = lead
        at = 0
        parent = place.element
    else:
        place.element.tail = lead
        parent = place.parent
        at = list(parent).index(place.element) + 1
    for number, element in enumerate(made):
        parent.insert(at + number, element)


def _element(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = text
    return element
