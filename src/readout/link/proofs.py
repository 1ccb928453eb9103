"""Whether a record carries out, refuses or only begins what was asked or promised; a wrong closing is worse than none.

A record proves an undertaking where the one who was to act acts, on or after its day, by an act of the kind that was asked
for, and either towards whom it says or on the matter that it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from readout.link.acts import Act
from readout.link.answers import done_so, is_right_behind
from readout.link.carried_out import EXCHANGE, as_said, carried_out, gave_up, is_later, same_figures
from readout.link.clauses import sentence_end
from readout.link.deeds import Deed, deeds, has_sense
from readout.link.figures import figures
from readout.link.fitting import keeps_contact, unfit
from readout.link.grounds import BASE, TARGET, TOPIC, changed, common, grounds, who
from readout.link.raised import Raised
from readout.link.refusals import answers, refusal
from readout.link.undertakings import Change

ENOUGH = 0.6
TRUSTED = 0.5  # a record below this proves nothing
READ = 0.3  # the same of one right behind the request, where the place speaks for it, or that says itself that it was promised
SAME_DEED = 0.1
DAY = len("2022-02-24")
NAMED_BY_DEED = frozenset({"accord", "recognition", "condemnation", "apology"})  # whose words say all besides the parties
# Deeds that the word for an agreement or for support must name, where it is more than words: to sign, to ratify, to recognise.
DONE = {"AGREE": frozenset({"accord", "agreement"}), "SUPPORT": frozenset({"accord", "recognition"})}
APART = re.compile(r"\b(?:respective|separate)\b", re.I)
# What a call does not carry out.
IN_PERSON = re.compile(
    r"\b(?:meet|meeting|visit|host|receive|travel|summit|in\s+person|welcome|see\s+each\s+other|sit\s+down)\b", re.I
)
VAGUE, TWO = 4, 2  # a deed of this rank, or towards nobody known, is proved only by so many words in common
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def judged(asked: Raised, act: Act) -> Change | None:
    """The change that an act makes to an undertaking, None where it does not prove one."""
    if act.report.told:
        return _told(asked, act)
    if not _may_follow(asked, act):
        return None
    if act.event.event == "REJECT":
        return refusal(asked, act)
    return _fulfilment(asked, act) or (None if _is_the_occasion(asked, act) else as_said(asked, act))


def _told(asked: Raised, act: Act) -> Change | None:
    """What a clause proves that is no record."""
    if (so := done_so(asked, act)) is not None or _is_within(asked, act):
        return so
    if not is_later(asked, act):
        return None
    among = len(asked.owners) > 1 and asked.owners <= act.actors | act.named
    found = carried_out(asked, act, among or _meets_target(asked, act)) or gave_up(asked, act) or as_said(asked, act)
    if found is None or found.status != "met" or same_figures(asked, act):
        return found
    return replace(found, status="partly") if _is_part(asked, act) else found


def _may_follow(asked: Raised, act: Act) -> bool:
    """Whether the owner acts, in time order, in another record than the one that raised it."""
    if not asked.owners or asked.day is None or act.day is None or act.event.confidence < READ:
        return False
    if act.event.event == "REJECT" and answers(asked, act):
        return act.day >= asked.day and _owner_acts(asked, act)
    if act.event.confidence < TRUSTED and not is_right_behind(asked, act) and not act.tells_of_promise:
        return False
    made = asked.by or asked.day
    in_order = act.day > made if asked.kind == "commitment" else act.day >= made
    stands = in_order and len(act.event.date or "") == DAY and _owner_acts(asked, act)
    return stands and not _is_within(asked, act)


def _is_within(asked: Raised, act: Act) -> bool:
    """Whether the act is read from the very words of the request or promise."""
    (start, end), at = asked.mention.span, act.event.trigger[0]
    return act.event.event != "REJECT" and asked.mention.doc == act.event.doc and start <= at < end


def _owner_acts(asked: Raised, act: Act) -> bool:
    """One owner acts; of a mutual undertaking all do, and of an exchange the one that gives and the one that gets."""
    both = act.event.event in MUTUAL or (len(asked.owners) > 1 and bool(EXCHANGE.search(asked.text)))
    return asked.owners <= act.actors | (act.others if both else frozenset())


def _fulfilment(asked: Raised, act: Act) -> Change | None:
    deed = next((d for d in asked.deeds.found if d.shown_by(act.event.event, act.event.mode)), None)
    if deed is None or deed != asked.deeds.main or _is_the_occasion(asked, act) or _only_says_so(act):
        return None
    target = _meets_target(asked, act)
    topic = common(asked, act)
    on_it = bool(topic) or (bool(target) and _names_all(asked, act, deed))
    among = len(asked.owners) > 1 and act.event.event in MUTUAL
    in_time = asked.due is not None and act.day is not None and act.day <= asked.due
    if len(topic) < (1 if among or in_time else TWO) and (
        deed.rank >= VAGUE or (target is None and not _names_all(asked, act, deed))
    ):
        return None
    if target is False or (not on_it and deed.needs == "topic") or unfit(asked, act):
        return None
    if act.event.mode == "phone" and IN_PERSON.search(asked.wording):
        return None
    score = BASE + (TARGET if target else 0) + min(TOPIC, 0.1 * len(topic)) + (SAME_DEED if deed in act.deeds.found else 0)
    if score < ENOUGH:
        return None
    status = "partly" if _is_part(asked, act) or left_to_reach(asked, [act]) else "met"
    return changed(status, act, score, f"{who(asked)} acts ({act.event.event})" + grounds(target, topic, asked))


def left_to_reach(asked: Raised, done: Iterable[Act]) -> frozenset[str]:
    """Of those who are all to be reached (`to call both Rome and Oslo`), the ones that no act has reached."""
    if not asked.each:
        return frozenset()
    return asked.targets - frozenset().union(*(act.actors | act.others for act in done))


def _names_all(asked: Raised, act: Act, deed: Deed) -> bool:
    """Whether parties and deed already say all that was asked: `release the Americans`, `ratify Sweden's accession`."""
    if deed.name == "release":
        return deed in act.deeds.found
    return deed.name in NAMED_BY_DEED and not asked.deeds.main_stems.isdisjoint(act.deeds.stems)


def _is_the_occasion(asked: Raised, act: Act) -> bool:
    """A meeting at which something is asked or agreed does not carry it out, nor does another report of that meeting."""
    if act.event.event != "CONSULT":
        return False
    both = asked.owners | asked.counterparts
    return act.day == asked.day and (act.actors | act.others) <= both


def _only_says_so(act: Act) -> bool:
    """Words that show nothing done: a clause that looks ahead, a promise, praise of what others did, contacts of each apart."""
    event, text = act.event, act.report.document.text
    trigger = text[slice(*event.trigger)]
    if event.event in DONE:
        return DONE[event.event].isdisjoint(d.name for d in deeds(trigger).found) or has_sense("future", act.text)
    if event.event == "CONSULT":
        return bool(APART.search(act.text)) or has_sense("promise", trigger)
    return has_sense("promise", trigger) or (event.event in {"CONCEDE", "AID"} and has_sense("future", act.text))


def _meets_target(asked: Raised, act: Act) -> bool | None:
    """Whether the act is towards one whom the request names, else towards the counterpart; None where neither is known.

    Of a mutual undertaking to keep in contact, the contact of those who agreed is itself the act.
    """
    if len(asked.owners) > 1 and act.event.event in MUTUAL and keeps_contact(asked):
        return True
    wanted = (asked.targets or asked.counterparts) - asked.owners
    if not wanted:
        return None
    reached = (act.others | act.actors) - asked.owners or act.named - asked.owners
    if not wanted.isdisjoint(reached):
        return True
    return False if asked.targets or (reached and asked.kind == "commitment") else None


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
