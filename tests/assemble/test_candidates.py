"""Who could be a party: all of the sentence and of those before it, and in news the other states of a guess."""

from __future__ import annotations

from readout.assemble.candidates import Candidate, Candidates
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.pipeline import raise_drafts
from readout.records import Document

TEXT = (
    "Turkey shelled the outskirts of Afrin on Monday. "
    "Officials in Damascus were silent. "
    "Syria later condemned the bombardment, and the rebels fled."
)


def candidates(text: str, event: str, kind: str = "news") -> list[Candidate]:
    document = Document("one", text, "2018-02-20", kind=kind)
    (doc,) = parse([text])
    raised = raise_drafts(document, doc, None, find_quotes(doc))
    assert raised.meaning is not None
    (draft,) = [d for d in raised.drafts if d.event == event]
    return Candidates(raised.actors, raised.meaning, raised.drafts).of(draft)


def codes(found: list[Candidate], side: str) -> set[str]:
    return {c.party.code for c in found if c.side == side}


def test_whoever_was_named_up_to_two_sentences_before_can_be_meant() -> None:
    found = candidates(TEXT, "ACCUSE")
    assert codes(found, "recipient") == codes(found, "actor") >= {"SYR", "TUR"}
    (far,) = {c.features["back"] for c in found if c.party.code == "TUR" and c.features.get("kind:state")}
    assert far == 2.0


def test_features_tell_the_subject_from_who_is_in_the_other_part() -> None:
    found = [c for c in candidates(TEXT, "ACCUSE") if c.party.code == "SYR" and c.features.get("kind:state")]
    (actor,), (recipient,) = (
        [c for c in found if c.side == side and c.features["back"] == 0] for side in ("actor", "recipient")
    )
    assert actor.features["current"] == 1.0
    assert actor.features["branch:nsubj"] == 1.0
    assert actor.features["role"] > recipient.features["role"]


def test_in_news_another_state_stands_beside_a_guessed_one() -> None:
    news = [c for c in candidates(TEXT, "ACCUSE") if c.features["instead"]]
    assert {c.party.code for c in news} >= {"TUR"}
    assert not [c for c in candidates(TEXT, "ACCUSE", "statement") if c.features["instead"]]


def test_features_name_the_trigger_and_what_hangs_on_it() -> None:
    (one, *_) = candidates(TEXT, "ACCUSE")
    assert one.features["lemma:condemn"] == one.features["beside:nsubj"] == one.features["beside:dobj"] == 1.0
    assert "beside:in" not in one.features
