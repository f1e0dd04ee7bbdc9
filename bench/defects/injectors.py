"""One injector for each kind of defect: a change of any suitable place of any clean report.

An injector is given a report and a half, and returns the report with one defect, or nothing where
the report has no place for it. What is chosen is random; :mod:`bench.defects.split` says which
words and reports belong to which half.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bench.defects import words
from bench.defects.source import Defect, Paragraph, Source
from bench.defects.split import Half

Inject = Callable[[Source, Half], Defect | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of defect: how it is made, and the rules that speak of it."""

    name: str
    what: str
    codes: frozenset[str]
    inject: Inject
    follows: frozenset[str] = frozenset()
    """Rules whose findings follow from the defect, though it is not their kind."""


KINDS: list[Kind] = []


def _kind(name: str, what: str, codes: str, follows: str = "") -> Callable[[Inject], Inject]:
    def keep(inject: Inject) -> Inject:
        kind = Kind(name, what, frozenset(codes.split()), inject, frozenset(follows.split()))
        KINDS.append(kind)
        return inject

    return keep


def _any(half: Half, items: Sequence[object]) -> object | None:
    return half.chance.choice(items) if items else None


def _pairs(half: Half, pairs: Sequence[str]) -> list[tuple[str, str]]:
    return [(a, b) for a, b in (pair.split("/") for pair in half.of(pairs))]


def _append(source: Source, half: Half, sentence: str, others: frozenset[int]) -> Defect | None:
    return source.appended(half.chance.choice(source.body), sentence, others)


def _fold(half: Half, foreign: str) -> str:
    """*foreign* as somebody else may write it: capitals, accents, hyphens, plural."""
    plain = "".join(
        c for c in unicodedata.normalize("NFD", foreign) if not unicodedata.combining(c)
    )
    forms = [foreign, foreign, foreign.title(), plain, foreign.replace(" ", "-", 1), f"{foreign}s"]
    return half.chance.choice([form for form in forms if form])


# --- one original, two renderings --------------------------------------------------------------


@_kind("two-renderings", "一個原文，兩個譯名", "GLOSS-TWO-TERMS NAME-VARIANT TERM-VARIANT")
def two_renderings(source: Source, half: Half) -> Defect | None:
    """Another Chinese word for a part of a term, beside the same original."""
    choices = [
        (term, term.zh.replace(a, b, 1))
        for term in source.terms
        for a, b in _pairs(half, words.RENDERINGS)
        if a in term.zh
    ]
    if not choices:
        return None
    term, other = half.chance.choice(choices)
    sentence = half.pick(words.RETELLINGS).format(zh=other, en=_fold(half, term.foreign))
    return _append(source, half, sentence, source.all_lines_of(term.foreign))


@_kind("two-originals", "一個譯名，兩個原文", "TERM-TWO-GLOSSES GLOSS-TWO-TERMS NAME-VARIANT")
def two_originals(source: Source, half: Half) -> Defect | None:
    """Another foreign word in an original, beside the same Chinese term."""
    choices = [
        (term, term.foreign.replace(a, b, 1))
        for term in source.terms
        for a, b in _pairs(half, words.ORIGINALS)
        if a in term.foreign
    ]
    if not choices:
        return None
    term, other = half.chance.choice(choices)
    sentence = half.pick(words.RETELLINGS).format(zh=term.zh, en=other)
    return _append(source, half, sentence, source.all_lines_of(term.foreign))


# --- near-equal names --------------------------------------------------------------------------


@_kind(
    "latin-name",
    "外文姓名差一個字母",
    "NAME-VARIANT VARIANT-TERM TERM-VARIANT PERSON-NOT-IN-ROSTER",
)
def latin_name(source: Source, half: Half) -> Defect | None:
    """Two letters exchanged, one lost, another or doubled, or an accent lost, in one mention."""
    people = [p for p in source.people if p.name.isascii() or not _is_han(p.name)]
    places = [(p, *place) for p in people for place in source.mentions(p.name)]
    if not places or not half.has(source):
        return None
    person, paragraph, start = half.chance.choice(places)
    other = _misspelt(half, person.name)
    if other is None:
        return None
    stop = start + len(person.name)
    return source.in_paragraph(paragraph, start, stop, other, source.all_lines_of(person.name))


def _is_han(name: str) -> bool:
    return any("\u4e00" <= char <= "\u9fff" for char in name)


def _misspelt(half: Half, name: str) -> str | None:
    spans = [m.span() for m in re.finditer(r"[^\W\d_]{5,}", name)]
    if not spans:
        return None
    start, stop = half.chance.choice(spans)
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    at = half.chance.randrange(start + 1, stop - 1)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    letter = half.chance.choice("aeioulnrst")
    forms = [
        swapped,
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + letter + name[at + 1 :],
        plain,
    ]
    forms = [form for form in forms if form.casefold() != name.casefold()]
    return half.chance.choice(forms) if forms else None


@_kind(
    "body-name",
    "機關名稱差一兩個字",
    "NAME-VARIANT TERM-VARIANT VARIANT-TERM AGENCY-CHANGES ORGANISATION-NOT-IN-ROSTER",
)
def body_name(source: Source, half: Half) -> Defect | None:
    """The end of a body's name is another, a character is lost, or two are exchanged."""
    bodies = sorted({p.body for p in source.people if len(p.body) > 4 and _is_han(p.body)})
    bodies += [t.zh for t in source.terms if len(t.zh) > 4]
    places = [
        (b, *place)
        for b in bodies
        if len(source.all_lines_of(b)) > 1
        for place in source.mentions(b)
    ]
    if not places:
        return None
    body, paragraph, start = half.chance.choice(places)
    ends = [(a, b) for a, b in _pairs(half, words.ENDS) if body.endswith(a)]
    if ends and half.chance.random() < 0.6:
        a, b = half.chance.choice(ends)
        other = body[: -len(a)] + b
    elif half.has(source):
        at = half.chance.randrange(1, len(body) - 2)
        lost = body[:at] + body[at + 1 :]
        swapped = body[:at] + body[at + 1] + body[at] + body[at + 2 :]
        other = half.chance.choice([lost, swapped])
    else:
        return None
    if other == body:
        return None
    stop = start + len(body)
    return source.in_paragraph(paragraph, start, stop, other, source.all_lines_of(body))


@_kind("han-name", "中文姓名差一個字", "NAME-VARIANT PERSON-NOT-IN-ROSTER")
def han_name(source: Source, half: Half) -> Defect | None:
    """A character of a given name is another of one sound or shape."""
    choices = [
        (person.name, person.name[:-1].replace(a, b) + person.name[-1:].replace(a, b), place)
        for person in source.people
        if _is_han(person.name) and "·" not in person.name
        for a, b in map(tuple, half.of(words.GIVEN))
        if a in person.name[1:]
        for place in source.mentions(person.name)
    ]
    if not choices:
        return None
    name, other, (paragraph, start) = half.chance.choice(choices)
    return source.in_paragraph(
        paragraph, start, start + len(name), other, source.all_lines_of(name)
    )


@_kind(
    "rare-form",
    "多次出現的詞有一處寫錯",
    "TERM-VARIANT VARIANT-TERM CHARACTER-CONFUSED NAME-VARIANT",
)
def rare_form(source: Source, half: Half) -> Defect | None:
    """A character of a term that stands three times or more is another of one sound or shape."""
    prose = "\n".join(p.text for p in source.paragraphs)
    counts = Counter(
        run[i : i + 4] for run in re.findall("[\u4e00-\u9fff]+", prose) for i in range(len(run) - 3)
    )
    pairs = {pair[0]: pair[1] for pair in half.of(words.LOOKALIKES)}
    choices = [
        (four, i) for four, n in sorted(counts.items()) if n > 2 for i in (1, 2) if four[i] in pairs
    ]
    if not choices:
        return None
    four, at = half.chance.choice(choices)
    paragraph, start = half.chance.choice(source.mentions(four))
    return source.in_paragraph(
        paragraph, start + at, start + at + 1, pairs[four[at]], source.all_lines_of(four)
    )


@_kind("post", "同一人兩個職稱", "TITLE-CHANGES")
def post(source: Source, half: Half) -> Defect | None:
    """A post behind a name in the prose is another."""
    places = [
        (p, *m) for p in source.people if _is_han(p.post) for m in source.mentions(p.name + p.post)
    ]
    places += [
        (p, *m)
        for p in source.people
        if _is_han(p.post)
        for m in source.mentions(f"{p.name} {p.post}")
    ]
    posts = half.of(words.POSTS)
    if not places:
        return None
    person, paragraph, start = half.chance.choice(places)
    others = [x for x in posts if x not in person.post and person.post not in x]
    begin = paragraph.text.index(person.post, start)
    other = half.chance.choice(others)
    lines = source.all_lines_of(person.name)
    return source.in_paragraph(paragraph, begin, begin + len(person.post), other, lines)


@_kind("body-of-person", "同一人兩個機關", "AGENCY-CHANGES")
def body_of_person(source: Source, half: Half) -> Defect | None:
    """A body before a name in the prose is another."""
    places = [(p, *m) for p in source.people if p.post for m in source.mentions(p.name)]
    if not places:
        return None
    person, paragraph, start = half.chance.choice(places)
    body = half.pick(words.BODIES)
    if person.body and paragraph.text[:start].endswith(person.body):
        begin = start - len(person.body)
    else:
        begin = start
    latin = "" if _is_han(person.name) else " "
    return source.in_paragraph(
        paragraph, begin, start, body + latin, source.all_lines_of(person.name)
    )


# --- numbers -----------------------------------------------------------------------------------

_UNIT = "公[噸頃尺]|萬[人冊]|[座人家件處篇艘頁位名棟組所場次項床頭冊站班支條國]"
_TOLD = re.compile(
    rf"(?P<noun>[\u4e00-\u9fff]{{2,5}})(?:約|僅|共有|為|逾|計有|共|現有)? ?"
    rf"(?P<number>[1-9][\d,]*)(?P<gap> ?)(?P<unit>(?:{_UNIT}))(?=[，。；、（])"
)


def _other_number(half: Half, value: int) -> int:
    if value < 10:
        return value + half.chance.choice([1, 2])
    return value + half.chance.choice([-1, 1]) * half.chance.randrange(1, max(3, value // 5))


@_kind("count-two-values", "同一數目說成兩個", "COUNT-TWO-VALUES")
def count_two_values(source: Source, half: Half) -> Defect | None:
    """A number of the prose is repeated with another value."""
    places = [(p, m) for p in source.body for m in _TOLD.finditer(p.text)]
    if not places:
        return None
    paragraph, match = half.chance.choice(places)
    value = int(match["number"].replace(",", ""))
    noun = re.sub("^.*[的有中之]", "", match["noun"])
    if len(noun) < 2:
        return None
    sentence = half.pick(words.COUNTS).format(
        noun=noun, n=f"{_other_number(half, value):,}", unit=match["unit"]
    )
    near = [p for p in source.body if abs(p.line - paragraph.line) < 4]
    return source.appended(half.chance.choice(near), sentence, frozenset({paragraph.line + 1}))


@_kind("count-list", "說的個數與所列不符", "COUNT-LIST COUNT-SUM")
def count_list(source: Source, half: Half) -> Defect | None:
    """The number announced before a list, or of a row, is another."""
    digits = "一二三四五六七八九"
    places = []
    for paragraph in source.paragraphs:
        following = "\n".join(source.lines[paragraph.line + 1 : paragraph.line + 3])
        listed = paragraph.text.endswith("：") and re.search(r"^ *(?:1\.|-) ", following, re.M)
        pattern = rf"([{digits}])(?=[個項點種類級區組][^，。：；]{{0,8}}：)"
        for match in re.finditer(pattern, paragraph.text):
            if listed or "、" in paragraph.text[match.end() :]:
                places.append((paragraph, match))
    if not places or not half.has(source):
        return None
    paragraph, match = half.chance.choice(places)
    value = digits.index(match[1])
    other = digits[value + 1] if half.chance.random() < 0.6 or value < 2 else digits[value - 1]
    return source.in_paragraph(paragraph, match.start(1), match.end(1), other)


@_kind(
    "item-twice", "清單中有一項重複", "ITEM-REPEATED KEYWORDS-FEW", follows="COUNT-LIST COUNT-SUM"
)
def item_twice(source: Source, half: Half) -> Defect | None:
    """An item of a list, a row of a table, a guest or a keyword stands twice."""
    if not half.has(source):
        return None
    items = [
        number
        for number, line in enumerate(source.lines)
        if re.match(r" +(?:- (?!title|\{date|name)|\| (?!合計|[^|]*\|[-:]|---)|\d\. )", line)
        and not line.endswith(":")
        and not source.lines[number + 1].lstrip().startswith("|--")
        and not re.match(r" *\|(?:---|[^|]*年? \|.*人次)", line)
    ]
    keywords = next(n for n, line in enumerate(source.lines) if line.startswith("keywords"))
    number = half.chance.choice([*items, keywords])
    line = source.lines[number]
    if number == keywords:
        first = line[len("keywords: [") :].split(",")[0].rstrip("]")
        stop = len(line) - 1
        return source.replaced(number, stop, stop, f", {first}", line, frozenset())
    match = re.match(r"( +)(\d)\. (.*)", line)
    if match:
        last = number
        while re.match(r" +\d\. ", source.lines[last + 1]):
            last += 1
        count = int(re.match(r" +(\d)", source.lines[last])[1]) + 1  # type: ignore[index]
        again = f"{match[1]}{count}. {match[3]}"
        defect = source.with_line(last, again, again)
        return Defect(defect.text, frozenset({number + 1, last + 2}), again)
    return source.with_line(number, line, line)


_WHOLE = re.compile(
    rf"(?P<n>\d[\d,]*) (?P<unit>(?:{_UNIT}))[，（]?(?:其中|包括)(?P<parts>[^。；]*?\d[^。；]*)"
)


@_kind("sum", "部分相加不是總數", "COUNT-SUM COUNT-ARITHMETIC")
def wrong_sum(source: Source, half: Half) -> Defect | None:
    """A part of a sum in the prose is another number."""
    n = half.chance.randrange(20, 900)
    a = half.chance.randrange(5, n - 5)
    b = n - a + half.chance.choice([-3, -2, -1, 1, 2, 3, 10])
    places = [(p, m) for p in source.body for m in _WHOLE.finditer(p.text) if _adds_up(m)]
    if places and half.has(source) and half.chance.random() < 0.5:
        paragraph, match = half.chance.choice(places)
        value = int(match["n"].replace(",", ""))
        other = f"{value + half.chance.choice([-2, -1, 1, 2, 10]):,}"
        return source.in_paragraph(paragraph, match.start("n"), match.end("n"), other)
    return _append(source, half, half.pick(words.SUMS).format(n=n, a=a, b=b), frozenset())


def _adds_up(match: re.Match[str]) -> bool:
    parts = re.findall(rf"(\d[\d,]*) {match['unit']}", match["parts"])
    values = [int(part.replace(",", "")) for part in parts]
    return len(values) > 1 and sum(values) == int(match["n"].replace(",", ""))


@_kind("share", "百分比算錯", "COUNT-ARITHMETIC")
def wrong_share(source: Source, half: Half) -> Defect | None:
    """A percentage that its counts do not give."""
    n = half.chance.randrange(20, 900)
    k = half.chance.randrange(5, n - 4)
    right = 100 * k / n
    off = half.chance.choice([-12, -7, -4, 4, 6, 9, 15])
    p = round(right) + off if 1 < right + off < 99 else round(right) - off
    text = f"{p}" if half.chance.random() < 0.5 else f"{p + 0.4:.1f}"
    return _append(source, half, half.pick(words.SHARES).format(n=n, k=k, p=text), frozenset())


@_kind("difference", "增減算錯", "COUNT-ARITHMETIC")
def wrong_difference(source: Source, half: Half) -> Defect | None:
    """A difference that its two numbers do not give."""
    a = half.chance.randrange(10, 500)
    b = a + half.chance.randrange(5, 400)
    d = b - a + half.chance.choice([-4, -2, -1, 1, 2, 5, 10])
    return _append(source, half, half.pick(words.CHANGES).format(a=a, b=b, d=d), frozenset())


@_kind("product", "乘積算錯", "COUNT-ARITHMETIC")
def wrong_product(source: Source, half: Half) -> Defect | None:
    """A product that its factors do not give."""
    a, b = half.chance.randrange(2, 40), half.chance.randrange(2, 12)
    c = a * b + half.chance.choice([-3, -2, -1, 1, 2, 6])
    return _append(source, half, half.pick(words.PRODUCTS).format(a=a, b=b, c=c), frozenset())


@_kind("span", "年數算錯", "COUNT-ARITHMETIC")
def wrong_span(source: Source, half: Half) -> Defect | None:
    """A number of years that its two years do not give."""
    y = half.chance.randrange(1950, 2005)
    z = half.chance.randrange(y + 4, 2017)
    n = z - y + half.chance.choice([-5, -3, -2, 2, 3, 5, 10])
    n = n if n > 1 else z - y + 3
    return _append(source, half, half.pick(words.SPANS).format(y=y, z=z, n=n), frozenset())


@_kind("table-sum", "表格的合計算錯", "COUNT-SUM")
def table_sum(source: Source, half: Half) -> Defect | None:
    """A number of a table with totals is another."""
    places = []
    for number, line in enumerate(source.lines):
        if "| 合計" in line and re.search(r"\d", line):
            places.append((number, line))
        if re.search(r"合計 \|$", line):
            places += [(n, source.lines[n]) for n in range(number + 2, number + 6)]
    if not places or not half.has(source):
        return None
    number, line = half.chance.choice(places)
    cells = [
        m for m in re.finditer(r"(?<=\| )\d[\d,]*(?=[ .])", line) if len(m[0]) != 4 or "," in m[0]
    ]
    if not cells:
        return None
    cell = half.chance.choice(cells)
    other = f"{int(cell[0].replace(',', '')) + half.chance.choice([1, 3, 7, 20]):,}"
    return source.replaced(
        number,
        cell.start(),
        cell.end(),
        other,
        f"{line} → {other}",
        frozenset(range(number - 6, number + 8)),
    )


@_kind("decimals", "同一欄的小數位數不一", "DECIMALS-MIXED")
def decimals(source: Source, half: Half) -> Defect | None:
    """One number of a column loses its last decimal."""
    places = [
        (number, match)
        for number, line in enumerate(source.lines)
        if line.lstrip().startswith("|") and "合計" not in line
        for match in re.finditer(r"(?<=\| )\d+\.\d+(?= \|)", line)
    ]
    if not places or not half.has(source):
        return None
    number, match = half.chance.choice(places)
    other = match[0][:-1].rstrip(".")
    return source.replaced(
        number,
        match.start(),
        match.end(),
        other,
        f"{match[0]} → {other}",
        frozenset(range(number - 8, number + 9)),
    )


@_kind("count-of-records", "建議的項數與記錄不符", "COUNT-RECORDS")
def count_of_records(source: Source, half: Half) -> Defect | None:
    """The number of recommendations in the abstract is another."""
    digits = "一二三四五六"
    places = [
        (p, m) for p in source.paragraphs for m in re.finditer(r"建議([一二兩三四五])項", p.text)
    ]
    if not places or not half.has(source):
        return None
    paragraph, match = half.chance.choice(places)
    value = digits.index(match[1].replace("兩", "二"))
    other = digits[value + half.chance.choice([1, -1] if value > 1 else [1, 2])]
    return source.in_paragraph(
        paragraph,
        match.start(1),
        match.end(1),
        other.replace("二", "兩"),
        source.all_lines_of("recommendations:"),
    )


@_kind("abstract-number", "摘要的數字與正文不同", "COUNT-TWO-VALUES")
def abstract_number(source: Source, half: Half) -> Defect | None:
    """A number of the abstract that the body repeats is another."""
    pattern = re.compile(
        rf"(?P<number>[1-9][\d,]*) (?P<unit>(?:{_UNIT}))(?P<noun>[\u4e00-\u9fff]{{0,3}})"
    )
    body = "\n".join(p.text for p in source.paragraphs if p.key != "abstract")
    places = [
        (p, m)
        for p in source.paragraphs
        if p.key == "abstract"
        for m in pattern.finditer(p.text)
        if re.search(rf"(?<!\d){m['number']} {m['unit']}", body)
    ]
    if not places or not half.has(source):
        return None
    paragraph, match = half.chance.choice(places)
    other = f"{_other_number(half, int(match['number'].replace(',', ''))):,}"
    lines = source.all_lines_of(f"{match['number']} {match['unit']}")
    return source.in_paragraph(paragraph, match.start("number"), match.end("number"), other, lines)


# --- dates -------------------------------------------------------------------------------------

_DAY = re.compile(r"(?P<m>\d{1,2}) 月 (?P<d>\d{1,2}) 日")


@_kind("prose-date", "文中的日期與場次不符", "DATE-TEXT-FIELD DATE-OUTSIDE-TRIP")
def prose_date(source: Source, half: Half) -> Defect | None:
    """A day of a session's prose is another day of the trip, or a day outside it."""
    start, end = source.data["period"]["start"], source.data["period"]["end"]
    places = [
        (p, m)
        for p in source.paragraphs
        for m in _DAY.finditer(p.text)
        if _owner_date(source, p) == (int(m["m"]), int(m["d"]))
    ]
    if not places or not half.has(source):
        return None
    paragraph, match = half.chance.choice(places)
    days = [start + timedelta(n) for n in range((end - start).days + 12)]
    other = half.chance.choice(
        [d for d in days if (d.month, d.day) != (int(match["m"]), int(match["d"]))]
    )
    return source.in_paragraph(
        paragraph, match.start(), match.end(), f"{other.month} 月 {other.day} 日"
    )


def _owner_date(source: Source, paragraph: Paragraph) -> tuple[int, int] | None:
    for number in range(paragraph.line, 0, -1):
        if match := re.match(r"  date: (\S+)$", source.lines[number]):
            day = date.fromisoformat(match[1])
            return day.month, day.day
        if re.match(r"\w", source.lines[number]):
            return None
    return None


@_kind(
    "session-date",
    "場次與行程的日期不符",
    "DAY-SESSION-DATE DATE-OUTSIDE-TRIP",
    follows="SESSION-OVERLAP DATE-TEXT-FIELD DAY-UNACCOUNTED",
)
def session_date(source: Source, half: Half) -> Defect | None:
    """The date of a session is another day."""
    places = [
        (n, m)
        for n, line in enumerate(source.lines)
        if (m := re.match(r"  date: (\S+)$", line)) and "until" not in source.lines[n + 1]
    ]
    if not places or not half.has(source):
        return None
    number, match = half.chance.choice(places)
    day = date.fromisoformat(match[1]) + timedelta(half.chance.choice([-2, -1, 1, 2, 30]))
    return source.replaced(
        number, match.start(1), match.end(1), str(day), str(day), source.all_lines_of("sessions: [")
    )


@_kind("weekday", "星期與日期不符", "WEEKDAY-WRONG")
def weekday(source: Source, half: Half) -> Defect | None:
    """A day of the trip with a weekday that it does not have."""
    period = source.data["period"]
    day = period["start"] + timedelta(half.chance.randrange((period["end"] - period["start"]).days))
    wrong = "一二三四五六日"[(day.weekday() + half.chance.randrange(1, 7)) % 7]
    sentence = half.pick(words.WEEKDAYS).format(m=day.month, d=day.day, w=wrong)
    return _append(source, half, sentence, frozenset())


@_kind("horizon", "立即可行卻要數年後完成", "HORIZON-DUE")
def horizon(source: Source, half: Half) -> Defect | None:
    """A recommendation for at once with a due date years away."""
    places = [n for n, line in enumerate(source.lines) if line.strip() == "horizon: 立即可行"]
    if not places or not half.has(source):
        return None
    number = half.chance.choice(places)
    following = source.lines[number + 2]
    day = date(source.data["report_date"].year + half.chance.randrange(3, 9), 6, 30)
    if following.strip().startswith("due:"):
        return source.replaced(
            number + 2, 0, len(following), f"    due: {day}", str(day), frozenset({number + 1})
        )
    defect = source.with_line(number + 1, f"    due: {day}", str(day))
    return Defect(defect.text, defect.lines | {number + 1}, defect.what)


@_kind("session-long", "場次比一天還長", "SESSION-LONG", follows="SESSION-OVERLAP")
def session_long(source: Source, half: Half) -> Defect | None:
    """A session of one day that goes on for most of the night."""
    places = [
        (n, m) for n, line in enumerate(source.lines) if (m := re.match(r"  time: (.*)$", line))
    ]
    if not places or not half.has(source):
        return None
    number, match = half.chance.choice(places)
    other = half.chance.choice(["06:00-23:30", "07:30-23:50", "00:10-16:00", "05:00-21:30"])
    return source.replaced(number, match.start(1), match.end(1), other, other, frozenset())


# --- words -------------------------------------------------------------------------------------


@_kind("confused-word", "錯別字", "CHARACTER-CONFUSED CHARACTER-NONSTANDARD WORD-DOUBLED")
def confused_word(source: Source, half: Half) -> Defect | None:
    """A word that sounds or looks like the right one stands for it."""
    sentences = half.of(words.SENTENCES)
    pairs = [pair for s in sentences for pair in re.findall(r"\[(.*)/(.*)\]", s)]
    places = [(a, b, *m) for a, b in pairs for m in source.mentions(a)]
    if places and half.chance.random() < 0.4:
        right, wrong, paragraph, start = half.chance.choice(places)
        return source.in_paragraph(paragraph, start, start + len(right), wrong)
    sentence = re.sub(r"\[.*/(.*)\]", r"\1", half.chance.choice(sentences))
    return _append(source, half, sentence, frozenset())


@_kind("word-doubled", "虛詞連寫兩次", "WORD-DOUBLED")
def word_doubled(source: Source, half: Half) -> Defect | None:
    """A function word is written twice."""
    word = half.pick(words.DOUBLED)
    if not source.mentions(word):
        return None
    places = [
        (p, at)
        for p, at in source.mentions(word)
        if re.search(rf"[\u4e00-\u9fff ]{word}[\u4e00-\u9fff ]", p.text[max(0, at - 1) : at + 2])
    ]
    if not places:
        return None
    paragraph, at = half.chance.choice(places)
    return source.in_paragraph(paragraph, at, at, word)


@_kind("mainland", "大陸用語", "FORM-MAINLAND GLOSSARY-TERM")
def mainland(source: Source, half: Half) -> Defect | None:
    """A term of mainland China for Taiwan's."""
    pairs = _pairs(half, words.MAINLAND)
    places = [(a, b, *m) for a, b in pairs for m in source.mentions(a)]
    if places and half.chance.random() < 0.4:
        right, wrong, paragraph, start = half.chance.choice(places)
        return source.in_paragraph(paragraph, start, start + len(right), wrong)
    _, wrong = half.chance.choice(pairs)
    return _append(source, half, half.pick(words.USED).format(w=wrong), frozenset())


# --- form --------------------------------------------------------------------------------------


@_kind(
    "siblings",
    "同一層的標題或項目寫法不一",
    "HEADING-PUNCTUATION NUMBER-TYPED SIBLINGS-MIXED PUNCTUATION-HALF-WIDTH",
)
def siblings(source: Source, half: Half) -> Defect | None:
    """One heading or item has a mark, a number or brackets that the others have not."""
    titles = [
        (n, m)
        for n, line in enumerate(source.lines)
        if (m := re.match(r"(?:- |  - |  )title: ([\u4e00-\u9fff].*)$", line))
    ]
    items = [
        (n, m)
        for n, line in enumerate(source.lines)
        if (m := re.match(r" {4,}(?:\d\.|-) (.*。)$", line))
    ]
    if not half.has(source):
        return None
    if items and half.chance.random() < 0.4:
        number, match = half.chance.choice(items)
        return source.replaced(
            number,
            match.end() - 1,
            match.end(),
            "",
            match[1],
            frozenset(range(number - 4, number + 6)),
        )
    number, match = half.chance.choice(titles)
    title = match[1]
    form = half.chance.choice(["{}：", "{}。", "一、{}", "「{}」", "({})"])
    return source.replaced(
        number,
        match.start(1),
        match.end(1),
        form.format(title),
        form,
        frozenset(n + 1 for n, _ in titles),
    )


@_kind("caption", "圖說寫成別的場次", "CAPTION-OTHER-SESSION")
def caption(source: Source, half: Half) -> Defect | None:
    """The caption of a figure gives the title of another session."""
    places = [
        (n, m) for n, line in enumerate(source.lines) if (m := re.search(r"!\[([^\]]*)\]", line))
    ]
    if not places:
        return None
    number, match = half.chance.choice(places)
    before = "\n".join(source.lines[:number])
    titles = [
        t["title"] if isinstance(t["title"], str) else t["title"]["zh"]
        for t in source.data["sessions"]
    ]
    own = max(titles, key=before.rfind)
    others = [t for t in titles if t != own and len(t) > 3]
    other = half.pick(words.CAPTIONS).format(title=half.chance.choice(others))
    return source.replaced(number, match.start(1), match.end(1), other, other, frozenset())


@_kind("range-marks", "起訖的符號不一", "RANGE-MIXED")
def range_marks(source: Source, half: Half) -> Defect | None:
    """Two ranges with two marks."""
    templates = half.of(words.RANGES)
    one, two = half.chance.sample("–~-—～", 2)
    spans = [(half.chance.randrange(3, 9), half.chance.randrange(10, 17)) for _ in "ab"]
    first, second = half.chance.sample(source.body, 2)
    sentence = half.chance.choice(templates).format(a=spans[0][0], b=spans[0][1], m=one)
    other = half.chance.choice(templates).format(a=spans[1][0], b=spans[1][1], m=two)
    defect = Source(source.slug, source.appended(first, sentence).text).appended(second, other)
    return Defect(defect.text, frozenset({first.line + 1, second.line + 1}), f"{sentence} {other}")


@_kind("picture-source", "圖沒有來源", "FIGURE-SOURCE-MISSING")
def picture_source(source: Source, half: Half) -> Defect | None:
    """A picture loses its source."""
    places = [
        (n, m)
        for n, line in enumerate(source.lines)
        if "![" in line and (m := re.search(r' source="[^"]*"', line))
    ]
    if not places or not half.has(source):
        return None
    number, match = half.chance.choice(places)
    return source.replaced(number, match.start(), match.end(), "", match[0], frozenset())


@_kind("table-source", "統計表沒有來源", "FIGURE-SOURCE-MISSING TABLE-SOURCE-MISSING")
def table_source(source: Source, half: Half) -> Defect | None:
    """A table of figures loses its source."""
    places = [
        (n, m)
        for n, line in enumerate(source.lines)
        if "{#tbl" in line and (m := re.search(r' source="[^"]*"', line))
    ]
    if not places or not half.has(source):
        return None
    number, match = half.chance.choice(places)
    return source.replaced(
        number, match.start(), match.end(), "", match[0], frozenset({number + 2})
    )


@_kind("figure-unnamed", "圖表在內文沒有提到", "FIGURE-UNREFERENCED TABLE-UNREFERENCED")
def figure_unnamed(source: Source, half: Half) -> Defect | None:
    """A figure or table that the text sends nobody to."""
    places = [
        (p, m)
        for p in source.paragraphs
        for m in re.finditer(r"（\[\]\(#[\w-]+\)）|[^。]*\[\]\(#([\w-]+)\)[^。]*。", p.text)
    ]
    if not places or not half.has(source):
        return None
    paragraph, match = half.chance.choice(places)
    label = re.search(r"#([\w-]+)", match[0])[1]  # type: ignore[index]
    if match.end() - match.start() == len(paragraph.text):
        return source.in_paragraph(
            paragraph,
            0,
            len(paragraph.text),
            "會後互贈紀念品。",
            source.all_lines_of(f"{{#{label}"),
        )
    return source.in_paragraph(
        paragraph, match.start(), match.end(), "", source.all_lines_of(f"{{#{label}")
    )


@_kind("figure-typed", "圖表的號碼用手寫", "FIGURE-NUMBER-TYPED", follows="FIGURE-UNREFERENCED")
def figure_typed(source: Source, half: Half) -> Defect | None:
    """A figure is referred to by a number typed by hand."""
    places = [
        (p, m) for p in source.paragraphs for m in re.finditer(r"見?\[\]\(#fig-[\w-]+\)", p.text)
    ]
    if not places:
        return None
    paragraph, match = half.chance.choice(places)
    other = half.pick(words.FIGURES).format(n=half.chance.choice([1, 2, 3]))
    return source.in_paragraph(
        paragraph, match.start(), match.end(), other, source.all_lines_of("{#fig")
    )


# --- who is listed -----------------------------------------------------------------------------


@_kind("person-unlisted", "文中的人不在名單", "PERSON-NOT-IN-ROSTER")
def person_unlisted(source: Source, half: Half) -> Defect | None:
    """Somebody in the prose whom neither roster nor sessions know."""
    template, post_ = half.pick(words.HOSTED), half.pick(words.POSTS)
    if half.chance.random() < 0.5:
        name = half.pick(words.NAMES_HAN)
        return _append(source, half, template.format(name=name, post=post_), frozenset())
    name = half.pick(words.NAMES_LATIN)
    return _append(
        source, half, template.format(name=f" {name} ", post=post_).lstrip(), frozenset()
    )


@_kind("guest-removed", "場次的人從記錄漏列", "PERSON-NOT-IN-ROSTER")
def guest_removed(source: Source, half: Half) -> Defect | None:
    """A guest whom the prose names is missing in the records."""
    people = [
        p for p in source.people if source.mentions(p.name) and len(source.all_lines_of(p.name)) > 1
    ]
    places = [
        (n, p)
        for n, line in enumerate(source.lines)
        for p in people
        if re.match(r"  - \{name: ", line) and p.name in line
    ]
    names = Counter(p.name for _, p in places)
    places = [(n, p) for n, p in places if names[p.name] == 1]
    if not places or not half.has(source):
        return None
    number, person = half.chance.choice(places)
    other = "  - {name: 另一位代表, post: 助理, organisation: 主辦單位}"
    return source.replaced(
        number, 0, len(source.lines[number]), other, person.name, source.all_lines_of(person.name)
    )


@_kind("body-unlisted", "與會機關不在名單", "ORGANISATION-NOT-IN-ROSTER")
def body_unlisted(source: Source, half: Half) -> Defect | None:
    """A body that is said to have sent somebody, of whom the roster knows nobody."""
    own = source.data["agency"]
    sentence = half.pick(words.SENT).format(own=own, body=half.pick(words.BODIES))
    return _append(source, half, sentence, frozenset())


# --- abbreviations -----------------------------------------------------------------------------


@_kind("short-untold", "縮寫沒有說明", "ABBREVIATION-UNTOLD")
def short_untold(source: Source, half: Half) -> Defect | None:
    """An abbreviation that is nowhere told in full."""
    sentence = half.pick(words.UNTOLD).format(a=half.pick(words.ABBREVIATIONS))
    return _append(source, half, sentence, frozenset())


@_kind("short-twice", "縮寫說明兩次", "ABBREVIATION-OTHERWISE")
def short_twice(source: Source, half: Half) -> Defect | None:
    """An abbreviation that is introduced twice."""
    terms = [t for t in source.terms if t.short]
    if not terms:
        return None
    term = half.chance.choice(terms)
    sentence = half.pick(words.OTHERWISE).format(zh=term.zh, en=term.foreign, a=term.short)
    return _append(source, half, sentence, source.all_lines_of(term.foreign))


@_kind("short-otherwise", "一個縮寫，兩個全名", "ABBREVIATION-OTHERWISE")
def short_otherwise(source: Source, half: Half) -> Defect | None:
    """An abbreviation that is introduced again for something else."""
    terms = [t for t in source.terms if t.short]
    if not terms:
        return None
    term = half.chance.choice(terms)
    zh, en = half.pick(words.OTHER_TERMS).split("=")
    sentence = half.pick(words.OTHERWISE).format(zh=zh, en=en, a=term.short)
    return _append(source, half, sentence, source.all_lines_of(term.foreign))


@_kind("short-swapped", "縮寫的字母對調", "ABBREVIATION-UNTOLD")
def short_swapped(source: Source, half: Half) -> Defect | None:
    """Two letters of an abbreviation are exchanged in one mention."""
    places = [
        (t.short, p, at)
        for t in source.terms
        if t.short
        for p, at in source.mentions(t.short)
        if p.text[at - 1 : at] not in "，（"
    ]
    if not places or not half.has(source):
        return None
    short, paragraph, at = half.chance.choice(places)
    k = half.chance.randrange(len(short) - 1)
    other = short[:k] + short[k + 1] + short[k] + short[k + 2 :]
    if other == short:
        return None
    return source.in_paragraph(paragraph, at, at + len(short), other, source.all_lines_of(short))


# --- text --------------------------------------------------------------------------------------


@_kind("cut-off", "句子沒有寫完", "SENTENCE-UNFINISHED", follows="COUNT-ARITHMETIC")
def cut_off(source: Source, half: Half) -> Defect | None:
    """A paragraph ends in the middle of a sentence."""
    places = [p for p in source.body if len(p.text) > 30]
    if not places or not half.has(source):
        return None
    paragraph = half.chance.choice(places)
    stop = len(paragraph.text) - half.chance.randrange(2, 10)
    text = paragraph.text[:stop].rstrip("，。；、？ ")
    return source.in_paragraph(paragraph, len(text), len(paragraph.text), "")


@_kind("sentence-twice", "同一句出現兩次", "SENTENCE-REPEATED PARAGRAPH-REPEATED SIMILAR-PARAGRAPH")
def sentence_twice(source: Source, half: Half) -> Defect | None:
    """A sentence stands again at the end of another paragraph."""
    places = [
        (p, s) for p in source.body for s in re.findall(r"[^。？]{18,}。", p.text) if "[](" not in s
    ]
    if not half.has(source):
        return None
    paragraph, sentence = half.chance.choice(places)
    others = [p for p in source.body if p is not paragraph]
    return source.appended(half.chance.choice(others), sentence, frozenset({paragraph.line + 1}))


@_kind(
    "paragraph-twice",
    "同一段出現兩次",
    "SENTENCE-REPEATED PARAGRAPH-REPEATED SIMILAR-PARAGRAPH",
    follows="DATE-TEXT-FIELD ABBREVIATION-OTHERWISE COUNT-TWO-VALUES",
)
def paragraph_twice(source: Source, half: Half) -> Defect | None:
    """A paragraph stands again elsewhere."""
    places = [p for p in source.body if len(p.text) > 50 and "[](" not in p.text and p.start > 3]
    if not half.has(source):
        return None
    paragraph = half.chance.choice(places)
    blocks = [p for p in places if p is not paragraph and source.lines[p.line].strip() == p.text]
    other = half.chance.choice(blocks)
    indent = " " * other.start
    defect = source.with_line(other.line, f"\n{indent}{paragraph.text}", paragraph.text[:20])
    copy = other.line + 3
    first = paragraph.line + 1 + (2 if paragraph.line > other.line else 0)
    return Defect(defect.text, frozenset({first, copy}), defect.what)


@_kind("question", "問句用句號", "QUESTION-STOP")
def question(source: Source, half: Half) -> Defect | None:
    """A direct question that ends in a full stop."""
    return _append(source, half, f"{half.pick(words.QUESTIONS)}。", frozenset())


@_kind("name-dots", "譯名的間隔號不一", "NAME-DOT-MIXED NAME-VARIANT PUNCTUATION-HALF-WIDTH")
def name_dots(source: Source, half: Half) -> Defect | None:
    """One name with another dot between its parts."""
    places = source.mentions("·")
    if not places:
        return None
    paragraph, at = half.chance.choice(places)
    return source.in_paragraph(
        paragraph, at, at + 1, half.pick("‧・•．∙⋅"), source.all_lines_of("·")
    )
