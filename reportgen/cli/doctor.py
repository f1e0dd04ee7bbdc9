"""``reportgen doctor``: whether this machine is ready, a line for each thing that a build needs."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path

from reportgen.authority.load import load_layout
from reportgen.cache import NO_CACHE, Cache
from reportgen.cli.context import Session
from reportgen.cli.screen import Paint, visible, wants_colour
from reportgen.debug import swallowed
from reportgen.findings import Message, say
from reportgen.many.cluster.program import versions
from reportgen.world import World

MISSING = 1
"""The exit status where something is missing without which no report can be built."""

LAYOUT = "executive-yuan"
"""The layout whose fonts are looked for."""
_SPACE = 500 * 1024**2
"""Bytes that the files of a large report and the cache take."""


@dataclass(frozen=True, slots=True)
class State:
    """One thing: what it is like, and what to do where it is not as it should be."""

    message: Message
    remedy: Message | None = None
    fatal: bool = False
    """Nothing can be built without it."""


def run(session: Session) -> int:
    """Print the state of this machine; 1 where something is missing."""
    world, paint = World.here(), Paint(wants_colour(sys.stdout))
    missing = False
    for examine in _PARTS:
        for state in _examined(examine, world):
            missing |= state.fatal
            mark = _mark(state, paint)
            print(f"{mark} {visible(state.message.text(session.translate))}")  # noqa: T201
            if state.remedy is not None:
                print(f"  → {visible(state.remedy.text(session.translate))}")  # noqa: T201
    return MISSING if missing else 0


def _mark(state: State, paint: Paint) -> str:
    if state.remedy is None:
        return paint("good", "✓")
    return paint("error", "✗") if state.fatal else paint("warning", "△")


def _examined(examine: Callable[[World], Iterator[State]], world: World) -> Iterator[State]:
    try:
        yield from examine(world)
    except Exception as problem:
        swallowed(problem)
        how = f"{type(problem).__name__}: {problem}"
        remedy = say("請以 REPORTGEN_DEBUG=1 reportgen doctor 再執行一次，並回報。")
        yield State(say("查不出來：{how}", how=how), remedy, fatal=True)


def _python(_: World) -> Iterator[State]:
    yield State(say("Python {version}（{path}）", version=_version(), path=sys.executable))


def _version() -> str:
    return ".".join(map(str, sys.version_info[:3]))


def _engine(_: World) -> Iterator[State]:
    """WeasyPrint with Pango, and whether our line setting runs with it."""
    from reportgen.typeset.engine import shut_off

    try:
        with shut_off([]) as doubts:
            faults = list(doubts)
    except OSError as problem:
        swallowed(problem)
        yield State(
            say("Pango：找不到，WeasyPrint 無法排版"),
            say("Debian／Ubuntu 請執行：{command}", command=_PANGO),
            fatal=True,
        )
        return
    version = installed("weasyprint")
    if faults:
        remedy = faults[0].hints[0] if faults[0].hints else faults[0].message
        yield State(say("WeasyPrint {version}：中文換行設定未啟用", version=version), remedy)
    else:
        yield State(say("WeasyPrint {version}：中文換行設定可用", version=version))
    for library, version in versions().items():
        name = next((name for start, name in _LIBRARIES if library.startswith(start)), "")
        if name:
            yield State(say("{name} {version}", name=name, version=version))


_LIBRARIES = (("libpango", "Pango"), ("libharfbuzz", "HarfBuzz"))
_PANGO = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


def _fonts(world: World) -> Iterator[State]:
    """The font of each role of the standard layout, and what is missing."""
    from reportgen.typeset.materials import chains_for

    layout = load_layout((world.shipped,), LAYOUT).layout
    if layout is None:
        remedy = say("請重新安裝 reportgen。")
        yield State(say("版型 {name}：讀不到", name=LAYOUT), remedy, fatal=True)
        return
    chains, missing = chains_for(world, layout, NO_CACHE)
    for role, chain in chains.items():
        families = tuple(dict.fromkeys(face.family for face in chain.faces))
        if families:
            yield State(say("字型 {role}：{families}", role=role, families=families))
    for finding in missing:
        remedy = finding.hints[0] if finding.hints else say("請安裝這個字型。")
        yield State(finding.message, remedy, fatal=str(finding.severity) == "error")


def _cache(world: World) -> Iterator[State]:
    """Where the cache stands, its size and its owner."""
    if world.cache is None:
        remedy = say("請設定 XDG_CACHE_HOME，指到可以寫入的資料夾。")
        yield State(say("快取：沒有家目錄，不使用"), remedy)
        return
    if Cache(world.cache, world.cache_limit).refused:
        remedy = say("請執行：rm -r {path}", path=world.cache)
        yield State(say("快取 {path}：他人可以寫入，不使用", path=world.cache), remedy)
        return
    size = sum(path.lstat().st_size for path in world.cache.glob("*/*"))
    yield State(
        say(
            "快取 {path}：{size:.0f} MB（上限 {limit:.0f} MB）",
            path=world.cache,
            size=size / 1024**2,
            limit=world.cache_limit / 1024**2,
        )
    )


def _locale(_: World) -> Iterator[State]:
    name = next((os.environ[k] for k in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(k)), "C")
    encoding = sys.getfilesystemencoding()
    remedy = None if encoding == "utf-8" else say("請設定：export PYTHONUTF8=1")
    yield State(say("語系 {name}，檔名編碼 {encoding}", name=name, encoding=encoding), remedy)


def _space(_: World) -> Iterator[State]:
    """Free space where PDFs and temporary files go."""
    for path in dict.fromkeys((Path.cwd(), Path(tempfile.gettempdir()))):
        free = shutil.disk_usage(path).free
        remedy = say("請先清出空間，或以 --out 與 TMPDIR 指到別的磁碟。") if free < _SPACE else None
        yield State(say("空間 {path}：{free:.1f} GB", path=path, free=free / 1024**3), remedy)


_PARTS = (_python, _engine, _fonts, _cache, _locale, _space)
