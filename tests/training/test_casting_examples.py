"""What casting learns from: the candidates of drafts that an annotated record has, right by their state."""

from __future__ import annotations

from pathlib import Path

import pytest

from readout.evaluate.annotated import Record
from tests.assemble.coding import draft

pytest.importorskip("sklearn", reason="scikit-learn fits the trees: pip install -r training/requirements.txt")

from casting import FEWEST, Example, codes_of, examples_of, fit, record_at
from event_examples import fold_of


def test_candidates_of_annotated_acts(documents: Path) -> None:
    found = list(examples_of(documents, None))
    right = {(e.side, e.fold) for e in found if e.right}
    assert right == {(side, fold_of(name)) for side in ("actor", "recipient") for name in ("n1", "r1")}
    of_news = sorted((e.side, e.right) for e in found if e.fold == fold_of("n1"))
    both = [("actor", False), ("actor", True), ("recipient", False), ("recipient", True)]
    assert of_news == both, "Germany and Iran for either side; nothing of the sanctions, which nobody annotated"


def test_the_record_with_most_parties_in_common() -> None:
    one = draft("ACCUSE", ("DEU/GOV/",), ("IRN/GOV/",))
    one.trigger = (8, 17)
    near = Record("ACCUSE", actor=("DEU/GOV/",), recipient=("IRN/GOV/",), anchor=(0, 30))
    far = Record("ACCUSE", actor=("FRA/GOV/",), recipient=("IRN/GOV/",), anchor=(0, 30))
    elsewhere = Record("ACCUSE", actor=("DEU/GOV/",), recipient=("IRN/GOV/",), anchor=(17, 30))
    other = Record("REJECT", actor=("DEU/GOV/",), recipient=("IRN/GOV/",), anchor=(0, 30))
    assert record_at(one, (far, elsewhere, other, near)) is near
    assert record_at(one, (elsewhere, other)) is None


def test_states_of_a_side() -> None:
    record = Record("CONSULT", actor=("JPN/GOV/Shinzo Abe", "JPN/MIL/"), recipient=("FRA/GOV/",))
    assert codes_of(record, "actor") == {"JPN"} and codes_of(record, "recipient") == {"FRA"}


def test_rare_features_and_the_words_of_triggers_are_left_out() -> None:
    examples = [
        Example(
            "actor", {"frequent": float(i % 2), "lemma:strike": 1.0, **({"rare": 1.0} if i < FEWEST - 1 else {})}, i % 2 == 1, 0
        )
        for i in range(120)
    ]
    vectorizer, model = fit(examples)
    assert list(vectorizer.get_feature_names_out()) == ["frequent"]
    low, high = model.predict_proba(vectorizer.transform([{"frequent": 0.0}, {"frequent": 1.0, "rare": 1.0}]))[:, 1]
    assert low < 0.05 and high > 0.95
