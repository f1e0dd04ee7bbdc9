"""``reportgen new``: a report that builds at once, from questions, options or an earlier report."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from reportgen.authority.load import Layout
from reportgen.cells import wrapped
from reportgen.cli.context import Session
from reportgen.cli.interview import Given, Interview
from reportgen.cli.questions import NoAnswer, Questions
from reportgen.cli.screen import remark, visible
from reportgen.findings import say
from reportgen.interrupts import hold_interrupts
from reportgen.places import label_of
from reportgen.scaffold.answers import Answers, Refused
from reportgen.scaffold.drafts import drafts
from reportgen.scaffold.folder import must_be_free
from reportgen.scaffold.owed import deadline_of
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
    "--person": ("TEXT", say("報告人：姓名/職稱/單位/電話")),
}
"""Options that a report cannot be begun without."""


def run(session: Session, folder: Path, **options: object) -> int:
    """Make a report in *folder* and return 0; 2 where an answer is missing or cannot be used."""
    given = Given(**options)  # type: ignore[arg-type]
    questions = Questions(session.translate, take_defaults=given.yes)
    interview = Interview(questions, given, World.here(), folder, session.language)
    try:
        must_be_free(folder)
        layout, answers = interview.hold()
        files = drafts(answers, layout.name, layout.authority)
        write_report(folder, files, vscode=given.vscode)
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
    for line in _outcome(session, folder, layout, answers, len(files)):
        print(line)  # noqa: T201
    return 0


def _missing(interview: Interview, session: Session) -> Iterator[str]:
    yield session.translate("沒有終端機可以詢問，缺少這些選項：")
    for option, (value, meaning) in _NEEDED.items():
        if option not in interview.answered:
            yield f"  {f'{option} {value}':<18}{meaning.text(session.translate)}"


def _outcome(
    session: Session, folder: Path, layout: Layout, answers: Answers, count: int
) -> Iterator[str]:
    name = label_of(folder)
    columns = shutil.get_terminal_size().columns
    deadline = deadline_of(layout.authority, answers.end)
    for message in (
        say("已建立 {folder}：{count} 個記錄檔。", folder=name, count=count),
        *((deadline,) if deadline else ()),
        say("請把標「待填」之處換成內容；每個鍵的意思寫在它的上一行。"),
        say("看成果：reportgen build {folder}", folder=name),
    ):
        yield from wrapped(visible(message.text(session.translate)), columns)
