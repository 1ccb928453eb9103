"""Recipients that a text leaves to its context: `Washington denounced the assault` is said to those who made the assault.

A sanction, refusal, accusation or promise is always towards somebody. Where its own clause names nobody, it is the maker of the
act it speaks of, else the other side of the actor's last dealings, else the state that the text is about. What a state does to
people at home without saying to whom, it does to its own.
"""

from __future__ import annotations

from spacy.tokens import Doc

from readout.assemble.draft import Draft, Parties
from readout.extract.syntax import slot
from readout.records import Participant

DIRECTED = frozenset({"ACCUSE", "SANCTION", "REJECT", "THREATEN", "SUPPORT", "AGREE", "AID", "ASSAULT", "REQUEST", "CONCEDE"})
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
HOSTILE = frozenset({"ACCUSE", "SANCTION", "REJECT"})
TOGETHER = HOSTILE | {"REQUEST", "THREATEN"}  # what several do to somebody else, never to each other
VIOLENT = frozenset("attack assault raid bombing killing strike invasion storming shelling blast violence".split())
REPRESSIVE = frozenset("coup seizure arrest crackdown expulsion operation".split())
AT_HOME = frozenset({"COERCE"})
ACTS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN", "REJECT", "RETREAT", "CONCEDE", "ACCUSE", "AGREE"})
ANAPHORS = frozenset(
    "attack assault raid bombing killing coup move decision step strike invasion operation seizure arrest storming expulsion "
    "charge allegation claim accusation proposal offer plan demand release announcement gesture act action incident crackdown "
    "shelling blast violence verdict ruling sanction blockade threat statement remark test launch withdrawal ceasefire "
    "truce".split()
)
REACH = 12
STATELESS = frozenset({"UNK", "IGO", "UNO", "EUR", "NGO", "MNC", "IMG"})
FORCES = frozenset({"GOV", "MIL", "COP", "JUD", "SPY", "LEG", "REB", "PRM"})


def fill_recipients(drafts: list[Draft], doc: Doc, focus: str | None, kind: str) -> None:
    """Give drafts without recipient the one that the context implies, in place; drafts are in text order."""
    for place, draft in enumerate(drafts):
        if draft.recipients or draft.features.get("open_addressee") or draft.codes[0] == {"UNK"}:
            continue
        several = len(draft.codes[0]) != 1
        if several and (kind == "news" or not draft.actors or draft.event not in (HOSTILE if kind == "readout" else TOGETHER)):
            continue
        if draft.event in AT_HOME:
            _at_home(draft, focus if kind == "news" else None)
        elif draft.event == "PROTEST":
            _against_own_government(draft)
        elif several or draft.event in (DIRECTED if kind != "readout" else HOSTILE):
            found, how = _implied(draft, drafts[:place][-REACH:], doc, focus, at_home=kind == "news")
            if found:
                draft.recipients = found
                draft.features[f"implied:{how}"] = 1.0


def _at_home(draft: Draft, focus: str | None) -> None:
    actor = draft.actors[0]
    if len(actor.code) == 3 and actor.code not in STATELESS and (FORCES & set(actor.sector[:1]) or actor.code == focus):
        draft.recipients = _of_own_state(actor, "CVL")
        draft.features["implied:home"] = 1.0


def _against_own_government(draft: Draft) -> None:
    actor = draft.actors[0]
    if len(actor.code) == 3 and actor.code not in STATELESS and not FORCES & set(actor.sector[:1]):
        draft.recipients = _of_own_state(actor, "GOV")
        draft.features["implied:home"] = 1.0


def _implied(draft: Draft, before: list[Draft], doc: Doc, focus: str | None, *, at_home: bool) -> tuple[Parties, str]:
    own = draft.codes[0]
    things = [t.lemma_.lower() for name in ("obj", "of", "on", "for") for t in slot(doc[draft.token], name)]
    if any(thing in ANAPHORS for thing in things):
        latest_first = before[::-1]
        for earlier in sorted(latest_first, key=lambda d: not _fits(d, things)):  # those that fit, then the others
            if earlier.event in ACTS and not earlier.codes[0] & own and earlier.actors:
                return earlier.actors[:2], "act"
    for earlier in reversed(before):
        for mine, theirs in ((earlier.actors, earlier.recipients), (earlier.recipients, earlier.actors)):
            if {p.code for p in mine} & own and theirs and earlier.event not in MUTUAL:
                inside = {p.code for p in theirs} <= own
                if inside and not at_home:
                    continue
                nearest = theirs[:2] if at_home else theirs
                return (_others_at_home(draft, theirs), "own dealings") if inside else (nearest, "dealings")
    for earlier in reversed(before):
        if earlier.actors and not earlier.codes[0] & own and earlier.codes[0] == {focus}:
            return earlier.actors[:1], "focus"
    return (_others_at_home(draft, ()), "own state") if at_home and own == {focus} else ((), "")


def _others_at_home(draft: Draft, theirs: Parties) -> Parties:
    """Within one state: the other side of the last dealings, else the people for an authority, else the government."""
    if theirs and not {p.key for p in theirs} & {p.key for p in draft.actors}:
        return theirs[:2]
    actor = draft.actors[0]
    if len(actor.code) != 3 or actor.code in STATELESS:
        return ()
    return _of_own_state(actor, "CVL" if FORCES & set(actor.sector[:1]) else "GOV")


def _of_own_state(actor: Participant, sector: str) -> Parties:
    """The people or the government of the state that somebody acts for; the mention is his."""
    return (Participant(actor.code, (sector,), actor.entity_text, None, None, None, actor.spans[:1]),)


def _fits(earlier: Draft, things: list[str]) -> bool:
    """Whether an earlier act is of the kind that a noun names: the attack, the arrest."""
    if any(thing in VIOLENT for thing in things):
        return earlier.event == "ASSAULT"
    if any(thing in REPRESSIVE for thing in things):
        return earlier.event == "COERCE"
    return earlier.frame is not None and earlier.frame.lemma in things
