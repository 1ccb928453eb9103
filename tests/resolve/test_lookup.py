"""Mentions looked up from outside a document: which reading is chosen, which are listed, when none is clearly best."""

from __future__ import annotations

import re

import pytest

from readout.knowledge.offices import tenures
from readout.resolve.lookup import AMBIGUOUS, NOTHING, REMOTE, TOGETHER, Answer, Query, answers, decide, readings
from readout.resolve.persons import Beside, look_up
from readout.tables import earliest

TALKS = (
    "PM Modi spoke to President Putin on Thursday; he appealed to Russian troops, and the Ukrainian ambassador thanked him. "
    "The governor of Georgia met Bush."
)


def asked(text: str, day: str | None = None, **more: str) -> Answer:
    ((_, answer),) = answers([Query(text, day, **more)])  # type: ignore[arg-type]
    return answer


def chosen(answer: Answer) -> str | None:
    return answer.reading.party.gold() if answer.reading else None


def listed(answer: Answer) -> list[str]:
    return [other.party.gold() for other in answer.alternatives]


# ---- by the tables ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "day", "party"),
    [
        pytest.param("PM Modi", "2022-02-24", "IND/GOV/Narendra Modi", id="title and surname"),
        pytest.param("Modi's", "2022-02-24", "IND/GOV/Narendra Modi", id="possessive"),
        pytest.param("Mr. Putin", "2022-02-24", "RUS/GOV/Vladimir Putin", id="form of address"),
        pytest.param("Secretary Clinton", "2010-01-01", "USA/GOV/Hillary Clinton", id="the title tells which"),
        pytest.param("Mrs Thatcher", "1988-01-01", "GBR/GOV/Margaret Thatcher", id="sex of the title"),
        pytest.param("Bush", "2003-03-20", "USA/GOV/George W. Bush", id="the president before the governor"),
        pytest.param("George Bush", "1990-01-01", "USA/GOV/George H. W. Bush", id="the day tells which"),
        pytest.param("Sharif", "2016-01-01", "PAK/GOV/Nawaz Sharif", id="the one in office"),
        pytest.param("Sharif", "2021-05-01", "PAK/OPP/Shehbaz Sharif", id="opposition on that day"),
        pytest.param("Amir Peretz", "2006-05-04", "ISR/GOV/Amir Peretz", id="a title that is a first name"),
        pytest.param("Barack Obama", "2019-01-01", "USA/ELI/Barack Obama", id="out of office"),
        pytest.param("the Taliban", "2020-01-01", "AFG/REB/Taliban", id="body before its change"),
        pytest.param("the Taliban", "2022-01-01", "AFG/GOV/Taliban", id="body after its change"),
        pytest.param("the Kremlin", "2022-01-01", "RUS/GOV/", id="seat of power"),
        pytest.param("Russians", "2022-01-01", "RUS/CVL/", id="people"),
        pytest.param("NATO", "2022-01-01", "IGO//NATO", id="organisation"),
        pytest.param("Niger", "2023-08-01", "NER/GOV/", id="state before a region of its name"),
        pytest.param("Washington", "2023-08-01", "USA/GOV/", id="city and region of one state"),
    ],
)
def test_the_best_reading_is_chosen(text: str, day: str, party: str) -> None:
    assert chosen(decide(readings(Query(text, day)))) == party


@pytest.mark.parametrize(
    ("text", "day", "parties"),
    [
        pytest.param("Georgia", "2022-01-01", {"GEO/GOV/", "USA/GOV/"}, id="state and region"),
        pytest.param("Congo", "2022-01-01", {"COD/GOV/", "COG/GOV/"}, id="two states"),
        pytest.param("Korea", "2020-01-01", {"KOR/GOV/", "PRK/GOV/"}, id="part of two names"),
        pytest.param("Kim", "2021-06-01", {"PRK/GOV/Kim Jong Un", "KOR/GOV/Kim Boo-kyum"}, id="family name first"),
        pytest.param("Bush", None, {"USA/ELI/George W. Bush", "USA/ELI/George H. W. Bush"}, id="no day"),
    ],
)
def test_equally_good_readings_are_listed_and_none_is_chosen(text: str, day: str | None, parties: set[str]) -> None:
    answer = asked(text, day)
    assert (answer.reading, answer.reason) == (None, AMBIGUOUS)
    assert parties <= set(listed(answer))


def test_a_weaker_reading_is_an_alternative() -> None:
    assert listed(asked("Niger", "2023-08-01")) == ["NGA/GOV/"]
    assert "PAK/MIL/Raheel Sharif" in listed(asked("Sharif", "2016-01-01"))


def test_what_is_known_of_the_chosen_one() -> None:
    reading = asked("PM Modi", "2022-02-24").reading
    assert reading is not None
    assert (reading.party.office, reading.party.identifier_id) == ("Prime Minister", "Q1058")
    assert reading.reason.startswith("offices.tsv, IND Prime Minister: Narendra Modi, from 2014-05-26 (")


def test_the_reason_holds_period_and_source() -> None:
    assert re.fullmatch(
        r"bodies\.tsv, Taliban: AFG/REB Taliban, 1994 to 2021-08-14 \(.+\)", asked("Taliban", "2020-01-01").reason
    )
    assert re.fullmatch(r"states\.tsv, France: name of FRA, at all times \(.+\)", asked("France").reason)


def test_an_office_counts_on_its_own_days() -> None:
    reading = asked("Barack Obama", "2019-01-01").reading
    assert reading is not None
    assert reading.party.office is None
    assert "not on that day" in reading.reason


def test_a_name_that_many_states_share_needs_its_own() -> None:
    assert chosen(asked("Senate", "2020-01-01", publisher="The White House")) == "USA/LEG/United States Senate"
    elsewhere = asked("Senate", "2020-01-01", publisher="Dawn")
    assert (elsewhere.reading, elsewhere.reason) == (None, REMOTE)


@pytest.mark.parametrize("text", ["Zzyzx", "the table", "he", "", "  ", "’s"])
def test_nothing_goes_by_it(text: str) -> None:
    assert asked(text, "2022-01-01") == Answer(None, NOTHING)


def test_surnames_are_read_as_in_a_text() -> None:
    """Where both the coder's who's-who and the look-up choose, they choose the same person."""
    for tenure in tenures():
        day, word = earliest(tenure.start), tenure.person.split()[-1]
        coder = look_up((word.lower(),), Beside(), day)
        reading = decide(readings(Query(word, day))).reading
        if coder is not None and reading is not None and reading.party.name:
            assert reading.party.name == coder.person


# ---- phrases and sentences -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "more", "party"),
    [
        pytest.param("the Russian President", {}, "RUS/GOV/Vladimir Putin", id="office of a state"),
        pytest.param("US troops", {}, "USA/MIL/", id="force of a state"),
        pytest.param(
            "Prime Minister", {"issuer": "Ministry of External Affairs of India"}, "IND/GOV/Narendra Modi", id="issuer"
        ),
        pytest.param("gunmen", {}, "UNK/UAF/", id="of no known state"),
    ],
)
def test_a_phrase_without_a_context_is_parsed(text: str, more: dict[str, str], party: str) -> None:
    assert chosen(asked(text, "2022-02-24", **more)) == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Modi", "IND/GOV/Narendra Modi"),
        ("he", "IND/GOV/Narendra Modi"),
        ("Russian troops", "RUS/MIL/"),
        ("the Ukrainian ambassador", "UKR/GOV/"),
        ("Georgia", "GEO/GOV/"),
    ],
)
def test_a_mention_in_its_sentence(text: str, party: str) -> None:
    assert chosen(asked(text, "2022-02-24", context=TALKS)) == party


def test_the_reason_in_a_sentence_names_the_antecedent() -> None:
    assert "stands for 'PM Modi'; offices.tsv, IND" in asked("he", "2022-02-24", context=TALKS).reason


def test_the_other_readings_stay_alternatives_in_a_sentence() -> None:
    assert listed(asked("Georgia", "2022-02-24", context=TALKS)) == ["USA/GOV/"]


def test_the_span_says_which_of_two() -> None:
    text = "Israeli soldiers left. Syrian soldiers stayed."
    at = text.rindex("soldiers")
    ((_, second),) = answers([Query("soldiers", "2022-01-01", text, (at, at + 8))])
    assert chosen(second) == "SYR/MIL/"
    assert chosen(asked("soldiers", "2022-01-01", context=text)) == "ISR/MIL/"


def test_a_span_that_is_a_little_off_means_the_nearest_words() -> None:
    text = "Israeli soldiers left. Syrian soldiers stayed."
    at = text.rindex("soldiers")
    ((_, answer),) = answers([Query("soldiers", "2022-01-01", text, (at - 1, at + 7))])
    assert chosen(answer) == "SYR/MIL/"


def test_several_parties_together_are_all_listed() -> None:
    answer = asked("Biden and Macron", "2022-01-01", context="Biden and Macron met in Paris.")
    assert (answer.reading, answer.reason) == (None, TOGETHER)
    assert listed(answer) == ["USA/GOV/Joe Biden", "FRA/GOV/Emmanuel Macron"]


def test_words_that_the_context_lacks_are_looked_up_in_the_tables() -> None:
    assert chosen(asked("Hamas", "2022-01-01", context="Talks were held in Cairo.")) == "PSE/REB/Hamas"


def test_many_at_once_come_back_in_order() -> None:
    queries = [
        Query(text, "2022-01-01", context, id=n)
        for n, (text, context) in enumerate([("Iran", None), ("it", "It is late.")] * 70)
    ]
    found = list(answers(queries))
    assert [query.id for query, _ in found] == list(range(140))
    assert {chosen(answer) for query, answer in found if query.text == "Iran"} == {"IRN/GOV/"}


def test_confidence_is_a_share() -> None:
    for text in ("Modi", "Georgia", "Kim", "France"):
        answer = asked(text, "2022-01-01")
        both = [*filter(None, [answer.reading]), *answer.alternatives]
        assert all(0 < r.confidence <= 1 for r in both)
        assert [r.confidence for r in both] == sorted((r.confidence for r in both), reverse=True)
