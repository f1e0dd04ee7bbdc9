"""The words that some fields choose from."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person of the roster is on this mission."""

    REPORTER = "reporter"
    DELEGATION = "delegation"
    LOCAL = "local"


class Horizon(StrEnum):
    """When a recommendation can be carried out."""

    IMMEDIATE = "立即可行"
    LONG_TERM = "中長期"


class AppendixNumber(StrEnum):
    """How appendices are numbered, by the example of the first; references leave 、 out."""

    ANNEX_DIGITS = "附件 1、"
    ANNEX_CHINESE = "附件一、"
    APPENDIX_DIGITS = "附錄 1、"
    APPENDIX_CHINESE = "附錄一、"


class SessionKind(StrEnum):
    """What sort of session it was."""

    VISIT = "visit"
    MEETING = "meeting"
    PANEL = "panel"
    TALK = "talk"
    PITCH = "pitch"
    WORKSHOP = "workshop"
    CEREMONY = "ceremony"
    KEYNOTE = "keynote"
    SIDE_EVENT = "side-event"
    EXHIBITION = "exhibition"
    MEAL = "meal"
    COURSE = "course"
    TRAINING = "training"
    INTERNSHIP = "internship"
    TEST = "test"
    NEGOTIATION = "negotiation"
    INSPECTION = "inspection"


class Confidentiality(StrEnum):
    """Who may read the report."""

    PUBLIC = "公開"
    RESTRICTED = "限閱"
    CONFIDENTIAL = "機密"
