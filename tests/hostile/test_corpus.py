"""Inputs that once failed, found by ``make fuzz``, fail no more; and failures would be seen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from tools.fuzz.inputs import Input
from tools.fuzz.kinds import KINDS
from tools.fuzz.mutations import mutated

ROOT = Path(__file__).parents[2]
CORPUS = Path(__file__).with_name("corpus")
ENTRIES = sorted(path.parent for path in CORPUS.glob("*/input.json"))

_BROKEN = """
import sys
from tools.fuzz import __main__ as fuzz, trial
broken = {
    "status": lambda arguments: 3,
    "signal": lambda arguments: __import__("os").abort(),
    "traceback": lambda arguments: print("Traceback (most recent call last):") or 0,
    "outside": lambda arguments: open("outside", "w", encoding="utf-8").close() or 0,
    "leftover": lambda arguments: open("tmp/left", "w", encoding="utf-8").close() or 0,
    "sound": lambda arguments: 1,
}
import reportgen.cli.main
reportgen.cli.main.run = broken[sys.argv[1]]
sys.exit(fuzz.replay([fuzz.Path(sys.argv[2])]))
"""


@pytest.mark.slow
@pytest.mark.skipif(not ENTRIES, reason="nothing has failed yet")
def test_what_failed_once_fails_no_more() -> None:
    command = [sys.executable, "-m", "tools.fuzz", "--replay", *ENTRIES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.parametrize("way", ["status", "signal", "traceback", "outside", "leftover", "sound"])
def test_a_failure_is_seen(tmp_path: Path, way: str) -> None:
    entry = Input("records", 1, {"trip/report.yaml": b"title: a\n"}).save(tmp_path)
    command = [sys.executable, "-c", _BROKEN, way, entry]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == (way != "sound"), done.stderr
    assert bool(done.stdout) == (way != "sound")


_SOUND = """
import sys, tempfile
from tools.fuzz import __main__
from tools.fuzz.kinds import KINDS
from tools.fuzz.trial import Path, run, sound_files
for kind in sys.argv[1:]:
    with tempfile.TemporaryDirectory() as folder:
        sound_files(kind, 5, Path(folder))
        print(kind, *run(KINDS[kind].arguments, Path(folder)))
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_changed_was_sound(kind: str) -> None:
    """Of an input that is refused before it is changed, nothing would be tried."""
    command = [sys.executable, "-c", _SOUND, kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.startswith((f"{kind} 0", f"{kind} 1")), done.stdout + done.stderr
    assert "TEMPLATE-ERROR" not in done.stdout


def test_an_input_comes_back_from_its_folder(tmp_path: Path) -> None:
    given = Input("cache", 7, {"home/.cache/reportgen/a": b"\0\xff", "trip/甲.yaml": b""})
    assert Input.load(given.save(tmp_path)) == given


@pytest.mark.parametrize("kind", KINDS)
def test_mutations_change_what_they_may(kind: str) -> None:
    """A thousand of each: none raises, nearly all differ, the same seed gives the same bytes."""
    files = {} if KINDS[kind].first else KINDS[kind].start(Random(1))
    for data in [b"", b"a: b\n", *files.values()][:8]:
        made = [mutated(data, Random(seed)) for seed in range(120)]
        assert made == [mutated(data, Random(seed)) for seed in range(120)]
        assert len(set(made)) > 20
