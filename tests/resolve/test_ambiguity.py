"""Names that several can mean: refused or ranked at several dates, never guessed."""

from __future__ import annotations

import pytest

from readout.resolve.lookup import AMBIGUOUS, REMOTE, Answer, Query, decide, readings

DAYS = (None, "1991-02-01", "1999-01-01", "2005-01-01", "2016-05-01", "2024-06-01")


def asked(text: str, day: str | None) -> Answer:
    return decide(readings(Query(text, day)))


def names(answer: Answer) -> list[str]:
    return [reading.party.gold() for reading in answer.alternatives]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("text", "best", "other"),
    [("Georgia", "GEO/GOV/", "USA/GOV/"), ("Congo", "COD/GOV/", "COG/GOV/"), ("Korea", "KOR/GOV/", "PRK/GOV/")],
)
def test_states_that_share_a_name_are_refused(text: str, best: str, other: str, day: str | None) -> None:
    answer = asked(text, day)
    assert (answer.reading, answer.reason) == (None, AMBIGUOUS)
    assert names(answer) == [best, other]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(
    ("text", "party", "other"),
    [
        pytest.param("Niger", "NER/GOV/", "NGA/GOV/", id="the state, or that of Nigeria"),
        pytest.param("Jordan", "JOR/GOV/", "UNK/UNK/", id="the state, or the river or a person"),
        pytest.param("Washington", "USA/GOV/", "UNK/UNK/", id="the government, or the state or a person"),
    ],
)
def test_a_better_reading_is_chosen_and_the_other_is_listed(text: str, party: str, other: str, day: str | None) -> None:
    answer = asked(text, day)
    assert answer.reading is not None
    assert answer.reading.party.gold() == party
    assert answer.reading.confidence <= 0.9
    assert other in names(answer)


@pytest.mark.parametrize(
    ("text", "day", "among"),
    [
        ("Bush", None, {"USA/ELI/George W. Bush", "USA/ELI/George H. W. Bush"}),
        pytest.param("Bush", "1995-06-01", {"USA/GOV/George W. Bush", "USA/ELI/George H. W. Bush"}, id="governor, president"),
        ("Bush", "2019-01-01", {"USA/ELI/George W. Bush", "USA/ELI/George H. W. Bush"}),
        ("Kim", None, {"PRK/GOV/Kim Jong Un"}),
        ("Kim", "1995-06-01", {"KOR/GOV/Kim Young-sam", "PRK/GOV/Kim Jong Il"}),
        ("Kim", "1999-01-01", {"KOR/GOV/Kim Dae-jung", "PRK/GOV/Kim Jong Il"}),
        ("Kim", "2022-06-01", {"PRK/GOV/Kim Jong Un", "KOR/ELI/Kim Boo-kyum"}),
        pytest.param("Sharif", "2019-01-01", {"PAK/OPP/Shehbaz Sharif", "PAK/ELI/Nawaz Sharif"}, id="brothers"),
    ],
)
def test_a_surname_of_several_is_refused(text: str, day: str | None, among: set[str]) -> None:
    answer = asked(text, day)
    assert answer.reading is None
    assert answer.reason in {AMBIGUOUS, REMOTE}
    assert among <= set(names(answer))


@pytest.mark.parametrize(
    ("text", "day", "party"),
    [
        ("Bush", "1991-02-01", "USA/GOV/George H. W. Bush"),
        ("Bush", "2003-03-20", "USA/GOV/George W. Bush"),
        ("Sharif", "1999-01-01", "PAK/GOV/Nawaz Sharif"),
        ("Sharif", "2016-05-01", "PAK/GOV/Nawaz Sharif"),
        ("Sharif", "2022-06-01", "PAK/GOV/Shehbaz Sharif"),
        ("Kim", "1991-02-01", "PRK/GOV/Kim Il Sung"),
    ],
)
def test_the_one_in_the_first_office_is_meant(text: str, day: str, party: str) -> None:
    answer = asked(text, day)
    assert answer.reading is not None
    assert answer.reading.party.gold() == party
    assert answer.alternatives
