"""ORGANISATION-NOT-IN-ROSTER."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from reportgen.check.ask.body import CHAPTERS, Piece
from reportgen.check.ask.data import words
from reportgen.check.ask.people import same_body
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.records.roster import Person
from reportgen.rulebook.rule import Rule

_TAKING_PART = late(
    r"(?:等(?:政府|民間|相關|有關|機關|團體|單位|組織|部會|公司|學校|社群|與|及|和|、|人員)*)?"
    r"(?:共同)?(?P<who>派員|代表|人員)?(?P<how_many>共[ ]?\d{1,4}[ ]?人)?"
    r"(?:共同)?(?:參與|出席|參加|與會|組團|組成)"
)
_OURS = late(
    r"(?:我國|我方|國內|本次|此次|代表團|參訪團|考察團|訪問團|全團)(?:[^。；\n由、]{0,20}由)?"
)
_SENDING = late(
    "派員|派(?:遣|出)?代表|各派|同行|隨行|組團|團員|與會[的之者]|(?:代表|人員|同仁)(?:參加|參與|出席|與會|前往)"
    "|(?:參加|參與|出席|與會|前往)(?:代表|人員|同仁)|成員(?:包括|包含|有|為)"
)
_CLAUSE = late("[，。；：\n]")
_OURSELVES = late("本[會局署部府院館校所處司]")
_JOIN = late("[、與及和暨]|以及|會同|偕同|協同")
_BEHIND = late(
    "的|之|等(?!法院|教育|學校)|派(?!出所)|代表(?![處團])|共同|[前赴]往|參[加與]|出席|[均各皆]|組團|（"
)
"""What ends a body in a list: 青川大學等機關, 青川大學的代表."""
_SENTENCE = late("[。；：\n]")
_REACH = 240
"""Characters before the verb in which bodies are looked for."""
_MARK = late("[，、；]|以及")
_AND = late("[與及和暨]")
_JOINED = late("[、及與和暨]")
_LEADING = late(
    r"^.*(?:由|包括|包含|來自|民間的?|政府的|的|及|與|和|為|含|有|我國|我方|國內|邀請|邀集)"
)


def find(subject: Subject) -> Iterator[Finding]:
    """Each body that, by the text, sent somebody, and of which nobody is in the roster.

    Not the other way round: most lists end in 等 and need not be complete, so a body of the roster
    that the text leaves out is no slip.
    """
    bodies = _bodies(subject)
    ours = [body for body in _own(subject) if len(body) > 2]
    reported: set[str] = set()
    for piece in subject.own:
        if piece.part not in CHAPTERS and piece.passage.field != "abstract":
            continue
        for start, name in chain(_listed(piece.text), _with_ours(piece.text, ours)):
            if name in reported or _is_there(name, bodies) or piece.passage.in_quotes(start):
                continue
            reported.add(name)
            yield _finding(piece, start, name)


def _listed(text: str) -> Iterator[tuple[int, str]]:
    """The bodies of every list of participants on our side, each with its index."""
    for match in _TAKING_PART.finditer(text):
        if not (match["who"] or match["how_many"] or match[0][0] == "等"):
            continue
        begin = max(0, match.start() - _REACH)
        before = text[begin : match.start()]
        cut = max((m.end() for m in _SENTENCE.finditer(before)), default=0)
        ours = _OURS.search(before, cut)
        if ours is not None and _JOINED.search(before, ours.end()):
            yield from _items(before[ours.end() :], begin + ours.end())


def _with_ours(text: str, ours: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The bodies joined to one of *ours* in a clause about who took part."""
    for match in _SENDING.finditer(text):
        begin = max(0, match.start() - _REACH)
        begin = max((m.end() for m in _CLAUSE.finditer(text, begin, match.start())), default=begin)
        end = _CLAUSE.search(text, match.end(), match.end() + _REACH)
        clause = text[begin : end.start() if end else match.end() + _REACH]
        if _OURSELVES.search(clause) or any(body in clause for body in ours):
            yield from _parted(clause, begin)


def _parted(clause: str, offset: int) -> Iterator[tuple[int, str]]:
    """The bodies of a clause that are joined to something, each with its index."""
    joints = [(0, 0), *(m.span() for m in _JOIN.finditer(clause)), (len(clause), len(clause))]
    if len(joints) < 3:
        return
    for (_, start), (stop, _) in pairwise(joints):
        part = _BEHIND.split(clause[start:stop], maxsplit=1)[0]
        name = _LEADING.sub("", part)
        if _is_body(name):
            yield offset + start + len(part) - len(name), name


def _items(listed: str, offset: int) -> Iterator[tuple[int, str]]:
    """The bodies of a list, each with its index; without people and loose words."""
    position = 0
    for part in _MARK.split(listed):
        index = listed.index(part, position)
        position = index + len(part)
        for name in _parts(part):
            at = part.rindex(name)
            if _is_body(name):
                yield offset + index + at, name


def _parts(part: str) -> list[str]:
    """The bodies of an item: split at 與 or 及 where a body stands before it."""
    halves = _AND.split(part)
    if len(halves) > 1 and all(_is_body(_LEADING.sub("", half)) for half in halves[:-1]):
        return [_LEADING.sub("", half) for half in halves]
    return [_LEADING.sub("", part)]


def _is_body(name: str) -> bool:
    return (
        len(name) > 2 and name.endswith((*words("organisation_ends"), *_MORE)) and " " not in name
    )


_MORE = ("館", "改良場", "試驗所", "工廠", "學校", "社")


def _own(subject: Subject) -> list[str]:
    """The bodies of our own people, without their units."""
    people = [str(p.agency) for p in subject.people if isinstance(p, Person) and p.agency]
    return list(dict.fromkeys([str(subject.records.agency), *people]))


def _bodies(subject: Subject) -> list[str]:
    bodies = [str(subject.records.agency)]
    for person in subject.people:
        own = (person.agency, person.unit) if isinstance(person, Person) else (person.organisation,)
        bodies += [str(text) for text in own if text]
    return list(dict.fromkeys(bodies))


def _is_there(name: str, bodies: list[str]) -> bool:
    return any(same_body(name, body) for body in bodies)


def _finding(piece: Piece, start: int, name: str) -> Finding:
    return RULE.finding(
        piece.passage.at(start, start + len(name)),
        say("文中說「{name}」派員參加，人員名單裡沒有該機關團體的人。", name=name),
        say("請補上 roster，或更正這份名單。"),
    )


RULE = Rule(
    code="ORGANISATION-NOT-IN-ROSTER",
    title="與會的機關團體不在名單之中",
    severity=Severity.WARNING,
    reason="文中說某機關派員與會，名單上卻沒有該機關的人：不是漏列，就是說錯。",
    bad="purpose:\n  prose: 我國由國家發展委員會、工業技術研究院等機關代表出席。\n",
    good="purpose:\n  prose: 我國由國家發展委員會、民間團體等代表出席。\n",
    find=find,
)
