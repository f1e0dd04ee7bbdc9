"""The cache: what it keeps, what it throws away, and that no disk can make it fail."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from errno import ENOSPC
from pathlib import Path
from unittest.mock import patch

import pytest

from reportgen.cache import LEDGER, NO_CACHE, Cache, digest
from reportgen.world import World

DAY = 24 * 60 * 60
BLOCK = 4096
KEY = digest("key")


def keys(cache: Cache, kind: str = "fonts") -> set[str]:
    assert cache.folder is not None
    return {path.name for path in (cache.folder / kind).iterdir()}


def age(cache: Cache, key: str, days: float, kind: str = "fonts") -> Path:
    """Let the entry be last of use so many days ago."""
    assert cache.folder is not None
    path = cache.folder / kind / key
    then = time.time() - days * DAY
    os.utime(path, (then, then))
    return path


# --- keeping


def test_keeps_and_returns_bytes(tmp_path: Path) -> None:
    Cache(tmp_path / "new").put("fonts", KEY, b"data")
    assert Cache(tmp_path / "new").get("fonts", KEY) == b"data"


def test_makes_only_what_is_not_there(tmp_path: Path) -> None:
    made = []

    def make() -> bytes:
        made.append(1)
        return b"data"

    cache = Cache(tmp_path)
    assert [cache.through("fonts", KEY, make) for _ in range(3)] == [b"data"] * 3
    assert made == [1]


@pytest.mark.parametrize("nothing", [NO_CACHE, "no limit"])
def test_without_a_folder_or_a_limit_nothing_is_kept(tmp_path: Path, nothing: Cache | str) -> None:
    cache = nothing if isinstance(nothing, Cache) else Cache(tmp_path, 0)
    cache.put("fonts", KEY, b"data")
    assert cache.get("fonts", KEY) is None
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_entry_is_not_believed(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("fonts", KEY, b"data")
    entry = tmp_path / "fonts" / KEY
    entry.write_bytes(entry.read_bytes()[:-1])
    assert cache.get("fonts", KEY) is None
    entry.write_bytes(b"")
    assert cache.get("fonts", KEY) is None


def test_leaves_no_unfinished_files(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("fonts", KEY, b"data")
    assert keys(cache) == {KEY}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fonts", LEDGER]


def test_digest_tells_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_digest_takes_names_that_are_no_utf8() -> None:
    assert digest(os.fsdecode(b"\xff.ttf")) != digest(os.fsdecode(b"\xfe.ttf"))


# --- bounded


def filled(folder: Path, entries: int, blocks: int = 4) -> tuple[Cache, list[str]]:
    """A cache with room for ten entries of *blocks*, and *entries* of them, a day apart."""
    cache = Cache(folder, 10 * blocks * BLOCK)
    names = [digest(str(number)) for number in range(entries)]
    for number, name in enumerate(names):
        cache.put("fonts", name, bytes(blocks * BLOCK - 100))
        age(cache, name, entries - number)
    return cache, names


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 10)
    assert keys(cache) == set(names)
    cache.put("pictures", KEY, bytes(100))
    assert keys(cache, "pictures") == {KEY}
    assert keys(cache) == set(names[3:])  # 8 of 10 are left room for, and KEY takes a block


def test_it_stays_below_its_limit_however_much_is_put(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 100 * BLOCK)
    for number in range(300):
        cache.put(f"kind{number % 3}", digest(str(number)), os.urandom(BLOCK * (number % 7)))
        held = sum(path.stat().st_size for path in tmp_path.glob("*/*"))
        assert held <= 100 * BLOCK
    assert len(list(tmp_path.glob("*/*"))) > 10


def test_a_use_is_remembered_once_a_day(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 3)
    path = tmp_path / "fonts" / names[0]
    cache.get("fonts", names[0])
    assert time.time() - path.stat().st_mtime < DAY / 2
    before = age(cache, names[0], 0.5).stat().st_mtime
    cache.get("fonts", names[0])
    assert path.stat().st_mtime == before


def test_what_is_in_use_stays(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 10)
    cache.get("fonts", names[0])
    cache.put("fonts", KEY, bytes(100))
    assert names[0] in keys(cache)
    assert names[1] not in keys(cache)


def test_the_folder_is_walked_only_when_it_is_full(tmp_path: Path) -> None:
    cache = Cache(tmp_path, 100 * BLOCK)
    cache.put("fonts", KEY, b"data")  # counts what stands there already
    with patch.object(Cache, "prune") as prune:
        for number in range(98):
            cache.put("fonts", digest(str(number)), b"data")
        assert not prune.called
        cache.put("fonts", digest("one more"), b"data")
        cache.put("fonts", digest("and one"), b"data")
        assert prune.called


def test_a_cache_from_before_the_ledger_is_counted(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 10)
    (tmp_path / LEDGER).unlink()
    cache.put("fonts", KEY, b"data")
    assert names[0] not in keys(cache)
    assert (tmp_path / LEDGER).stat().st_size == sum(
        -(-path.stat().st_size // BLOCK) for path in tmp_path.glob("*/*")
    )


def test_what_is_not_its_own_is_left_alone(tmp_path: Path) -> None:
    cache, _ = filled(tmp_path, 10)
    other = tmp_path / "conformance" / "verapdf.jar"
    other.parent.mkdir()
    other.write_bytes(bytes(100 * BLOCK))
    os.utime(other, (0, 0))
    cache.prune()
    assert len(keys(cache)) == 10
    cache.put("fonts", KEY, b"data")
    assert other.exists()


def test_remains_of_a_crash_go(tmp_path: Path) -> None:
    cache, _ = filled(tmp_path, 1)
    left = tmp_path / "fonts" / f".{KEY}.reportgen-0123abcd.tmp"
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    cache.prune()
    assert not left.exists()
    assert len(keys(cache)) == 1


# --- whatever the disk does


def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    assert cache.through("fonts", KEY, lambda: b"data") == b"data"


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="the administrator may write")
def test_a_read_only_folder_is_read(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 3)
    tmp_path.joinpath("fonts").chmod(0o500)
    tmp_path.chmod(0o500)
    try:
        assert cache.get("fonts", names[0]) is not None
        cache.put("fonts", KEY, b"data")
        assert cache.get("fonts", KEY) is None
    finally:
        tmp_path.chmod(0o700)
        tmp_path.joinpath("fonts").chmod(0o700)


def test_times_that_cannot_be_set_are_no_matter(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 3)
    with patch("os.utime", side_effect=PermissionError):
        assert cache.get("fonts", names[0]) is not None


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 3)
    with patch("os.fdopen", side_effect=OSError(ENOSPC, "No space left on device")):
        assert cache.through("fonts", KEY, lambda: b"data") == b"data"
    assert keys(cache) == set(names)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_disk_that_is_full_for_the_ledger(tmp_path: Path) -> None:
    cache, _ = filled(tmp_path, 1)
    (tmp_path / LEDGER).unlink()
    (tmp_path / LEDGER).symlink_to("/dev/full")
    cache.put("fonts", KEY, b"data")
    assert cache.get("fonts", KEY) == b"data"


@pytest.mark.parametrize("gone", [".", "fonts", LEDGER])
def test_may_be_deleted_at_any_time(tmp_path: Path, gone: str) -> None:
    cache, names = filled(tmp_path / "cache", 9)
    path = tmp_path / "cache" / gone
    path.rename(tmp_path / "elsewhere")
    assert (cache.get("fonts", names[0]) is None) == (gone != LEDGER)
    cache.put("fonts", KEY, b"data")
    assert cache.get("fonts", KEY) == b"data"


def test_entries_may_go_while_it_is_pruned(tmp_path: Path) -> None:
    cache, names = filled(tmp_path, 12)
    unlink = Path.unlink

    def twice(path: Path) -> None:
        """Somebody else was faster."""
        unlink(path)
        unlink(path)

    with patch.object(Path, "unlink", twice):
        cache.put("fonts", KEY, b"data")
    assert KEY in keys(cache)
    assert names[0] not in keys(cache)


WRITER = """
import os, sys
from pathlib import Path
from reportgen.cache import Cache, digest

cache = Cache(Path(sys.argv[1]), 50 * 4096)
for number in range(400):
    key = digest(sys.argv[2], str(number % 60))
    data = key.encode() * 100
    kept = cache.get("fonts", key)
    assert kept in (None, data), "damaged"
    cache.put("fonts", key, data)
    if number % 50 == 0:
        cache.prune()
"""


def test_processes_that_write_and_prune_at_the_same_time(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name],
            cwd=Path(__file__).parent.parent,
            stderr=subprocess.PIPE,
        )
        for name in ("shared", "shared", "own")
    ]
    errors = [writer.communicate()[1].decode() for writer in writers]
    assert errors == ["", "", ""]
    cache = Cache(tmp_path, 50 * BLOCK)
    cache.prune()
    left = list((tmp_path / "fonts").iterdir())
    assert 10 < len(left) <= 50
    assert all(cache.get("fonts", path.name) for path in left)


# --- the setting


@pytest.mark.parametrize(
    ("said", "limit"), [("", 1024**3), ("64", 64 * 1024**2), ("0", 0), ("much", 1024**3)]
)
def test_the_environment_says_how_large_it_may_be(said: str, limit: int) -> None:
    world = World.here({"REPORTGEN_CACHE_MIB": said, "XDG_CACHE_HOME": "/somewhere"})
    assert world.cache == Path("/somewhere/reportgen")
    assert world.cache_limit == limit
