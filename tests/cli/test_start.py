"""The command from its first moment: streams that are closed, interrupts, odd surroundings."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Make = Callable[..., Path]

COMMAND = [sys.executable, "-m", "reportgen"]
INTERRUPTED = "已中斷；先前的 PDF 保持原樣。\n"


def run(
    *arguments: str | Path, cwd: Path, shell: str = "", **environ: str
) -> subprocess.CompletedProcess[str]:
    """Run the command; *shell* is what stands behind it on a command line, such as ``>&-``."""
    line = ["sh", "-c", f'"$@" {shell}', "sh", *COMMAND, *map(str, arguments)]
    return subprocess.run(
        line, cwd=cwd, env=surroundings(cwd, environ), capture_output=True, text=True, check=False
    )


def surroundings(cwd: Path, environ: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "XDG_CACHE_HOME": str(cwd / "cache"), "NO_COLOR": "1", **environ}


@pytest.mark.parametrize(
    "streams", ["<&-", ">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-", "2>/dev/full"]
)
def test_a_closed_stream_costs_nothing_else(
    make_report: Make, tmp_path: Path, streams: str
) -> None:
    ran = run("build", make_report(), cwd=tmp_path, shell=streams)
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    assert (tmp_path / "build" / "trip.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_printed_goes_into_no_file(make_report: Make, tmp_path: Path) -> None:
    ran = run("check", make_report(), "--output", "out.txt", cwd=tmp_path, shell=">&- 2>&-")
    assert ran.returncode == 0
    assert (tmp_path / "out.txt").read_text("utf-8") == "1 份報告，沒有發現問題。\n"


def test_a_full_disk_behind_the_output_is_2_in_a_line(make_report: Make, tmp_path: Path) -> None:
    ran = run("check", make_report(), cwd=tmp_path, shell=">/dev/full")
    assert ran.returncode == 2
    assert ran.stderr == "無法寫出結果：No space left on device\n"


def test_a_reader_that_has_enough_ends_it_quietly(make_report: Make, tmp_path: Path) -> None:
    ran = run("explain", cwd=tmp_path, shell="| head -1")
    assert ran.stderr == ""
    assert "Traceback" not in run("check", make_report(), cwd=tmp_path, shell="| true").stderr


# --- interrupts


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_in_the_first_moments_is_a_line_and_130(
    make_report: Make, tmp_path: Path, number: int
) -> None:
    """From the moment that the first line of ours runs; what Python does before is its own."""
    folder = make_report()
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    for module in ("click", "reportgen.cli.main", "reportgen.findings", "reportgen.cli.verbs"):
        environ = {"PYTHONPATH": str(hook), "AT": module, "NUMBER": str(int(number))}
        ran = run("check", folder, cwd=tmp_path, **environ)
        assert (ran.returncode, ran.stderr, ran.stdout) == (130, INTERRUPTED, ""), module


HOOK = """
import builtins, os
plain = builtins.__import__
def looked(name, *rest, **more):
    if name == os.environ["AT"]:
        builtins.__import__ = plain
        os.kill(os.getpid(), int(os.environ["NUMBER"]))
    return plain(name, *rest, **more)
builtins.__import__ = looked
"""


def test_interrupts_at_any_moment_leave_one_line(make_report: Make, tmp_path: Path) -> None:
    folder = make_report()
    for delay in range(40, 700, 60):
        process = subprocess.Popen(
            [*COMMAND, "build", folder],
            cwd=tmp_path,
            env=surroundings(tmp_path, {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        time.sleep(delay / 1000)
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
        if "reportgen" not in said and process.returncode != 0:
            # Python itself, before any code of the package runs, ends with 1 or by the signal.
            assert process.returncode in {1, 130, -signal.SIGINT}
        if process.returncode == 130:
            assert said.endswith(INTERRUPTED)
        # While Python loads the module that holds interrupts, it is Python itself that is stopped.
        assert not re.search(r"reportgen/\S+, line \d+, in (?!<module>)", said)


def test_under_nohup_a_hangup_stays_ignored(make_report: Make, tmp_path: Path) -> None:
    code = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
        "from reportgen.interrupts import hold_interrupts; hold_interrupts();"
        "print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "True\n"


# --- surroundings


def test_names_are_utf_8_under_a_locale_of_another_encoding(
    make_report: Make, tmp_path: Path
) -> None:
    made = make_report(name="出國報告")
    environ = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    code = "import sys; print(sys.getfilesystemencoding())"
    plain = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=True,
    )
    assert plain.stdout != "utf-8\n"
    environ["PYTHONUTF8"] = ""
    ran = run("check", made, "--format", "compact", cwd=tmp_path, **environ)
    assert ran.returncode == 0, ran.stderr


def test_a_process_that_reads_names_otherwise_starts_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reportgen.cli import start

    called: list[list[str]] = []
    monkeypatch.delenv("PYTHONUTF8", raising=False)
    monkeypatch.setattr(start.os, "execv", lambda _, arguments: called.append(arguments))
    start._read_names_as_utf8()
    assert called == []
    monkeypatch.setattr(start.sys, "getfilesystemencoding", lambda: "cp950")
    monkeypatch.setattr(start.sys, "orig_argv", ["python", "-m", "reportgen", "check"])
    start._read_names_as_utf8()
    assert called == [[sys.executable, "-m", "reportgen", "check"]]
    start._read_names_as_utf8()
    assert len(called) == 1


def test_without_a_home_or_a_name_there_is_no_cache(make_report: Make, tmp_path: Path) -> None:
    """As in a container, whose user has a number only."""
    folder = make_report()
    code = (
        "import os, pwd, sys\n"
        "def unknown(number): raise KeyError(number)\n"
        "pwd.getpwuid = unknown\n"
        "from reportgen.cli import main; main(sys.argv[1:])"
    )
    environ = {k: v for k, v in os.environ.items() if k not in {"HOME", "XDG_CACHE_HOME"}}
    for verb in ("check", "build", "fonts"):
        ran = subprocess.run(
            [sys.executable, "-c", code, verb, folder],
            cwd=tmp_path,
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "build" / "trip.pdf").exists()


def test_without_a_temporary_folder_it_is_a_line(make_report: Make, tmp_path: Path) -> None:
    gone = {"TMPDIR": str(tmp_path / "gone"), "TMP": str(tmp_path / "gone")}
    ran = run("build", make_report(), cwd=tmp_path, **gone)
    assert ran.returncode == 0, ran.stderr
