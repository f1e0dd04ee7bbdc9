"""Three hundred tracked changes in each form of document: exactly made, or listed."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Protocol

import pytest

from reportgen.edit.document import Data, Document
from reportgen.pipeline.editable import export_report
from reportgen.review.docx import read_docx
from reportgen.review.marked import Marked
from reportgen.review.odt import read_odt
from reportgen.review.printed import Home, printed
from reportgen.review.proposals import Change, Status, proposals
from reportgen.review.splicing import spliced, write
from reportgen.world import World
from tests.review import odtmade, word365, wordmade
from tests.review.wordmade import Made

ROOT = Path(__file__).parents[2]
REPORTS = ["content/2016-ogp-paris", "content/2018-ogp-tbilisi", "content/2016-ogp-paris",
           "tests/missions/records/training", "content/2016-ogp-paris",
           "content/2025-coastal-waves", "content/2018-ogp-tbilisi",
           "tests/missions/records/negotiation", "content/2016-ogp-paris",
           "tests/missions/records/two-stays", "content/2018-ogp-tbilisi",
           "content/2016-ogp-paris"]  # fmt: skip
CHANGES = 25
NO_WORDS = str.maketrans("", "", "0123456789:.-–/ ")


Outcomes = Counter[tuple[str, str]]
Keys = tuple[str | int, ...]
Values = Mapping[Keys, str]


class Editor(Protocol):
    """Makes changes in a document at random."""

    made: list[Made]
    looks: int
    remarks: int
    shown: list[frozenset[str]]
    """The spots of each paragraph."""

    def scatter(self) -> None: ...
    def change(self, places: Collection[str]) -> bool: ...
    def data(self) -> bytes: ...


class Form:
    """A form of documents: how it is edited, read, and its text seen."""

    def __init__(
        self,
        name: str,
        edit: Callable[[bytes, Random, Collection[str], Collection[str]], Editor],
        read: Callable[[bytes], Marked],
        texts: Callable[[bytes], list[str]],
        places: Collection[str],
    ) -> None:
        self.name, self.edit, self.read, self.texts = name, edit, read, texts
        self.places = places

    def exported(self, world: World, folder: Path, out: Path) -> bytes:
        export_report(world, folder, out, [self.name])
        return (out / f"{folder.name}.{self.name}").read_bytes()


FORMS = [
    Form("odt", odtmade.Editor, read_odt, odtmade.texts_of, odtmade.KINDS),
    Form("docx", word365.Editor, read_docx, wordmade.texts_of, word365.PLACES),
]


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_three_hundred_changes(world: World, tmp_path: Path, form: Form) -> None:
    counts: Outcomes = Counter()
    for seed, report in enumerate(REPORTS):
        folder = Path(shutil.copytree(ROOT / report, tmp_path / f"{seed}" / "trip"))
        counts += one_round(world, folder, form, Random(seed))
    for (kind, outcome), number in sorted(counts.items()):
        print(f"{kind:18} {outcome:10} {number}")  # noqa: T201
    made = Counter[str]()
    for (_, outcome), number in counts.items():
        made[outcome] += number
    assert made["lost"] == 0
    assert made["made"] + made["listed"] >= 0.7 * CHANGES * len(REPORTS)
    assert made["made"] >= 0.95 * (made["made"] + made["listed"])


def one_round(world: World, folder: Path, form: Form, random: Random) -> Outcomes:
    """What became of the changes of one document, by kind and outcome."""
    out = folder.parent / "out"
    data = form.exported(world, folder, out)
    now = printed(world, folder)
    assert now is not None
    proses = {spot.id for spot in now.spots.spots if spot.prose is not None}
    homes = {spot.id for spot in now.spots.spots if is_wording(now.homes(spot))}
    editor = form.edit(data, random, homes, proses)
    editor.scatter()
    for _ in range(CHANGES * 8):
        if len(editor.made) < CHANGES:
            editor.change(form.places)
    marked = form.read(editor.data())
    assert (marked.formats, len(marked.remarks)) == (editor.looks, editor.remarks)
    old = dict(values(folder))
    changes = proposals(marked, now)
    write(now, spliced(world, folder, now, changes))
    new = dict(values(folder))
    applied = [made for made in editor.made if outcome(made, changes) == "made"]
    assert list(wrong_values(old, new, applied, changes)) == []
    expected = expected_of(form.texts(data), editor, applied, proses)
    assert shown_in(world, folder, form, out) == [text.strip() for text in expected]
    return Counter((made.kind, outcome(made, changes)) for made in editor.made)


def is_wording(homes: Sequence[Home]) -> bool:
    """Whether *homes* are text, in which any words may stand: no address, time or number."""
    return bool(homes) and not any(
        "://" in home.value or home.value.translate(NO_WORDS) == ""
        for home in homes if not home.is_prose
    )  # fmt: skip


def outcome(made: Made, changes: Sequence[Change]) -> str:
    """``made``, ``listed``, ``generated`` (text of the layout), or ``lost``: not even listed.

    ``emptied``: all of a value was removed, and whether its item goes is for a person to say.
    """
    mine = [change for change in changes if change.spot in made.spots]
    own = {change.status for change in mine}
    if any(c.home and not c.home.is_prose and c.old == c.home.value and not c.text for c in mine):
        return "emptied"
    if not own:
        return "lost"
    if Status.GENERATED in own:
        return "generated"
    return "made" if own == {Status.APPLIED} else "listed"


def expected_of(
    before: Sequence[str], editor: Editor, applied: Sequence[Made], proses: Collection[str]
) -> list[str]:
    """The paragraphs of prose after the changes.

    What is printed from values is left out: a name of an organisation that changed has a row of its
    own in a table. Of values, the records are looked at.
    """
    texts: list[list[str]] = [
        [text] if frozenset() < spots <= proses else []
        for text, spots in zip(before, editor.shown, strict=True)
    ]
    for made in applied:
        if made.spots <= proses:
            texts[made.paragraph] = made.after
            for following in range(1, made.removes):
                texts[made.paragraph + following] = []
    return [text for group in texts for text in group]


def shown_in(world: World, folder: Path, form: Form, out: Path) -> list[str]:
    """The paragraphs of prose of the report as it is now."""
    data, now = form.exported(world, folder, out), printed(world, folder)
    assert now is not None
    proses = {spot.id for spot in now.spots.spots if spot.prose is not None}
    shown = form.edit(data, Random(0), (), ()).shown
    texts = zip(form.texts(data), shown, strict=True)
    return [text.strip() for text, spots in texts if frozenset() < spots <= proses]


def values(folder: Path) -> Iterator[tuple[Keys, str]]:
    """Every text of the records, by its file and keys."""

    def walk(
        path: tuple[str | int, ...], data: Data
    ) -> Iterator[tuple[tuple[str | int, ...], str]]:
        if isinstance(data, str):
            yield path, data
        steps = data.items() if isinstance(data, dict) else enumerate(data)
        for step, part in () if isinstance(data, str) or data is None else steps:
            yield from walk((*path, step), part)

    for file in sorted(folder.rglob("*.yaml")):
        name = file.relative_to(folder).as_posix()
        yield from walk((name,), Document(file.read_text("utf-8")).data)


def wrong_values(
    old: Values, new: Values, applied: Sequence[Made], changes: Sequence[Change]
) -> Iterator[tuple[object, str, str]]:
    """Texts of the records that changed though nothing in them was, or into what nobody wrote."""
    homes: dict[Keys, list[Change]] = {}
    for change in changes:
        if change.status is Status.APPLIED and change.home is not None:
            path = (change.home.file.rpartition("/trip/")[2], *change.home.path)
            homes.setdefault(path, []).append(change)
    for path in old.keys() | new.keys():
        before, after = old.get(path, ""), new.get(path, "")
        if before == after:
            continue
        own = homes.get(path, [])
        if not own:
            yield path, before, after
        elif len(own) == 1 and own[0].home is not None and not own[0].home.is_prose:
            pages = ["".join(made.after) for made in applied if own[0].spot in made.spots]
            if pages and not any("".join(after.split()) in "".join(p.split()) for p in pages):
                yield path, before, after
