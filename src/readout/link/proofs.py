"""Whether a record carries out, refuses or only begins what was asked or promised; a wrong closing is worse than none.

A record proves an undertaking where the one who was to act acts, on or after its day, by an act of the kind that was asked
for, and either towards whom it says or on the matter that it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from readout.link.acts import Act, names_of
from readout.link.clauses import sentence_end
from readout.link.deeds import Deed, has_sense, sense
from readout.link.figures import figures
from readout.link.named import code, state_stems
from readout.link.raised import PERSONAL, Raised
from readout.link.undertakings import Change
from readout.records import Participant

ENOUGH = 0.6
SURE_NO = 0.55
NEXT = 1  # sentences between a demand and the refusal of `the demand`
TRUSTED = 0.5  # a record below this proves nothing
BASE = 0.45
TARGET = 0.25
TOPIC = 0.3
SAME_DEED = 0.1
DAY = len("2022-02-24")
NAMED_BY_DEED = frozenset({"accord", "recognition", "condemnation", "apology"})  # whose words say all besides the parties
PERSON_ACTS = re.compile(
    r"(?:\S+\s+){0,4}?(?:to|will|would)\s+(?:meet|visit|speak|talk|discuss|call|travel|host|receive|contact|attend)\b"
)
# What a call does not carry out.
IN_PERSON = re.compile(r"\b(?:meet|meeting|visit|host|receive|travel|summit|in\s+person|welcome)\b", re.I)
WITH_OTHERS = re.compile(r"\bwith\s+(?!each\b|one\b|the\s+other\b)", re.I)
SHORT = 3
VAGUE, TWO = 4, 2  # a deed of this rank, or towards nobody known, is proved only by so many words in common
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def judged(asked: Raised, act: Act) -> Change | None:
    """The change that an act makes to an undertaking, None where it does not prove one."""
    if not _may_follow(asked, act):
        return None
    if act.event.event == "REJECT":
        return _refusal(asked, act)
    return _fulfilment(asked, act)


def _may_follow(asked: Raised, act: Act) -> bool:
    """Whether the owner acts, in time order, in another record than the one that raised it."""
    if not asked.owners or asked.day is None or act.day is None or act.event.confidence < TRUSTED or _is_within(asked, act):
        return False
    made = asked.by or asked.day
    in_order = act.day > made if asked.kind == "commitment" else act.day >= made
    return in_order and len(act.event.date or "") == DAY and _owner_acts(asked, act)


def _is_within(asked: Raised, act: Act) -> bool:
    """Whether the act is read from the very words of the request or promise."""
    (start, end), at = asked.mention.span, act.event.trigger[0]
    return act.event.event != "REJECT" and asked.mention.doc == act.event.doc and start <= at < end


def _owner_acts(asked: Raised, act: Act) -> bool:
    """One owner acts; of a mutual undertaking all do."""
    doing = act.actors | (act.others if act.event.event in MUTUAL else frozenset())
    return asked.owners <= doing


def _fulfilment(asked: Raised, act: Act) -> Change | None:
    deed = next((d for d in asked.deeds.found if d.shown_by(act.event.event, act.event.mode)), None)
    if deed is None or deed != asked.deeds.main or _is_the_occasion(asked, act) or _only_says_so(act):
        return None
    target = _meets_target(asked, act)
    topic = _common(asked, act)
    on_it = bool(topic) or (bool(target) and _names_all(asked, act, deed))
    among = len(asked.owners) > 1 and act.event.event in MUTUAL
    if len(topic) < (1 if among else TWO) and (deed.rank >= VAGUE or (deed.needs == "target" and target is None)):
        return None
    if target is False or (not on_it and deed.needs == "topic") or _others_met(asked, act):
        return None
    if act.event.mode == "phone" and IN_PERSON.search(asked.wording):
        return None
    score = BASE + (TARGET if target else 0) + min(TOPIC, 0.1 * len(topic)) + (SAME_DEED if deed in act.deeds.found else 0)
    if score < ENOUGH:
        return None
    status = "partly" if _is_part(asked, act) else "met"
    return _change(status, act, score, f"{_who(asked)} acts ({act.event.event})" + _grounds(target, topic, asked))


def _names_all(asked: Raised, act: Act, deed: Deed) -> bool:
    """Whether parties and deed already say all that was asked: `release the Americans`, `ratify Sweden's accession`."""
    if deed.name == "release":
        return deed in act.deeds.found
    return deed.name in NAMED_BY_DEED and not asked.deeds.main_stems.isdisjoint(act.deeds.stems)


def _others_met(asked: Raised, act: Act) -> bool:
    """Others of the same states met than those who were to: another minister, or the leaders instead of their officials."""
    if asked.deeds.main is None or asked.deeds.main.name not in PERSONAL:
        return False
    if has_sense("team", asked.text):
        return all(_persons(asked.owner, c) & _persons(act.event.actor + act.event.recipient, c) for c in asked.owners)
    if not PERSON_ACTS.match(asked.wording):
        return False
    return any(
        wanted and there and wanted.isdisjoint(there)
        for wanted, there in (
            (_persons(asked.owner, c), _persons(act.event.actor + act.event.recipient, c)) for c in asked.owners
        )
    )


def _persons(parties: Sequence[Participant], country: str) -> frozenset[str]:
    """Names of the persons of one country."""
    return frozenset(p.name for p in parties if p.name and code(p) == country)


def _is_the_occasion(asked: Raised, act: Act) -> bool:
    """A meeting at which something is asked or agreed does not carry it out, nor does another report of that meeting."""
    if act.event.event != "CONSULT":
        return False
    both = asked.owners | asked.counterparts
    return act.day == asked.day and (act.actors | act.others) <= both


def _only_says_so(act: Act) -> bool:
    """An agreement or support in words whose own clause looks ahead shows nothing done."""
    event, text = act.event, act.report.document.text
    promised = has_sense("promise", text[slice(*event.trigger)]) and event.event != "AGREE"
    return promised or (event.event in {"AGREE", "SUPPORT", "CONCEDE", "AID"} and has_sense("future", act.text))


def _meets_target(asked: Raised, act: Act) -> bool | None:
    """Whether the act is towards one whom the request names, else towards the counterpart; None where neither is known.

    Of a mutual undertaking to keep in contact, the contact of those who agreed is itself the act.
    """
    if len(asked.owners) > 1 and act.event.event in MUTUAL and not asked.targets - asked.owners and _keeps_contact(asked):
        return True
    wanted = (asked.targets or asked.counterparts) - asked.owners
    if not wanted:
        return None
    reached = (act.others | act.actors) - asked.owners or act.named - asked.owners
    if not wanted.isdisjoint(reached):
        return True
    return False if asked.targets or (reached and asked.kind == "commitment") else None


def _keeps_contact(asked: Raised) -> bool:
    """Whether it is contact with one another that was agreed, and not with others."""
    return not sense("contact").isdisjoint(asked.stems | asked.deeds.stems) and not WITH_OTHERS.search(asked.text)


def _common(asked: Raised, act: Act) -> frozenset[str]:
    """Words that both clauses are about, besides the words for the deed and the names of the parties."""
    names = names_of(asked.event) | names_of(act.event)
    found = (asked.stems & act.stems) - names - asked.deeds.main_stems
    return frozenset(s for s in found if not s[0].isdigit() and len(s) >= SHORT and s not in sense("general") | state_stems())


def _is_part(asked: Raised, act: Act) -> bool:
    """The act was done in part: its clause says so, or gives a smaller figure, and does not say that it was the whole."""
    if has_sense("whole", act.text):
        return False
    said = has_sense("part", act.text) and not has_sense("part", asked.text)
    counted = figures(act.text)
    fewer = any(counted.get(noun, number) < number for noun, number in figures(asked.text).items())
    return said or fewer or (has_sense("every", asked.text) and bool(counted) and _leaves_some(act))


def _leaves_some(act: Act) -> bool:
    """Whether the text goes on to say that others are left: `23 are still being held`."""
    text = act.report.document.text
    end = sentence_end(text, act.span[1])
    return has_sense("left", text[act.span[0] : sentence_end(text, min(end + len(". "), len(text)))])


def _refusal(asked: Raised, act: Act) -> Change | None:
    """The owner refuses the counterpart, or refuses in the same words."""
    topic = _common(asked, act) | (asked.deeds.stems & act.stems)
    same_deed = asked.deeds.main is not None and asked.deeds.main in act.deeds.found
    answers = _answers(asked, act)
    if asked.kind != "request" or not ((topic and (same_deed or len(topic) > 1)) or answers):
        return None
    toward = bool(asked.counterparts & (act.others | act.named)) or answers
    score = BASE + (TARGET if toward else 0) + min(TOPIC, 0.1 * len(topic))
    if score < SURE_NO:
        return None
    return _change("refused", act, score, f"{_who(asked)} refuses{_grounds(toward, topic, asked)}")


def _answers(asked: Raised, act: Act) -> bool:
    """A refusal of `the demand` or `the call`, right behind it in the same text."""
    near = 0 <= act.event.sentence - asked.event.sentence <= NEXT
    return near and asked.mention.doc == act.event.doc and has_sense("asking", act.text)


def _change(status: str, act: Act, score: float, reason: str) -> Change:
    confidence = round(min(score, 0.95) * act.event.confidence**0.25, 2)
    return Change(status, act.event.date, act.event.id, act.event.doc, act.span, confidence, reason)


def _who(asked: Raised) -> str:
    return " and ".join(sorted({code(p) for p in asked.owner}))


def _grounds(target: bool | None, topic: frozenset[str], asked: Raised) -> str:
    named = sorted(asked.targets or asked.counterparts)
    towards = f", towards {' or '.join(named)}" if target and named else ""
    return towards + (f", on the same matter ({', '.join(sorted(topic)[:4])})" if topic else "")
