"""QUESTION-STOP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.check.ask.running_text import BREAK
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import compiled
from reportgen.rulebook.rule import Mends, Rule


@cache
def _ends() -> re.Pattern[str]:
    return compiled(r"(?:[嗎呢乎]|怎麼辦|為什麼|何以致此)(?P<stop>。)")


@cache
def _begins() -> re.Pattern[str]:
    """A last clause that asks, with 為何 and the like, or with 誰 where it is not 無論誰."""
    return compiled(
        rf"(?:^|(?<=[，。！？\n{BREAK}]))(?:我[國們方]|各國|政府|機關|民眾|[這那該此又而則但卻]){{0,2}}"
        "(?:為何|何以|為什麼|難道|豈|怎|何[嘗不]|孰|究竟|到底"
        "|(?:誰|何時|何處|(?:應|該|(?<=又))如何|哪)(?![都也皆均]))"
        rf"[^，。！？\n{BREAK}]{{2,80}}(?:，(?:還是|抑或|或是)[^，。！？\n{BREAK}]{{1,40}})?(?<!之處)(?P<stop>。)"
    )


@cache
def _indirect() -> re.Pattern[str]:
    """Verbs whose object a question may be, and words that take its force."""
    return compiled(
        "[詢訪追]問|問[及到]|請教|詢及|提問|質疑|[了瞭理]解|[說表敘闡]明|討論|探討|研[究議商析]|商討|議決|思[考索]"
        "|決[定議]|[端全需]視|[不無]論|不管|知道|[得告]知|值得|取決|評估|關[乎於鍵]|有關|對於|針對|在於|[釐查講]清|確認"
        "|指[出點導]|教|學[習會]|示範|展示|介紹|建議|[規約明訂擬]定|分享|掌握|明白|認識|看[出見]|顯示|記[錄載]|描述|分析"
        "|比較|觀[摩察]|協助|論述|聚焦|檢[討視]|思辨|預測|判斷|猜|揭示|反映|決策|溝通|重點|課題|問題"
    )


@cache
def _depends() -> re.Pattern[str]:
    return compiled("[端全需]視|取決|而定|在於|為宜|有待|尚[待未]")


@cache
def _lead() -> re.Pattern[str]:
    return compiled("怎|為何|為什麼|何以|難道|豈|何[嘗不時處]|孰|究竟|到底|誰|如何|哪")


_WORDS = (
    "嗎。",
    "呢。",
    "乎。",
    "怎",
    "為什麼",
    "何",
    "難道",
    "豈",
    "孰",
    "究竟",
    "到底",
    "誰",
    "哪",
)


def find(subject: Subject) -> Iterator[Finding]:
    """Each direct question that ends in a full stop; an object of another verb is not direct."""
    running = subject.running
    text = running.text
    if not any(word in text for word in _WORDS):
        return
    for pattern in (_ends(), _begins()):
        for match in pattern.finditer(text):
            begin = max(text.rfind(mark, 0, match.start()) for mark in f"。！？\n{BREAK}") + 1
            lead = _lead().search(text, begin, match.end())
            if _indirect().search(text, begin, lead.start() if lead else match.end()):
                continue
            if _depends().search(text, begin, match.end()):
                continue
            stop = match.start("stop")
            yield RULE.finding(
                running.at(stop, stop + 1),
                say("這一句是問句，請用問號「？」。"),
                mend=RULE.mend(running.edits(stop, stop + 1, "？")),
            )


RULE = Rule(
    code="QUESTION-STOP",
    title="問句用了句號",
    severity=Severity.WARNING,
    reason="問句用句號，讀者會當成敘述。間接的問句（詢問經費由何人負擔。）用句號是對的，不在此限。",
    bad="purpose:\n  prose: 各國的經驗能直接移植到我國嗎。\n",
    good="purpose:\n  prose: 各國的經驗能直接移植到我國嗎？\n",
    find=find,
    mends=Mends.UNSAFE,
)
