"""TITLE-CHANGES."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.check.ask.adjusting import elsewhere
from reportgen.check.ask.body import on_stage, walk_sessions
from reportgen.check.ask.data import words
from reportgen.check.ask.people import Mention, title_after
from reportgen.check.subject import Subject
from reportgen.findings import Finding, Severity, say
from reportgen.patterns import late
from reportgen.places import Text
from reportgen.records.people import Guest
from reportgen.records.sessions import Session
from reportgen.rulebook.rule import Rule
from reportgen.text import has_han

SHORT = {"政委": "政務委員", "主委": "主任委員", "副主委": "副主任委員", "立委": "立法委員"}
_OTHER_TIME = late(
    r"(?:時任|前任|(?<![行會目日先以之提事當席])前|原任|(?<![中高平])原(?![住則因來本文始])"
    r"|曾任|卸任|現任|新任|升任|轉任)[^，。；、]*$"
)


_OF_OTHER_TIME = frozenset("時前原曾卸現新升轉")


def _is_of_other_time(before: str) -> bool:
    """Whether the text *before* a title makes it one of another time."""
    return not _OF_OTHER_TIME.isdisjoint(before) and _OTHER_TIME.search(before) is not None


def find(subject: Subject) -> Iterator[Finding]:
    """Each title in the text that differs from the records, and each guest with two posts."""
    for mention in subject.mentions:
        for title, start in (
            (mention.title_after, mention.stop),
            (mention.title_before, mention.start - len(mention.title_before)),
        ):
            if title and _changes(title, mention, start):
                posts = tuple(dict.fromkeys(map(str, mention.person.posts)))
                yield RULE.finding(
                    mention.piece.passage.at(start, start + len(title)),
                    say(
                        "「{name}」的職稱是「{posts}」，這裡寫「{title}」。",
                        name=mention.person.name,
                        posts=posts,
                        title=title,
                    ),
                    say("請查明後統一；出國後異動者，用出國當時的職稱。"),
                )
    yield from _foreigners(subject)
    yield from _guests(subject)


def _foreigners(subject: Subject) -> Iterator[Finding]:
    """The same for people with a foreign name."""
    text = subject.running.plain
    for mention in subject.foreigners:
        posts = [SHORT.get(str(p), str(p)) for p in mention.person.posts if has_han(p)]
        title = title_after(text, mention.title_at)
        if not title or not posts or title in words("honorifics"):
            continue
        at = mention.title_at
        if any(text.startswith(post, at) for post in posts) or any(
            agrees(SHORT.get(title, title), post) or agrees(post, title) for post in posts
        ):
            continue
        if _is_of_other_time(text[max(0, mention.start - 16) : mention.start]):
            continue
        yield RULE.finding(
            subject.running.at(at, at + len(title)),
            say(
                "「{name}」的職稱是「{posts}」，這裡寫「{title}」。",
                name=mention.person.name,
                posts=tuple(dict.fromkeys(map(str, mention.person.posts))),
                title=title,
            ),
            say("請查明後統一；出國後異動者，用出國當時的職稱。"),
        )


def _changes(title: str, mention: Mention, start: int) -> bool:
    posts = [SHORT.get(str(post), str(post)) for post in mention.person.posts if has_han(post)]
    if not posts or title in words("honorifics"):
        return False
    before = mention.piece.text[max(0, start - 16) : start]
    if _is_of_other_time(before):
        return False
    full = SHORT.get(title, title)
    return not any(agrees(full, post) or agrees(post, full) for post in posts)


def agrees(title: str, post: str) -> bool:
    """Whether *post* holds *title* as it is, not with 副 before it."""
    index = post.find(title)
    while index >= 0:
        if not index or post[index - 1] != "副" or title[0] == "副":
            return True
        index = post.find(title, index + 1)
    return False


def _guests(subject: Subject) -> Iterator[Finding]:
    """Guests whose post changes in a later session."""
    posts: dict[str, Text] = {}
    for session, _ in walk_sessions(subject.records.sessions):
        for guest in _guests_of(session):
            name = str(guest.name.main)
            if guest.post is None:
                continue
            first = posts.setdefault(name, guest.post)
            if not (agrees(str(guest.post), str(first)) or agrees(str(first), str(guest.post))):
                yield RULE.finding(
                    guest.post.place,
                    say("「{name}」在前面的職稱是「{post}」。", name=name, post=first),
                    say("請查明後統一。"),
                    elsewhere(first, first.place),
                )


def _guests_of(session: Session) -> Iterator[Guest]:
    for person in (*session.their_people, *on_stage(session)):
        if isinstance(person, Guest):
            yield person


RULE = Rule(
    code="TITLE-CHANGES",
    title="同一人的職稱前後不同",
    severity=Severity.WARNING,
    reason="名單是處長，文中卻是副處長：職稱寫錯很失禮，也讓人懷疑是不是同一個人。",
    bad=(
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, post: 處長}\n"
        "purpose:\n  prose: 由潘國才副處長率團。\n"
    ),
    good=(
        "roster:\n- {id: pan, name: 潘國才, agency: 國家發展委員會, post: 處長}\n"
        "purpose:\n  prose: 由潘國才處長率團。\n"
    ),
    find=find,
)
