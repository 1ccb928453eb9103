"""Forms of one word have one stem; what is asked for is told from what it is asked about; deadlines have a day."""

from dataclasses import replace

import pytest

from readout.link.clauses import clause, matter
from readout.link.deadlines import due_date, last_day
from readout.link.deeds import deeds, wanted
from readout.link.figures import figures
from readout.link.inflection import content_words, shared, stem
from tests.link.making import report


@pytest.mark.parametrize(
    "forms",
    [
        "release releases released releasing",
        "stop stops stopped stopping",
        "agree agrees agreed agreeing",
        "supply supplies supplied",
        "city cities",
        "tonne tonnes",
    ],
)
def test_forms_of_a_word_have_one_stem(forms):
    assert len({stem(word) for word in forms.split()}) == 1


def test_words_of_two_kinds_keep_apart():
    assert len({stem(word) for word in "crisis access troops talks aid cease".split()}) == 6


def test_content_words_leave_out_titles_and_times():
    assert content_words("The Prime Minister said on Monday that the ceasefire will hold") == {stem("ceasefire"), stem("hold")}


def test_what_is_shared_is_measured_by_the_smaller_set():
    assert shared(frozenset("ab"), frozenset("abcd")) == 1.0
    assert shared(frozenset(), frozenset("a")) == 0.0


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("to withdraw by the end of March", "2022-03-31"),
        ("to release them within 48 hours", "2022-03-09"),
        ("to hand them over within ten days", "2022-03-17"),
        ("to reply by Friday", "2022-03-11"),
        ("will visit on 12 May", "2022-05-12"),
        ("to meet again in two weeks", "2022-03-21"),
        ("a 10-day deadline", "2022-03-17"),
        ("to rebuild the bridge by 2030", "2030-12-31"),
    ],
)
def test_a_deadline_is_the_last_day_in_time(words, day):
    assert due_date(words, "2022-03-07") == day


@pytest.mark.parametrize(
    "words",
    [
        "to end the war that began in February",  # the date is that of the war
        "to hold the truce until 30 June",  # no deadline: it ends then
        "to meet in the coming days",
        "to explain what had happened over the last three months",
        "his commitment after the attack earlier this month",
    ],
)
def test_other_dates_are_no_deadline(words):
    assert due_date(words, "2022-03-07") is None


def test_no_deadline_without_a_day_to_count_from():
    assert due_date("within 48 hours", None) is None


def test_the_last_day_of_february_is_known():
    assert (last_day("2024-02"), last_day("2023-02"), last_day("2022")) == ("2024-02-29", "2023-02-28", "2022-12-31")


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("PM Modi to talk to Putin to stop the invasion", "talks"),
        ("an immediate cessation of violence", "ceasefire"),
        ("North Korea to halt its missile tests", "fighting"),  # not about missiles as aid
        ("to take steps to release the hostages", "release"),  # `take` only leads there
        ("to resume negotiations", "talks"),
        ("to curb its overcapacity", None),  # a verb that no deed has: whatever its objects are called
        ("Prime Minister Netanyahu to Washington before the end of the year", None),  # `end` is a time
    ],
)
def test_the_verb_decides_what_is_asked(words, deed):
    main = wanted(words).main
    assert (main.name if main else None) == deed


def test_a_clause_about_an_act_names_all_its_deeds():
    assert {d.name for d in deeds("released the prisoners and sent wheat").found} >= {"release", "aid"}


def test_modes_bound_what_proves_a_ceasefire():
    ceasefire = wanted("a ceasefire").main
    assert ceasefire.shown_by("RETREAT", "ceasefire") and not ceasefire.shown_by("RETREAT", "release")
    assert not ceasefire.shown_by("CONSULT", None)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("withdraw 41 of its 62 diplomats", {"diplomat": 41}),
        ("sent 50,000 tons of rice", {"ton": 50000}),
        ("$5.5 billion in aid", {"$": 5.5e9}),
        ("freed ten American prisoners", {"prisoner": 10}),
        ("by 10 October", {}),
        ("one of them", {}),
    ],
)
def test_figures_are_known_by_what_they_count(words, found):
    assert figures(words) == found


def test_a_clause_ends_where_the_next_act_of_its_sentence_begins():
    one = report("REQUEST", "USA", "CHN", "The president >urged< China to free them and called for talks", "2024-01-01")
    other = report("REQUEST", "USA", "CHN", "The president urged China to free them and >called< for talks", "2024-01-01")
    text = one.document.text
    start = text.index("called")
    second = replace(other.event, anchor=(start, len(text) - 1))
    first = replace(one.event, anchor=(0, text.index(" and called")))
    span = clause(first, [second], text)
    assert text[slice(*span)] == "The president urged China to free them"
    assert text[slice(*matter(first, span, text))] == "China to free them"


def test_words_that_say_who_said_so_are_no_matter():
    one = report(
        "AGREE", "DEU", "UKR", "Germany will >send< 14 tanks to Ukraine, Chancellor Olaf Scholz told parliament", "2023-01-25"
    )
    text = one.document.text
    assert text[slice(*matter(one.event, clause(one.event, [], text), text))] == "14 tanks to Ukraine"
