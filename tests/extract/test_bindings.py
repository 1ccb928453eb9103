"""Clauses that ask, promise, announce or tell of a deed: kind, who owes it, what is to be done."""

from __future__ import annotations

import pytest

from readout.extract.bindings import Binding, bindings
from readout.extract.parse import parse


def found(text: str) -> list[Binding]:
    return list(bindings(next(parse([text]))))


def read(text: str, kind: str) -> list[tuple[list[str], str]]:
    return [([t.text for t in one.owners], text[slice(*one.gist)]) for one in found(text) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "owners", "gist"),
    [
        pytest.param("Peru urged Chile to free the pilot.", ["Chile"], "to free the pilot", id="object and infinitive"),
        pytest.param("Peru appealed to Chile to free him.", ["Chile"], "to free him", id="behind a preposition"),
        pytest.param("The envoy went on to ask that Chile free the pilot.", ["Chile"], "Chile free the pilot", id="went on to"),
        pytest.param("Peru demanded an apology from Chile.", ["Chile"], "an apology from Chile", id="a thing that is wanted"),
        pytest.param("Peru asked Chile on Monday for a loan.", ["Chile"], "a loan", id="for"),
        pytest.param(
            "She called it essential that the two sides withdraw.",
            ["sides"],
            "the two sides withdraw",
            id="called it essential",
        ),
        pytest.param("Despite Peru's appeals to Chile, nothing moved.", ["Chile"], "Peru's appeals", id="noun"),
        pytest.param("Peru insisted that the ship be moved.", [], "the ship be moved", id="passive, nobody named"),
        pytest.param(
            "Peru gave the consul 48 hours to leave.", ["consul"], "48 hours to leave", id="the time that somebody is given"
        ),
    ],
)
def test_what_is_asked(text, owners, gist):
    (one,) = read(text, "asked")
    assert one[0] == owners and one[1].startswith(gist)


@pytest.mark.parametrize(
    ("text", "owners", "gist"),
    [
        pytest.param("Norway promised to send two ships.", ["Norway"], "to send two ships", id="promised"),
        pytest.param("Norway agreed to a halt.", ["Norway"], "a halt", id="agreed to a thing"),
        pytest.param("Norway offered 60 tents.", ["Norway"], "60 tents", id="offered a thing"),
        pytest.param("Norway is to send two ships.", ["Norway"], "to send two ships", id="is to"),
        pytest.param("Norway was prepared to go on, the king said.", ["Norway"], "to go on", id="was prepared to"),
        pytest.param("The king looks forward to welcoming her.", ["king"], "welcoming her", id="looks forward to"),
        pytest.param("Norway will send two ships.", ["Norway"], "Norway will send two ships", id="will"),
        pytest.param("The king said that he would visit Oslo.", ["he"], "he would visit Oslo", id="said that he would"),
        pytest.param("Norway was promised all Finnish help.", ["Finnish"], "all Finnish help", id="was promised his help"),
        pytest.param("Norway announced a truce of two days.", ["Norway"], "a truce of two days", id="announced a step"),
    ],
)
def test_what_is_promised(text, owners, gist):
    assert (owners, gist) in read(text, "promised")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Norway would send ships if asked.", id="only if"),
        pytest.param("Norway refused to promise to send ships.", id="refused to promise"),
        pytest.param("Will Norway send ships?", id="question"),
        pytest.param("Norway will not send ships.", id="not"),
        pytest.param("Norway will attack the port.", id="a threat"),
        pytest.param("Its aim is to win.", id="what an aim is"),
        pytest.param("Peru gave Chile a loan in May to rebuild the port.", id="given something else than time"),
        pytest.param("The ships will be needed.", id="what will be done to it"),
    ],
)
def test_what_is_no_promise(text):
    assert read(text, "promised") == []


def test_a_time_that_parties_give_themselves_is_a_promise():
    text = "In Lima the two governments gave themselves two months to reopen their missions."
    assert read(text, "promised") == [(["governments"], "two months to reopen their missions")]
    assert read("Peru gave Chile a loan in May to rebuild the port.", "asked") == []


def test_the_day_of_a_promise_is_that_of_the_verb_above_it():
    (one,) = [
        b for b in found("On Monday the ministry said that its envoy would visit Oslo on Friday.") if b.kind == "promised"
    ]
    assert one.said is not None and one.said.text == "said"


def test_whoever_says_so_is_kept_beside_a_subject_that_is_nobody():
    (one,) = [b for b in found("Peru and Chile agreed that neither would use force.") if b.kind == "promised"]
    assert [t.text for t in one.speakers] == ["Peru"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        pytest.param("The troops left the town on Friday.", ["The troops left the town on Friday"], id="past"),
        pytest.param("The pilots have been freed.", [], id="nobody did it, but it was done"),
        pytest.param("The troops did not leave the town.", [], id="not"),
        pytest.param("Peru gave Chile ten ships.", ["Peru gave Chile ten ships"], id="given a thing"),
        pytest.param("Peru sent Chile a letter of thanks.", [], id="sent words"),
        pytest.param("Peru raised its flag.", ["Peru raised its flag"], id="raised a thing"),
        pytest.param("Peru raised concerns about the port.", [], id="raised in words"),
        pytest.param("The troops may have left the town.", [], id="may"),
        pytest.param(
            "He promised to resign; he did so in April.", ["he did so in April"], id="a clause by itself behind a semicolon"
        ),
    ],
)
def test_what_was_done(text, clauses):
    told = [gist for _, gist in read(text, "done")]
    assert told == clauses or (not clauses and all("freed" in gist for gist in told))
