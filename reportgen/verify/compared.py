"""The comparison of the blocks that the pages must show with the text that they show.

Both are in reading order, so a block counts only at its place: where it is missing, the same words
elsewhere do not replace it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from reportgen.text import GETA, is_reordered
from reportgen.verify.shown import Shown
from reportgen.verify.wanted import PAGE_NUMBER, SOFT_HYPHEN, Block, Order

_WILD = re.compile(f"([{PAGE_NUMBER}{SOFT_HYPHEN}])")
_NUMBER = re.compile(r"[.…·]*\d*")
_HYPHEN = re.compile("[-\u2010]?")

_DIGITS = 4
"""Of a page number."""
_AHEAD = 40
"""Blocks that may be missing in a row before the text is taken to be another one."""
_WINDOW = 20_000
"""Characters after which a block that was not at its place is no longer looked for."""
_KEY = 12
"""Characters by which a place is found again behind a difference."""
_MOVED = 24
"""Characters from which on a block counts as shown also out of its order."""
_FLOATS = 8
"""Figures that may wait for a page at the same time."""


class Lost(NamedTuple):
    """A block whose text from ``start`` to ``end`` is not shown; ``instead`` is."""

    block: Block
    start: int
    end: int
    instead: str = ""


def lost_blocks(wanted: Sequence[Block], shown: Shown) -> Iterator[Lost]:
    """Every block of *wanted* that *shown* does not have at its place, in order.

    Where no font had a character, its substitute (〓) counts as the character: that it could not be
    printed has a finding of its own.
    """
    table = substitutes((block.text for block in wanted), shown)
    if not table:
        yield from _lost_blocks(wanted, shown)
        return
    printed = [block._replace(text=block.text.translate(table)) for block in wanted]
    blocks = dict(zip(map(id, printed), wanted, strict=True))
    for lost in _lost_blocks(printed, shown):
        yield lost._replace(block=blocks[id(lost.block)])


def substitutes(wanted: Iterable[str], shown: Collection[str]) -> dict[int, str]:
    """A table of ``str.translate``: 〓 for each character of *wanted* that *shown* has nowhere.

    Empty where *shown* has no 〓. No loss is hidden by it: where a character was left out, no 〓
    stands.
    """
    if not any(GETA in text for text in shown):
        return {}
    characters = set[str]().union(*wanted)
    return dict.fromkeys(map(ord, characters.difference(*shown, (PAGE_NUMBER, SOFT_HYPHEN))), GETA)


def _lost_blocks(wanted: Sequence[Block], shown: Shown) -> Iterator[Lost]:
    floats = [block for block in wanted if block.order is Order.FLOAT]
    yield from _lost_labels([b for b in wanted if b.order is Order.LABEL], shown.labels)
    for block in wanted:
        if block.order is Order.ALTERNATIVE and block.text not in shown.alternatives:
            yield Lost(block, 0, len(block.text))
    yield from _lost_flow([b for b in wanted if b.order is Order.FLOW], shown.text, floats)
    for block in floats:
        if not _has(shown.text, block.text):
            yield Lost(block, _shown_of(block.text, shown.text), len(block.text))


def _shown_of(text: str, shown: str) -> int:
    """How many of the first characters of *text* stand in a row in *shown*; a few do not count."""
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if text[:middle] in shown else (least, middle - 1)
    return least if least >= _KEY else 0


def _lost_labels(labels: Sequence[Block], shown: str) -> Iterator[Lost]:
    position = 0
    for block in labels:
        place = shown.find(block.text, position)
        if place < 0:
            yield Lost(block, 0, len(block.text))
        else:
            position = place + len(block.text)


def _lost_flow(flow: Sequence[Block], shown: str, floats: list[Block]) -> Iterator[Lost]:
    """The lost blocks of *flow*; those of *floats* that are met are taken out of their list."""
    index = position = 0
    while index < len(flow):
        following = flow[index + 1].text if index + 1 < len(flow) else ""
        if (end := _end(flow[index].text, shown, position, following)) >= 0:
            index, position = index + 1, end
        elif (end := _float_end(floats, shown, position)) >= 0:
            position = end
        else:
            resumed, place = _resume(flow, index, shown, position)
            gap = shown[position:place]
            skipped = flow[index:resumed]
            if _is_turned(skipped, gap):
                skipped = []
            for block in skipped:
                if not (
                    (len(block.text) >= _MOVED and block.text in shown) or _has(gap, block.text)
                ):
                    yield _lost(block, gap if len(skipped) == 1 else "")
            index, position = resumed, place
    while (end := _float_end(floats, shown, position)) >= 0:
        position = end


def _float_end(floats: list[Block], shown: str, position: int) -> int:
    """Where one of *floats* ends that stands at *position*, and is taken out; -1 for none."""
    for number, block in enumerate(floats[:_FLOATS]):
        if (end := _end(block.text, shown, position)) >= 0:
            del floats[number]
            return end
    return -1


def _end(text: str, shown: str, start: int, following: str = "") -> int:
    """Where *text* ends that *shown* has at *start*; -1 where it has something else.

    A page number at its end stops where the text that is *following* begins with a digit.
    """
    if shown.startswith(text, start):
        return start + len(text)
    if is_reordered(text) and (end := _reordered_end(text, shown, start)) >= 0:
        return end
    if PAGE_NUMBER not in text and SOFT_HYPHEN not in text:
        return -1
    for part in _WILD.split(text):
        if part in {PAGE_NUMBER, SOFT_HYPHEN}:
            match = (_NUMBER if part == PAGE_NUMBER else _HYPHEN).match(shown, start)
            start = match.end() if match else start
        elif not shown.startswith(part, start):
            return -1
        else:
            start += len(part)
    if text.endswith(PAGE_NUMBER) and following[:1].isdigit():
        return _digits_before(_WILD.split(following)[0], shown, start)
    return start


def _digits_before(following: str, shown: str, end: int) -> int:
    """Where the digits before *end* stop to be a page number, as *following* begins with some."""
    for stop in range(max(end - _DIGITS, 0) + 1, end):
        if shown[stop - 1 : end].isdigit() and shown.startswith(following, stop):
            return stop
    return end


def _reordered_end(text: str, shown: str, start: int) -> int:
    """The same for a *text* whose letters may stand in another order, and brackets turned."""
    numbered = PAGE_NUMBER in text
    end = start + len(_WILD.sub("", text))
    for stop in range(end, end + (_DIGITS if numbered else 0) + 1):
        if _same_letters(text, shown[start:stop]):
            number = _NUMBER.match(shown, stop) if numbered and stop == end else None
            return number.end() if number else min(stop, len(shown))
    return -1


def _same_letters(text: str, shown: str) -> bool:
    """Whether *shown* has the letters of *text*, and its digits if it asks for no page number."""
    kept = str.isalpha if PAGE_NUMBER in text else str.isalnum
    return sorted(filter(kept, text)) == sorted(filter(kept, shown))


def _is_turned(blocks: Sequence[Block], gap: str) -> bool:
    """Whether *gap* is *blocks* in another order: a line from the right goes through cells."""
    text = "".join(block.text for block in blocks)
    return is_reordered(text) and _same_letters(text, gap)


def _has(gap: str, text: str) -> bool:
    """Whether *gap* has *text* anywhere."""
    start = gap.find(text[:1])
    while start >= 0:
        if _end(text, gap, start) >= 0:
            return True
        start = gap.find(text[:1], start + 1)
    return False


def _resume(flow: Sequence[Block], index: int, shown: str, position: int) -> tuple[int, int]:
    """The block, and its place, with which the two go on alike after a difference."""
    best, least, skipped = (index + 1, position), _WINDOW, 0
    for number in range(index, min(index + _AHEAD, len(flow))):
        if skipped >= least:
            return best
        key = _key(flow, number)
        place = shown.find(key, position, position + least - skipped + len(key))
        if place >= 0 and len(key) >= _KEY and _end(flow[number].text, shown, place) >= 0:
            best, least = (number, place), skipped + place - position
        skipped += len(flow[number].text)
    ended = least == _WINDOW and len(flow) <= index + _AHEAD
    return (len(flow), len(shown)) if ended else best


def _key(flow: Sequence[Block], number: int) -> str:
    """How the text begins of the block *number* and those behind it, up to what may differ."""
    key = ""
    while number < len(flow) and len(key) < _KEY:
        text = flow[number].text
        cut = _WILD.search(text)
        if is_reordered(text):
            break
        key += text[: cut.start()] if cut else text
        if cut:
            break
        number += 1
    return key


def _lost(block: Block, gap: str) -> Lost:
    """The part of *block* in which it and *gap*, which stands at its place, differ."""
    text, least = block.text, min(len(block.text), len(gap))
    start = next((n for n in range(least) if text[n] != gap[n]), least)
    back = next((n for n in range(least - start) if text[-1 - n] != gap[-1 - n]), least - start)
    return Lost(block, start, len(text) - back, gap[start : len(gap) - back])
