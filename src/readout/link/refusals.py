"""Whether a record refuses what was asked: in the same words, or right behind the request in the same text."""

from __future__ import annotations

from readout.link.acts import Act
from readout.link.deeds import has_sense
from readout.link.grounds import BASE, TARGET, TOPIC, changed, common, grounds, who
from readout.link.raised import Raised
from readout.link.undertakings import Change

SURE_NO = 0.55
NEXT = 1  # sentences between a demand and the refusal of `the demand`
VAGUE = 4  # rank of deeds whose words alone do not tell that it is the same one


def refusal(asked: Raised, act: Act) -> Change | None:
    """The owner refuses the counterpart, or refuses in the same words."""
    topic = common(asked, act) | (asked.deeds.stems & act.stems)
    main = asked.deeds.main
    same_deed = main is not None and main.rank < VAGUE and main in act.deeds.found
    answered = answers(asked, act)
    if asked.due and act.day and act.day > asked.due:
        return None
    if asked.kind != "request" or not ((topic and (same_deed or len(topic) > 1)) or answered):
        return None
    toward = bool(asked.counterparts & (act.others | act.named)) or answered
    score = BASE + (TARGET if toward else 0) + min(TOPIC, 0.1 * len(topic))
    if score < SURE_NO:
        return None
    return changed("refused", act, score, f"{who(asked)} refuses{grounds(toward, topic, asked)}")


def answers(asked: Raised, act: Act) -> bool:
    """A refusal of `the demand`, or one towards whoever asked, right behind it in the same text."""
    near = _is_near(asked, act) and act.event.trigger[0] > asked.event.trigger[0]
    return near and (has_sense("asking", act.text) or not asked.counterparts.isdisjoint(act.others))


def _is_near(asked: Raised, act: Act) -> bool:
    """Whether a record stands in the sentence of the request or in the next."""
    return asked.mention.doc == act.event.doc and 0 <= act.event.sentence - asked.event.sentence <= NEXT
