"""What the words right behind a request or promise say became of it: `He did so in April`, `Oslo turned the idea down`."""

from __future__ import annotations

import re

from readout.link.acts import Act
from readout.link.clauses import sentence_end
from readout.link.named import Roster
from readout.link.phrases import phrase
from readout.link.raised import Raised
from readout.link.undertakings import Change

SURE_NO, SURE_YES = 0.55, 0.7
SURE_WHO = 0.5  # a record from here on says well enough who was asked; else whoever refuses `the idea` was
NEXT = 1  # sentences between the request and its answer
BREAK = re.compile(r"[.;!?:]\s|\n|,\s+(?:but|while|and)\s")


def refused_behind(asked: Raised, roster: Roster) -> Change | None:
    """A refusal that no record tells of, in the same or the next sentence, by the owner or by nobody who is named."""
    if asked.kind != "request":
        return None
    text = asked.report.document.text
    begin = asked.mention.gist[0] if asked.report.told else asked.event.trigger[1]
    end = sentence_end(text, min(sentence_end(text, asked.mention.gist[1]) + len(". "), len(text)))
    for found in phrase("no").finditer(text, begin, end):
        span = (_begin(text, begin, found.start()), found.end())
        named = roster.named(text[span[0] : found.start()])
        if not phrase("unreal").search(text[span[0] : found.start()]) and _by_owner(asked, named):
            return _change("refused", asked, asked.day, span, SURE_NO, f"right behind it: {' '.join(found.group().split())}")
    return _refused_before(asked, roster)


def _refused_before(asked: Raised, roster: Roster) -> Change | None:
    """`refused to hand over the man for whom Oslo had asked`: the request is a relative clause of its refusal."""
    text, start = asked.report.document.text, asked.mention.gist[0]
    if not phrase("relative").match(text, start):
        return None
    span = (_begin(text, 0, start), start)
    found = phrase("no_before").search(text[slice(*span)])
    before = text[span[0] : span[0] + found.start()] if found else ""
    if found is None or phrase("unreal").search(before) or not _by_owner(asked, roster.named(before)):
        return None
    return _change("refused", asked, asked.day, span, SURE_NO, f"right before it: {found.group().split()[0]}")


def _begin(text: str, least: int, at: int) -> int:
    """Where the clause before a place begins."""
    return max([least, *(m.end() for m in BREAK.finditer(text, least, at))])


def _by_owner(asked: Raised, named: frozenset[str]) -> bool:
    """Whether those named before the refusal are the owner's, or at least not those alone who asked."""
    askers = asked.counterparts - asked.owners
    owners = asked.owners - asked.counterparts if asked.event.confidence >= SURE_WHO else frozenset()
    return not named or not named.isdisjoint(owners) or (not owners and not named <= askers)


def is_right_behind(asked: Raised, act: Act) -> bool:
    """Whether an act stands behind the request or promise, in the same sentence or the next."""
    near = asked.mention.doc == act.event.doc and 0 <= act.event.sentence - asked.event.sentence <= NEXT
    return near and act.event.trigger[0] > asked.event.trigger[0]


def done_so(asked: Raised, act: Act) -> Change | None:
    """`He did so in April`, in the same or the next sentence, by an owner."""
    near = asked.mention.doc == act.event.doc and 0 <= act.event.sentence - asked.event.sentence <= NEXT
    if not (act.report.told and near and act.event.trigger[0] >= asked.mention.gist[1] - len(act.text)):
        return None
    if act.event.trigger[0] < asked.event.trigger[1] or not asked.owners & act.actors:
        return None
    start, end = act.event.trigger[0], act.span[1]
    found = phrase("did_so").search(act.report.document.text[max(0, start - len("has since ")) : end])
    if found is None:
        return None
    return _change("met", asked, act.event.date or asked.day, act.span, SURE_YES, f"right behind it: {found.group()}")


def _change(status: str, asked: Raised, day: str | None, span: tuple[int, int], sure: float, reason: str) -> Change:
    return Change(status, day, asked.mention.event, asked.mention.doc, span, sure, reason)
