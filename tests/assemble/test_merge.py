"""Which mentions are one act, and what the record keeps of the later ones."""

from __future__ import annotations

import pytest

from readout.assemble.merge import merged, same_act, without_reports

from .coding import draft, events, gold

MACRON, SCHOLZ, TUSK = "FRA/GOV/Emmanuel Macron", "DEU/GOV/Olaf Scholz", "POL/GOV/Donald Tusk"


def test_one_act_told_twice_is_one_record_with_two_triggers() -> None:
    first, second = draft("ASSAULT", recipients=("UKR/GOV/",)), draft("ASSAULT", recipients=("UKR/MIL/",), at=50)
    (kept,) = merged([first, second])
    assert kept is first
    assert kept.more == [second]


@pytest.mark.parametrize(
    ("second", "same"),
    [
        pytest.param(draft("ASSAULT", recipients=("UKR/GOV/",), at=50), True, id="again"),
        pytest.param(draft("COERCE", recipients=("UKR/GOV/",), at=50), False, id="another type"),
        pytest.param(draft("ASSAULT", recipients=("POL/GOV/",), at=50), False, id="another victim"),
        pytest.param(draft("ASSAULT", ("BLR/GOV/",), ("UKR/GOV/",), at=50), False, id="another attacker"),
        pytest.param(draft("ASSAULT", recipients=("UKR/GOV/",), at=50, factuality="negated"), False, id="one that was not"),
    ],
)
def test_same_act(second: object, same: bool) -> None:
    assert same_act(draft("ASSAULT", recipients=("UKR/GOV/",)), second) is same  # type: ignore[arg-type]


def test_requests_of_two_modes_are_two() -> None:
    ask, demand = (draft("REQUEST", recipients=("IRN/GOV/",), mode=mode) for mode in ("meet", "yield"))
    assert not same_act(ask, demand)


def test_two_speakers_of_one_state_are_two() -> None:
    one = draft("REQUEST", ("FRA/GOV/",), ("IRN/GOV/",))
    other = draft("REQUEST", (MACRON,), ("IRN/GOV/",))
    assert not same_act(one, other)


def test_a_meeting_is_the_same_whoever_is_named_first() -> None:
    assert same_act(draft("CONSULT", (MACRON, SCHOLZ)), draft("CONSULT", (SCHOLZ,), (MACRON,)))


def test_a_meeting_of_three_takes_in_that_of_two_of_them() -> None:
    assert same_act(draft("CONSULT", (MACRON, SCHOLZ, TUSK)), draft("CONSULT", (MACRON, SCHOLZ)))


def test_the_first_mention_takes_a_mode_from_the_second() -> None:
    first = draft("CONSULT", (MACRON, SCHOLZ))
    merged([first, draft("CONSULT", (MACRON, SCHOLZ), mode="phone", at=50)])
    assert first.mode == "phone"


def test_a_mention_that_is_not_believed_gives_its_place_to_one_that_is() -> None:
    first, second = draft("ASSAULT", recipients=("UKR/GOV/",)), draft("ASSAULT", recipients=("UKR/GOV/",), at=50)
    assert merged([first, second], lambda one: one is second) == [second]
    assert second.more == [first]


def test_records_stay_in_text_order_where_a_later_mention_stands_for_the_act() -> None:
    doubted, other = draft("ASSAULT", recipients=("UKR/GOV/",)), draft("PROTEST", at=20)
    believed = draft("ASSAULT", recipients=("UKR/GOV/",), at=50)
    assert merged([doubted, other, believed], lambda one: one is not doubted) == [other, believed]


def test_an_act_told_once_in_the_foreground_is_no_background() -> None:
    first = draft("ASSAULT", recipients=("UKR/GOV/",), background=True)
    merged([first, draft("ASSAULT", recipients=("UKR/GOV/",), at=50)])
    assert not first.background


def test_a_statement_gives_way_to_the_act_that_it_reports() -> None:
    said, act = draft("STATEMENT", ("UKR/GOV/",)), draft("ASSAULT", recipients=("UKR/GOV/",), at=20)
    said.gist = (15, 40)
    assert without_reports([said, act], lambda draft: True) == [act]
    assert without_reports([said, act], lambda draft: False) == [said, act]


def test_a_statement_about_the_past_stays() -> None:
    said, act = draft("STATEMENT", ("UKR/GOV/",)), draft("ASSAULT", recipients=("UKR/GOV/",), at=20, background=True)
    said.gist = (15, 40)
    assert without_reports([said, act], lambda draft: True) == [said, act]


def test_in_a_text_one_attack_is_one_record() -> None:
    text = "Russia launched an attack on Ukraine. The Russian attack on Ukraine began at dawn."
    (event,) = events(text, "ASSAULT")
    assert (gold(event.actor), gold(event.recipient)) == (["RUS/GOV/"], ["UKR/GOV/"])
    assert sum(e.field == "event" and e.exact == "attack" for e in event.evidence) == 2
