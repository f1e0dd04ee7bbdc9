"""COUNT-ARITHMETIC."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from reportgen.check.ask.quantities import Quantity, sentence_around
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.patterns import compiled, late
from reportgen.rulebook.rule import Rule
from reportgen.text import OF_WORDS

_Wrong = tuple[Quantity, Message]
_ROUNDED = late("[約逾近餘]|超過|多達|至少|不到|以上")


@cache
def _share_word() -> re.Pattern[str]:
    return compiled("[占佔]|率|比例|比重|百分比|比率")


@cache
def _rate() -> re.Pattern[str]:
    return compiled(f"({OF_WORDS}{{2}})率")


_CHANGE = late(
    "(?:增加|減少|多了|少了|多出|短少|縮短|延長|相差|差距|差了?|成長|下降|上升|提高|降低|擴大|縮減|擴增"
    "|[新淨遞調]增|[淨遞]減|調[升降]|節省|省下|超出|[增減升降漲跌][幅額量]為?)(?:了|達|約|計)?[ ]?$"
)
_FROM = late("[由從自較比原]|[高低多少大小優]於|相差|差距|[去前上昨]年|[上前本]期|以[前往]")
_APART = late("[每各]|分別|其中|另")
_PARTS = late("其中|包括|包含|分為|計有|（")
_OPEN = late(r"[每各]|(?:約|近|逾|超過)[ ]?\d|等(?![級第])|另[有計]|重複|複選|同時|以上|不等")
_REST = late("其餘|其他|[，、]餘")
_MANY = 100
"""A total of at least this size whose parts miss it by less than 1 % is compared with them."""
_NOT = late("[未無不非]")


@cache
def _label_before() -> re.Pattern[str]:
    return compiled(f"({OF_WORDS}{{2,4}})[ ]?$")


@cache
def _label_behind() -> re.Pattern[str]:
    return compiled(f"({OF_WORDS}{{2,3}})")


_TOTAL = late("(?:合計|總計|共計|共有|計有|共|計)(?:為|達|有)?[ ]?$")


@cache
def _of_all() -> re.Pattern[str]:
    """What makes a number that of all: 合計, 共訓練, 總容量, 一年可收."""
    return compiled(f"(?:合計|總計|全部|[總共計])(?:[為達有可]|{OF_WORDS}{{2}})?[ ]?$")


_MORE = late("另|外|加|備|餘")
_EACH = late("[每各]")


@cache
def _span_word() -> re.Pattern[str]:
    """What stands before the length of a time that has passed: a verb of lasting, or 已."""
    return compiled(
        "(?:已|滿|逾|超過|歷時?|歷經|長達|前後|為期|經過|共|計|達|的|[相間時]隔|相距|[耗費]時|花費|花了"
        "|(?:營運|營業|服務|任職|在任|執行|持續|存續|延續|維持|沿用|施行|實施|使用|等待|運作)了?"
        ")[有約達了經]?[ ]?$",
    )


_PERCENT = "%"
_DATES = frozenset("年月日號時分")


def find(subject: Subject) -> Iterator[Finding]:
    """Numbers of one sentence that do not agree by adding, dividing or multiplying them."""
    running = subject.running
    text = running.text
    for row in subject.quantities:
        if len(row) < 2:
            continue
        start, end = sentence_around(text, row[0].start, row[-1].stop)
        words = text[start:end]
        wrong = _years(text, row)
        counted = [q for q in row if q.unit not in _DATES or not _is_date(text, q)]
        if wrong is None and len(counted) > 2:
            groups: dict[str, list[Quantity]] = defaultdict(list)
            for quantity in counted:
                groups[quantity.unit].append(quantity)
            wrong = (
                _share(text, words, groups)
                or _difference(text, words, groups)
                or _product(text, words, counted)
                or _whole(text, words, groups)
            )
        if wrong is not None:
            quantity, message = wrong
            yield RULE.finding(running.at(quantity.start, quantity.stop), message, _HINT)


_HINT = say("請查明哪一個數字是對的。")


def _is_date(text: str, quantity: Quantity) -> bool:
    """Whether a number before 年, 月, 日 or 時 is of the calendar or the clock."""
    if quantity.unit in {"月", "號"} or (quantity.unit == "年" and quantity.value > 60):
        return True
    before = text[max(0, quantity.start - 2) : quantity.start].strip()[-1:]
    return (quantity.unit == "日" and before == "月") or (
        quantity.unit == "分" and before in {"時", "點"}
    )


def _share(text: str, words: str, groups: dict[str, list[Quantity]]) -> _Wrong | None:
    """「36 項產品，22 項通過，通過率 61 %」."""
    percents = groups.get(_PERCENT, [])
    counts = [group for unit, group in groups.items() if unit != _PERCENT and len(group) > 1]
    if len(percents) != 1 or len(counts) != 1:
        return None
    percent, group = percents[0], counts[0]
    before = text[max(0, percent.start - 8) : percent.start]
    if not (_share_word().search(words) or _is_behind(text, group, percent)):
        return None
    if len(group) > 3 or _CHANGE.search(before) or re.search("[增減升降]|成長|較", words):
        return None
    if not _is_share_of(words):
        return None
    whole = max(group, key=lambda q: q.value)
    parts = [q for q in group if q is not whole]
    if whole.value <= 0 or (len(group) == 3 and sum(q.value for q in parts) > whole.value):
        return None
    slack = percent.step / 2 + 0.01
    if _ROUNDED.search(before[-3:]):
        slack = max(slack, 2.5)
    if any(_ROUNDED.search(text[max(0, q.start - 2) : q.start]) for q in group):
        return None
    if any(abs(100 * q.value / whole.value - percent.value) <= slack for q in parts):
        return None
    part = parts[-1] if len(parts) == 1 else parts[0]
    return percent, say(
        "{part} 占 {whole} 的 {right} %，不是 {percent} %。",
        part=_plain(part.value),
        whole=_plain(whole.value),
        right=f"{100 * part.value / whole.value:.{1 if percent.step < 1 else 0}f}",
        percent=_plain(percent.value),
    )


def _is_behind(text: str, group: Sequence[Quantity], percent: Quantity) -> bool:
    """Whether a percentage in brackets follows what it is the share of: 「22 項通過（61 %）」."""
    between = text[group[-1].stop : percent.start].rstrip(" ")
    return between.endswith(("（", "(")) and _END_OF_CLAUSE.search(between) is None


_END_OF_CLAUSE = late("[，；。]")


def _is_share_of(words: str) -> bool:
    """Whether the sentence ties the percentage to its counts: 「22 項通過…通過率」, 「其中…占」.

    A rate has a character that is said of the count, too: 已結…結案率, 參加…參與率.
    """
    rates = _rate().findall(words)
    return not rates or any(words.count(c) > 1 for rate in rates for c in rate if c != "的")


def _difference(text: str, words: str, groups: dict[str, list[Quantity]]) -> _Wrong | None:
    """「由 240 小時減為 150 小時，減少 90 小時」; 「由 200 次增為 230 次，增加 15 %」."""
    if not _FROM.search(words) or _APART.search(words):
        return None
    for unit, group in groups.items():
        if len(group) == 3:
            changed = [q for q in group if _CHANGE.search(text, max(0, q.start - 6), q.start)]
            if len(changed) != 1:
                continue
            d = changed[0]
            x, y = (q.value for q in group if q is not d)
            if _is_equal(d.value, abs(x - y)) or _is_equal(d.value, x + y):
                continue
            if any(_ROUNDED.search(text[max(0, q.start - 1) : q.start]) for q in group):
                continue
            return d, say(
                "{x} 與 {y} 相差 {right}，不是 {d}。",
                x=_plain(x),
                y=_plain(y),
                right=_plain(abs(x - y)),
                d=_plain(d.value),
            )
        percents = groups.get(_PERCENT, [])
        if len(group) == 2 and unit != _PERCENT and len(percents) == 1 and unit:
            percent, (x, y) = percents[0], (q.value for q in group)
            if not _CHANGE.search(text, max(0, percent.start - 6), percent.start) or not (x and y):
                continue
            rates = [100 * abs(x - y) / base for base in (x, y)]
            if not any(abs(rate - percent.value) <= percent.step + 0.5 for rate in rates):
                return percent, say(
                    "{x} 與 {y} 相差 {right} %，不是 {d} %。",
                    x=_plain(x),
                    y=_plain(y),
                    right=_plain(round(100 * abs(x - y) / _earlier(words, x, y), 1)),
                    d=_plain(percent.value),
                )
    return None


def _earlier(words: str, x: float, y: float) -> float:
    """The base of a change: the number that the sentence compares with, or else the first."""
    return y if re.search("較|比", words) else x


_BESIDE = 5
"""Characters before a factor among which 每 or 各 makes it one: 每組 6 人."""


def _product(text: str, words: str, row: Sequence[Quantity]) -> _Wrong | None:
    """「分為 4 組，每組 6 人，共 24 人」."""
    if not _EACH.search(words):
        return None
    for a, b, c in zip(row, row[1:], row[2:], strict=False):
        if not _of_all().search(text, max(0, c.start - 6), c.start) or _PERCENT in {a.unit, b.unit}:
            continue
        if not any(_EACH.search(text, max(0, q.start - _BESIDE), q.start) for q in (a, b)):
            continue
        between = text[b.stop : c.start]
        if _MORE.search(text, a.stop, c.start):
            continue
        if c.unit not in {a.unit, b.unit} and not _EACH.search(between):
            same = text[c.start : c.stop + 2]
            if same[-2:] not in text[a.start : b.stop + 4]:
                continue
        if _is_equal(c.value, a.value * b.value) or _is_equal(c.value, a.value + b.value):
            continue
        if any(_ROUNDED.search(text[max(0, q.start - 1) : q.start]) for q in (a, b, c)):
            continue
        return c, say(
            "{a} 乘以 {b} 是 {right}，不是 {c}。",
            a=_plain(a.value),
            b=_plain(b.value),
            right=_plain(a.value * b.value),
            c=_plain(c.value),
        )
    return None


def _whole(text: str, words: str, groups: dict[str, list[Quantity]]) -> _Wrong | None:
    """「22 項通過、14 項未通過，共 36 項」; 「1,240 人，其中男性 700 人、女性 540 人」."""
    for unit, group in groups.items():
        if len(group) < 3 or unit in {_PERCENT, ""}:
            continue
        whole, parts = _divided(text, group)
        first = min(q.start for q in group)
        stretch = text[first : max(q.stop for q in group)]
        behind = words[words.find(stretch) + len(stretch) :]
        if len(parts) < 2 or not whole.value or _REST.search(behind):
            continue
        if _OPEN.search(text, max(0, first - 4), first + len(stretch)):
            continue
        total = sum(q.value for q in parts)
        if _is_equal(total, whole.value):
            continue
        before = text[max(0, whole.start - 8) : whole.start]
        opposite = _are_opposite(text, parts)
        gap = whole.value - total
        almost = len(group) == 3 and whole.value >= _MANY and abs(gap) <= whole.value / 100
        ties = _PARTS.search(stretch) or _TOTAL.search(before) or opposite or almost
        near = abs(gap) <= max(3, whole.value / 20) or (opposite and gap < whole.value / 2)
        over = gap < 0 and _PARTS.search(stretch)
        if ties and (near or over or _REST.search(stretch) or _TOTAL.search(before)):
            return whole, say(
                "各部分相加是 {total}，總數卻寫 {whole}。",
                total=_plain(total),
                whole=_plain(whole.value),
            )
    return None


def _are_opposite(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether the labels of two parts differ in one word: 男性 and 女性, 錄取 and 未錄取."""
    if len(parts) != 2:
        return False
    for labels in (
        [_label_before().search(text, max(0, q.start - 6), q.start) for q in parts],
        [_label_behind().match(text, q.stop) for q in parts],
    ):
        first, second = (match[1] if match else "" for match in labels)
        if first == second:
            continue
        if _NOT.sub("", first) == _NOT.sub("", second):
            return True
        if any(a == b for a, b in zip(first[::-1], second[::-1], strict=False)):
            return True
    return False


def _divided(text: str, group: Sequence[Quantity]) -> tuple[Quantity, list[Quantity]]:
    """The whole and its parts: what stands before 「其中」, or the largest number."""
    for earlier, later in pairwise(group):
        if _PARTS.search(text, earlier.stop, later.start):
            return earlier, [q for q in group if q.start >= later.start]
    total = [q for q in group if _TOTAL.search(text, max(0, q.start - 5), q.start)]
    whole = total[-1] if total else max(group, key=lambda q: q.value)
    if total and group[-1] is not whole and group[0] is not whole:
        return whole, [q for q in group if q.start < whole.start]
    return whole, [q for q in group if q is not whole]


def _years(text: str, row: Sequence[Quantity]) -> _Wrong | None:
    """「2001 年成立，至 2018 年已有 17 年」; the first and the last year may both count."""
    years = [q for q in row if q.unit == "年" and q.step == 1]
    named = [q for q in years if q.value > 60]
    spans = [q for q in years if q.value <= 60]
    if len(named) != 2 or len(spans) != 1 or len(years) != 3:
        return None
    first, last, span = named[0], named[1], spans[0]
    if not first.start < last.start < span.start or first.value >= last.value:
        return None
    if not _lasts(text, first, last, span):
        return None
    years_between = last.value - first.value
    over = span.value < years_between and _OVER.search(text, last.stop, span.start)
    if over or span.value in {years_between, years_between + 1}:
        return None
    return span, say(
        "{first} 年到 {last} 年是 {right} 年，不是 {span} 年。",
        first=_plain(first.value),
        last=_plain(last.value),
        right=_plain(years_between),
        span=_plain(span.value),
    )


def _lasts(text: str, first: Quantity, last: Quantity, span: Quantity) -> bool:
    """Whether *span* is the time from *first* to *last*, and not one that begins with *last*."""
    between, since = text[first.stop : last.start], text[last.stop : span.start]
    if len(between) > _FAR or len(since) > _FAR or _NOT_LASTING.match(text, span.stop):
        return False
    if _NOT_SPAN.search(since) or _AGAIN.match(since):
        return False
    if _BEGINNING.search(since) and not (_UNTIL.search(between) or "隔" in since):
        return False
    return bool(
        _span_word().search(since)
        or _LASTING.match(text, span.stop)
        or (_UNTIL.search(between) and since.endswith(("，", "、")))
    )


_FAR = 20
"""Characters between two numbers of one statement."""
_NOT_LASTING = late("[ ]?(?:[級期內後前餘多]|以[內後上下]|計畫|度|一[次度]|[一二三四五六]?次)")
_NOT_SPAN = late("[第每約近未再另]|未來|分別|平均|不到|至少")
_OVER = late("(?:逾|超過)[ ]?$")
_AGAIN = late(
    "(?:[春夏秋冬]|[上下]半年|年?[初中底末])?[起後]|(?:開始|重新?|改[為採由]|另|再|以?後|起算)"
)
"""Behind the last year: the time that follows begins with it."""
_BEGINNING = late(
    "施行|實施|開辦|成立|設立|啟用|啟動|開始|通車|生效|上路|推動|開放|試辦|辦理|執行|展開|加入"
)
"""A verb of beginning behind the last year: what lasts 為期 so long began then."""
_LASTING = late("[ ]?(?:[間來]|之[久間]|歷史|光陰|光景|時間|的(?:歷史|時間|歷程)|未曾|沒有間斷)")
_UNTIL = late("[至到迄]")


def _is_equal(a: float, b: float) -> bool:
    return abs(a - b) < 1e-6


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) and value > 3000 else f"{value:g}"


RULE = Rule(
    code="COUNT-ARITHMETIC",
    title="一句之中的數字算起來不符",
    severity=Severity.WARNING,
    reason=(
        "部分與總數、件數與百分比、增減、乘積與年數，讀者一算就知道對不對；"
        "一個數字錯了，其他數字也沒有人相信。"
    ),
    bad="purpose:\n  prose: 計有 36 項產品送測，22 項通過，14 項未通過，通過率 71 %。\n",
    good="purpose:\n  prose: 計有 36 項產品送測，22 項通過，14 項未通過，通過率 61 %。\n",
    find=find,
)
