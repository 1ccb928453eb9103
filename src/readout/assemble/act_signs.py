"""What the grammar of an act tells about its date (tense, clause, place in the text), as features for the trees of dating."""

from __future__ import annotations

from spacy.tokens import Token

from readout.assemble.dates_in_text import DatesInText
from readout.assemble.draft import Draft
from readout.extract.factuality import chain
from readout.extract.syntax import text_of

SAYING = frozenset(
    "say tell announce add report state declare confirm warn write tweet claim note explain insist recall".split()
)
DEEDS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "AID", "COOPERATE", "RETREAT", "CONSULT"})
BY_AUXILIARY = (
    (frozenset({"has", "have", "'ve", "’ve"}), "perfect"),
    (frozenset({"had", "'d", "’d"}), "pluperfect"),
    (frozenset({"is", "are", "am"}), "present"),
    (frozenset({"will", "would", "to"}), "later"),
)
BY_TAG = {"VBD": "past", "VBZ": "present", "VBP": "present", "VBG": "progressive", "VBN": "participle"}
LATEST, LONGEST = 12, 25  # sentences: further on makes no difference


def act_signs(draft: Draft, trigger: Token, dates: DatesInText) -> dict[str, float]:
    """Features of the act alone, the same for every date that it might have."""
    verbs = chain(trigger)
    number, beside = dates.number(trigger), dates.beside(trigger)
    found = {
        f"type:{draft.event}": 1.0,
        "deed": float(draft.event in DEEDS),
        "background": float(draft.background),
        "not_asserted": float(draft.factuality != "asserted"),
        "attributed": float(bool(draft.according_to)),
        f"tense:{tense(verbs[0]) if verbs else 'noun'}": 1.0,
        "noun": float(not verbs or verbs[0].i != trigger.i),
        "quoted": float(_is_quoted(trigger)),
        "sentence": float(min(number, LATEST)),
        "sentences": float(min(len(dates.starts), LONGEST)),
        "dates_beside": float(len(beside)),
        "days_beside": float(sum(d.mention.precision == "day" for d in beside)),
    }
    return found | _clause_signs(verbs[-1] if verbs else trigger, trigger)


def _clause_signs(top: Token, trigger: Token) -> dict[str, float]:
    """How the clause of the act hangs in its sentence, and what leads it in."""
    found = {f"clause:{top.dep_}": 1.0}
    if top.dep_ == "ccomp":
        found["said"] = float(top.head.lemma_ in SAYING)
        found[f"said_in:{tense(top.head)}"] = 1.0
    if top.dep_ == "advcl":
        found |= {f"marker:{c.lower_}": 1.0 for c in top.children if c.dep_ in {"mark", "advmod"}}
    if trigger.dep_ == "pobj":
        found[f"after:{trigger.head.lower_}"] = 1.0
    found["aside"] = float(any(n.dep_ in {"relcl", "acl"} for n in (top, *top.ancestors)))
    return found


def tense(verb: Token) -> str:
    """Of a verb with its auxiliaries; `other` for what shows none."""
    words = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    for auxiliaries, name in BY_AUXILIARY[:2]:
        if words & auxiliaries:
            return name
    if words & {"was", "were"}:
        return "past_passive" if verb.tag_ == "VBN" else "past_progressive"
    return next((name for those, name in BY_AUXILIARY[2:] if words & those), BY_TAG.get(verb.tag_, "other"))


def _is_quoted(token: Token) -> bool:
    """Between quotation marks that open in the same paragraph."""
    text = text_of(token.doc)
    begin = text.rfind("\n", 0, token.idx) + 1
    before = text[begin : token.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
