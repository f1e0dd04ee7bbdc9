"""Numbers that do not agree with others."""

from __future__ import annotations

import re

from bench.defects.injectors.kinds import appended, kind
from bench.defects.source import Defect, Source
from bench.defects.split import Part

_UNIT = "公[噸頃尺]|萬[人冊]|[座人家件處篇艘頁位名棟組所場次項床頭冊站班支條國]"
_TOLD = re.compile(
    rf"(?P<noun>[\u4e00-\u9fff]{{2,5}})(?:約|僅|共有|為|逾|計有|共|現有)? ?"
    rf"(?P<number>[1-9][\d,]*)(?P<gap> ?)(?P<unit>(?:{_UNIT}))(?=[，。；、（])"
)


def _other_number(part: Part, value: int) -> int:
    if value < 10:
        return value + part.chance.choice([1, 2])
    return value + part.chance.choice([-1, 1]) * part.chance.randrange(1, max(3, value // 5))


@kind("count-two-values", "同一數目說成兩個", "COUNT-TWO-VALUES")
def count_two_values(source: Source, part: Part) -> Defect | None:
    """A number of the prose is repeated with another value; 36 does not contradict 約 40."""
    told = ((p, m) for p in source.body for m in _TOLD.finditer(p.text))
    places = [(p, m) for p, m in told if not re.search("[約逾]", m[0])]
    if not places:
        return None
    paragraph, match = part.chance.choice(places)
    value = int(match["number"].replace(",", ""))
    noun = re.sub("^.*[的有中之]", "", match["noun"])
    if len(noun) < 2 or re.search("[每各]|增加$|減少$|重複$|計$", noun):
        return None
    sentence = part.pick(part.words.COUNTS).format(
        noun=noun, n=f"{_other_number(part, value):,}", unit=match["unit"]
    )
    near = [p for p in source.body if abs(p.line - paragraph.line) < 4]
    return source.appended(part.chance.choice(near), sentence, frozenset({paragraph.line + 1}))


@kind("count-list", "說的個數與所列不符", "COUNT-LIST COUNT-SUM")
def count_list(source: Source, part: Part) -> Defect | None:
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
    if not places or not part.has(source):
        return None
    paragraph, match = part.chance.choice(places)
    value = digits.index(match[1])
    other = digits[value + 1] if part.chance.random() < 0.6 or value < 2 else digits[value - 1]
    return source.in_paragraph(paragraph, match.start(1), match.end(1), other)


@kind(
    "item-twice", "清單中有一項重複", "ITEM-REPEATED KEYWORDS-FEW", follows="COUNT-LIST COUNT-SUM"
)
def item_twice(source: Source, part: Part) -> Defect | None:
    """An item of a list, a row of a table, a guest or a keyword stands twice."""
    if not part.has(source):
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
    number = part.chance.choice([*items, keywords])
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


@kind("sum", "部分相加不是總數", "COUNT-SUM COUNT-ARITHMETIC")
def wrong_sum(source: Source, part: Part) -> Defect | None:
    """A part of a sum in the prose is another number."""
    n = part.chance.randrange(20, 900)
    a = part.chance.randrange(5, n - 5)
    b = n - a + part.chance.choice([-3, -2, -1, 1, 2, 3, 10])
    places = [(p, m) for p in source.body for m in _WHOLE.finditer(p.text) if _adds_up(m)]
    if places and part.has(source) and part.chance.random() < 0.5:
        paragraph, match = part.chance.choice(places)
        value = int(match["n"].replace(",", ""))
        other = f"{value + part.chance.choice([-2, -1, 1, 2, 10]):,}"
        return source.in_paragraph(paragraph, match.start("n"), match.end("n"), other)
    return appended(source, part, part.pick(part.words.SUMS).format(n=n, a=a, b=b), frozenset())


def _adds_up(match: re.Match[str]) -> bool:
    parts = re.findall(rf"(\d[\d,]*) {match['unit']}", match["parts"])
    values = [int(part.replace(",", "")) for part in parts]
    return len(values) > 1 and sum(values) == int(match["n"].replace(",", ""))


@kind("share", "百分比算錯", "COUNT-ARITHMETIC")
def wrong_share(source: Source, part: Part) -> Defect | None:
    """A percentage that its counts do not give."""
    n = part.chance.randrange(20, 900)
    k = part.chance.randrange(5, n - 4)
    right = 100 * k / n
    off = part.chance.choice([-12, -7, -4, 4, 6, 9, 15])
    p = round(right) + off if 1 < right + off < 99 else round(right) - off
    text = f"{p}" if part.chance.random() < 0.5 else f"{p + 0.4:.1f}"
    return appended(
        source, part, part.pick(part.words.SHARES).format(n=n, k=k, p=text), frozenset()
    )


@kind("difference", "增減算錯", "COUNT-ARITHMETIC")
def wrong_difference(source: Source, part: Part) -> Defect | None:
    """A difference that its two numbers do not give."""
    a = part.chance.randrange(10, 500)
    b = a + part.chance.randrange(5, 400)
    d = b - a + part.chance.choice([-4, -2, -1, 1, 2, 5, 10])
    return appended(source, part, part.pick(part.words.CHANGES).format(a=a, b=b, d=d), frozenset())


@kind("product", "乘積算錯", "COUNT-ARITHMETIC")
def wrong_product(source: Source, part: Part) -> Defect | None:
    """A product that its factors do not give."""
    a, b = part.chance.randrange(2, 40), part.chance.randrange(2, 12)
    c = a * b + part.chance.choice([-3, -2, -1, 1, 2, 6])
    return appended(source, part, part.pick(part.words.PRODUCTS).format(a=a, b=b, c=c), frozenset())


@kind("span", "年數算錯", "COUNT-ARITHMETIC")
def wrong_span(source: Source, part: Part) -> Defect | None:
    """A number of years that its two years do not give."""
    y = part.chance.randrange(1950, 2005)
    z = part.chance.randrange(y + 4, 2017)
    n = z - y + part.chance.choice([-5, -3, -2, 2, 3, 5, 10])
    n = n if n > 1 else z - y + 3
    return appended(source, part, part.pick(part.words.SPANS).format(y=y, z=z, n=n), frozenset())


@kind("table-sum", "表格的合計算錯", "COUNT-SUM")
def table_sum(source: Source, part: Part) -> Defect | None:
    """A number of a table with totals is another."""
    places = []
    for number, line in enumerate(source.lines):
        if "| 合計" in line and re.search(r"\d", line):
            places.append((number, line))
        if re.search(r"合計 \|$", line):
            places += [(n, source.lines[n]) for n in range(number + 2, number + 6)]
    if not places or not part.has(source):
        return None
    number, line = part.chance.choice(places)
    cells = [
        m for m in re.finditer(r"(?<=\| )\d[\d,]*(?=[ .])", line) if len(m[0]) != 4 or "," in m[0]
    ]
    if not cells:
        return None
    cell = part.chance.choice(cells)
    other = f"{int(cell[0].replace(',', '')) + part.chance.choice([1, 3, 7, 20]):,}"
    return source.replaced(
        number,
        cell.start(),
        cell.end(),
        other,
        f"{line} → {other}",
        frozenset(range(number - 6, number + 8)),
    )


@kind("decimals", "同一欄的小數位數不一", "DECIMALS-MIXED")
def decimals(source: Source, part: Part) -> Defect | None:
    """One number of a column loses its last decimal."""
    places = [
        (number, match)
        for number, line in enumerate(source.lines)
        if line.lstrip().startswith("|") and "合計" not in line
        for match in re.finditer(r"(?<=\| )\d+\.\d+(?= \|)", line)
    ]
    if not places or not part.has(source):
        return None
    number, match = part.chance.choice(places)
    other = match[0][:-1].rstrip(".")
    return source.replaced(
        number,
        match.start(),
        match.end(),
        other,
        f"{match[0]} → {other}",
        frozenset(range(number - 8, number + 9)),
    )


@kind("count-of-records", "建議的項數與記錄不符", "COUNT-RECORDS")
def count_of_records(source: Source, part: Part) -> Defect | None:
    """The number of recommendations in the abstract is another."""
    digits = "一二三四五六"
    places = [
        (p, m) for p in source.paragraphs for m in re.finditer(r"建議([一二兩三四五])項", p.text)
    ]
    if not places or not part.has(source):
        return None
    paragraph, match = part.chance.choice(places)
    value = digits.index(match[1].replace("兩", "二"))
    other = digits[value + part.chance.choice([1, -1] if value > 1 else [1, 2])]
    return source.in_paragraph(
        paragraph,
        match.start(1),
        match.end(1),
        other.replace("二", "兩"),
        source.all_lines_of("recommendations:"),
    )


@kind("abstract-number", "摘要的數字與正文不同", "COUNT-TWO-VALUES")
def abstract_number(source: Source, part: Part) -> Defect | None:
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
    if not places or not part.has(source):
        return None
    paragraph, match = part.chance.choice(places)
    other = f"{_other_number(part, int(match['number'].replace(',', ''))):,}"
    lines = source.all_lines_of(f"{match['number']} {match['unit']}")
    return source.in_paragraph(paragraph, match.start("number"), match.end("number"), other, lines)
