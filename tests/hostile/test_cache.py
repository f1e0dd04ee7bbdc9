"""A cache that somebody else has filled: nothing of it is believed, nothing in it stops a run."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportgen.cache import LEDGER, Cache, digest
from reportgen.cli.formats import FORMATS, render
from reportgen.cli.screen import Paint
from reportgen.kept.build import build_report as build_and_keep
from reportgen.kept.notation import noted, outcome_of
from reportgen.pipeline import build_report
from reportgen.world import World, shipped_templates
from tests.conftest import TODAY

Make = Callable[..., Path]

KEY, OTHER = digest("key"), digest("other")


# --- entries


@pytest.mark.parametrize(("kind", "key"), [("fonts", OTHER), ("pictures", KEY)])
def test_an_entry_belongs_to_its_kind_and_key(tmp_path: Path, kind: str, key: str) -> None:
    cache = Cache(tmp_path)
    cache.put("fonts", KEY, b"data")
    (tmp_path / kind).mkdir(exist_ok=True)
    shutil.copy(tmp_path / "fonts" / KEY, tmp_path / kind / key)
    assert cache.get(kind, key) is None
    assert cache.get("fonts", KEY) == b"data"


@pytest.mark.parametrize("key", ["", "..", "../secret", "a" * 39, KEY.upper(), f"{KEY}/x", "\0"])
def test_what_is_no_key_is_nowhere(tmp_path: Path, key: str) -> None:
    cache = Cache(tmp_path / "cache")
    (tmp_path / "secret").write_text("data")
    cache.put("fonts", key, b"data")
    assert cache.get("fonts", key) is None
    assert {path.name for path in tmp_path.rglob("*")} == {"secret"}


def _pipe(path: Path) -> None:
    os.mkfifo(path, 0o600)


def _link(path: Path) -> None:
    other = path.with_name("elsewhere")
    path.rename(other)
    path.symlink_to(other)


def _sparse(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(1 << 40)


@pytest.mark.parametrize(
    "change",
    [
        lambda path: (path.unlink(), _pipe(path)),
        lambda path: (path.unlink(), path.mkdir()),
        _link,
        _sparse,
        lambda path: path.chmod(0o666),
        lambda path: path.write_bytes(b""),
    ],
    ids=["pipe", "folder", "link", "sparse", "writable", "empty"],
)
def test_only_an_own_regular_file_is_read(tmp_path: Path, change: Callable[[Path], object]) -> None:
    cache = Cache(tmp_path)
    cache.put("fonts", KEY, b"data")
    change(tmp_path / "fonts" / KEY)
    assert cache.get("fonts", KEY) is None
    assert cache.through("fonts", KEY, lambda: b"made") == b"made"


def test_a_pipe_for_a_ledger_stops_nobody(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    os.mkfifo(tmp_path / LEDGER)
    cache.put("fonts", KEY, b"data")
    assert cache.get("fonts", KEY) == b"data"


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator gives files away")
def test_an_entry_of_another_user_is_not_read(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("fonts", KEY, b"data")
    os.chown(tmp_path / "fonts" / KEY, 12345, 12345)
    assert cache.get("fonts", KEY) is None


# --- folders


def test_nobody_else_may_write_or_read_it(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Cache(tmp_path / "caches" / "reportgen").put("fonts", KEY, b"data")
    finally:
        os.umask(before)
    folder = tmp_path / "caches" / "reportgen"
    modes = [path.stat().st_mode for path in (folder, folder / "fonts", folder / "fonts" / KEY)]
    assert list(map(stat.S_IMODE, modes)) == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_is_not_used(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "cache"
    Cache(folder).put("fonts", KEY, b"data")
    folder.chmod(mode)
    cache = Cache(folder)
    assert cache.refused
    assert cache.get("fonts", KEY) is None
    cache.put("fonts", OTHER, b"data")
    cache.prune()
    assert not (folder / "fonts" / OTHER).exists()
    folder.chmod(0o700)
    assert Cache(folder).get("fonts", KEY) == b"data"


@pytest.mark.skipif(os.geteuid() != 0, reason="only the administrator gives files away")
def test_a_folder_of_another_user_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    Cache(folder).put("fonts", KEY, b"data")
    os.chown(folder, 12345, 12345)
    assert Cache(folder).refused
    assert Cache(folder).get("fonts", KEY) is None


def test_a_link_for_a_folder_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(0o700)
    (tmp_path / "cache").symlink_to(tmp_path / "real")
    cache = Cache(tmp_path / "cache")
    cache.put("fonts", KEY, b"data")
    assert cache.refused
    assert list((tmp_path / "real").iterdir()) == []


# --- readers

FORGED = [b"", bytes(4), b"null", b"[]", b"{}", b"\n", b"[1", b"\xff" * 100, b"[" * 100_000]


def test_a_reader_that_fails_finds_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for data in FORGED:
        cache.put("pages", KEY, data)
        assert cache.read("pages", KEY, lambda kept: json.loads(kept)["x"]) is None
    cache.put("pages", KEY, b"[1]")
    assert cache.read("pages", KEY, json.loads) == [1]
    assert cache.read("pages", OTHER, json.loads) is None


def test_what_is_not_sound_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("fonts", KEY, b"bad")
    assert cache.through("fonts", KEY, lambda: b"good", lambda kept: kept != b"bad") == b"good"
    assert cache.get("fonts", KEY) == b"good"


PHOTO = '![會場](a.png){alt="會場"}\n\n    本會為建立資料品質'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World, bytes]:
    """A report that was built, the world with its full cache, and the PDF."""
    from PIL import Image

    from tests.conftest import SMALL

    folder = tmp_path_factory.mktemp("hostile") / "content" / "trip"
    folder.mkdir(parents=True)
    text = SMALL.replace("本會為建立資料品質", PHOTO, 1)
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    Image.new("RGB", (400, 300), "navy").save(folder / "a.png")
    os.utime(folder / "a.png", (1e9, 1e9))
    world = World(shipped_templates(), folder.parent.parent / "cache", TODAY)
    outcome = build_and_keep(world, folder, folder.parent / "out")
    assert outcome.pdf is not None
    return folder, world, outcome.pdf.read_bytes()


def kinds(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir() if path.is_dir())


@pytest.mark.parametrize("number", range(len(FORGED)))
def test_a_build_with_a_forged_cache_gives_the_same_bytes(
    built: tuple[Path, World, bytes], tmp_path: Path, number: int
) -> None:
    """Every entry of every kind has a right checksum and other data."""
    folder, world, pdf = built
    assert world.cache is not None
    cache = tmp_path / "cache"
    cache.mkdir(0o700)
    seen = kinds(world.cache)
    assert {"fonts", "pictures", "catalogues", "coverage", "outcomes"} <= set(seen)
    for kind in seen:
        if kind == "coverage" or (kind == "catalogues" and FORGED[number] == b"[]"):
            continue  # any bytes say which characters a font has, and no font is a catalogue, too
        for entry in (world.cache / kind).iterdir():
            Cache(cache).put(kind, entry.name, FORGED[number])
    forged = World(world.shipped, cache, TODAY)
    outcome = build_report(forged, folder, tmp_path / "out")
    assert outcome.pdf is not None
    assert outcome.pdf.read_bytes() == pdf


@pytest.mark.parametrize("seed", range(40))
def test_an_outcome_with_any_value_changed_is_whole_or_absent(
    world: World, tmp_path: Path, seed: int
) -> None:
    data = json.loads(json.dumps(noted(_with_findings(world, tmp_path))))
    change = random.Random(seed)
    for _ in range(3):
        _spoil(data, change)
    try:
        outcome = outcome_of(data)
    except (ValueError, TypeError, LookupError, AttributeError):
        return
    for form in FORMATS:
        render(form, [outcome], str, Paint(False))


def _with_findings(world: World, beside: Path) -> Any:
    from reportgen.pipeline import check_report
    from tests.conftest import SMALL

    folder = beside / "wrong" / "trip"
    folder.mkdir(parents=True, exist_ok=True)
    text = SMALL.replace("category: 開會", "category: 旅遊").replace("長,", "長, post: 甲,")
    (folder / "report.yaml").write_text(text, encoding="utf-8")
    outcome = check_report(world, folder)
    assert outcome.findings
    return outcome


ODD = [None, True, -1, 10**30, 1.5, "", "x", [], {}, ["a"], {"a": 1}, "{", "{0}", "{x.y}"]
ODD += ["{x:>999999999}", "{x!r}", "\0", "\ud800", [[]], "error"]


def _spoil(data: Any, change: random.Random) -> None:
    """Put something odd in the place of a value anywhere in *data*."""
    places: list[tuple[Any, Any]] = []

    def walk(value: Any) -> None:
        keys = list(value) if isinstance(value, dict) else range(len(value))
        for key in keys:
            places.append((value, key))
            if isinstance(value[key], dict | list):
                walk(value[key])

    walk(data)
    if places:
        container, key = change.choice(places)
        container[key] = change.choice(ODD)
