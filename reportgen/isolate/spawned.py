"""The program of a spawned child: standard input has the errand, output the outcome."""

import os
import pickle
import sys

from reportgen.isolate.bounds import MARK, attempt, confine


def main() -> None:
    """Do the errand; what the work itself prints goes nowhere."""
    bounds, folder, work = pickle.load(sys.stdin.buffer)  # noqa: S301  from our own parent
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    confine(*bounds)
    answer = attempt(work, folder)
    with answers:
        answers.write(MARK + answer)


if __name__ == "__main__":
    main()
