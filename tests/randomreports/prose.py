"""Random Markdown of the dialect: every construct now and then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from tests.randomreports import words

PICTURES = ("figures/plan.png", "figures/view.jpg", "figures/chart.svg", "figures/wash.png")


@dataclass
class Prose:
    """One prose while it is made.

    ``key`` makes its labels its own; ``labels`` are those of other records that it may refer to.
    """

    choice: Random
    scripts: Sequence[str]
    key: str
    labels: Sequence[str] = ()
    blocks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)

    def text(self, fewest: int = 1, most: int = 4, rich: float = 0.5) -> str:
        """A whole prose of *fewest* to *most* blocks, a share *rich* of them no paragraphs."""
        self.blocks.append(self._paragraph())
        constructs: tuple[Callable[[], str], ...] = (
            self._list, self._nested, self._table, self._plain_table, self._figure, self._figures,
            self._quote, self._terms, self._code, self._foreign,
        )  # fmt: skip
        for _ in range(self.choice.randint(fewest, most) - 1):
            other = self.choice.random() < rich
            self.blocks.append(self.choice.choice(constructs)() if other else self._paragraph())
        if self.own:
            self.blocks.append("".join(f"另見[](#{label})。" for label in self.own))
        return "\n\n".join([*self.blocks, *self.notes]) + "\n"

    def _label(self, kind: str) -> str:
        label = f"{kind}-{self.key}-{len(self.own) + 1}"
        self.own.append(label)
        return label

    def _paragraph(self) -> str:
        return "".join(
            words.sentence(self.choice)
            if self.choice.random() < 0.6
            else f"{self._inline()}{words.sentence(self.choice)}"
            for _ in range(self.choice.randint(1, 5))
        )

    def _inline(self) -> str:
        """A clause with a construct in it."""
        if self.choice.random() < 0.15:
            return f"{self._note()}，"
        choice, language = self.choice, words.script(self.choice, self.scripts)
        phrase = choice.choice(language.phrases)
        clauses = [
            f"以「**{choice.choice(words.TOPICS)}**」為題，",
            f"關於*{choice.choice(words.TOPICS)}*，",
            f"其標題為[{phrase}]{{lang={language.lang}}}，",
            f"指令為 `curl -I /{choice.randrange(99)}`，",
            f"占 {choice.randrange(1, 99)}.{choice.randrange(9)}%，",
            f"詳[說明頁](https://www.example.org/a/{choice.randrange(999)})，",
            f"見 <https://www.example.org/{choice.choice('abc')}/long/address/{choice.randrange(9)}>，",
            f"由{language.people[0]}（{choice.choice(language.bodies)}）主講，",
            f"先列人數\\\n再列次數，共 {choice.randrange(1000, 90000):,} 筆，",
            "——破折號與刪節號……，",
            f"（{choice.choice(words.TOPICS)}），",
        ]
        if self.labels:
            clauses.append(f"可與[](#{choice.choice(list(self.labels))})對照，")
        return choice.choice(clauses)

    def _note(self) -> str:
        mark = f"[^{len(self.notes) + 1}]"
        language = words.script(self.choice, self.scripts)
        phrase = self.choice.choice(language.phrases)
        body = self.choice.choice(
            (
                words.sentence(self.choice),
                f"原文為 [{phrase}]{{lang={language.lang}}}。",
                f"{words.sentence(self.choice)}\n\n    {words.sentence(self.choice)}",
            )
        )
        self.notes.append(f"{mark}: {body}")
        return f"{words.sentence(self.choice)[:-1]}{mark}"

    def _list(self) -> str:
        mark = self.choice.choice(("- ", "1. "))
        return "\n".join(
            mark + words.sentence(self.choice) for _ in range(self.choice.randint(2, 4))
        )

    def _nested(self) -> str:
        return "\n".join(
            (
                f"1. {words.sentence(self.choice)}",
                f"   - {words.sentence(self.choice)}",
                f"     - {words.sentence(self.choice)}",
                f"2. {words.sentence(self.choice)}",
                "",
                f"   {self._paragraph()}",
            )
        )

    def _cell(self) -> str:
        language = words.script(self.choice, self.scripts)
        return self.choice.choice(
            (
                f"{self.choice.randrange(100_000):,}",
                self.choice.choice(words.TOPICS),
                f"[{self.choice.choice(language.phrases)}]{{lang={language.lang}}}",
                "－",
                "**合計**",
                "`code`",
            )
        )

    def _rows(self) -> str:
        columns = self.choice.randint(2, 5)
        head = "| " + " | ".join(words.TOPICS[:columns]) + " |"
        rule = "|" + "|".join(self.choice.choice(("---", "---:", ":---:")) for _ in range(columns))
        rows = [
            "| " + " | ".join(self._cell() for _ in range(columns)) + " |"
            for _ in range(self.choice.randint(1, 6))
        ]
        return "\n".join((head, rule + "|", *rows))

    def _table(self) -> str:
        label = self._label("tbl")
        source = ' source="問卷整理"' if self.choice.random() < 0.5 else ""
        caption = words.title(self.choice)
        return f'{{#{label} caption="{caption}"{source}}}\n{self._rows()}'

    def _plain_table(self) -> str:
        return self._rows()

    def _image(self, label: str) -> str:
        choice = self.choice
        more = choice.choice(("", " width=60%", " width=80mm", ' source="本館繪製"'))
        caption = f"{words.title(choice)}示意圖"
        file = choice.choice(PICTURES)
        return f'![{caption}]({file}){{#{label} alt="色塊與線條"{more}}}'

    def _figure(self) -> str:
        return self._image(self._label("fig"))

    def _figures(self) -> str:
        return "\n".join(self._image(self._label("fig")) for _ in range(self.choice.choice((2, 3))))

    def _quote(self) -> str:
        return f"> {self._paragraph()}\n>\n> - {words.sentence(self.choice)}"

    def _terms(self) -> str:
        return "\n\n".join(
            f"{topic}\n: {words.sentence(self.choice)}"
            for topic in self.choice.sample(words.TOPICS, 2)
        )

    def _code(self) -> str:
        return f"```\nselect count(*) from t where n > {self.choice.randrange(99)};\n```"

    def _foreign(self) -> str:
        language = words.script(self.choice, self.scripts)
        return f"{{lang={language.lang}}}\n" + ", ".join(language.phrases * 2)
