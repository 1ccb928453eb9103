"""Undertakings and proofs that are told in clauses beside the records, and what the words say became of them."""

from dataclasses import replace

import pytest

from readout.link.ledger import undertakings
from tests.link.making import report


def told(event, actor, recipient, clause, day, **more):
    """A clause that is no record; `|` marks where its gist begins, by default behind the trigger."""
    made = report(event, actor, recipient, clause.replace("|", ""), day, confidence=0.3, **more)
    begin = (
        clause.replace(">", "").replace("<", "").index("|")
        if "|" in clause
        else made.event.trigger[1] - made.event.anchor[0] + 1
    )
    gist = (made.event.anchor[0] + begin, made.event.anchor[1])
    return replace(made, event=replace(made.event, gist=gist), told=True)


def done(actor, clause, day, **more):
    """A clause that tells of a deed: all of it is its gist."""
    return told("STATEMENT", actor, "", f"|{clause}", day, **more)


PROMISE = told("AGREE", "FRA", "PER", "Paris >promised< to withdraw its soldiers from Peru", "2024-03-01", doc="promise")
RECORD = report("AGREE", "FRA", "PER", "Paris >promised< to withdraw its soldiers from Peru", "2024-03-01", doc="promise")


def status(*reports, as_of=None):
    return undertakings(reports, as_of)[0].status


def test_a_promise_that_no_record_tells_of_is_listed():
    (entry,) = undertakings([PROMISE])
    assert (entry.kind, entry.deed, [p.code for p in entry.owner]) == ("commitment", "withdrawal", ["FRA"])
    assert entry.content == "to withdraw its soldiers from Peru"
    assert entry.first.event is None


def test_a_record_of_the_same_clause_counts_alone():
    (entry,) = undertakings([RECORD, PROMISE])
    assert entry.first.event == RECORD.event.id


def test_a_clause_that_tells_of_the_deed_proves_it():
    (entry,) = undertakings(
        [PROMISE, done("FRA", "The last French troops >flew< out of Peru on Friday", "2024-04-05", doc="later")]
    )
    (change,) = entry.changes
    assert (change.status, change.date, change.event, change.doc) == ("met", "2024-04-05", None, "later")


@pytest.mark.parametrize(
    ("why", "act"),
    [
        ("before the promise", done("FRA", "French troops >flew< out of Peru", "2024-02-05")),
        ("on the day of the promise", done("FRA", "French troops >flew< out of Peru", "2024-03-01")),
        ("somebody else", done("ITA", "Italian troops >flew< out of Peru", "2024-04-05")),
        ("somewhere else", done("FRA", "French troops >flew< out of Oslo", "2024-04-05")),
        ("other things", done("FRA", "French tourists >flew< out of Peru", "2024-04-05")),
        ("another act", done("FRA", "French troops >built< a bridge near Peru", "2024-04-05")),
        ("a month that may lie before it", done("FRA", "French troops >flew< out of Peru", "2024-03", published="2024-03-20")),
    ],
)
def test_what_does_not_prove_it(why, act):
    assert status(PROMISE, act, as_of="2024-12-31") == "open", why


def test_words_of_many_documents_are_no_matter():
    asked = report("REQUEST", "PER", "ITA", "Peru >asked< Italy to open the archive of the council", "2024-03-01", doc="asked")
    act = done("ITA", "Italy >opened< the school of the council", "2024-04-01", doc="done")
    many = [done("CHL", "Chile >wrote< of the council", "2023-01-01", doc=f"d{n}") for n in range(12)]
    near = done("ITA", "Italy >opened< the archive of the council to Peru", "2024-04-02", doc="near")
    assert status(asked, act, *many) == "open"
    assert status(asked, near, *many) == "met"


def test_as_many_as_were_to_be_freed_came_home():
    asked = told("AGREE", "ITA", "PER", "Italy >offered< to free 40 Peruvian pilots", "2024-03-01", doc="offer")
    home = done("PER", "40 Peruvian pilots >came< home from Italy", "2024-03-09", doc="home")
    fewer = done("PER", "30 Peruvian pilots >came< home from Italy", "2024-03-09", doc="home")
    assert status(asked, home) == "met"
    assert status(asked, fewer) == "open"


def test_who_leaves_a_deal_refuses_to_keep_it():
    asked = report("REQUEST", "PER", "ITA", "Peru >asked< Italy to keep the lake fishing deal alive", "2024-03-01", doc="asked")
    left = done("ITA", "Italy >walked< out of the lake fishing deal", "2024-04-01", doc="left")
    place = done("ITA", "Italy's crews >left< the lake for other fishing grounds", "2024-04-01", doc="left")
    assert status(asked, left) == "refused"
    assert status(asked, place) == "open"


@pytest.mark.parametrize(
    ("after", "then"),
    [
        (" Rome turned the idea down.", "refused"),
        (" Rome left the request unheeded.", "refused"),
        (" The editor's case was not up for discussion, Rome said.", "refused"),
        (" Rome would not hear of it.", "refused"),
        (" Peru turned the idea down that others had.", "open"),  # not the one that was asked
        (" Rome has not turned the idea down.", "open"),
        (" Rome is thinking. It is late. Rome turned the idea down.", "open"),  # too far behind
    ],
)
def test_refusals_right_behind(after, then):
    asked = report("REQUEST", "PER", "ITA", "She >asked< Italy to free the editor", "2024-03-01", after=after)
    assert status(asked) == then


def test_he_did_so():
    asked = report(
        "AGREE", "ITA", "PER", "The minister >promised< to resign", "2024-03-01", doc="one", after=" He did so in April."
    )
    so = done("ITA", "He >did< so in April", "2024-04", doc="one", sentence=1, before="." * 60)
    other = done("CHL", "He >did< so in April", "2024-04", doc="one", sentence=1, before="." * 60)
    assert status(asked, so) == "met"
    assert status(asked, other) == "open"


@pytest.mark.parametrize(
    ("said", "then"),
    [
        ("The promise that Paris gave Peru about the soldiers has been kept", "met"),
        ("The promise that Rome gave Peru about the soldiers has been kept", "open"),  # somebody else's
        ("Once the promise of Paris to Peru about the soldiers has been kept, all will be well", "open"),
        ("The promise of Paris to Peru about fishing has been kept", "open"),
        ("Paris broke its promise to Peru to withdraw the soldiers", "lapsed"),
    ],
)
def test_what_a_later_text_says_of_a_promise(said, then):
    later = report("CONSULT", "CHL+BOL", "", "Chile >met< Bolivia", "2024-05-20", doc="later", after=f" {said}.")
    assert status(RECORD, later) == then


def test_a_meeting_that_is_called_off():
    asked = report("AGREE", "FRA+PER", "", "Paris and Peru >agreed< to hold a summit", "2024-03-01", doc="asked")
    later = report(
        "CONSULT", "CHL+BOL", "", "Chile >met< Bolivia", "2024-03-20", doc="later", after=" Paris called off the summit."
    )
    option = report(
        "CONSULT",
        "CHL+BOL",
        "",
        "Chile >met< Bolivia",
        "2024-03-20",
        doc="later",
        after=" After the summit Paris called off a visit.",
    )
    assert status(asked, later) == "refused"
    assert status(asked, option) == "open"


def test_a_named_traveller_is_waited_for():
    asked = told(
        "AGREE", "ITA/Rosa Conti", "PER", "Rome said that |Ms Conti would >travel< to Peru in March", "2024-03-01", doc="asked"
    )
    other = report("CONSULT", "ITA/Ugo Riva", "PER", "Riva >visited< Peru", "2024-03-03", mode="visit")
    herself = report("CONSULT", "ITA/Rosa Conti", "PER", "Conti >visited< Peru", "2024-03-04", mode="visit")
    assert status(asked, other) == "open"
    assert status(asked, other, herself) == "met"
