"""``reportgen new``: a report that builds at once, from questions, options or an earlier report."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from shlex import quote

import click

from reportgen.authority.load import Layout
from reportgen.cache import Cache
from reportgen.cells import wrapped
from reportgen.cli.context import Session
from reportgen.cli.interview import Given, Interview
from reportgen.cli.outcome import show, status
from reportgen.cli.questions import NoAnswer, Questions
from reportgen.cli.screen import remark, visible
from reportgen.findings import Message, say
from reportgen.interrupts import hold_interrupts
from reportgen.outcome import Outcome
from reportgen.places import label_of
from reportgen.scaffold.answers import Answers, Refused
from reportgen.scaffold.drafts import drafts
from reportgen.scaffold.extras import Extras, programme_of
from reportgen.scaffold.folder import must_be_free
from reportgen.scaffold.owed import deadline_of
from reportgen.scaffold.photos import Photos
from reportgen.scaffold.programme import Programme
from reportgen.scaffold.report import write_report
from reportgen.world import World

USAGE, INTERRUPTED = 2, 130

_NEEDED = {
    "--authority": ("NAME", say("權責機關的版型")),
    "--agency": ("TEXT", say("服務機關全名")),
    "--category": ("TEXT", say("出國類別")),
    "--country": ("TEXT", say("國家")),
    "--from": ("DATE", say("啟程日")),
    "--to": ("DATE", say("返國日")),
    "--title": ("TEXT", say("報告名稱")),
    "--person": ("TEXT", say("報告人：姓名/職稱/單位/電話/機關")),
}
"""Options that a report cannot be begun without."""


def run(session: Session, folder: Path, **options: object) -> int:
    """Make a report in *folder* and return 0; 2 where an answer is missing or cannot be used."""
    given = Given(**options)  # type: ignore[arg-type]
    questions = Questions(session.translate, take_defaults=given.yes)
    world = World.here()
    interview = Interview(questions, given, world, folder, session.language)
    try:
        must_be_free(folder)
        layout, answers = interview.hold()
        photos = _photos(session, given, world, answers)
        extras = Extras(photos, given.photos_as == "figures", _programme(given, answers))
        files = drafts(answers, layout.name, layout.authority, extras)
        write_report(folder, files, photos.photos, vscode=given.vscode)
    except Refused as problem:
        questions.refuse(problem)
        return USAGE
    except NoAnswer:
        for line in _missing(interview, session):
            remark(line)
        return USAGE
    except OSError as problem:
        name, reason = label_of(folder), problem.strerror or type(problem).__name__
        questions.refuse(
            Refused(say("無法建立「{folder}」：{reason}。", folder=name, reason=reason))
        )
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        hold_interrupts()
        remark("\n" + session.translate("已中斷；沒有留下任何檔案。"))
        return INTERRUPTED
    findings = (*photos.findings, *(extras.programme.findings if extras.programme else ()))
    if findings:
        show(session, [Outcome(label_of(folder), findings)], "pretty", None)
    notes = (*interview.notes, *_notes(extras, answers))
    done = say("已建立 {folder}：{count} 個記錄檔。", folder=label_of(folder), count=len(files))
    _print(session, [done, *notes, *_advice(folder, layout, answers)])
    return status([Outcome("", findings)])


def _photos(session: Session, given: Given, world: World, answers: Answers) -> Photos:
    if given.photos is None:
        return Photos()
    if sys.stderr.isatty():
        remark(session.translate("正在看照片……"))
    from reportgen.many.work import processors
    from reportgen.scaffold.photofolder import photos_in

    cache = Cache(world.cache, world.cache_limit)
    return photos_in(given.photos, (answers.start, answers.end), cache, processors())


def _programme(given: Given, answers: Answers) -> Programme | None:
    if given.agenda is None:
        return None
    country = answers.destinations[0].country
    return programme_of(given.agenda, country, answers.start, given.timezone)


def _missing(interview: Interview, session: Session) -> Iterator[str]:
    yield session.translate("沒有終端機可以詢問，缺少這些選項：")
    for option, (value, meaning) in _NEEDED.items():
        if option not in interview.answered:
            yield f"  {f'{option} {value}':<18}{meaning.text(session.translate)}"


def _notes(extras: Extras, answers: Answers) -> Iterator[Message]:
    """What was taken over from files, and what was not."""
    photos, programme = extras.photos, extras.programme
    if photos.photos:
        yield say("照片 {count} 張，原檔照樣複製到 figures/。", count=len(photos.photos))
    undated = sum(photo.taken is None for photo in photos.photos)
    if undated:
        yield say("其中 {count} 張沒有拍攝時間，排在最後。", count=undated)
    days = [photo.taken.date() for photo in photos.photos if photo.taken]
    outside = sum(not answers.start <= day <= answers.end for day in days)
    if outside:
        yield say("其中 {count} 張不是在出國期間拍的，排在後面；請核對相機的時鐘。", count=outside)
    if photos.twice:
        yield say("內容完全相同的 {count} 張只留一張。", count=photos.twice)
    if photos.others:
        yield say("另有 {count} 個不是照片的檔案，未複製。", count=photos.others)
    if programme is not None:
        yield say("議程 {count} 場，寫成附錄。", count=len(programme.events))
        yield from programme.notes


def _advice(folder: Path, layout: Layout, answers: Answers) -> Iterator[Message]:
    deadline = deadline_of(layout.authority, answers.end)
    if deadline is not None:
        yield deadline
    yield say("請把標「待填」之處換成內容；每個鍵的意思寫在它的上一行。")
    name = label_of(folder)
    plain = all(char.isalnum() or char in "/._-" for char in name)
    yield say("看成果：reportgen build {folder}", folder=name if plain else quote(name))


def _print(session: Session, messages: Iterable[Message]) -> None:
    columns = shutil.get_terminal_size().columns
    for message in messages:
        for line in wrapped(visible(message.text(session.translate)), columns):
            print(line)  # noqa: T201
