"""Words that say what became of an undertaking, and words by which one means what another sentence names."""

import pytest

from readout.link.ledger import undertakings
from readout.link.phrases import phrase
from tests.link.making import report
from tests.link.test_told import done, told


def status(*reports, as_of=None):
    return undertakings(reports, as_of)[0].status


@pytest.mark.parametrize(
    ("name", "said", "holds"),
    [
        ("no", "Oslo turned the proposal down", True),
        ("no", "Oslo turned the page", False),
        ("lapsed", "the deadline that had been set ran out", True),
        ("lapsed", "the deadline is near", False),
        ("met", "the promise given in March has been kept", True),
        ("met", "the promise has been repeated", False),
        ("refused", "Rome has dropped Friday's meeting", True),
        ("refused", "Rome dropped aid on the town", False),
        ("quit", "walked out of the grain deal", True),
        ("quit", "walked out of the room", False),
        ("as_said", "left in March, as arranged", True),
        ("as_said", "called in Lima, as Oslo had told them it would", True),
        ("as_said", "left as fast as they had come", False),
        ("likewise", "its soldiers would follow by June", True),
        ("likewise", "its soldiers would follow the road", False),
    ],
)
def test_what_words_say(name, said, holds):
    assert bool(phrase(name).search(said)) is holds


# ---- done as had been said -------------------------------------------------------------------------------------------
ENVOY = report(
    "AGREE", "FRA", "PER", "Paris >promised< Peru to name a special envoy for the border", "2024-03-01", doc="promise"
)


@pytest.mark.parametrize(
    ("clause", "then"),
    [
        ("Paris's ambassador at large >called< in Lima, as arranged", "met"),
        ("Paris's ambassador at large >called< in Lima", "open"),  # nothing says that this was it
        ("Paris's football team >called< in Lima, as arranged", "open"),  # another matter
    ],
)
def test_an_act_that_was_done_as_arranged(clause, then):
    assert status(ENVOY, done("FRA", clause, "2024-04-05", doc="later")) == then


def test_somebody_else_does_nothing_as_arranged():
    act = done("ITA", "Rome's ambassador at large >called< in Lima, as arranged", "2024-04-05", doc="later")
    assert status(ENVOY, act) == "open"


# ---- who was to go ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "clause", "then"),
    [
        ("Peru >asked< the Italian envoy, Aldo Verri, to leave the country", "Mr Verri >went< home on Friday", "met"),
        ("Peru >asked< the Italian envoy, Aldo Verri, to leave the country", "Mr Riva >went< home on Friday", "open"),
        ("Peru >asked< the Italian envoy, Aldo Verri, to leave the country", "Mr Verri >went< skiing on Friday", "open"),
        ("Peru >asked< Ms Anna Conti to withdraw her soldiers", "Ms Conti >went< home on Friday", "open"),  # not she
    ],
)
def test_whoever_was_to_leave_and_left(asked, clause, then):
    request = report("REQUEST", "PER", "ITA", asked, "2024-03-01", doc="asked")
    assert status(request, done("CHL", clause, "2024-04-05", doc="later")) == then


# ---- what is meant by words that name no deed ------------------------------------------------------------------------
def test_soldiers_who_follow_leave_too():
    said = "Paris said its ambassador would leave Peru and |its soldiers would >follow< by June"
    promise = told("AGREE", "FRA", "PER", said, "2024-03-01", doc="promise")
    assert undertakings([promise])[0].deed == "withdrawal"


def test_an_invitation_is_met_by_the_visit():
    invited = report(
        "AGREE", "PER", "ITA/Anna Conti", "Peru had >invited< Ms Conti in January", "2024-01", published="2024-02-20"
    )
    visit = report("CONSULT", "ITA/Anna Conti", "PER", "Ms Conti >went< to Lima", "2024-02-16", mode="visit", doc="later")
    other_way = report("CONSULT", "PER", "ITA/Anna Conti", "He >visited< Ms Conti in Rome", "2024-02-16", mode="visit", doc="x")
    assert status(invited, visit) == "met"
    assert status(invited, other_way) == "open"


def test_a_follow_up_is_met_by_the_next_contact():
    agreed = report("AGREE", "FRA+PER", "", "Paris and Lima >agreed< to follow up on their conversation", "2024-03-01", doc="a")
    later = report("CONSULT", "FRA+PER", "", "French and Peruvian envoys >met<", "2024-04-01", doc="later")
    assert status(agreed, later) == "met"
    assert status(agreed, report("CONSULT", "FRA+CHL", "", "French and Chilean envoys >met<", "2024-04-01")) == "open"


def test_a_request_with_a_day_is_answered_by_a_promise_for_another():
    asked = report("REQUEST", "PER", "ITA", "Peru >asked< Italy for its soldiers to be gone by 15 March 2024", "2024-01-14")
    promised = report("AGREE", "ITA", "PER", "Italy >promised< to replace its personnel by 10 May 2024", "2024-02-02")
    endless = report("AGREE", "ITA", "PER", "Italy >promised< to replace its personnel", "2024-02-02")
    ships = report("AGREE", "ITA", "PER", "Italy >promised< to repaint its ships by 10 May 2024", "2024-02-02")
    assert status(asked, promised) == "superseded"
    assert status(asked, endless) == status(asked, ships) == "open"


# ---- refused and called off ------------------------------------------------------------------------------------------
def test_a_request_in_a_relative_clause_of_its_refusal():
    said = "Rome refused to hand over the writer, |for whom Peru had >asked< by name"
    assert status(told("REQUEST", "PER", "ITA", said, "2024-03-01")) == "refused"
    assert status(told("REQUEST", "PER", "ITA", said.replace("refused", "wanted"), "2024-03-01")) == "open"


def test_a_meeting_dropped_is_one_of_those_who_were_to_meet():
    planned = told(
        "AGREE", "FRA/Paul Marat+PER/Luz Rojas", "", "Paul Marat and Luz Rojas |are to >see< each other", "2024-03-01", doc="a"
    )
    dropped = " Mr Marat has dropped Friday's meeting with Ms Rojas in Paris."
    others = " Mr Petit has dropped Friday's meeting with Ms Rojas in Paris."
    for after, then in ((dropped, "refused"), (others, "open")):
        later = report("CONSULT", "CHL+BOL", "", "Chile >met< Bolivia", "2024-03-20", doc="later", after=after)
        assert status(planned, later) == then


def test_a_day_is_no_surname():
    promise = report("AGREE", "ITA", "", "Italy >promised< to replace its personnel by 10 May 2024", "2024-02-02")
    kept = report(
        "CONSULT", "CHL+BOL", "", "Chile >met< Bolivia", "2024-05-20", doc="later",
        after=" No Italian soldier is left and so the promise has been kept.",
    )  # fmt: skip
    assert status(promise, kept) == "met"
