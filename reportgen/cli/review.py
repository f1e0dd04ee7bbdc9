"""``reportgen review``: what superiors changed in an exported report, back in the records."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from reportgen.cli.context import Session
from reportgen.cli.screen import remark, visible
from reportgen.edit import Unchangeable
from reportgen.findings import Message, Translate, say
from reportgen.places import Place
from reportgen.review.offer import Offer, offer
from reportgen.review.package import Refusal
from reportgen.review.proposals import Change, Status
from reportgen.review.reading import read_file
from reportgen.review.remarks import Placed, keep
from reportgen.review.splicing import write
from reportgen.review.wording import author_of, legible, refused, state_of, unprintable
from reportgen.world import World

NOTHING_LEFT, LEFT, UNUSABLE = 0, 1, 2
_SHOWN_OF_TEXT = 120
"""Characters of old and new text that are shown of a change."""


def run(session: Session, report: Path, file: Path, how: str, form: str) -> int:
    """Show the changes and remarks of *file*; with *how*, put them into the records of *report*."""
    try:
        marked = read_file(file.read_bytes())
    except Refusal as refusal:
        return _unusable(session, refused(refusal, file.name))
    except OSError as problem:
        return _unusable(session, say("無法讀取「{file}」：{reason}", file=file.name,
                                      reason=problem.strerror or ""))  # fmt: skip
    world = World.here()
    offered = offer(world, report, marked)
    if offered is None:
        return _unusable(session, unprintable(str(report)))
    if how == "ask":
        _ask(session, offered)
    else:
        _leave(offered.drawn)
    if how != "none":
        try:
            _apply(world, report, offered)
        except Unchangeable as problem:
            return _unusable(session, problem.message)
    changes, remarks = offered.changes, offered.remarks
    if form == "json":
        data = _data(changes, remarks, marked.formats, session.translate)
        print(json.dumps(data, ensure_ascii=False, indent=2))  # noqa: T201
    else:
        for line in _lines(changes, remarks, marked.formats, session.translate):
            print(line)  # noqa: T201
    left = any(change.status is not Status.APPLIED for change in changes)
    return LEFT if left or (remarks and how == "none") else NOTHING_LEFT


def _apply(world: World, report: Path, offered: Offer) -> None:
    """Put the ready changes into the records, and remarks into ``review.yaml``."""
    result = offered.spliced(world, report)
    more = offered.remarks_kept()
    write(offered.now, result)
    if more is not None:
        keep(offered.now, more)


def _ask(session: Session, offered: Offer) -> None:
    """Ask about each ready change; one that is not wanted stays as it is."""
    _ = session.translate
    for number, change in enumerate(offered.changes, start=1):
        if change.status is Status.READY:
            for line in _change_lines(number, change, _):
                click.echo(line)
            if not click.confirm(_("寫回記錄？"), default=True):
                offered.leave(change)


def _leave(drawn: Sequence[Change]) -> None:
    """Leave changes that are drawn in a PDF: they are only made where each is asked about."""
    for change in drawn:
        if change.status is Status.READY:
            change.status = Status.ASKED


def _unusable(session: Session, message: Message) -> int:
    remark(visible(message.text(session.translate)))
    return UNUSABLE


# --- on the screen


def _shown(text: str) -> str:
    text = legible(text)
    return visible(text if len(text) <= _SHOWN_OF_TEXT else f"{text[: _SHOWN_OF_TEXT - 1]}…")


def _where(place: Place | None) -> str:
    return f"{place.file}:{place.line}:{place.column}" if place is not None and place.file else ""


def _head(number: int, author: str, date: str, place: Place | None) -> str:
    parts = [visible(author), visible(date[:16].replace("T", " ")), _where(place)]
    return f"{number}. " + "  ".join(part for part in parts if part)


def _change_lines(number: int, change: Change, translate: Translate) -> Iterator[str]:
    yield _head(number, author_of(change, translate), change.by.date, change.place)
    if change.joins:
        yield "   " + translate("與下一段合併")
    if change.old:
        yield f"   - {_shown(change.old)}"
    if change.text:
        yield f"   + {_shown(change.text)}"


def _lines(
    changes: Sequence[Change], remarks: Sequence[Placed], formats: int, translate: Translate
) -> Iterator[str]:
    _ = translate
    for number, change in enumerate(changes, start=1):
        yield from _change_lines(number, change, translate)
        yield f"   → {state_of(change, translate)}"
    for number, placed_remark in enumerate(remarks, start=len(changes) + 1):
        about = placed_remark.remark
        yield _head(number, about.by.author, about.by.date, placed_remark.place)
        if about.quote:
            yield f"   「{_shown(about.quote)}」"
        yield f"   # {_shown(about.text)}"
    if formats:
        yield _("另有 {count} 處只改了格式，不寫回。").format(count=formats)
    applied = sum(change.status is Status.APPLIED for change in changes)
    yield _("{changes} 處修改，已寫回 {applied} 處；{remarks} 則意見。").format(
        changes=len(changes), applied=applied, remarks=len(remarks)
    )


def _data(
    changes: Sequence[Change], remarks: Sequence[Placed], formats: int, translate: Translate
) -> dict[str, object]:
    return {
        "changes": [
            {
                "author": change.by.author,
                "date": change.by.date,
                **_place_data(change.place),
                "key": change.key,
                "old": change.old,
                "new": change.text,
                "status": change.status.value,
                "message": state_of(change, translate),
            }
            for change in changes
        ],
        "remarks": [
            {
                "id": each.id,
                "author": each.remark.by.author,
                "date": each.remark.by.date,
                **_place_data(each.place),
                "about": each.remark.quote,
                "text": each.remark.text,
            }
            for each in remarks
        ],
        "formats": formats,
    }


def _place_data(place: Place | None) -> dict[str, object]:
    if place is None or not place.file:
        return {"file": None, "line": None, "column": None}
    return {"file": place.file, "line": place.line, "column": place.column}
