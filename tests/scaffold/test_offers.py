"""What a new report is offered before anything is typed."""

from __future__ import annotations

from reportgen.scaffold.answers import Destination
from reportgen.scaffold.offers import usual_title


def test_a_title_has_each_place_once() -> None:
    places = [Destination("SG", ("新加坡",)), Destination("LU", ("盧森堡", "埃希特納赫"))]
    assert usual_title(places, "考察") == "赴新加坡、盧森堡埃希特納赫考察"
    assert usual_title(places, "其他") is None
