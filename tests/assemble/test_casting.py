"""Who fits goes in, who does not goes out, who is in between stays; and of whole casts the likeliest one is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from readout.assemble.candidates import Candidate
from readout.assemble.casting import other_readings, recast
from readout.assemble.draft import Draft
from readout.model.trees import Trees

from .coding import draft, gold, parties

CHANCE = Trees(0.0, ((("at least 10", 0.5, 1, 2), (-6.0,), ("at least 50", 0.5, 3, 4), (-0.5,), (6.0,)),))
AS_IT_STANDS = Trees(-6.0, ((("now_both", 0.5, 1, 2), (0.0,), (12.0,)),))
TREES = {"actor": CHANCE, "recipient": CHANCE, "together": AS_IT_STANDS}  # 0.002, 0.38 or 0.998
BOTH = ((("each_other", 0.5, 1, 2), (0.0,), (7.0,)), (("now_both", 0.5, 1, 2), (0.0,), (6.0,)))
FIGHT, SCUFFLE = Trees(-8.0, BOTH), Trees(-6.0, BOTH)  # each other more than twice as likely as what is there, or not
SURE, UNSURE, WRONG = {"at least 10": 1.0, "at least 50": 1.0}, {"at least 10": 1.0}, dict[str, float]()


def weighed(**sides: list[tuple[str, dict[str, float]]]) -> Callable[[Draft], list[Candidate]]:
    """Candidates that are known beforehand."""
    return lambda _: [Candidate(side, parties(one)[0], facts) for side, found in sides.items() for one, facts in found]


@pytest.mark.parametrize(
    ("fit", "expected"),
    [(SURE, ["SYR/REB/", "TUR/MIL/"]), (UNSURE, ["SYR/REB/"]), (WRONG, ["SYR/REB/"])],
)
def test_only_who_is_likely_comes_in(fit: dict[str, float], expected: list[str]) -> None:
    one = draft("ASSAULT", ("SYR/REB/",))
    recast([one], weighed(actor=[("SYR/REB/", SURE), ("TUR/MIL/", fit)]), TREES)
    assert gold(one.actors) == expected
    assert one.features["recast_actor"] == float(len(expected) > 1)


@pytest.mark.parametrize(("fit", "expected"), [(SURE, ["USA/GOV/"]), (UNSURE, ["USA/GOV/"]), (WRONG, [])])
def test_only_who_is_unlikely_goes(fit: dict[str, float], expected: list[str]) -> None:
    one = draft("ACCUSE", ("RUS/GOV/",), ("USA/GOV/",))
    recast([one], weighed(actor=[("RUS/GOV/", SURE)], recipient=[("USA/GOV/", fit)]), TREES)
    assert gold(one.recipients) == expected


def test_one_of_a_code_that_is_there_replaces_nobody() -> None:
    one = draft("ACCUSE", ("RUS/GOV/Sergey Lavrov",))
    recast([one], weighed(actor=[("RUS/GOV/Sergey Lavrov", UNSURE), ("RUS/MIL/", SURE)]), TREES)
    assert gold(one.actors) == ["RUS/GOV/Sergey Lavrov"]


def test_the_same_words_mean_one_state() -> None:
    def of(_: Draft) -> list[Candidate]:
        guess, other = parties("IND/MIL/", "UKR/MIL/")
        return [Candidate("actor", guess, UNSURE), Candidate("actor", other, SURE, instead_of="IND")]

    stays = draft("ASSAULT", ("IND/MIL/",))
    recast([stays], of, TREES)
    assert gold(stays.actors) == ["IND/MIL/"]


def test_the_unknown_never_come_in_and_statements_stay() -> None:
    act, words = draft("ASSAULT", ("SYR/REB/",), ("TUR/MIL/",)), draft("STATEMENT", ("SYR/REB/",))
    recast([act, words], weighed(actor=[("SYR/REB/", WRONG), ("UNK/UAF/", SURE)], recipient=[("TUR/MIL/", SURE)]), TREES)
    assert act.actors == ()
    assert gold(words.actors) == ["SYR/REB/"]


def test_the_order_of_drafts_does_not_matter() -> None:
    def cast(drafts: list[Draft]) -> dict[str, list[str]]:
        recast(drafts, weighed(actor=[("RUS/GOV/", UNSURE), ("USA/GOV/", SURE)]), TREES)
        return {d.event: gold(d.actors) for d in drafts}

    assert cast([draft("ACCUSE"), draft("REJECT")]) == cast([draft("REJECT"), draft("ACCUSE")])


@pytest.mark.parametrize(
    ("event", "recipients", "fit", "rivals"),
    [
        pytest.param("ACCUSE", (), SURE, [["IRN/GOV/"]], id="open"),
        pytest.param("ACCUSE", (), UNSURE, [], id="nobody likely"),
        pytest.param("CONSULT", (), SURE, [], id="an act that needs no recipient"),
        pytest.param("REQUEST", ("USA/GOV/",), SURE, [["IRN/GOV/"]], id="doubtful"),
        pytest.param("AID", ("USA/GOV/",), SURE, [], id="told"),
    ],
)
def test_another_reading_of_recipients(
    event: str, recipients: tuple[str, ...], fit: dict[str, float], rivals: list[list[str]]
) -> None:
    one = draft(event, ("RUS/GOV/",), recipients, at=7)
    told = [("RUS/GOV/", SURE), ("USA/GOV/", UNSURE), ("IRN/GOV/", fit)]
    found = other_readings([one], weighed(actor=told, recipient=told), TREES)
    assert [gold(r.recipients) for r in found] == rivals
    assert gold(one.recipients) == list(recipients)
    assert all(r.instead_of == (7, event) and r.features["recast_recipient"] for r in found)
    assert "official_cast" in one.features


def test_the_likeliest_whole_cast_is_chosen() -> None:
    one = draft("ASSAULT", ("SYR/MIL/",), ("TUR/MIL/",))
    sure = weighed(actor=[("SYR/MIL/", SURE), ("TUR/MIL/", UNSURE)], recipient=[("SYR/MIL/", UNSURE), ("TUR/MIL/", SURE)])
    recast([one], sure, {**TREES, "together": FIGHT})
    assert (gold(one.actors), one.recipients) == (["SYR/MIL/", "TUR/MIL/"], ())
    assert one.features["cast_whole"] < 0 < one.features["cast_lead"]


def test_another_cast_that_is_hardly_likelier_changes_nothing() -> None:
    one = draft("ASSAULT", ("SYR/MIL/",), ("TUR/MIL/",))
    sure = weighed(actor=[("SYR/MIL/", SURE), ("TUR/MIL/", UNSURE)], recipient=[("SYR/MIL/", UNSURE), ("TUR/MIL/", SURE)])
    recast([one], sure, {**TREES, "together": SCUFFLE})
    assert (gold(one.actors), gold(one.recipients)) == (["SYR/MIL/"], ["TUR/MIL/"])
    assert one.features["cast_lead"] < 0


def test_two_of_one_state_may_fight_each_other() -> None:
    one = draft("ASSAULT", ("SYR/MIL/",), ("SYR/REB/",))
    both = weighed(actor=[("SYR/MIL/", SURE), ("SYR/REB/", UNSURE)], recipient=[("SYR/REB/", SURE), ("SYR/MIL/", UNSURE)])
    one_state = Trees(-6.0, ((("one_state", 0.5, 1, 2), (0.0,), (12.0,)),))
    recast([one], both, {**TREES, "together": one_state})
    assert gold(one.actors) == ["SYR/MIL/", "SYR/REB/"] and one.recipients == ()


def test_the_unknown_doer_stays_where_nobody_else_did_it() -> None:
    one = draft("ASSAULT", ("UNK/UAF/",), ("TUR/MIL/",))
    recast([one], weighed(actor=[("UNK/UAF/", UNSURE), ("SYR/MIL/", WRONG)], recipient=[("TUR/MIL/", SURE)]), TREES)
    assert gold(one.actors) == ["UNK/UAF/"]


def test_a_model_without_trees_for_whole_casts_still_casts_each_side() -> None:
    one = draft("ASSAULT", ("SYR/REB/",))
    sides = {side: TREES[side] for side in ("actor", "recipient")}
    recast([one], weighed(actor=[("SYR/REB/", WRONG), ("TUR/MIL/", SURE)]), sides)
    assert gold(one.actors) == ["TUR/MIL/"]
    assert one.features["recast_actor"] == 1.0 and "cast_whole" not in one.features
