"""What many tests need: a small report on disk, and a world with a cache of its own."""

from __future__ import annotations

import inspect
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import chain, groupby
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, TypeVar

import pytest
from hypothesis import settings

from reportgen.isolate import forking
from reportgen.world import World, shipped_templates

pytest_plugins = ["pytester"]

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Case = TypeVar("Case")

TODAY = date(2017, 2, 1)
SOME_DAY = date(2025, 5, 1)
"""The day of every command: after all reports in the tests and the documents."""
_CLOCKS = {"process_time", "perf_counter"}
_THIS_MACHINE = ("127.", "::1", "localhost")

SMALL = """\
title: 出席測試會議
category: 開會
agency: 國家發展委員會
contact: pan
destinations: [{country: FR, cities: [巴黎]}]
period: {start: 2016-12-05, end: 2016-12-06}
report_date: 2017-01-20
keywords: [開放政府, 公民科技, 資料品質]
abstract: |
  本次任務為出席於巴黎舉行的測試會議，並拜會主辦單位。會議以資料品質為題，邀集各國機關說明資料的
  蒐集、整理、公布與更新，以及民間團體如何參與檢核。我方就本國推動的經過提出說明，並與各國代表討論
  共同的格式與用語。會議期間另參觀主辦單位的作業場所，了解其分工與時程。各國的經驗顯示，及早訂定
  檢核項目、指定專責單位並公布檢核結果，能使資料更為可靠，也能減少往後更正的負擔。本報告記載出國的
  經過、所得的觀察與具體建議，供本會及各機關研議資料品質制度時採用，並列出返國後應辦理的事項與期限。
roster:
- {id: pan, name: 潘國才, agency: 國家發展委員會, unit: 資訊管理處, post: 處長,
   phone: "02-23165300", role: reporter}
purpose:
  prose: |
    本會為建立資料品質的檢核制度，需要了解各國如何訂定檢核項目與分工。測試會議邀集各國主管機關與
    民間團體，就資料的蒐集、整理、公布與更新交換意見，與本會的業務直接相關，因此派員出席。
    此行的目標有二：蒐集各國現行的檢核項目與作業程序，並徵詢主辦單位對我國草案的意見，作為修正的依據。
itinerary:
  preparation: |
    行前由本會資訊管理處整理我國現行作法與統計，並與主辦單位確認議程、參觀時間及翻譯安排。
    我方另備妥草案的英文摘要，於會前寄送主辦單位，請其先行審閱，使有限的會議時間能集中於意見交換。
  days:
  - date: 2016-12-05
    place: 巴黎
    activity: |
      抵達巴黎後即赴會場報到，出席開幕與第一場討論。主辦單位說明會議的目的與議程，各國代表依序報告
      現況。我方說明本國推動的經過，並回答與會者就檢核人力及經費所提的問題。
  - date: 2016-12-06
    place: 巴黎
    activity: |
      上午參觀主辦單位的作業場所，由承辦人員示範檢核的程序，並說明如何處理民眾反映的錯誤。
      下午出席第二場討論，就共同的格式與用語達成初步結論，會後搭機返國。
reflections:
- title: 公開是信任的起點
  prose: |
    各國的經驗顯示，檢核結果與資料一併公布，使用者才知道資料的限制，也才願意協助改善。
    主辦單位把錯誤與更正的紀錄全部公開，民眾的反映因而逐年增加，資料的可靠程度也隨之提高。
- title: 分工須於事前訂明
  prose: |
    檢核的人力有限，主辦單位因此把檢核項目分成機關自評與專責單位抽查兩類，並訂定各自的時程。
    我國的草案尚未區分兩者，宜參照此一作法補充，以免各機關重複投入人力。
recommendations:
  items:
  - prose: |
      建請本會於半年內選定三個機關試辦資料品質檢核，並把檢核結果與資料一併公布，試辦期滿後檢討
      檢核項目與人力，再推及其他機關。
    horizon: 立即可行
    lead: 國家發展委員會
    due: 2017-06-30
"""


def pytest_configure() -> None:
    """Let Ctrl-C reach the commands that tests start: a background job is started without it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--cases``: scripts/matrix.sh has little time for each of its surroundings."""
    parser.addoption("--cases", type=int, help="the most cases of each parametrized test")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark the tests that compare times: those that reach a clock by functions of the tests."""
    if most := config.getoption("cases"):
        wanted = set(chain.from_iterable(spread(list(group), most) for group in _by_test(items)))
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = [item for item in items if item in wanted]
    for item in items:
        if isinstance(item, pytest.Function) and measures(item.function, set()):
            item.add_marker("timing")


def _by_test(items: list[pytest.Item]) -> Iterator[Iterator[pytest.Item]]:
    """The cases of each test, which are collected side by side."""
    return (group for _, group in groupby(items, lambda item: item.nodeid.partition("[")[0]))


def spread(cases: Sequence[Case], most: int) -> list[Case]:
    """At most *most* of *cases*: the first, the last, and between them at equal distances."""
    if len(cases) <= most:
        return list(cases)
    step = (len(cases) - 1) / max(1, most - 1)
    return [cases[round(number * step)] for number in range(most)]


def measures(function: FunctionType, seen: set[FunctionType]) -> bool:
    """Whether *function*, or a function of the tests that it calls, reads a clock."""
    seen.add(function)
    names = set(_names(function.__code__))
    called = (function.__globals__.get(name) for name in names)
    return not names.isdisjoint(_CLOCKS) or any(
        measures(other, seen)
        for other in called
        if isinstance(other, FunctionType) and other.__module__.startswith("tests.")
        if other not in seen
    )


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for part in code.co_consts:
        if isinstance(part, CodeType):
            yield from _names(part)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Iterator[None]:
    """Run a test of times once more before it fails: the machine may have been busy."""
    try:
        return (yield)
    except AssertionError:
        if pyfuncitem.get_closest_marker("timing") is None:
            raise
    parameters = inspect.signature(pyfuncitem.obj).parameters
    pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in parameters})
    return True


@pytest.fixture(autouse=True, scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home, a cache and a day that are not the developer's, for commands that tests start, too.

    Fonts in the developer's own home are not seen either; temporary files of killed processes go
    with those of the test run. Their folder has a short path, as sockets have 107 bytes for theirs.
    """
    home = tmp_path_factory.mktemp("home")
    noon = datetime.combine(SOME_DAY, datetime.min.time(), UTC).replace(hour=12)
    with (
        tempfile.TemporaryDirectory(prefix="tests-", ignore_cleanup_errors=True) as temporary,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("HOME", str(home))
        patch.setenv("TMPDIR", temporary)
        patch.setattr(tempfile, "tempdir", temporary)
        patch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
        patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        for name in ("NO_COLOR", "FORCE_COLOR", "REPORTGEN_LANG", "REPORTGEN_CACHE_MIB"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Nothing in this process reaches another machine."""
    connect = socket.socket.connect

    def guarded(this: socket.socket, address: Any) -> None:
        if this.family != socket.AF_UNIX and not str(address[0]).startswith(_THIS_MACHINE):
            raise AssertionError(f"a test wants to reach {address}")
        connect(this, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world whose cache is kept for the run of the tests."""
    return World(shipped_templates(), tmp_path_factory.mktemp("cache"), TODAY)


@pytest.fixture
def make_report(tmp_path: Path) -> Callable[..., Path]:
    """Write a small report, changed by pairs of (what stands there, what to put in its place)."""

    def make(*changes: tuple[str, str], name: str = "trip", **files: str) -> Path:
        text = SMALL
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        folder = tmp_path / "content" / name
        folder.mkdir(parents=True)
        (folder / "report.yaml").write_text(text, encoding="utf-8")
        for file, content in files.items():
            (folder / f"{file}.yaml").write_text(content, encoding="utf-8")
        return folder

    return make


@pytest.fixture(autouse=True, scope="session")
def runner_threads() -> Iterator[None]:
    """Threads of the test runner (xdist's) do not count: what is tested forks all the same."""
    own = threading.active_count() - 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forking, "other_threads", lambda: threading.active_count() - 1 - own)
        yield
