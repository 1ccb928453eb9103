"""Only acts of political actors are coded; a field that borrows the words of conflict holds none."""

from __future__ import annotations

import pytest

from readout.assemble.relevance import irrelevance

from .coding import draft, events


@pytest.mark.parametrize(
    ("event", "actors", "recipients", "outside"),
    [
        pytest.param("REQUEST", ("FRA/GOV/",), ("IRN/GOV/",), False, id="states"),
        pytest.param("CONSULT", ("FRA/GOV/", "IRN/GOV/"), (), False, id="a meeting of states"),
        pytest.param("CONSULT", ("FRA/GOV/", "FRA/BUS/"), (), True, id="a minister meets a firm"),
        pytest.param("CONSULT", ("UNO//United Nations", "FRA/BUS/"), (), False, id="an organisation meets a firm"),
        pytest.param("ACCUSE", ("USA/BUS/Acme",), ("KOR/BUS/Bolt",), True, id="firms among themselves"),
        pytest.param("ACCUSE", ("USA/BUS/Acme",), ("KOR/GOV/",), False, id="a firm and a state"),
        pytest.param("ASSAULT", ("USA/CVL/",), ("USA/CVL/",), False, id="violence counts whoever does it"),
        pytest.param("PROTEST", ("FRA/LAB/",), (), False, id="protest counts"),
    ],
)
def test_parties(event: str, actors: tuple[str, ...], recipients: tuple[str, ...], outside: bool) -> None:
    assert (irrelevance(draft(event, actors, recipients), None) is not None) is outside


def test_a_text_about_sport_holds_no_act_even_of_states() -> None:
    assert irrelevance(draft("ASSAULT", ("FRA/GOV/",), ("DEU/GOV/",)), "sport") == "text about sport"


def test_a_text_about_art_holds_acts_of_political_actors_alone() -> None:
    assert irrelevance(draft("ASSAULT", ("FRA/GOV/",), ("FRA/CVL/",)), "culture") is None
    assert irrelevance(draft("ASSAULT", ("FRA/CVL/",), ("FRA/CVL/",)), "culture") is not None


def test_private_persons_in_a_text() -> None:
    assert events("Two neighbours argued about a fence in the village. A cook met a baker in the street.") == []
