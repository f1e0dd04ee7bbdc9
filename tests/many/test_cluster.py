"""A real scheduler and two workers, on loopback; the command as a process of its own.

Workers name the program by its files, which must not be edited while these tests run.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL
from tests.many.children import wait_until

pytest.importorskip("distributed")

ROOT = Path(__file__).parent.parent.parent
COMMAND = "import sys; from reportgen.cli import main; main(sys.argv[1:])"
HASTY = "from reportgen.many.cluster import run; run.WORKERS = 1"
"""Waits no longer than a second for workers."""
_CONNECT = "from reportgen.many.cluster import connection as c; c.CONNECT = "
SHORT, PATIENT = f"{_CONNECT}1", f"{_CONNECT}20"
"""How long the scheduler is waited for; a machine under load takes its time."""
ONE_FAILURE = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


class Cluster:
    """A scheduler and what belongs to it, in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.started = folder, list[subprocess.Popen[bytes]]()
        self.file, self.held = folder / "scheduler.json", folder / "held"
        # It needs no reportgen.
        self._start("scheduler", "--port", "0", preload="without")
        # It is there before it is written.
        assert wait_until(lambda: self._said().endswith("}")), self.log()
        self.address: str = json.loads(self.file.read_text())["address"]

    def hire(self, *names: str, preload: str) -> None:
        """Start workers, and wait until they are there."""
        for name in names:
            self._start("worker", "--name", name, "--nthreads", "1", preload=preload)
        assert wait_until(lambda: self.log().count("Registered to") == len(names)), self.log()

    def _said(self) -> str:
        return self.file.read_text().rstrip() if self.file.exists() else ""

    def log(self) -> str:
        """What all of them have said."""
        return "".join(path.read_text() for path in self.folder.glob("*.log"))

    def end(self) -> None:
        """Leave none of them behind."""
        for process in self.started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _start(self, what: str, *arguments: str, preload: str) -> None:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
        command += ["--scheduler-file", str(self.file), "--host", "127.0.0.1", "--no-dashboard"]
        command += ["--preload", f"tests.many.{preload}"]
        with (self.folder / f"{len(self.started)}.log").open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment(self.folder) | ONE_FAILURE | {"HELD": str(self.held)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.started.append(process)


def environment(folder: Path) -> dict[str, str]:
    """Each machine has a cache of its own."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache")}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers; a test that ends one leaves the other."""
    started = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        started.hire("one", "two", preload="fragile")
        yield started
    finally:
        started.end()


class Command(subprocess.Popen[str]):
    """A command that a failing test does not wait for."""

    def __exit__(self, kind: object, *problem: object) -> None:
        if kind is not None:
            self.kill()
        super().__exit__(kind, *problem)  # type: ignore[arg-type]


Start = Callable[..., subprocess.Popen[str]]
PATIENCE = 240
"""Seconds after which a command that does not end fails its test."""
Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start ``reportgen``, after *before* has been executed."""

    def go(*arguments: str, before: str = "") -> subprocess.Popen[str]:
        return Command(
            [sys.executable, "-c", f"{before}\n{COMMAND}", *arguments],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return go


@pytest.fixture
def reportgen(start: Start) -> Run:
    """Run ``reportgen``: its exit status, what it printed, what it told besides."""

    def go(*arguments: str, before: str = "") -> Ran:
        with start(*arguments, before=before) as process:
            out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    return go


def write_reports(folder: Path, *names: str) -> None:
    """Reports below *folder*; that of the name ``wrong`` has an error, ``unreadable`` a worse."""
    for name in names:
        text = SMALL.replace("title: 出席", f"title: 出席{name}")
        if name == "wrong":
            text = text.replace("category: 開會", "category: 旅遊")
        elif name == "unreadable":
            text = "title：出席"
        (folder / "content" / name).mkdir(parents=True)
        (folder / "content" / name / "report.yaml").write_text(text, encoding="utf-8")


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}


def test_a_lost_worker_costs_one_report_its_work_and_a_second_run_skips_what_is_done(
    cluster: Cluster, start: Start, reportgen: Run, tmp_path: Path
) -> None:
    cluster.held.unlink(missing_ok=True)
    write_reports(tmp_path, "a", "b", "held", "unreadable", "wrong")
    build = ("build", "--scheduler", cluster.address)
    with start(*build) as process:
        assert wait_until(cluster.held.exists)
        os.killpg(os.getpgid(int(cluster.held.read_text())), signal.SIGKILL)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, err
    assert "✗ unreadable" in out
    assert "◐ build/wrong.pdf" in out
    assert "REPORT-LOST" not in out
    status, there, _ = reportgen("build", "--jobs", "1", "--force", "--out", "local")
    assert status == 1
    assert there.replace("local/", "build/") == out
    assert set(pdfs(tmp_path / "build")) == {"a", "b", "held", "wrong"}
    assert pdfs(tmp_path / "build") == pdfs(tmp_path / "local")
    (tmp_path / "build" / "b.pdf").unlink()
    status, again, err = reportgen(*build)
    assert status == 1
    assert again.count("沒有變動") == 4
    assert "b: 讀取" in err
    assert "held: 讀取" not in err
    assert pdfs(tmp_path / "build") == pdfs(tmp_path / "local")


def test_a_report_that_ends_every_worker_is_lost_and_no_other(
    cluster: Cluster, reportgen: Run, tmp_path: Path
) -> None:
    write_reports(tmp_path, "a", "b", "deadly", "z")
    status, out, _ = reportgen("build", "--scheduler", cluster.address, "--format", "json")
    assert status == 1
    (lost,) = json.loads(out)["findings"]
    assert (lost["code"], lost["file"]) == ("REPORT-LOST", "content/deadly")
    assert set(pdfs(tmp_path / "build")) == {"a", "b", "z"}


def test_a_check_by_workers_finds_what_one_here_finds(
    cluster: Cluster, reportgen: Run, tmp_path: Path
) -> None:
    """Layouts and settings of one's own travel along; a PDF is checked as well."""
    write_reports(tmp_path, "a", "unreadable", "wrong")
    assert reportgen("build", "content/a")[0] == 0
    own = tmp_path / "templates" / "own" / "authority.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("extends: executive-yuan\n", encoding="utf-8")
    (tmp_path / "reportgen.yaml").write_text(
        "severities: {CATEGORY-UNKNOWN: {severity: note, reason: 試辦}}\n", encoding="utf-8"
    )
    with (tmp_path / "content/wrong/report.yaml").open("a", encoding="utf-8") as report:
        report.write("authority: own\n")
    (tmp_path / "build" / "torn.pdf").write_bytes(b"%PDF")
    check = ("check", "content", "build/a.pdf", "build/torn.pdf", "--format", "json")
    here = reportgen(*check)
    for _ in ("by the workers", "as they have found"):
        assert reportgen(*check, "--scheduler", cluster.address)[:2] == here[:2]
    found = {finding["code"]: finding for finding in json.loads(here[1])["findings"]}
    assert found["CATEGORY-UNKNOWN"]["severity"] == "note"
    assert set(found) > {"PDF-UNREADABLE", "COLON-FULLWIDTH"}
    assert "AUTHORITY-UNKNOWN" not in found


def test_different_programs_are_told(cluster: Cluster, reportgen: Run, tmp_path: Path) -> None:
    write_reports(tmp_path, "a")
    status, out, err = reportgen(
        "build", "--scheduler", cluster.address,
        before="import zlib; zlib.ZLIB_RUNTIME_VERSION = '0.9'",
    )  # fmt: skip
    assert (status, out) == (2, "")
    assert "zlib 這裡是 0.9，那裡是 1." in err
    assert "reportgen 這裡是" not in err


def test_what_cannot_be_used_is_told(start: Start, reportgen: Run, tmp_path: Path) -> None:
    write_reports(tmp_path, "a")
    nowhere = ("--scheduler", "tcp://127.0.0.1:9")
    missing = "import sys; sys.modules['distributed'] = None"
    status, out, err = reportgen("build", *nowhere, before=missing)
    assert (status, out) == (2, "")
    assert err == "使用 --scheduler 須另外安裝 Dask：pip install 'taiwan-mission-report[cluster]'\n"
    status, out, err = reportgen("check", *nowhere, before=SHORT)
    assert (status, out) == (2, "")
    assert err == "「tcp://127.0.0.1:9」沒有排程器回應（應為 tcp://主機:埠號）。\n"
    alone = Cluster(tmp_path)
    try:
        before = f"{HASTY}\n{PATIENT}"
        status, out, err = reportgen("check", "--scheduler", alone.address, before=before)
        assert (status, out) == (2, "")
        assert err == "排程器上沒有工作程序：請以 dask worker 啟動。\n"
        alone.hire("bare", preload="without")
        status, out, err = reportgen("check", "--scheduler", alone.address)
        assert (status, out) == (2, "")
        assert err.startswith("工作程序沒有安裝同一版的 reportgen（ModuleNotFoundError")
    finally:
        alone.end()


@pytest.fixture
def own_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One that the test may end."""
    started = Cluster(tmp_path_factory.mktemp("own"))
    try:
        started.hire("one", "two", preload="fragile")
        yield started
    finally:
        started.end()


@pytest.mark.slow
def test_interrupted_or_left_alone_it_keeps_what_is_done(
    own_cluster: Cluster, start: Start, tmp_path: Path
) -> None:
    cluster = own_cluster
    write_reports(tmp_path, "a", "b", "held")
    build = ("build", "--scheduler", cluster.address)
    with start(*build) as process:
        assert wait_until(lambda: cluster.held.exists() and len(pdfs(tmp_path / "build")) == 2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, "")
    assert err.endswith("已中斷；先前的 PDF 保持原樣。\n")
    done = pdfs(tmp_path / "build")
    assert set(done) == {"a", "b"}
    with start(*build, "--force", before=PATIENT) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "a: 讀取\n"
        os.killpg(cluster.started[0].pid, signal.SIGKILL)
        out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (2, "")
    assert err.endswith("\n與排程器失去連線；已完成的都保留，再執行一次即可接續。\n")
    assert "Traceback" not in err
    assert pdfs(tmp_path / "build") == done
