"""Page numbers settled over several flows, with an engine that only counts."""

import re
from collections.abc import Sequence

from reportgen.typeset.conformance.nodes import Node
from reportgen.typeset.flows import Flow
from reportgen.typeset.paginate import ROUNDS, Extent, Task, paginate
from reportgen.typeset.sequence import PageSequence, SetPage


class Counting:
    """Sets a flow on as many pages as its text says, ``3 pages``; notes what it was asked."""

    def __init__(self) -> None:
        self.rounds: list[list[tuple[int, str, int]]] = []

    def __call__(self, tasks: Sequence[Task]) -> list[PageSequence]:
        self.rounds.append([(t.position, t.flow.html, t.first_page) for t in tasks])
        return [self.sequence(task) for task in tasks]

    def sequence(self, task: Task) -> PageSequence:
        count = int(re.findall(r"(\d+) pages", task.flow.html)[0])
        anchor = {f"f{task.position}": (0.0, 0.0)}
        pages = [
            SetPage(1, 1, b"", (), (), anchor if number == 0 else {}, ()) for number in range(count)
        ]
        return PageSequence(pages, Node("Document", None, ""), {}, {})


FLOWS = [Flow("1 pages"), Flow('2 pages <a data-page="#f2"><b data-page="#">'), Flow("5 pages")]


def test_without_a_guess_each_flow_is_set_in_turn_and_those_that_ask_once_more() -> None:
    counting = Counting()
    sequences, extent = paginate(FLOWS, Extent(), counting)
    assert [len(one.pages) for one in sequences] == [1, 2, 5]
    assert extent == Extent((1, 2, 5), {"f0": 1, "f1": 2, "f2": 4})
    assert [[position for position, _, _ in one] for one in counting.rounds] == [[0], [1], [2], [1]]
    assert counting.rounds[2][0][2] == 4
    assert counting.rounds[3] == [(1, '2 pages <a data-page="4"><b data-page="8">', 2)]


def test_a_right_guess_lets_everything_be_set_once() -> None:
    counting = Counting()
    paginate(FLOWS, Extent((1, 2, 5), {"f2": 4}), counting)
    assert [[position for position, _, _ in one] for one in counting.rounds] == [[0, 2, 1]]
    assert counting.rounds[0][2] == (1, '2 pages <a data-page="4"><b data-page="8">', 2)


def test_a_wrong_guess_changes_nothing_in_the_end() -> None:
    right, wrong = Counting(), Counting()
    _, wanted = paginate(FLOWS, Extent(), right)
    _, found = paginate(FLOWS, Extent((7, 7, 7), {"f2": 9}), wrong)
    assert found == wanted
    last: dict[int, tuple[str, int]] = {}
    for one in wrong.rounds:
        last |= {position: (html, first) for position, html, first in one}
    assert last == {
        0: ("1 pages", 1),
        1: ('2 pages <a data-page="4"><b data-page="8">', 2),
        2: ("5 pages", 4),
    }


def test_a_guess_for_another_number_of_flows_is_none() -> None:
    counting = Counting()
    paginate(FLOWS, Extent((1, 2)), counting)
    assert len(counting.rounds) == 4


def test_numbers_that_never_settle_end() -> None:
    class Swinging(Counting):
        def sequence(self, task: Task) -> PageSequence:
            many = len(self.rounds) % 2 + 1
            flow = Flow(f"{many} pages") if task.position == 0 else task.flow
            return super().sequence(Task(task.position, flow, task.first_page))

    swinging = Swinging()
    paginate([Flow('1 pages <a data-page="#f1">'), Flow("1 pages")], Extent(), swinging)
    assert len(swinging.rounds) < 4 * ROUNDS
