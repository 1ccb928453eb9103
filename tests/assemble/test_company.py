"""What stands around a draft speaks for or against it."""

from __future__ import annotations

import math

from readout.assemble.company import note_company
from readout.assemble.draft import Draft
from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.records import Participant

TEXT = (
    "Kenya condemned Uganda on Monday. Uganda, which had closed a crossing, rejected the charge. "
    '"Kenya attacked our farmers," the minister said. "Kenya fired on a boat," the press release reads.'
)


def drafts_in(text: str) -> dict[str, Draft]:
    """Drafts at five verbs, with what stands around them noted."""
    (doc,) = parse([text])
    kenya, uganda = (Participant(code, ("GOV",), "", None, None, None, ()) for code in ("KEN", "UGA"))
    parties = {
        "condemned": ("ACCUSE", kenya, uganda),
        "closed": ("SANCTION", uganda, kenya),
        "rejected": ("REJECT", uganda, kenya),
        "attacked": ("ACCUSE", kenya, uganda),
        "fired": ("ASSAULT", kenya, uganda),
    }
    found = {}
    for token in doc:
        if token.text in parties:
            event, actor, recipient = parties[token.text]
            span = (token.idx, token.idx + len(token))
            found[token.text] = Draft(event, None, (actor,), (recipient,), token.i, span, span, token.sent.start)
    note_company(list(found.values()), doc, find_quotes(doc))
    return found


def test_others_that_agree_are_counted() -> None:
    found = drafts_in(TEXT)
    assert found["condemned"].features["company:same_elsewhere"] == math.log1p(1)
    assert found["condemned"].features["company:other_way"] == math.log1p(2)
    assert found["closed"].features["company:same_elsewhere"] == 0
    assert found["closed"].features["company:same_parties"] == math.log1p(1)


def test_the_place_in_text_and_sentence_is_noted() -> None:
    found = drafts_in(TEXT)
    assert found["condemned"].features["company:sentence"] == 0
    assert found["rejected"].features["company:sentence"] == math.log1p(1)
    assert found["rejected"].features["company:acts_beside"] == 1
    assert found["closed"].features["company:subordinate"] > found["rejected"].features["company:subordinate"]
    assert found["closed"].features["company:clause:relcl"] == 1


def test_words_of_others_are_marked() -> None:
    found = drafts_in(TEXT)
    assert "company:in_quote:direct" in found["attacked"].features
    assert "company:in_quote:written" in found["fired"].features
    assert not any(name.startswith("company:in_quote") for name in found["condemned"].features)
