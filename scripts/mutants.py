"""Random small changes to the package, each of which some test should notice.

    python scripts/mutants.py --count 40 rules check     # rooms or modules; default: every room

A mutant is one change to one place: ``<`` for ``<=``, ``and`` for ``or``, a number one higher, a
call left out. The tests of its room run on a copy of the tree, two at a time; a mutant survives
where they all pass. At the end stand the survivors, and their share by room. Exit status 1 where a
room has more than ``--most`` per cent of them.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "reportgen"

TESTS = {
    "rules": ("tests/rules", "tests/check"),
    "check": ("tests/check", "tests/rules"),
    "findings": ("tests/test_findings.py", "tests/cli/test_formats.py"),
    "rulebook": ("tests/rules", "tests/cli"),
    "prose": ("tests/prose", "tests/manuscript", "tests/read"),
    "manuscript": ("tests/manuscript", "tests/prose"),
    "records": ("tests/records", "tests/read"),
    "authority": ("tests/authority", "tests/read", "tests/check"),
    "pipeline": ("tests/test_pipeline.py", "tests/cli"),
    "recheck": ("tests/verify", "tests/cli"),
}
"""The tests of a room, where they are not ``tests/ROOM`` or ``tests/test_ROOM.py`` alone."""

_NO_TESTS = 5
"""Exit status of pytest where it has found no test."""

_OTHER: dict[type[ast.AST], str] = {
    ast.Eq: "!=", ast.NotEq: "==", ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">",
    ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is",
    ast.And: "or", ast.Or: "and",
    ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*", ast.Mod: "*",
    ast.BitOr: "&", ast.BitAnd: "|",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """Bytes *start* up to *end* of *path*, at *line*, become *text*."""

    path: Path
    line: int
    start: int
    end: int
    text: str

    @property
    def room(self) -> str:
        """The room, or the module on the ground floor, that it is in."""
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    def __str__(self) -> str:
        old = self.path.read_bytes()[self.start : self.end].decode()
        shown = " ".join(old.split())[:70]
        return f"{self.path.relative_to(ROOT)}:{self.line}  {shown}  →  {self.text[:70]}"


class _Module:
    """The source of one module, and the changes that can be made to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = path.read_bytes()
        self.starts = [0]
        for line in self.source.split(b"\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def mutants(self) -> Iterator[Mutant]:
        tree = ast.parse(self.source)
        for top in tree.body:
            if isinstance(top, ast.FunctionDef | ast.ClassDef):
                types = set(_annotations(top))
                for node in ast.walk(top):
                    if node not in types:
                        yield from self._of(node)

    def _of(self, node: ast.AST) -> Iterator[Mutant]:
        match node:
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                yield from self._between(left, right, op)
            case ast.BoolOp(op=op, values=[left, right, *_]):
                yield from self._between(left, right, op)
            case ast.BinOp(left=left, op=op, right=right):
                yield from self._between(left, right, op)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._at(node, self._text(operand))
            case ast.If(test=test) | ast.IfExp(test=test):
                yield self._at(test, f"(not ({self._text(test)}))")
            case ast.Constant(value=bool() as value):
                yield self._at(node, str(not value))
            case ast.Constant(value=int() as value):
                yield self._at(node, str(value + 1))
            case ast.Continue():
                yield self._at(node, "break")
            case ast.Break():
                yield self._at(node, "continue")
            case ast.Return(value=ast.expr() as value) if not _is_none(value):
                yield self._at(value, "None")
            case ast.Expr(value=ast.Call()):
                yield self._at(node, "pass")

    def _between(self, left: ast.expr, right: ast.expr, op: ast.AST) -> Iterator[Mutant]:
        """The operator that stands between two expressions, brackets around them left alone."""
        start, end = self._offset(left)[1], self._offset(right)[0]
        between = self.source[start:end].decode()
        old = {**_WORDS, **_SIGNS}.get(type(op))
        if old and between.count(old) == 1 and "#" not in between:
            yield Mutant(
                self.path, left.end_lineno or 0, start, end, between.replace(old, _OTHER[type(op)])
            )

    def _at(self, node: ast.AST, text: str) -> Mutant:
        start, end = self._offset(node)
        return Mutant(self.path, getattr(node, "lineno", 0), start, end, text)

    def _offset(self, node: ast.AST) -> tuple[int, int]:
        where = [getattr(node, name) for name in
                 ("lineno", "col_offset", "end_lineno", "end_col_offset")]  # fmt: skip
        return self.starts[where[0] - 1] + where[1], self.starts[where[2] - 1] + where[3]

    def _text(self, node: ast.AST) -> str:
        start, end = self._offset(node)
        return self.source[start:end].decode()


_WORDS: dict[type[ast.AST], str] = {
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
    ast.And: "and", ast.Or: "or",
}  # fmt: skip
_SIGNS: dict[type[ast.AST], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.BitOr: "|", ast.BitAnd: "&",
}  # fmt: skip


def _annotations(top: ast.AST) -> Iterator[ast.AST]:
    """The nodes of annotations, which nothing evaluates: no test could notice a change."""
    for node in ast.walk(top):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if isinstance(annotation, ast.AST):
                yield from ast.walk(annotation)


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def modules(names: list[str]) -> list[Path]:
    """The modules of the rooms, or of the paths, *names*; all where there is no name."""
    found: set[Path] = set()
    for name in names or ["."]:
        path = next(p for p in (PACKAGE / name, PACKAGE / f"{name}.py", ROOT / name) if p.exists())
        found |= set(path.rglob("*.py") if path.is_dir() else [path])
    return sorted(found)


def tests_of(room: str) -> list[str]:
    """The tests that belong to *room*; the whole suite where none do."""
    paths = TESTS.get(room, (f"tests/{room}", f"tests/test_{room}.py"))
    return [path for path in paths if (ROOT / path).exists()] or ["tests"]


def nearest_tests(mutant: Mutant) -> list[str]:
    """The tests that most likely notice *mutant*, tried first."""
    if mutant.room == "rules":
        code = mutant.path.stem.upper().replace("_", "-")
        return ["tests/rules/test_rules.py", "-k", f"{code}/"]
    near = f"tests/{mutant.path.parent.relative_to(PACKAGE)}/test_{mutant.path.stem}.py"
    return [near] if (ROOT / near).exists() else []


def copy_tree(folder: Path) -> None:
    """What version control has, and what is new, as it is now, into *folder*."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    for compiled in PACKAGE.rglob("*.mo"):
        shutil.copy2(compiled, folder / compiled.relative_to(ROOT))


def passes(folder: Path, tests: list[str], seconds: float) -> bool:
    """Whether *tests* pass in the copy *folder*; a run that does not end has failed."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1",
                   "XDG_CACHE_HOME": str(folder / ".cache")}  # fmt: skip
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider",
               "--ignore-glob=*/test_growth.py", *tests]  # fmt: skip
    try:
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, timeout=seconds, check=False
        ).returncode in {0, _NO_TESTS}
    except subprocess.TimeoutExpired:
        return False


def survives(mutant: Mutant, folder: Path, seconds: float) -> bool:
    """Whether the tests of its room pass with *mutant* in the copy *folder*."""
    target = folder / mutant.path.relative_to(ROOT)
    source = mutant.path.read_bytes()
    target.write_bytes(source[: mutant.start] + mutant.text.encode() + source[mutant.end :])
    try:
        near = nearest_tests(mutant)
        return (not near or passes(folder, near, seconds)) and passes(
            folder, tests_of(mutant.room), seconds
        )
    finally:
        target.write_bytes(source)


def main() -> int:
    """Make the mutants, run the tests, print what survived."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("rooms", nargs="*", help="rooms or modules of reportgen")
    parser.add_argument("--count", type=int, default=40, help="mutants in all")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--most", type=float, default=15, help="per cent of survivors allowed")
    options = parser.parse_args()
    every = [mutant for path in modules(options.rooms) for mutant in _Module(path).mutants()]
    chosen = random.Random(options.seed).sample(every, min(options.count, len(every)))
    print(f"{len(chosen)} of {len(every)} mutants, seed {options.seed}", flush=True)
    with tempfile.TemporaryDirectory() as base:
        copies: Queue[Path] = Queue()
        for number in range(options.jobs):
            copy_tree(Path(base) / str(number))
            copies.put(Path(base) / str(number))
        seconds = _baseline(Path(base) / "0", {mutant.room for mutant in chosen})

        def judge(mutant: Mutant) -> bool:
            folder = copies.get()
            try:
                alive = survives(mutant, folder, seconds[mutant.room])
            finally:
                copies.put(folder)
            print(f"{'SURVIVED' if alive else 'killed  '}  {mutant}", flush=True)
            return alive

        with ThreadPoolExecutor(options.jobs) as pool:
            alive = list(pool.map(judge, chosen))
    return _report(chosen, alive, options.most)


def _baseline(folder: Path, rooms: set[str]) -> dict[str, float]:
    """For each room the seconds after which a run is given up: five times that of clean code."""
    seconds = {}
    for room in sorted(rooms):
        begin = time.monotonic()
        if not passes(folder, tests_of(room), 3600):
            sys.exit(f"the tests of {room} fail without any change")
        seconds[room] = 30 + 5 * (time.monotonic() - begin)
    return seconds


def _report(chosen: list[Mutant], alive: list[bool], most: float) -> int:
    """The table of survivors by room; 1 where a room has too many."""
    total = Counter(mutant.room for mutant in chosen)
    left = Counter(mutant.room for mutant, lives in zip(chosen, alive, strict=True) if lives)
    print(f"\n{'room':<14}{'mutants':>8}{'survived':>10}{'share':>8}")
    for room, count in sorted(total.items()):
        print(f"{room:<14}{count:>8}{left[room]:>10}{100 * left[room] / count:>7.0f}%")
    return int(any(100 * left[room] > most * total[room] for room in total))


if __name__ == "__main__":
    sys.exit(main())
