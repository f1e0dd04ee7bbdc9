"""People in running text: names, posts and bodies, in the ways that reports write them.

潘國才處長; 國家發展委員會潘處長國才; Digital Agency 部長 Antoine Darodes; Antoine Darodes（部長）.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.text import has_han

_BEFORE = (
    "副|代理|助理|資深|首席|常務|執行|高級|名譽|榮譽|共同|聯合|客座|前|專案|計畫|專門"
    "|簡任|薦任|特任"
)
_POSTS = (
    "總統|總理|首相|主席|部長|次長|政務次長|常務次長|政務委員|署長|局長|處長|組長|科長|股長|課長|司長|院長|校長|館長|會長"
    "|理事長|董事長|社長|團長|所長|廳長|台長|臺長|市長|縣長|區長|鎮長|鄉長|州長|省長|隊長|大隊長|分隊長|中隊長|船長"
    "|執行長|財務長|資訊長|技術長|營運長|秘書長|主任委員|主任秘書|主任|主委|委員|專員|專門委員|視察|督導|督察|總經理|經理"
    "|工程司|工程員|站長|園長|艦長|機長|主計員|人事員|協理|襄理|總裁|秘書|參事|技監|技正|技士|技佐|研究員|研究助理|助理|教授|講師|教師|老師|教官|醫師|藥師|護理師|護理長"
    "|護士|獸醫師|工程師|分析師|設計師|管理師|建築師|規劃師|律師|檢察官|法官|審查官|事務官|官員|領事|總領事|大使|公使|參贊"
    "|代表|顧問|議員|發言人|召集人|協調人|協調員|負責人|創辦人|發起人|編輯|主編|記者|館員|組員|科員|課員|職員|辦事員|書記"
    "|隊員|警員|警官|巡官|幹事|總幹事|理事|監事|董事|策展人|策展員|修復師|領隊|主管|總監|監督|研究生|學生|院士|聯絡官|審計|稽核|專家|警務正"
    "|隊副|組副|學者|檢驗員|觀察員|教練|博士|先生|女士|小姐|司長|次卿|國務卿|大臣|秘書官|消防員|調查官|稅務員|關務員|技術員"
    "|飛行員|檢查員|查核員|分析員|審查委員|諮議|諮詢委員|副教授|主祕|主秘"
)
POST = rf"(?:{_BEFORE})*(?:{_POSTS})(?:兼(?:任)?(?:{_BEFORE})*[^\s、，,（）()]{{1,12}})?"
_POST_END = re.compile(rf"{POST}$")
_BODY = re.compile(
    r"政府|委員會|基金會|[協學公工商農漁聯]會|聯盟|中心|大學|學院|學校|研究[所院]|[醫法]院"
    r"|公司|集團|銀行|組織|實驗室"
    r"|辦公室|大使館|代表處|辦事處|管理局|[部署局處司所館](?![長門分務員])|科(?![長員技])|組(?![長員織])"
)
"""Words that end the name of a body, where what follows is not the title of its head."""
_LIKELY = tuple("官員師長士監任授正佐")
"""What a post that nobody has listed ends with."""
_LONGEST_BEFORE = 6
"""Characters between a body and a post that belong to the post."""
_LATIN_POST = re.compile(
    r"(?:^|[ ,]+)(?:(?:Deputy|Vice|Assistant|Associate|Senior|Chief|Executive|Managing|General|"
    r"Programme|Program|Project|Head|Co-)[ -]?)*(?:Director|Chair(?:man|woman|person)?|President|"
    r"Secretary|Minister|Manager|Officer|Professor|Lecturer|Researcher|Adviser|Advisor|Analyst|"
    r"Engineer|Coordinator|Founder|Editor|Curator|Commissioner|Consultant|Specialist|Counsel|"
    r"Lead|Head|CEO|CTO|Fellow|Scientist)(?:-General)?(?: (?:of|for) .+)?$"
)
_SURNAMES = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋唐許韓馮鄧曹彭曾蕭田董袁潘于蔣蔡余杜葉程蘇魏呂丁任沈姚盧姜崔鍾譚"
    "陸汪范金石廖賈夏韋付方白鄒孟熊秦邱江尹薛閻段雷侯龍史陶黎賀顧毛郝龔邵萬錢嚴覃武戴莫孔向湯柯翁洪游詹簡施賴連溫阮卓"
    "康童尤巫涂凌鄞藍歐古柴倪章俞樊左管鮑粘塗練岳紀駱畢伍殷喬易齊梅辛包季牛申穆祝傅"
)
_DOUBLE = ("歐陽", "司馬", "上官", "諸葛", "司徒", "張簡", "范姜", "東方", "公孫", "皇甫")
_GIVEN_LAST = re.compile(rf"([{_SURNAMES}])({POST})([\u4e00-\u9fff]{{1,2}})$")
_OTHERS = re.compile(r"(?:等|共|計)\s*(?P<n>\d{1,5})\s*(?:人|位|員)(?:出席|參加|與會)?$|等人?$")
_SPLIT = re.compile(r"[、，,；;\n]|　+(?=\S)")
_COMMAS = re.compile(r"[、；;\n]")
_BRACKETS = re.compile(r"^(?P<name>.*?)\s*[（(](?P<inside>.*)[）)]$")
_LATIN = r"[A-Za-zÀ-ɏĀ-žḀ-ỿ]"
_LATIN_NAME = re.compile(rf"{_LATIN}[\w.'’‐\-À-ɏ]*(?:[ ·‧]{_LATIN}[\w.'’‐\-À-ɏ]*)+$")


class Listed(NamedTuple):
    """A list of people as it was written, and who was left out."""

    parts: tuple[str, ...]
    more: bool
    total: int | None


class Someone(NamedTuple):
    """Somebody, as far as the words tell; ``sure`` where nothing was guessed."""

    name: str
    foreign: str = ""
    post: str = ""
    agency: str = ""
    affiliation: str = ""
    sure: bool = True


def listed(text: str, *, commas: bool = False) -> Listed:
    """The people of *text*, split at 、 and line ends, brackets kept together."""
    text = text.strip().rstrip("。")
    match = _OTHERS.search(text)
    more, total = match is not None, None
    if match is not None:
        text = text[: match.start()]
        total = int(match["n"]) if match["n"] else None
        more = total is None
    parts = [part.strip() for part in _apart(text, _SPLIT if commas else _COMMAS)]
    return Listed(tuple(part for part in parts if part), more, total)


def _apart(text: str, separator: re.Pattern[str]) -> Iterator[str]:
    """*text* cut at *separator*, but not inside brackets."""
    depth = start = 0
    for index, char in enumerate(text):
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and separator.match(char):
            yield text[start:index]
            start = index + 1
    yield text[start:]


def office(text: str) -> tuple[str, str]:
    """A body and a post in one: 漁業署科長 is 漁業署 and 科長; a text without a post is a body.

    What follows the last word for a body belongs to the post: 市政府防災主管 is 市政府, 防災主管.
    """
    text = text.strip()
    latin = _LATIN_POST.search(text)
    if latin is not None and not has_han(text):
        return text[: latin.start()].strip(" ,"), latin[0].strip(" ,")
    bracket = text.rfind("）")
    if 0 < bracket < len(text) - 1 and _ends_in_post(text):
        return text[: bracket + 1].strip(), text[bracket + 1 :].strip()
    match = _POST_END.search(text)
    if match is None:
        bodies = [m.end() for m in _BODY.finditer(text)]
        rest = text[bodies[-1] :] if bodies else ""
        likely = 2 <= len(rest) <= _LONGEST_BEFORE and rest.endswith(_LIKELY)
        return (text[: bodies[-1]], rest) if likely else (text, "")
    start = match.start()
    twice = re.search(r"(.{2,6})\1$", text[:start])
    if twice is not None:
        start -= len(twice[1])
    else:
        bodies = [m.end() for m in _BODY.finditer(text) if m.end() <= start]
        if bodies and start - bodies[-1] <= _LONGEST_BEFORE:
            start = bodies[-1]
    return text[:start].strip(), text[start:].strip()


def _ends_in_post(text: str) -> bool:
    return _POST_END.search(text) is not None


def ours(text: str) -> Someone:
    """One of our own: 國家發展委員會潘國才處長, 潘國才 處長, 行政院唐政務委員鳳."""
    text = re.sub(r"[（(].*?[）)]$", "", text.strip())
    plain = "".join(text.split()) if has_han(text) else text
    match = _GIVEN_LAST.search(plain)
    if match is not None and not _ends_in_post(plain):
        return Someone(match[1] + match[3], post=match[2], agency=plain[: match.start()])
    words = text.split()
    if len(words) == 2 and has_han(text) and 2 <= len(words[0]) <= 4 and words[0][0] in _SURNAMES:
        return Someone(words[0], post=words[1])
    if len(words) == 2 and _POST_END.fullmatch(words[0]) and 2 <= len(words[1]) <= 4:
        return Someone(words[1], post=words[0])
    ending = _POST_END.search(plain)
    before, post = (plain[: ending.start()], ending[0]) if ending else (plain, "")
    if not post:
        return _by_surname(plain)
    latin = _LATIN_NAME.search(text[: len(text) - len(post)].strip())
    if latin is not None:
        return Someone(latin[0], post=post, agency=text[: latin.start()].strip())
    bodies = [m.end() for m in _BODY.finditer(before)]
    rest = before[bodies[-1] :] if bodies else ""
    if len(rest) > 4 and rest[0] in _SURNAMES and rest[:2] not in _DOUBLE:
        agency = before[: bodies[-1]]  # 方世傑警察 before 聯絡官: the post is longer than is known
        return Someone(rest[:3], post=rest[3:] + post, agency=agency, sure=False)
    name = name_at_end(before)
    return Someone(
        name, post=post, agency=before[: len(before) - len(name)], sure=bool(name) and len(name) > 1
    )


def _by_surname(text: str) -> Someone:
    """劉怡君偵查正, whose post is in no list: a name of three characters, then the post."""
    if len(text) > 4 and text[0] in _SURNAMES and text.endswith(_LIKELY) and len(text) <= 9:
        return Someone(text[:3], post=text[3:], sure=False)
    return Someone(text, sure=2 <= len(text) <= 4 and text[:1] in _SURNAMES)


def name_at_end(text: str) -> str:
    """The Chinese name at the end of *text*."""
    if text[-4:-2] in _DOUBLE:
        return text[-4:]
    if len(text) <= 4 and text[:1] in _SURNAMES:
        return text
    if text[-3:-2] in set(_SURNAMES):
        return text[-3:]
    if text[-2:-1] in set(_SURNAMES):
        return text[-2:]
    return text[-3:]


def theirs(text: str) -> Someone:
    """Somebody of the other side: Antoine Darodes（數位署署長）, 數位署署長 Antoine Darodes."""
    text = text.strip()
    match = _BRACKETS.match(text)
    if match is not None and match["name"]:
        return _in_brackets(match["name"], match["inside"])
    latin = _LATIN_NAME.search(text)
    if latin is not None and latin.start():
        agency, post = office(text[: latin.start()])
        return Someone(latin[0], post=post, agency=agency)
    if latin is not None:
        return Someone(text)
    someone = ours(text)
    return someone if someone.post else Someone(text, sure=len(text) <= 4)


def _in_brackets(name: str, inside: str) -> Someone:
    first, comma, rest = inside.partition("，")
    foreign = affiliation = ""
    if has_han(name) and not has_han(first):
        foreign, inside = first.strip(), rest
    elif comma and rest:
        affiliation, inside = first.strip(), rest
    agency, post = office(inside)
    if agency and not post:
        if affiliation:
            agency, affiliation = f"{affiliation}，{agency}", ""
        return Someone(name, foreign, affiliation=agency, sure=False)
    # 氣候調適計畫經理: nothing shows that what stands before the post is a body.
    sure = not has_han(agency) or _BODY.search(agency) is not None
    return Someone(name, foreign, post, agency, affiliation, sure=sure)


def split_name(text: str) -> tuple[str, str]:
    """王小明（WANG, Hsiao-ming） as its two forms."""
    match = re.fullmatch(r"(?P<zh>[^（()）]+)[（(](?P<foreign>[^（()）]+)[）)]", text.strip())
    if match is not None and has_han(match["zh"]) and not has_han(match["foreign"]):
        return match["zh"].strip(), match["foreign"].strip()
    return text.strip(), ""
