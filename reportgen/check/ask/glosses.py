"""Terms with their original in brackets: 推動委員會（Steering Committee）.

Chinese has no blanks, so where the term begins is not written. It is read back from the bracket to
the nearest mark, or to a function word; what remains may still have a verb before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import eq
from typing import NamedTuple

from reportgen.check.ask.body import Piece, agendas, walk_sessions
from reportgen.check.ask.data import words
from reportgen.check.ask.latin_names import unaccented
from reportgen.check.ask.people import Known
from reportgen.patterns import late
from reportgen.places import Place
from reportgen.records import Records
from reportgen.records.appendices import Agenda
from reportgen.records.people import Guest
from reportgen.records.roster import Person
from reportgen.text import OF_WORDS

_GLOSS = late(r"[（(](?P<gloss>[A-Za-z\u00c0-\u024f][^（）()\n]{2,80})[）)]")
_LETTERS = "A-Za-z\u00c0-\u024f"
_REVERSED = late(
    rf"(?<![{_LETTERS}’'-])(?P<gloss>[{_LETTERS}][{_LETTERS}’'-]{{0,30}}"
    rf"(?: [{_LETTERS}’'-]{{1,30}}){{0,8}})"
    rf"[ ]?[（(](?P<term>{OF_WORDS}{{2,16}})[）)]"
)
_TERM = late(rf"(?P<term>{OF_WORDS}{{2,16}})(?P<mark>[」』》〉]?)[ ]?$")
_REACH = 18
"""Characters before the bracket in which the term stands."""
_AFTER = late(
    r"[，；;：:、].*\Z|,\s*[A-Z][A-Za-z0-9-]{1,9}\Z|,?(?:\s?以下)?\s?(?:簡稱|縮寫).*\Z", re.DOTALL
)
"""An abbreviation, or words of our own, behind the original."""
_FUNCTION = late(
    "了(?!解)|[由為於以將把被的之是或並則至從等及暨]|(?<!參)與(?!會)|和(?!平)|在(?!地)"
    "|(?<![方導取面傾意動志走轉])向(?![量性度])|(?<![絕相應面配針])對(?![話策外口照稱比應象接立])"
)
_ATTACHED = frozenset("的之及與和暨")
"""Behind these the term may have a part before them."""
_COUNTED = late("[個項位名場國次件種]")
_LATIN = late(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9 ,&'’.:/-]*")
_WORD = late(r"[A-Za-z\u00c0-\u024f]+")
_WORD_OR_NUMBER = late(r"[A-Za-z\u00c0-\u024f]+|\d+")
_IDENTIFIER = late(r"(?=[^\d]*\d)(?:[A-Z]{1,6}|[-/.: ]|\d)+")
"""A number of a thing and no name: ST-01, ISO/DIS 9001."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "du", "et"})


class Gloss(NamedTuple):
    """One term with its original; ``start`` and ``stop`` are those of the term."""

    piece: Piece
    start: int
    stop: int
    run: str
    """The Han characters before the bracket, back to a mark."""
    term: str
    """What is left of them behind the last function word."""
    attached: bool
    """Whether the term was cut off behind 「的」 or 「及」, and may be longer."""
    gloss: str
    gloss_start: int

    @property
    def name(self) -> str:
        """The term as a person would quote it: without the verb before it."""
        return _without_verb(self.term, self.is_international)

    @property
    def is_international(self) -> bool:
        """Whether 「國際」 before the term is a part of it, as the original has the word too."""
        return _OF_ALL.search(self.gloss) is not None

    @property
    def place(self) -> Place:
        """Where the term stands, as :attr:`name` quotes it."""
        return self.piece.passage.at(self.stop - len(self.name), self.stop)

    @property
    def gloss_place(self) -> Place:
        """Where the original stands."""
        return self.piece.passage.at(self.gloss_start, self.gloss_start + len(self.gloss))

    @property
    def key(self) -> str:
        """The original, however it is set: case, accents, hyphens, a plural s do not count.

        Numbers do: two standards or sessions may differ by nothing else.
        """
        words = _WORD_OR_NUMBER.findall(unaccented(self.gloss))
        return " ".join(_singular(word.casefold()) for word in words)

    @property
    def words(self) -> int:
        """Words of the original that a translation has an equivalent of."""
        return sum(word not in _SMALL for word in self.key.split())


_WORLDWIDE = "國際"
_OF_ALL = late("international|world|global", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _without_verb(term: str, is_international: bool) -> str:
    verbs = [v for v in words("gloss_verbs") if not (is_international and v == _WORLDWIDE)]
    ends = [term.rfind(verb) + len(verb) for verb in verbs if verb in term]
    cut = max((end for end in ends if end <= len(term) - 2), default=0)
    return term[cut:]


def _singular(word: str) -> str:
    """*word* without its plural ending: a key, which need be no word."""
    if len(word) <= _PLURAL or word[-1] != "s":
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return (word[:-2] if word.endswith(_HISSING) else word).rstrip("s")


_PLURAL = 3
_HISSING = ("sses", "xes", "ches", "shes")


def places(records: Records, people: Iterable[Person | Guest]) -> frozenset[str]:
    """Keys of venues and bodies, which stand in brackets after what is no translation of them."""
    found = {str(name) for agenda in agendas(records) for name in _venues(agenda)}
    found |= {str(s.place) for s, _ in walk_sessions(records.sessions) if s.place}
    for person in people:
        body = person.agency if isinstance(person, Person) else person.organisation
        found |= {str(body)} if body else set()
    keys = (
        " ".join(_singular(word.casefold()) for word in _WORD_OR_NUMBER.findall(unaccented(name)))
        for name in found
    )
    return frozenset(key for key in keys if key)


def _venues(agenda: Agenda) -> Iterator[str]:
    for venue in agenda.venues:
        for name in (venue.name, venue.site):
            if name is not None and name.foreign is not None:
                yield str(name.foreign)


def glosses(
    pieces: Iterable[Piece], known: Mapping[str, Known], elsewhere: frozenset[str]
) -> Iterator[Gloss]:
    """Every gloss in *pieces*; people's affiliations and places (*elsewhere*) are none."""
    for piece in pieces:
        read = [_read_reversed(piece, match) for match in _REVERSED.finditer(piece.text)]
        read += [
            gloss
            for match in _GLOSS.finditer(piece.text)
            if (gloss := _read(piece, match)) and not _ends_with_name(gloss.run, known)
        ]
        found = [
            gloss
            for gloss in read
            if gloss is not None
            and gloss.key not in elsewhere
            and not _IDENTIFIER.fullmatch(gloss.gloss)
        ]
        yield from sorted(found, key=lambda gloss: gloss.start)


def _read_reversed(piece: Piece, match: re.Match[str]) -> Gloss | None:
    """A foreign term with its Chinese one in brackets: life cycle cost（生命週期成本）."""
    plain = [word.casefold() for word in _WORD.findall(match["gloss"])]
    if len(plain) < 2 or set(plain) <= set(words("gloss_not")):
        return None
    start, stop = match.span("term")
    run = match["term"]
    return Gloss(piece, start, stop, run, run, False, match["gloss"], match.start("gloss"))


def _read(piece: Piece, match: re.Match[str]) -> Gloss | None:
    gloss = _AFTER.sub("", match["gloss"]).strip()
    offset = max(0, match.start() - _REACH)
    before = _TERM.search(piece.text, offset, match.start())
    if before is None:
        return None
    plain = [word.casefold() for word in _WORD.findall(gloss)]
    if not _LATIN.fullmatch(gloss) or not plain or set(plain) <= set(words("gloss_not")):
        return None
    if len("".join(plain)) < 3 or "." in gloss.strip("."):
        return None
    run, (start, stop) = before["term"], before.span("term")
    if _COUNTED.match(run) and piece.text[max(0, start - 2) : start].strip()[-1:].isdigit():
        run = run[1:]
    cuts = [] if before["mark"] else [c for c in _FUNCTION.finditer(run) if c.end() < len(run) - 1]
    term = run[cuts[-1].end() :] if cuts else run
    attached = bool(cuts) and cuts[-1][0] in _ATTACHED
    begin = stop - len(term)
    return Gloss(piece, begin, stop, run, term, attached, gloss, match.start("gloss"))


_QUALITY = "性度化"
"""透明 and 透明度 are one."""
_SAME_BEGIN = 4
"""Han characters from which on an equal beginning shows that both begin at the same place."""

_COINED = late("[a-z][A-Z]|[A-Z]{2}")
"""In an original that is one name and no description: vTaiwan, GovTech."""
_SAME_BEFORE, _MOST_MORE = 5, 4
"""Han characters that are equal before what is put in, and most that are put in."""


def is_other_term(a: Gloss, b: Gloss, text: str = "") -> bool:
    """Whether two glosses of one original surely have different terms.

    In *text*, the whole report, a term that stands on its own elsewhere is known to be whole.
    """
    first, second = (g.name.rstrip(_QUALITY) for g in (a, b))
    one, two = _known_whole(first, second, text), _known_whole(second, first, text)
    if one.endswith(two) or two.endswith(one) or _ends(a.run, two) or _ends(b.run, one):
        return False
    if _is_short(one, two) or _is_short(two, one):
        return False
    if _differ_inside(one, two):
        return True
    if text and (stands(one, text) or stands(two, text)):
        end = common_end(one, two)
        return not (len(end) >= _SAME_BEGIN and stands(end, text, alone=True))
    if one[:_SAME_BEGIN] == two[:_SAME_BEGIN]:
        return True
    same = 0
    while same < min(len(one), len(two)) and one[-same - 1] == two[-same - 1]:
        same += 1
    if same and _COINED.search(a.gloss) and _is_put_in(one[:-same], two[:-same]):
        return True
    if same >= 2 * max(a.words, 1):
        return False
    rests = (one[: len(one) - same], two[: len(two) - same])
    before = (
        _only_before(rest) and not (a.is_international and rest == _WORLDWIDE) for rest in rests
    )
    return not any(before) and max(map(len, rests)) <= 6


def _differ_inside(one: str, two: str) -> bool:
    """Whether two terms, side by side at their ends, differ behind a character that is equal.

    There they surely differ: what stands before the term is not yet over with the first equal one.
    """
    length = min(len(one), len(two))
    same = list(map(eq, one[-length:], two[-length:]))
    return length >= _SAME_BEGIN and 2 * sum(same) >= length and not all(same[same.index(True) :])


def _is_short(short: str, long: str) -> bool:
    """Whether one term is short for another: 國發會 for 國家發展委員會."""
    if len(short) * 3 > len(long) * 2 or short[0] != long[0]:
        return False
    letters = iter(long)
    return all(char in letters for char in short)


def _known_whole(name: str, other: str, text: str) -> str:
    """The end of *name* that *text* has on its own elsewhere: 珊瑚監測 of 了解珊瑚監測.

    What ends *other* too does not tell them apart.
    """
    ends = (name[at:] for at in range(1, len(name) - _SAME_BEGIN + 1))
    ends = (end for end in ends if not other.endswith(end))
    return next((end for end in ends if stands(end, text, alone=True)), name)


def common_end(one: str, two: str) -> str:
    """The characters in which both end."""
    same = 0
    while same < min(len(one), len(two)) and one[-same - 1] == two[-same - 1]:
        same += 1
    return one[len(one) - same :]


def stands(term: str, text: str, *, alone: bool = False) -> bool:
    """Whether *term* stands in *text* with nothing before it that may belong to it.

    Or often, where it need not stand *alone*.
    """
    start, times = text.find(term), 0
    while start >= 0 and term:
        times += 1
        before = text[start - 1 : start]
        if times > (0 if alone else 1) and (not before.isalpha() or _FUNCTION.match(before)):
            return True
        start = text.find(term, start + len(term))
    return times > _OFTEN and not alone


_OFTEN = 2


def _is_put_in(one: str, two: str) -> bool:
    """Whether, before an equal end, one of two has some characters more: 調適交流 and 調適."""
    short, long = sorted((one, two), key=len)
    head = short[-_SAME_BEFORE:]
    at = long.rfind(head) if len(head) == _SAME_BEFORE else -1
    more = long[at + len(head) :]
    return (
        at >= 0
        and 0 < len(more) <= _MOST_MORE
        and not (_FUNCTION.search(more) or _only_before(more))
    )


def _ends(run: str, term: str) -> bool:
    return run.rstrip(_QUALITY).endswith(term)


def _only_before(rest: str) -> bool:
    """Whether *rest* may be words before the term, and no part of it."""
    return not rest or any(rest.endswith(verb) for verb in words("gloss_verbs"))


def _ends_with_name(run: str, known: Mapping[str, Known]) -> bool:
    return any(run[-length:] in known for length in (2, 3, 4))
