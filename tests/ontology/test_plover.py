"""PLOVER's types, modes and scores are complete, and every one of them has a CAMEO code."""

from __future__ import annotations

import pytest

from readout.evaluate.annotated import TYPES
from readout.ontology.plover import cameo, event_types, ontology_version, score
from readout.tables import rows

PAIRS = [(kind.name, mode) for kind in event_types().values() for mode in (None, *kind.modes)]
QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "STATEMENT"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
MODES = {
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "RETREAT": {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
    "REQUEST": {"assist", "change", "yield", "meet"},
    "REJECT": {"assist", "change", "yield", "meet"},
    "ACCUSE": {"disapprove", "investigate", "allege"},
    "THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
    "PROTEST": {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
    "SANCTION": {"convict", "expel", "withdraw", "discontinue"},
    "MOBILIZE": {"troops", "weapons", "police", "militia"},
    "COERCE": {
        *("seize", "restrict", "censor", "curfew", "martial-law", "arrest"),
        *("deport", "withhold", "misinformation", "cyber"),
    },
    "ASSAULT": {
        *("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives"),
        *("suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
    },
}


def test_sixteen_types_and_statement() -> None:
    assert len(event_types()) == 17
    assert event_types().keys() == TYPES


@pytest.mark.parametrize(("quad", "names"), QUADS.items())
def test_quad_classes(quad: int, names: set[str]) -> None:
    assert {kind.name for kind in event_types().values() if kind.quad == quad} == names


@pytest.mark.parametrize("name", sorted(TYPES))
def test_modes(name: str) -> None:
    assert event_types()[name].modes.keys() == MODES.get(name, set())


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_is_defined(name: str) -> None:
    assert event_types()[name].definition


@pytest.mark.parametrize(("event", "mode"), PAIRS)
def test_scores_lie_on_the_scale_and_on_their_side(event: str, mode: str | None) -> None:
    value = score(event, mode)
    assert -10 <= value <= 10
    if event not in {"REQUEST", "STATEMENT"}:
        assert (value > 0) == (event_types()[event].quad < 3)


def test_a_mode_without_a_score_of_its_own_takes_that_of_its_type() -> None:
    assert score("AGREE", None) == event_types()["AGREE"].score
    assert score("AGREE", "no such mode") == event_types()["AGREE"].score


@pytest.mark.parametrize(("event", "mode"), PAIRS)
def test_every_type_and_mode_has_its_cameo_row(event: str, mode: str | None) -> None:
    fitting = [r for r in _cameo() if (r["event"], r["mode"], r["context"]) == (event, mode or "", "")]
    assert len(fitting) == 1
    assert cameo(event, mode)[0] == fitting[0]["cameo"]


def test_cameo_rows_name_known_types_and_modes_and_codes_of_digits() -> None:
    for row in _cameo():
        assert (row["event"], row["mode"] or None) in PAIRS
        assert row["cameo"].isdigit()
        assert 3 <= len(row["cameo"]) <= 4
        assert not row["goldstein"] or -10 <= float(row["goldstein"]) <= 10


def test_a_context_chooses_the_finer_code() -> None:
    assert cameo("AGREE", None, frozenset({"military"}))[0] == "0312"
    assert cameo("AGREE", None, frozenset({"gender"}))[0] == "030"


def test_the_version_says_which_plover() -> None:
    assert ontology_version().startswith("plover-")


def _cameo() -> list[dict[str, str]]:
    return list(rows("readout.ontology", "data/cameo.tsv"))
