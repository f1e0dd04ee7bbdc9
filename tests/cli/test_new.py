"""A new report from options, from a pipe, from a terminal, from an earlier report."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from reportgen.cells import width
from reportgen.cli import questions
from tests.cli.conftest import Ran
from tests.intake.test_like import BEFORE
from tests.scaffold.test_calendars import SCHED, calendar
from tests.scaffold.test_drafts import TO_DO
from tests.scaffold.test_photos import take

Run = Callable[..., Ran]

OPTIONS = {
    "--authority": "executive-yuan",
    "--agency": "國家發展委員會",
    "--category": "考察",
    "--country": "日本",
    "--city": "東京",
    "--from": "114/3/11",
    "--to": "2025-03-14",
    "--title": "赴日本東京考察資料治理",
    "--person": "林菊穗/分析師/資訊管理處/02-23165300",
}
ANSWERS = """\
1
國家發展委員會
考察
日本
東京、京都

114年3月11日
2025-03-14

林菊穗/分析師/資訊管理處/02-23165300
王大明

"""
"""What a person answers: the default title, no second country, two people."""


def options(**changes: str | None) -> list[str]:
    given = OPTIONS | {f"--{name.rstrip('_')}": value for name, value in changes.items()}
    return [
        part for option, value in given.items() if value is not None for part in (option, value)
    ]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put lines into standard input."""
    return lambda text: monkeypatch.setattr(sys, "stdin", io.StringIO(text))


@pytest.fixture(autouse=True)
def nothing_to_read(answering: Callable[[str], None]) -> None:
    answering("")


def test_options(reportgen: Run) -> None:
    ran = reportgen("new", "content/trip", *options())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "已建立 content/trip：7 個記錄檔。",
        "最遲 2025-06-16 前完成審核、核定、上傳、登錄。",
        "請把標「待填」之處換成內容；每個鍵的意思寫在它的上一行。",
        "看成果：reportgen build content/trip",
    ]
    text = Path("content/trip/report.yaml").read_text("utf-8")
    assert "start: 2025-03-11  # 星期二" in text
    assert not Path("content/trip/.vscode").exists()


@pytest.mark.parametrize(
    "name",
    ["executive-yuan", "civil-society", "kinmen", "taichung", "taipei", "taoyuan", "tipo"],
)
def test_answers_from_a_pipe_for_each_authority(
    reportgen: Run, answering: Callable[[str], None], name: str
) -> None:
    category = {"taipei": "甲類", "taoyuan": "考察", "civil-society": ""}.get(name, "考察")
    lines = ANSWERS.replace("1\n", f"{name}\n", 1)
    lines = lines.replace("考察\n", f"{category}\n" if category else "", 1)
    title = "\n\n林菊穗" if category == "考察" else "\n赴日本東京考察\n林菊穗"
    answering(lines.replace("\n\n林菊穗", title, 1))
    ran = reportgen("new", "trip")
    assert (ran.status, ran.err) == (0, "")
    checked = reportgen("check", "trip", "--format", "compact")
    codes = {line.rsplit("[", 1)[-1].rstrip("]") for line in checked.out.splitlines()}
    found = {code for code in TO_DO if code in checked.out}
    assert checked.status == 1
    assert all(any(code in line for code in TO_DO) for line in checked.out.splitlines()), codes
    assert "SECTION-PLACEHOLDER" in found
    built = reportgen("build", "trip")
    assert built.status == 1
    assert Path("build/trip.pdf").read_bytes().startswith(b"%PDF")
    assert "草稿" in built.out


def test_without_answers_the_missing_options_are_listed(reportgen: Run) -> None:
    ran = reportgen("new", "trip", "--from", "2025-03-11", "--country", "JP")
    assert ran.status == 2
    assert ran.out == ""
    first, *lines = ran.err.splitlines()
    assert first == "沒有終端機可以詢問，缺少這些選項："
    assert [line.split()[0] for line in lines] == [
        "--authority", "--agency", "--category", "--to", "--title", "--person",
    ]  # fmt: skip
    assert not Path("trip").exists()


def test_an_authority_without_categories_asks_for_none(reportgen: Run) -> None:
    ran = reportgen("new", "trip", "--authority", "civil-society")
    assert "--agency" in ran.err
    assert "--category" not in ran.err


def test_defaults_are_taken(reportgen: Run) -> None:
    given = options(authority=None, title=None)
    assert reportgen("new", "trip", *given).status == 2
    assert reportgen("new", "trip", "--yes", *given).status == 0
    text = Path("trip/report.yaml").read_text("utf-8")
    assert "authority: executive-yuan\n" in text
    assert "title: 赴日本東京考察\n" in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"from_": "2025-02-29"}, "沒有「2025-02-29」這一天。"),
        ({"to": "2025-03-01"}, "返國日 2025-03-01 早於啟程日 2025-03-11。"),
        ({"country": "日奔"}, "  → 是否為「日本」？"),
        ({"authority": "taipe"}, "  → 是否為「taipei」？"),
        ({"category": "參訪"}, "  → 「參訪」宜填「考察」。"),
        ({"title": "出席\x07會議"}, "這裡有印不出來的字元（U+0007）。"),
        ({"person": "/科長"}, "這裡不能留空。"),
    ],
)
def test_a_wrong_option_is_refused(reportgen: Run, changes: dict[str, str], message: str) -> None:
    ran = reportgen("new", "trip", *options(**changes))
    assert ran.status == 2
    assert message in ran.err.splitlines()
    assert not Path("trip").exists()


def test_cities_with_their_countries_are_enough(reportgen: Run) -> None:
    given = options(country=None, city="法國/巴黎")
    assert (
        reportgen("new", "trip", *given, "--city", "德國/柏林", "--city", "法國/里昂").status == 0
    )
    text = Path("trip/report.yaml").read_text("utf-8")
    assert "cities: [巴黎, 里昂]" in text
    assert "country: DE" in text


def test_cities_alone_ask_for_the_country(reportgen: Run, answering: Callable[[str], None]) -> None:
    answering("日本\n")
    assert reportgen("new", "trip", *options(country=None)).status == 0
    assert "cities: [東京]" in Path("trip/report.yaml").read_text("utf-8")


def test_two_earlier_reports_are_refused(reportgen: Run) -> None:
    Path("a.txt").touch()
    Path("b").mkdir()
    ran = reportgen("new", "trip", *options(), "--like", "a.txt", "--from-report", "b")
    assert (ran.status, ran.err) == (2, "--from-report 與 --like 只能用一個。\n")


def test_bytes_that_are_no_text_are_refused(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    ran = reportgen("new", "trip", *options(title=None))
    assert ran.status == 2
    assert "印不出來的字元" in ran.err


def test_a_wrong_option_is_refused_before_anything_is_asked(reportgen: Run) -> None:
    ran = reportgen("new", "trip", "--to", "2025-02-30")
    assert ran.err.splitlines()[0] == "沒有「2025-02-30」這一天。"


def test_a_report_is_never_overwritten(reportgen: Run) -> None:
    assert reportgen("new", "trip", *options()).status == 0
    before = Path("trip/report.yaml").read_bytes()
    ran = reportgen("new", "trip", *options(title="別的報告"))
    assert ran.status == 2
    assert ran.err.startswith("「trip」已經是一份報告，不會覆寫。")
    assert Path("trip/report.yaml").read_bytes() == before


def test_where_nothing_can_be_written(reportgen: Run) -> None:
    Path("file").touch()
    ran = reportgen("new", "file/trip", *options())
    assert ran.status == 2
    assert ran.err.startswith("無法建立「file/trip」：")


@pytest.mark.parametrize(
    ("folder", "line"),
    [
        ("2025 東京", "看成果：reportgen build '2025 東京'"),
        ("content/東京", "看成果：reportgen build content/東京"),
        ("$(x)", "看成果：reportgen build '$(x)'"),
    ],
)
def test_the_next_command_can_be_copied(reportgen: Run, folder: str, line: str) -> None:
    ran = reportgen("new", folder, *options())
    assert ran.status == 0
    assert ran.out.splitlines()[-1] == line
    assert Path(folder, "report.yaml").is_file()


def test_from_an_earlier_report(reportgen: Run, tmp_path: Path) -> None:
    given = options(authority="tipo", city=None)
    assert reportgen("new", "first", *given, "--person", "王大明").status == 0
    roster = Path("first/roster.yaml").read_text("utf-8")
    local = "\n- id: local\n  name: 張銘忠\n  role: local\n"
    Path("first/roster.yaml").write_text(roster + local, encoding="utf-8")
    taken = options(authority=None, agency=None, person=None)
    ran = reportgen("new", "second", "--from-report", "first", *taken)
    assert (ran.status, ran.err) == (0, "")
    assert Path("second/roster.yaml").read_text("utf-8") == roster
    assert "authority: tipo" in Path("second/report.yaml").read_text("utf-8")


def test_from_a_report_that_cannot_be_read(reportgen: Run) -> None:
    Path("first").mkdir()
    ran = reportgen("new", "second", "--from-report", "first", *options())
    assert ran.status == 2
    assert ran.err.startswith("讀不出「first」的記錄。")


def test_settings_for_an_editor(reportgen: Run) -> None:
    assert reportgen("new", "trip", *options(), "--vscode").status == 0
    settings = Path("trip/.vscode/settings.json").read_text("utf-8")
    assert '".schemas/sessions.schema.json"' in settings


def test_english(reportgen: Run) -> None:
    ran = reportgen("--lang", "en", "new", "trip", *options(country="Germny"))
    assert ran.err.splitlines() == ["There is no country `Germny`.", "  → Did you mean `Germany`?"]
    ran = reportgen("--lang", "en", "new", "trip", *options(country="Germany"))
    assert "To be done by 2025-06-16: review, approval, upload, registration." in ran.out


def as_a_person(monkeypatch: pytest.MonkeyPatch, answers: list[str | None]) -> list[str]:
    """Answer as on a terminal, ``None`` being Ctrl-C; the questions that are asked."""
    asked: list[str] = []

    def prompt(text: str, default: str | None = None, **_: object) -> str:
        asked.append(text)
        answer = answers[len(asked) - 1]
        if answer is None:
            raise click.Abort
        return answer or default or ""

    monkeypatch.setattr(questions.click, "prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    return asked


@pytest.mark.parametrize("count", range(12))
def test_ctrl_c_at_each_question_leaves_nothing(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    asked = as_a_person(monkeypatch, [*ANSWERS.split("\n")[:count], None])
    ran = reportgen("new", "content/trip")
    assert ran.status == 130
    assert "已中斷；沒有留下任何檔案。" in ran.err
    assert len(asked) == count + 1
    assert not Path("content").exists()


def test_a_person_is_asked_again(reportgen: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ANSWERS.split("\n")
    answers[3:4] = ["日奔", "日本"]
    asked = as_a_person(monkeypatch, [*answers])
    ran = reportgen("new", "trip")
    assert ran.status == 0
    assert "沒有叫「日奔」的國家。\n  → 是否為「日本」？\n" in ran.err
    assert asked[3] == asked[4] == "國家："
    assert asked[0] == "權責機關的號碼或代號〔executive-yuan〕："
    assert asked[9] == "報告名稱〔赴日本東京、京都考察〕："
    assert "   1 行政院及所屬各機關（executive-yuan）\n" in ran.err


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_nothing_is_wider_than_the_terminal(
    reportgen: Run, monkeypatch: pytest.MonkeyPatch, columns: int, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    asked = as_a_person(monkeypatch, [*ANSWERS.split("\n")])
    ran = reportgen("--lang", language, "new", "trip")
    assert ran.status == 0
    lines = [*asked, *ran.err.splitlines(), *ran.out.splitlines()]
    assert len(lines) > 30
    assert max(map(width, lines)) <= columns


def own_terminal() -> None:
    """Let Ctrl-C of the terminal reach this process, though whoever runs the tests ignores it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_on_a_real_terminal(tmp_path: Path) -> None:
    """Answers by a pseudo-terminal, and Ctrl-C at the third question."""
    controller, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "new", "trip"], cwd=tmp_path, stdin=terminal,
        stdout=terminal, stderr=terminal, start_new_session=True,
        preexec_fn=own_terminal,
    )  # fmt: skip
    os.close(terminal)
    shown = b""

    def until(words: str) -> None:
        nonlocal shown
        deadline = time.monotonic() + 60
        while words.encode() not in shown and time.monotonic() < deadline:
            if select.select([controller], [], [], 1)[0]:
                shown += os.read(controller, 1000)
        assert words in shown.decode(errors="replace")

    until("代號〔executive-yuan〕：")
    os.write(controller, b"\n")
    until("服務機關全名：")
    os.write(controller, "國家發展委員會\n".encode())
    until("出國類別的號碼：")
    os.write(controller, b"\x03")
    until("沒有留下任何檔案。")
    assert process.wait(60) == 130
    os.close(controller)
    assert list(tmp_path.iterdir()) == []


def test_photos_programme_and_people_from_files(reportgen: Run, tmp_path: Path) -> None:
    take(tmp_path / "camera/a.jpg", "2025:03:12 09:00:00")
    (tmp_path / "camera/bad.jpg").write_bytes(b"\xff\xd8\xff")
    calendar(tmp_path / "agenda.ics", SCHED)
    (tmp_path / "people.csv").write_bytes("姓名,職稱,飲食\n王大明,科長,素\n".encode("cp950"))
    ran = reportgen(
        "new", "trip", *options(), "--photos", "camera", "--agenda", "agenda.ics",
        "--roster", "people.csv",
    )  # fmt: skip
    assert (ran.status, ran.err) == (1, "")
    assert "camera/bad.jpg 錯誤" in ran.out
    assert ran.out.splitlines()[-7:-3] == [
        "已建立 trip：9 個記錄檔。",
        "「people.csv」沒有用到的欄：飲食。",
        "照片 1 張，原檔照樣複製到 figures/。",
        "議程 1 場，寫成附錄。",
    ]
    made = {str(path.relative_to("trip")) for path in Path("trip").rglob("*") if path.is_file()}
    assert made >= {"figures/01-a.jpg", "appendices/010-agenda.yaml", "appendices/020-photos.yaml"}
    roster = Path("trip/roster.yaml").read_text("utf-8")
    assert "林菊穗" in roster
    assert "王大明" in roster


@pytest.mark.parametrize(
    ("option", "file", "message"),
    [
        ("--roster", "people.xls", "「people.xls」不是讀得出的表格。"),
        ("--agenda", "agenda.ics", "讀不出「agenda.ics」：不是 iCalendar 檔。"),
        ("--agenda", "agenda.pdf", "「agenda.pdf」不是讀得出的表格。"),
    ],
)
def test_a_file_that_cannot_be_used_leaves_nothing(
    reportgen: Run, option: str, file: str, message: str
) -> None:
    Path(file).write_text("x", encoding="utf-8")
    ran = reportgen("new", "trip", *options(), option, file)
    assert ran.status == 2
    assert ran.err.splitlines()[0] == message
    assert [path.name for path in Path().iterdir()] == [file]


def test_like_a_document_of_before(reportgen: Run) -> None:
    Path("before.txt").write_text(BEFORE, encoding="utf-8")
    ran = reportgen("new", "trip", "--like", "before.txt", *options(agency=None, person=None))
    assert (ran.status, ran.err) == (0, "")
    assert "agency: 國家發展委員會" in Path("trip/report.yaml").read_text("utf-8")
    assert "post: 分析師" in Path("trip/roster.yaml").read_text("utf-8")
