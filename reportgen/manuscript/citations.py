"""How prose names the works that a report lists: （王小明，109 年）, （Weibull，1951）.

Works with the same authors and year are distinguished by a letter: 1951a, 1951b.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportgen.findings import Translate
from reportgen.records.appendices import Reference, ReferenceGroup, References
from reportgen.records.base import Record
from reportgen.records.names import Name

FIRST_YEAR = 1912
"""民國元年."""


def references_of(appendices: Iterable[Record]) -> Iterator[Reference]:
    """Every work that *appendices* list, in order."""
    for appendix in appendices:
        if isinstance(appendix, References):
            yield from _of(appendix.groups)


def _of(groups: Iterable[ReferenceGroup]) -> Iterator[Reference]:
    for group in groups:
        yield from group.references
        yield from _of(group.groups)


def citations(
    references: Sequence[Reference], translate: Translate, *, roc: bool
) -> Mapping[int, str]:
    """The words for each of *references* with an id, by its identity."""
    named = [reference for reference in references if reference.id is not None]
    plain = {id(work): (_who(work, translate), _year(work, translate, roc)) for work in named}
    often, used = Counter(plain.values()), Counter[tuple[str, str]]()
    words = {}
    for work in named:
        who, year = key = plain[id(work)]
        letter = chr(ord("a") + used[key]) if often[key] > 1 and used[key] < 26 else ""
        used[key] += 1
        inside = translate("，").join((who, year + letter))
        words[id(work)] = translate("（{text}）").format(text=inside)
    return words


def _who(work: Reference, translate: Translate) -> str:
    """The authors: two by name, more as 等; else who published it; else its title."""
    names = [_short(author) for author in work.authors]
    if len(names) > 2:
        return translate("{people}等").format(people=names[0])
    return translate("、").join(names) or str(work.publisher or work.title)


def _short(author: Name) -> str:
    """A Chinese name whole, of a foreign one what stands before the comma."""
    return str(author.main).split(",")[0].strip()


def _year(work: Reference, translate: Translate, roc: bool) -> str:
    if work.date is None:
        return translate("無日期")
    if roc and work.title.zh is not None and work.date.year >= FIRST_YEAR:
        return translate("{year} 年").format(year=work.date.year - FIRST_YEAR + 1)
    return str(work.date.year)
