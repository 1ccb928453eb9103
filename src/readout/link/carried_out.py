"""Whether a clause that is no record tells of the deed itself: the owner does, later, what he was asked or promised to do.

Its type was never judged, so its words have to agree more: the verb with the deed, the rest with the matter.
"""

from __future__ import annotations

import re

from readout.link.acts import Act
from readout.link.deeds import AWAY as GONE
from readout.link.figures import figures
from readout.link.grounds import BASE, TARGET, TOPIC, changed, common, grounds, who
from readout.link.inflection import stem
from readout.link.named import state_stems
from readout.link.phrases import phrase
from readout.link.raised import PERSONAL, Raised
from readout.link.undertakings import Change

SURE = 0.75  # what such a clause counts as, where a record has its confidence
ENOUGH = 0.65
EXCHANGE = re.compile(r"\b(?:exchange|swap)\b", re.I)
ENOUGH_WORDS = 2
SEVERAL = 3  # the least number that two clauses hardly share by chance
DAY = len("2022-02-24")
LEAVING = frozenset({"withdrawal", "release"})
SHORTEST = 4  # letters of a surname that no other word is
VAGUE = 4  # rank of deeds whose words alone do not tell that it is the same one
CAPITALISED = re.compile(r"(?<![.!?]\s)(?:\b[A-Z][\w’'-]+\.?\s+)+[A-Z][\w’'-]+")  # at least two, the first perhaps a title
AWAY = frozenset(stem(w) for w in GONE)


def carried_out(asked: Raised, act: Act, target: bool | None) -> Change | None:
    """The change that a clause told later makes to an undertaking, None where it does not prove one.

    Args:
        target: whether it is towards whom the words name, as `proofs.py` judges it.
    """
    if gone := _gone_by_name(asked, act):
        return changed("met", act, BASE + TARGET, f"{' and '.join(sorted(gone))} went, as {who(asked)} was to see to", SURE)
    if not (_is_set_free(asked, act) or _is_his_deed(asked, act)):
        return None
    topic = common(asked, act) - AWAY
    if target is False or act.only_promises or not _on_the_matter(asked, act, target, topic):
        return None
    score = BASE + (TARGET if target else 0) + min(TOPIC, 0.1 * len(topic)) + 0.1
    return changed("met", act, score, f"{who(asked)} acts{grounds(target, topic, asked)}", SURE) if score >= ENOUGH else None


def is_later(asked: Raised, act: Act) -> bool:
    """Whether it happened after the undertaking was made, a month being later where its first day is."""
    made = asked.by or asked.day
    if not made or not act.day or (act.event.date_basis == "publication" and act.looks_back):
        return False
    exact = len(act.event.date or "") == DAY
    return act.day > made or (exact and asked.kind == "request" and act.day == made and act.event.doc != asked.mention.doc)


def _is_by_owner(asked: Raised, act: Act) -> bool:
    """Whether all owners act, or one of them towards the others."""
    return bool(asked.owners & act.actors) and asked.owners <= act.actors | act.named


def _is_his_deed(asked: Raised, act: Act) -> bool:
    return _same_deed(asked, act) and _is_by_owner(asked, act)


def _same_deed(asked: Raised, act: Act) -> bool:
    """Whether the verb is one of the deed; a vague deed, such as help, is too much of everything."""
    main = asked.deeds.main
    return main is not None and main.rank < VAGUE and main.name not in PERSONAL and act.done == main


def _is_set_free(asked: Raised, act: Act) -> bool:
    """`fifty women came home`: as many as were to be released; whoever let them go need not be named."""
    main = asked.deeds.main
    left = main is not None and main.name == "release" and act.done is not None and act.done.name in LEAVING
    return left and bool(same_figures(asked, act))


def _gone_by_name(asked: Raised, act: Act) -> frozenset[str]:
    """Surnames of those who were to go themselves or to be let go, and who did: who sees to it need not be named."""
    leaving = to_go(asked)
    return leaving & gone(act) if leaving else leaving


def to_go(asked: Raised) -> frozenset[str]:
    """Surnames of those who are to leave themselves or to be let go."""
    main = asked.deeds.main
    if main is None or main.name not in LEAVING or (main.name != "release" and not phrase("leave").search(asked.wording)):
        return frozenset()
    return _surnames(asked.text)


def gone(act: Act) -> frozenset[str]:
    """Surnames of those who, the clause says, left or came free."""
    left = act.report.told and act.done is not None and act.done.name in LEAVING
    return _surnames(act.report.document.text[act.span[0] : act.event.trigger[0]]) if left else frozenset()


def _surnames(text: str) -> frozenset[str]:
    """Stems of the last of the capitalised words that follow one another, where more than a title or a state."""
    named = (re.findall(r"[^\W\d_]+", found)[-1] for found in CAPITALISED.findall(text))
    return frozenset(stem(name) for name in named if len(name) >= SHORTEST) - state_stems()


def same_figures(asked: Raised, act: Act) -> set[tuple[str, float]]:
    """The numbers of things, from three on, that both give."""
    return {(n, v) for n, v in figures(asked.text).items() if v >= SEVERAL} & set(figures(act.text).items())


def gave_up(asked: Raised, act: Act) -> Change | None:
    """The owner leaves or ends, later, the very thing that he was asked, or had promised, to keep."""
    main = asked.deeds.main
    kept = main is None or main.name not in {"withdrawal", "fighting", "ceasefire", "sanctions", "relief"}
    if not kept or not asked.owners or not asked.owners <= act.actors:
        return None
    if not phrase("quit").match(act.report.document.text, act.event.trigger[0]) or act.only_promises:
        return None
    topic = common(asked, act)
    if len(topic) < ENOUGH_WORDS:
        return None
    score = BASE + min(TOPIC, 0.1 * len(topic))
    return changed("refused", act, score, f"{who(asked)} leaves it{grounds(None, topic, asked)}", SURE)


def as_said(asked: Raised, act: Act) -> Change | None:
    """An act of the owner on the same matter that was done, its clause says, as it had been promised or asked."""
    if not act.tells_of_promise or not is_later(asked, act) or not _is_by_owner(asked, act):
        return None
    topic = common(asked, act)
    if not topic:
        return None
    return changed("met", act, BASE + TOPIC, f"{who(asked)} acts, as was said{grounds(None, topic, asked)}", SURE)


def _on_the_matter(asked: Raised, act: Act, target: bool | None, topic: frozenset[str]) -> bool:
    """Two words in common, among countrymen three; or one, and the party that was named, or a figure."""
    abroad = bool((asked.counterparts | asked.targets) - asked.owners)
    named = same_figures(asked, act)
    if len(asked.owners) > 1 and target and EXCHANGE.search(asked.wording):
        return True  # whom each gives to the other is said by the parties
    return len(topic) > (1 if abroad else 2) or (abroad and len(topic) == 1 and (bool(target) or bool(named)))
