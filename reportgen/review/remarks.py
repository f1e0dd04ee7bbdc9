"""Remarks with their places in the records, and ``review.yaml``, which keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from reportgen.cache import digest
from reportgen.check.remarks import FILE
from reportgen.edit import Insert, Unchangeable, changed
from reportgen.edit.document import Data, Document
from reportgen.edit.emit import item
from reportgen.findings import Finding
from reportgen.places import Place
from reportgen.read.decode import decode
from reportgen.review.marked import Remark
from reportgen.review.printed import Printed
from reportgen.text import fold
from reportgen.whole import write_whole

_HEAD = "# 審閱意見，由 reportgen review 寫入；處理之後，把 state 改成 done。\n"
_AROUND = (60, 30, 16, 8, 4, 0)
"""Characters on either side by which a remark of a PDF is found."""


class Placed(NamedTuple):
    """A remark and the place in the records that it is about, where that was found."""

    remark: Remark
    place: Place | None

    @property
    def id(self) -> str:
        """A name of the remark that stays: read again, it is the same remark."""
        remark = self.remark
        return digest(*remark.by, remark.text, remark.quote, str(remark.page))[:10]


def placed(remarks: Iterable[Remark], printed: Printed) -> list[Placed]:
    """Each of *remarks* with its place."""
    search = _Search(printed)
    return [
        Placed(remark, search.of_page(remark) if remark.page else _of_spot(remark, printed))
        for remark in remarks
    ]


def _of_spot(remark: Remark, printed: Printed) -> Place | None:
    spot = printed.spots.by_id.get(remark.spot)
    if spot is None:
        return None
    return spot.at(max(spot.text.find(fold(remark.quote)), 0))


class _Search:
    """Finds text of a page in the spots of the report."""

    def __init__(self, printed: Printed) -> None:
        self.spots = printed.spots.spots
        self.last = 0
        """The spot of the last remark: of texts that are alike, the next one is meant."""

    def of_page(self, remark: Remark) -> Place | None:
        """The place of what *remark*, of a page, is about."""
        before, quote, after = fold(remark.before), fold(remark.quote), fold(remark.after)
        for around in _AROUND:
            lead = before[len(before) - around :] if around else ""
            for head, tail in ((lead, after[:around]), ("", after[:around]), (lead, "")):
                words = head + quote + tail
                if len(words) < 2:
                    continue
                hits = [(n, spot.text.find(words)) for n, spot in enumerate(self.spots)]
                hits = [(number, index) for number, index in hits if index >= 0]
                if len(hits) == 1 or (hits and around <= _AROUND[-2]):
                    number, index = min(hits, key=lambda hit: (hit[0] < self.last, hit[0]))
                    self.last = number
                    spot = self.spots[number]
                    return spot.at(min(index + len(head), max(len(spot.text) - 1, 0)))
        return None


def kept(printed: Printed, remarks: Sequence[Placed]) -> str | None:
    """The text of ``review.yaml`` with *remarks* added; ``None`` where it has them all already.

    Raises :class:`Unchangeable` where it cannot be read.
    """
    folder = printed.report.folder
    text = ""
    if (folder.folder / FILE).exists():
        data = folder.read(FILE)
        if isinstance(data, Finding):
            raise Unchangeable(data.message)
        source, _ = decode(data, FILE)
        text = source.text if source is not None else ""
    there = Document(text).data if text else []
    ids = {entry.get("id") for entry in there if isinstance(entry, dict)} if there else set()
    new = [_entry(remark, folder.label) for remark in remarks if remark.id not in ids]
    if not new:
        return None
    if not isinstance(there, list) or not there:
        return (text or _HEAD) + "".join(item(entry, 0) + "\n" for entry in new)
    return changed(
        text, *(Insert((), len(there) + number, entry) for number, entry in enumerate(new))
    )


def keep(printed: Printed, text: str) -> None:
    """Write *text* as ``review.yaml``."""
    write_whole(printed.report.folder.folder / FILE, text.encode())


def _entry(placed: Placed, label: str) -> Data:
    remark, place = placed.remark, placed.place
    entry: dict[str, Data] = {
        "id": placed.id,
        "who": remark.by.author,
        "when": remark.by.date,
        "text": remark.text,
    }
    if remark.quote:
        entry["about"] = remark.quote
    if place is not None:
        file = PurePath(place.file)
        entry["file"] = (file.relative_to(label) if label else file).as_posix()
        entry["line"] = str(place.line)
    if remark.page:
        entry["page"] = str(remark.page)
    entry["state"] = "done" if remark.done else "open"
    return {key: value for key, value in entry.items() if value}
