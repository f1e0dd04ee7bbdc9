"""URL-MALFORMED."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv6Address

from reportgen.check.ask.passages import without_code
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Message, Severity, say
from reportgen.patterns import late
from reportgen.places import Text
from reportgen.records import Records
from reportgen.records.appendices import Events, ReferenceGroup, References
from reportgen.rulebook.rule import Rule

_SLIP = late(
    r"(?<![A-Za-z0-9/.=:%-])(?P<scheme>https?[:：;]?//?|h?t{1,3}ps?[:：]//|hhttps?://|https?[：:]／／)"
    r"(?P<rest>\[[0-9a-f:.]+\](?:[/:?#][^\s<>「」『』（）《》)\]\"|，。；、]*)?"
    r"|[^\s<>「」『』（）《》)\]\"|，。；、]+)",
    re.IGNORECASE,
)
_HOST = late(r"(?:[^/?#@\s]*@)?(?P<host>\[[0-9a-f:]+\]|[^/?#:\s]*)(?::\d*)?", re.IGNORECASE)
_FULL_WIDTH = late("[．／：？＝＆－＿％＃]")


def find(subject: Subject) -> Iterator[Finding]:
    """A finding for each address that cannot be right."""
    for parsed in subject.manuscript.proses():
        text = parsed.text
        if "tp" not in text.casefold():
            continue
        for match in _SLIP.finditer(without_code(text)):
            problem = _problem(match["scheme"], match["rest"])
            if problem is not None:
                yield RULE.finding(text.at(match.start(), match.end()), *problem)
    for address in _addresses(subject.records):
        scheme, _, rest = address.partition("//")
        problem = _problem(f"{scheme}//", rest) or _ending(rest)
        if problem is not None:
            yield RULE.finding(address.place, *problem)


def _addresses(records: Records) -> Iterator[Text]:
    """The addresses that have a field of their own."""
    for appendix in records.appendices:
        if isinstance(appendix, Events):
            yield from (event.url for event in appendix.events if event.url)
        elif isinstance(appendix, References):
            yield from _listed(appendix.groups)


def _listed(groups: tuple[ReferenceGroup, ...]) -> Iterator[Text]:
    for group in groups:
        yield from (reference.url for reference in group.references if reference.url)
        yield from _listed(group.groups)


def _problem(scheme: str, rest: str) -> tuple[Message, ...] | None:
    """What is wrong with an address, or ``None``."""
    if scheme.lower() not in {"http://", "https://"}:
        # A word with the same beginning (「https 協定」, 「http/2」) is no address.
        if not re.match(r"/*(?:[\w-]+\.)+[a-z]{2,}", rest, re.IGNORECASE):
            return None
        return (
            say("網址的開頭「{scheme}」不對。", scheme=scheme),
            say("應為 https:// 或 http://。"),
        )
    if re.match(r"h?ttps?[:：]/*|https?//", rest, re.IGNORECASE):
        return (say("網址的開頭寫了兩次。"), say("請只留一個 https://。"))
    wide = _FULL_WIDTH.search(rest)
    if wide:
        return (
            say("網址裡有全形的「{mark}」。", mark=wide[0]),
            say("網址一律用半形。"),
        )
    host = _HOST.match(rest)
    name = host["host"] if host else ""
    whole = _is_ipv6(name) if name.startswith("[") else "." in name.strip(".")
    if not whole or ".." in name or name.startswith(".") or "," in name:
        return (say("網址的主機名稱「{host}」不完整。", host=name), say("例如 www.ndc.gov.tw。"))
    return None


def _is_ipv6(host: str) -> bool:
    try:
        IPv6Address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return host.endswith("]")


def _ending(rest: str) -> tuple[Message, ...] | None:
    if rest[-1:] in "，。；、）」":
        return (say("網址末尾的「{mark}」不是網址的一部分，請刪去。", mark=rest[-1]),)
    return None


RULE = Rule(
    code="URL-MALFORMED",
    title="寫壞的網址",
    severity=Severity.WARNING,
    reason="網址差一個字就連不到：少一條斜線、寫了兩次開頭、全形的句點。",
    bad="purpose:\n  prose: 見宣言全文 <https://https://www.opengovpartnership.org>。\n",
    good="purpose:\n  prose: 見宣言全文 <https://www.opengovpartnership.org>。\n",
    find=find,
)
