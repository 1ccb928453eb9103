"""Whether one side or both say what a clause reports: `the President stressed`, `the leaders stressed`."""

from __future__ import annotations

from spacy.tokens import Token

from readout.link.cuts import SUBJECTS
from readout.link.initiators import sense

PLURAL = frozenset({"NNS", "NNPS"})
SINGLE = frozenset({"he", "she"})


def voice(head: Token) -> str:
    """`one`, `both`, or nothing where the subject is neither a person nor the two together."""
    subject = _subject(head)
    if subject is None:
        return ""
    persons = [c for c in subject.children if c.dep_ == "conj" and c.pos_ in {"PROPN", "NOUN"}]
    if subject.lower_ in sense("both") or persons or (subject.tag_ in PLURAL and subject.lemma_.lower() in sense("party")):
        return "both"
    alone = subject.ent_type_ == "PERSON" or subject.lower_ in SINGLE or subject.lemma_.lower() in sense("party")
    return "one" if alone and subject.tag_ not in PLURAL else ""


def _subject(head: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to by `and`."""
    while True:
        found = next((c for c in head.lefts if c.dep_ in SUBJECTS), None)
        if found is not None or head.dep_ != "conj":
            return found
        head = head.head
