"""A document that superiors sent back: its changes, each accepted or not, put into the records."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from reportgen.desk.files import Files
from reportgen.desk.plain import relative
from reportgen.edit import Conflict, Unchangeable
from reportgen.findings import Translate, say
from reportgen.places import Place
from reportgen.review.marked import Marked
from reportgen.review.offer import Offer, offer
from reportgen.review.package import Refusal
from reportgen.review.proposals import Status
from reportgen.review.reading import read_file
from reportgen.review.splicing import Result
from reportgen.review.wording import author_of, legible, refused, state_of, unprintable
from reportgen.world import World


class Returned(NamedTuple):
    """A document as it was read; the records may change while it is looked at."""

    name: str
    marked: Marked


class Made(NamedTuple):
    """Records with the changes that were accepted, not written yet."""

    offered: Offer
    result: Result


def read(name: str, data: bytes) -> Returned:
    """The document *data*. Raises :class:`Unchangeable` for one that cannot be read."""
    try:
        return Returned(name, read_file(data))
    except Refusal as refusal:
        raise Unchangeable(refused(refusal, name)) from None


def offered(folder: Path, returned: Returned) -> Offer:
    """What *returned* offers the report in *folder* now."""
    now = offer(World.here(), folder, returned.marked)
    if now is None:
        raise Unchangeable(unprintable(folder.resolve().name))
    return now


def made(folder: Path, returned: Returned, accepted: Collection[str]) -> Made:
    """The records with the *accepted* changes, by their names.

    Raises :class:`Conflict` where they are not the ones that were looked at any more.
    """
    now = offered(folder, returned)
    changes = dict(now.named())
    ready = {name for name, change in changes.items() if change.status is Status.READY}
    if not ready.issuperset(accepted):
        raise Conflict(say("記錄在這之後改過，請再看一次。"))
    for name, change in changes.items():
        if name not in accepted:
            now.leave(change)
    return Made(now, now.spliced(World.here(), folder))


def write(files: Files, done: Made) -> None:
    """Write what was *made*, as one step that can be taken back.

    Raises as :meth:`Files.adopt`, and writes nothing then.
    """
    files.adopt(done.result.files, done.offered.remarks_kept())


def plain(returned: Returned, now: Offer, label: str, translate: Translate) -> dict[str, Any]:
    """The changes and remarks of *now* for the browser."""
    drawn = {id(change) for change in now.drawn}
    return {
        "name": returned.name,
        "changes": [
            {
                "id": name,
                "author": author_of(change, translate),
                "date": _date(change.by.date),
                **_place(change.place, label),
                "old": legible(change.old),
                "new": legible(change.text),
                "joins": change.joins,
                "sure": id(change) not in drawn and bool(change.by.author),
                "status": change.status.value,
                "message": state_of(change, translate),
            }
            for name, change in now.named()
        ],
        "remarks": [
            {
                "author": each.remark.by.author,
                "date": _date(each.remark.by.date),
                **_place(each.place, label),
                "about": legible(each.remark.quote),
                "text": each.remark.text,
            }
            for each in now.remarks
        ],
        "formats": now.formats,
    }


def _date(date: str) -> str:
    return date[:16].replace("T", " ")


def _place(place: Place | None, label: str) -> dict[str, Any]:
    if place is None or not place.file:
        return {"file": "", "line": 0, "column": 0}
    return {"file": relative(place.file, label), "line": place.line, "column": place.column}
