"""Which scene stands for which figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from content.placeholders.backdrops import circles, garden, network, office, stripes
from content.placeholders.canvas import Board
from content.placeholders.palette import (
    BLUE,
    BLUSH,
    CLAY,
    MIST,
    MOSS,
    NIGHT,
    OCHRE,
    SAGE,
    SAND,
    SLATE,
    WOOD,
)
from content.placeholders.people import somebody
from content.placeholders.scenes.city import city_map, palace
from content.placeholders.scenes.delegations import group, lunch, meeting
from content.placeholders.scenes.exhibits import artworks, projection, timetable, treemap
from content.placeholders.scenes.stickers import stickers
from content.placeholders.scenes.talks import keynote, panel, pitch, speech, video
from content.placeholders.scenes.venues import hall, interview, opening, registration, security

LANDSCAPE, WIDE, UPRIGHT = (1800, 1200), (1800, 1012), (1200, 1500)


@dataclass(frozen=True)
class Scene:
    """How a figure is drawn: the scene, the wall behind it, the picture's size."""

    draw: Callable[[Board], None]
    wall: str
    size: tuple[int, int] = LANDSCAPE
    mirrored: bool = False


SCENES = {
    2: Scene(partial(meeting, hosts=4, guests=3, start=0), MIST),
    3: Scene(partial(group, back_row=6, front_row=5, backdrop=stripes, start=0), SAND, WIDE),
    4: Scene(partial(speech, backdrop=circles, who=somebody(NIGHT)), MIST),
    5: Scene(partial(speech, backdrop=stripes, who=somebody(CLAY)), SAGE, mirrored=True),
    6: Scene(partial(video, who=somebody(SLATE), scenery=office), SLATE, WIDE),
    7: Scene(partial(video, who=somebody(MOSS), scenery=garden), SLATE, WIDE),
    8: Scene(timetable, SAGE),
    9: Scene(city_map, SAND),
    10: Scene(panel, BLUSH),
    11: Scene(treemap, MIST),
    12: Scene(partial(pitch, who=somebody(OCHRE)), SAGE, UPRIGHT),
    13: Scene(partial(pitch, who=somebody(BLUE)), BLUSH, UPRIGHT, mirrored=True),
    14: Scene(keynote, SAND),
    15: Scene(partial(meeting, hosts=5, guests=3, start=2), SAND),
    16: Scene(partial(group, back_row=7, front_row=4, backdrop=network, start=3), MIST, WIDE),
    17: Scene(registration, SAND),
    18: Scene(security, MIST),
    19: Scene(opening, BLUE, WIDE),
    20: Scene(lunch, SAGE),
    21: Scene(palace, MIST),
    22: Scene(interview, BLUSH),
    23: Scene(stickers, WOOD),
    24: Scene(projection, SLATE),
    25: Scene(hall, BLUSH),
    26: Scene(artworks, SAGE),
}
