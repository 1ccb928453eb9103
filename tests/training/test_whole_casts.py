"""What the choice among whole casts learns from: the casts of drafts that an annotated record has, right by their dyads."""

from __future__ import annotations

import pytest

from readout.assemble.casts import Cast
from tests.assemble.coding import draft, parties

pytest.importorskip("sklearn", reason="scikit-learn fits the trees: pip install -r training/requirements.txt")

from whole_casts import FEWEST, Example, dyads_of, fit, share_right


def test_dyads_are_those_of_the_cast_and_not_of_the_draft() -> None:
    one = draft("ASSAULT", ("SYR/MIL/",), ("TUR/MIL/",))
    assert dyads_of(one, Cast(parties("SYR/MIL/", "TUR/MIL/"), (), 0.0)) == {("ASSAULT", "SYR~TUR")}
    assert dyads_of(one, Cast(parties("TUR/MIL/"), parties("SYR/REB/"), 0.0)) == {("ASSAULT", "TUR>SYR")}


def test_the_likeliest_cast_is_the_one_that_the_features_speak_for() -> None:
    examples = [Example([{"good": 1.0, "rare": 1.0}, {"good": 0.0}], [True, False], n % 5) for n in range(FEWEST - 1)]
    examples += [Example([{"good": 0.0}, {"good": 1.0}], [False, True], n % 5) for n in range(FEWEST)]
    fitted = fit(examples)
    assert list(fitted[0].get_feature_names_out()) == ["good"]
    assert share_right(fitted, examples) == 1.0
