"""Kill builds at random moments, and see that nothing is half done, lost or left behind.

``python scripts/kills.py [NUMBER] [SEED]``: *NUMBER* times (50) one of ``build``,
``build --jobs 2`` over several reports, and ``build --watch`` is ended by SIGKILL, with or without
its children. After each, every PDF must be whole, and every PDF that was there before must be there
still. In the end a plain run must succeed and sweep what was left. Exit status 1 where one of this
does not hold.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import SMALL

REPORTS = ("a", "b", "c")
LONGEST = 4.0
"""Seconds after which a run is killed at the latest; a cold build takes about three."""
PAST = 120
"""Seconds by which leftovers are made older: the young ones may belong to somebody."""
KINDS = (("build", "content/a"), ("build", "--jobs", "2"), ("build", "content/a", "--watch"))


class Kills:
    """The reports in *room*, and what was wrong."""

    def __init__(self, room: Path, seed: int) -> None:
        self.room, self.chance = room, random.Random(seed)
        self.temporary, self.out = room / "tmp", room / "build"
        self.temporary.mkdir()
        for name in REPORTS:
            (room / "content" / name).mkdir(parents=True)
            self.edit(name, 0)
        self.wrong: list[str] = []

    def edit(self, name: str, number: int) -> None:
        """Give the report *name* another title, so that it has to be built."""
        text = SMALL.replace("title: 出席測試會議", f"title: 出席第{number}次測試會議")
        (self.room / "content" / name / "report.yaml").write_text(text, encoding="utf-8")

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """The command, in a session of its own."""
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(self.room / "cache"),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }
        return subprocess.Popen(
            [sys.executable, "-m", "reportgen", *arguments],
            cwd=self.room,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def kill(self, number: int) -> None:
        """One run, ended at a random moment."""
        for name in REPORTS:
            self.edit(name, number)
        before = set(self.pdfs())
        process = self.start(*self.chance.choice(KINDS))
        time.sleep(self.chance.uniform(0.02, LONGEST))
        if self.chance.random() < 0.5:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        self._end_children(process.pid)
        after = self.pdfs()
        self.wrong += [f"{number}: {name} has gone" for name in before - set(after)]
        self.wrong += [f"{number}: {name} is half" for name, whole in after.items() if not whole]

    def pdfs(self) -> dict[str, bool]:
        """Every PDF by name, and whether it is whole."""
        ends = {path.name: path.read_bytes() for path in self.out.glob("*.pdf")}
        return {
            name: data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
            for name, data in ends.items()
        }

    def finish(self) -> None:
        """A plain run after all: everything is built, and nothing else is there."""
        old = time.time() - PAST
        self.out.mkdir(exist_ok=True)
        (self.out / ".a.reportgen-0123abcd.tmp").touch()  # too rare to be met by chance
        for folder in (self.temporary, self.out, *self.temporary.glob("*/")):
            for path in folder.glob("*"):
                os.utime(path, (old, old), follow_symlinks=False)
        for path in self.temporary.glob("reportgen-*"):
            os.utime(path, (old, old))
        with self.start("build", "--force") as process:
            _, said = process.communicate()
        if process.returncode:
            self.wrong.append(f"the last run ended with {process.returncode}: {said.decode()}")
        self.wrong += [f"left: {path}" for path in self.temporary.iterdir()]
        names = {path.name for path in self.out.iterdir()}
        if names != {f"{name}.pdf" for name in REPORTS}:
            self.wrong.append(f"in build: {sorted(names)}")

    @staticmethod
    def _end_children(leader: int) -> None:
        """Workers end with the report that they have at hand; wait for them a while."""
        for _ in range(600):
            try:
                os.killpg(leader, 0)
            except ProcessLookupError:
                return
            time.sleep(0.05)
        os.killpg(leader, signal.SIGKILL)


def main(number: str = "50", seed: str = "1") -> int:
    """Kill *number* runs; 1 where something went wrong."""
    room = Path(tempfile.mkdtemp(prefix="kills-"))
    try:
        kills = Kills(room, int(seed))
        for turn in range(1, int(number) + 1):
            kills.kill(turn)
        kills.finish()
    finally:
        shutil.rmtree(room, ignore_errors=True)
    sys.stdout.write("\n".join([*kills.wrong, f"{number} kills, {len(kills.wrong)} faults\n"]))
    return int(bool(kills.wrong))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
