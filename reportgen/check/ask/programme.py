"""Whether the attached agendas have a session of the travellers, by likeness of titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from reportgen.patterns import late
from reportgen.records.appendices import Agenda, Item
from reportgen.records.names import Name
from reportgen.text import OF_WORDS

_WORD = late(rf"[A-Za-z\u00c0-\u024f]{{4,}}|{OF_WORDS}")
_ALIKE = 0.6
"""Share of a title's words that a line of the agenda has when it is the same."""
_COMMON = 100
"""Lines that have a word from which on the word tells nothing: it is taken to be there.

It bounds the cost.
"""


class Programme:
    """The titles of all lines of the agendas, asked by likeness."""

    def __init__(self, agendas: Iterable[Agenda]) -> None:
        self._whole: set[frozenset[str]] = set()
        self._holders: dict[str, list[int]] = defaultdict(list)
        number = 0
        for agenda in agendas:
            for name in _names(slot for day in agenda.days for slot in day.slots):
                for words in _titles(name):
                    number += 1
                    self._whole.add(words)
                    for word in words:
                        if len(self._holders[word]) < _COMMON:
                            self._holders[word].append(number)

    def has(self, name: Name) -> bool:
        """Whether a line bears the Chinese or the foreign title, or nearly.

        A title without words is given the benefit of the doubt.
        """
        titles = list(_titles(name))
        return not titles or any(words in self._whole or self._near(words) for words in titles)

    def _near(self, words: frozenset[str]) -> bool:
        rare = [word for word in words if len(self._holders.get(word, ())) < _COMMON]
        votes = Counter(number for word in rare for number in self._holders.get(word, ()))
        best = max(votes.values(), default=0)
        return best + len(words) - len(rare) >= _ALIKE * len(words)


def _names(items: Iterable[Item]) -> Iterator[Name]:
    for item in items:
        yield item.title
        yield from _names(item.items)


def _titles(name: Name) -> Iterator[frozenset[str]]:
    """The words of each form of a title: foreign words, and pairs of Han characters."""
    for text in (name.zh, name.foreign):
        words = _WORD.findall(text.casefold()) if text else []
        if words:
            after = [*words[1:], ""]
            yield frozenset(
                a + b if len(a) == len(b) == 1 else a for a, b in zip(words, after, strict=True)
            )
