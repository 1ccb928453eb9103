"""What was asked and promised, and the records that close it: right proofs, and the tempting wrong ones."""

import random
from dataclasses import replace

import pytest

from readout.link.ledger import undertakings
from tests.link.making import report

CALL = report(
    "CONSULT", "IND/Narendra Modi+RUS/Vladimir Putin", "", "Narendra Modi >spoke< by telephone to Vladimir Putin", "2022-02-24",
    mode="phone", doc="call",
)  # fmt: skip
REQUEST = report(
    "REQUEST", "UKR", "IND/Narendra Modi", "Ukraine >urged< Modi to talk to Putin", "2022-02-24", mode="meet", doc="ask"
)
POWS = report("REQUEST", "ARM", "AZE", "Armenia >urged< Azerbaijan to release all prisoners of war", "2023-11-20", mode="yield")
RICE = report("AGREE", "KOR", "KEN", "Seoul >promised< to send 50,000 tons of rice to Kenya by June", "2024-01-10")
CONTACT = report(
    "AGREE", "IND/Narendra Modi+RUS/Vladimir Putin", "",
    "The leaders >agreed< that their officials would continue to maintain regular contacts", "2022-02-24", doc="agreed",
)  # fmt: skip


def status(*reports, as_of=None):
    """The status of the first undertaking of some records."""
    return undertakings(reports, as_of)[0].status


def changes(*reports, as_of=None):
    """Status and day of every change of the first undertaking."""
    return [(c.status, c.date) for c in undertakings(reports, as_of)[0].changes]


def test_a_request_is_met_by_the_call_of_the_same_day():
    (entry,) = undertakings([REQUEST, CALL])
    assert (entry.kind, entry.status, entry.deed) == ("request", "met", "talks")
    assert [p.code for p in entry.owner] == ["IND"] and [p.code for p in entry.counterpart] == ["UKR"]
    (change,) = entry.changes
    assert (change.event, change.doc, change.date) == (CALL.event.id, "call", "2022-02-24")
    assert 0.6 <= change.confidence <= 1 and "RUS" in change.reason


def test_without_a_proof_it_stays_open():
    (entry,) = undertakings([REQUEST])
    assert (entry.status, entry.changes) == ("open", ())


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("before the request", report("CONSULT", "IND+RUS", "", "Modi >met< Putin", "2022-02-23")),
        ("somebody else acts", report("CONSULT", "FRA+RUS", "", "Macron >called< Putin", "2022-02-25")),
        ("towards somebody else", report("CONSULT", "IND+USA", "", "Modi >called< Biden", "2022-02-25")),
        ("about him, not with him", report("CONSULT", "IND+FRA", "", "Modi and Macron >spoke< about Putin", "2022-02-25")),
        ("only planned", report("CONSULT", "IND+RUS", "", "Modi >met< Putin", "2022-02-25", factuality="future")),
        ("denied", report("CONSULT", "IND+RUS", "", "Modi >met< Putin", "2022-02-25", factuality="negated")),
        ("too doubtful", report("CONSULT", "IND+RUS", "", "Modi >met< Putin", "2022-02-25", confidence=0.4)),
        ("another act", report("SUPPORT", "IND", "RUS", "Modi >praised< Putin", "2022-02-25")),
        ("no exact day", report("CONSULT", "IND+RUS", "", "Modi >met< Putin", "2022-03", published="2022-03-10")),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_proves_nothing(why, other):
    assert status(REQUEST, other) == "open", why


def test_the_meeting_at_which_it_is_asked_does_not_carry_it_out():
    asked = report("REQUEST", "USA", "CHN", "Biden >urged< Xi to continue the dialogue", "2024-04-02", doc="readout")
    occasion = report(
        "CONSULT", "USA+CHN", "", "Biden and Xi >spoke< by telephone about the dialogue", "2024-04-02", doc="other"
    )
    assert status(asked, occasion) == "open"


def test_a_promise_is_never_kept_on_the_day_it_is_made():
    promised = report("AGREE", "TUR", "RUS", "Erdogan >promised< to speak to Putin", "2023-07-17")
    same_day = report("CONSULT", "TUR+RUS", "", "Erdogan >spoke< to Putin", "2023-07-17", doc="same day")
    later = report("CONSULT", "TUR+RUS", "", "Erdogan >spoke< to Putin", "2023-08-02")
    assert status(promised, same_day) == "open"
    assert changes(promised, same_day, later) == [("met", "2023-08-02")]


def test_keeping_contact_is_met_by_officials_and_not_by_the_leaders_to_whom_it_was_not_left():
    leaders = report("CONSULT", "IND/Narendra Modi+RUS/Vladimir Putin", "", "Modi >called< Putin", "2022-03-02", doc="again")
    officials = report("CONSULT", "IND/Ajit Doval+RUS/Nikolai Patrushev", "", "Doval >met< Patrushev", "2022-03-10")
    assert status(CONTACT, leaders) == "open"
    assert changes(CONTACT, leaders, officials) == [("met", "2022-03-10")]


def test_all_is_met_in_part_where_some_are_left():
    some = report(
        "RETREAT", "AZE", "ARM/MIL/x", "Azerbaijan >released< 32 prisoners of war", "2023-12-13", mode="release",
        after=" Armenia said that 23 were still being held.",
    )  # fmt: skip
    every = report(
        "RETREAT", "AZE", "ARM/MIL/x", "Azerbaijan >released< all the remaining prisoners of war", "2024-02-01", mode="release"
    )
    assert changes(POWS, some) == [("partly", "2023-12-13")]
    assert changes(POWS, some, every) == [("partly", "2023-12-13"), ("met", "2024-02-01")]


def test_a_smaller_figure_is_a_part():
    first = report("AID", "KOR", "KEN", "South Korea >shipped< 20,000 tons of rice to Kenya", "2024-05-02")
    rest = report("AID", "KOR", "KEN", "South Korea >delivered< the remaining 30,000 tons of rice to Kenya", "2024-06-20")
    assert changes(RICE, first, rest) == [("partly", "2024-05-02"), ("met", "2024-06-20")]


def test_other_aid_to_the_same_country_proves_nothing():
    tents = report("AID", "KOR", "KEN", "South Korea >sent< tents to Kenya after the floods", "2024-05-02")
    assert status(RICE, tents) == "open"


def test_a_deadline_that_passes_in_silence_proves_nothing():
    (entry,) = undertakings([RICE], "2024-07-01")
    assert (entry.status, entry.due, entry.changes) == ("open", "2024-06-30", ())
    assert "deadline 2024-06-30 has passed" in entry.reason
    assert "deadline" not in undertakings([RICE], "2024-06-30")[0].reason


def test_a_call_is_no_visit():
    asked = report("REQUEST", "IND", "RUS/Vladimir Putin", "Modi >invited< Putin to visit Delhi for a summit", "2022-02-24")
    call = report(
        "CONSULT", "RUS/Vladimir Putin", "IND", "Putin >called< Modi about the visit to Delhi", "2022-03-24", mode="phone"
    )
    assert status(asked, call) == "open"


def test_a_ledger_of_an_earlier_day_knows_nothing_of_later_documents():
    assert undertakings([REQUEST, CALL, POWS], "2022-02-23") == ()
    later = report("RETREAT", "AZE", "ARM", "Azerbaijan >released< all prisoners of war", "2023-12-13", mode="release")
    assert status(POWS, later, as_of="2023-12-01") == "open"


def test_a_refusal_of_the_same_matter_closes_a_request():
    asked = report("REQUEST", "UKR", "DEU", "Ukraine >asked< Germany to deliver Taurus missiles", "2023-05-28")
    no = report("REJECT", "DEU", "UKR", "Scholz >refused< to deliver Taurus missiles to Ukraine", "2024-02-26", mode="assist")
    other = report("REJECT", "DEU", "UKR", "Scholz >rejected< a price cap on gas", "2023-06-01", mode="change")
    assert changes(asked, other) == []
    assert changes(asked, other, no) == [("refused", "2024-02-26")]


def test_a_refusal_of_the_demand_right_behind_it_answers_it():
    text = "The minister >urged< China to curb its overcapacity"
    asked = report("REQUEST", "USA", "CHN", text, "2024-04-08", doc="d", after=" Beijing rejected the demand.")
    before = text.replace(">", "").replace("<", "") + ". "
    no = report("REJECT", "CHN", "USA", "Beijing >rejected< the demand", "2024-04-08", doc="d", sentence=1, before=before)
    assert changes(asked, no) == [("refused", "2024-04-08")]


def test_a_newer_deadline_takes_the_place_of_the_older():
    newer = report(
        "AGREE", "KOR", "KEN", "Seoul >promised< to send 50,000 tons of rice to Kenya by December", "2024-05-01", doc="new"
    )
    old, new = undertakings([RICE, newer], "2024-06-01")
    assert (old.status, old.changes[0].event, old.changes[0].date) == ("superseded", newer.event.id, "2024-05-01")
    assert (new.status, new.due) == ("open", "2024-12-31")


def test_a_repetition_is_one_undertaking_with_two_mentions():
    again = report(
        "REQUEST", "UKR/Igor Polikha", "IND/Narendra Modi", "The ambassador >urged< Modi to hold talks with Putin", "2022-02-24"
    )
    (entry,) = undertakings([REQUEST, again])
    assert len(entry.mentions) == 2 and entry.first.doc == "REQUEST-UKR/Igor Polikha-2022-02-24"


def test_two_things_asked_in_one_clause_are_two():
    asked = report(
        "REQUEST", "USA", "RUS", "Biden >urged< Russia to withdraw its troops and to release the sailors", "2022-03-01"
    )
    done = report("RETREAT", "RUS", "UKR", "Russia >released< the sailors", "2022-03-05", mode="release")
    troops, sailors = undertakings([asked, done])
    assert (troops.content, troops.status) == ("Russia to withdraw its troops", "open")
    assert (sailors.content, sailors.status) == ("to release the sailors", "met")


def test_a_visit_of_another_minister_is_another_visit():
    promised = report("AGREE", "USA/Janet Yellen", "CHN", "Yellen >agreed< to visit China", "2024-04-02")
    other = report("CONSULT", "USA/Antony Blinken+CHN", "", "Blinken >visited< China", "2024-04-24", mode="visit")
    own = report("CONSULT", "USA/Janet Yellen+CHN", "", "Yellen >visited< China", "2024-04-07", mode="visit")
    assert status(promised, other) == "open"
    assert status(promised, other, own) == "met"


def test_words_of_support_bind_only_where_they_promise():
    praise = report("SUPPORT", "USA", "UKR", "Biden >praised< Ukraine for its courage", "2023-01-01")
    vow = report("SUPPORT", "USA", "UKR", "Biden >reiterated< his commitment to defend Ukraine", "2023-01-01")
    assert undertakings([praise]) == ()
    assert undertakings([vow])[0].kind == "commitment"


def test_what_no_known_deed_names_is_never_met():
    asked = report("REQUEST", "USA", "CHN", "The United States >asked< China to explain the flight", "2023-02-03")
    talk = report("CONSULT", "USA+CHN", "", "American and Chinese officials >discussed< the flight", "2023-02-10")
    assert status(asked, talk) == "open"


def test_the_order_of_records_does_not_matter():
    held = [REQUEST, CALL, POWS, RICE, CONTACT]
    wanted = undertakings(held)
    for seed in range(5):
        mixed = random.Random(seed).sample(held, len(held))
        assert undertakings(mixed) == wanted


def test_every_change_names_its_record():
    held = [REQUEST, CALL, POWS, RICE, CONTACT]
    known = {r.event.id for r in held}
    for entry in undertakings(held, "2025-01-01"):
        assert all(c.event in known for c in entry.changes)
        assert [c.date for c in entry.changes] == sorted(c.date for c in entry.changes)


def test_all_of_several_must_be_called():
    asked = report(
        "REQUEST", "ITA", "FRA/Luc Noir", "Italy >urged< Noir to ring both Norway and Sweden", "2024-03-01", doc="asked"
    )
    one = report("CONSULT", "FRA/Luc Noir+NOR", "", "Noir >spoke< with the Norwegian premier", "2024-03-02", mode="phone")
    other = report("CONSULT", "FRA/Luc Noir+SWE", "", "Noir >spoke< with the Swedish premier", "2024-03-05", mode="phone")
    assert changes(asked, one) == [("partly", "2024-03-02")]
    assert changes(asked, one, other) == [("partly", "2024-03-02"), ("met", "2024-03-05")]


def test_who_was_to_travel_does_not_receive():
    promised = report("AGREE", "NOR", "PER", "Norway's king >agreed< to visit Peru", "2024-03-01", doc="promise")
    received = report("CONSULT", "PER", "NOR", "Peru's president >visited< Norway", "2024-04-01", mode="visit")
    travelled = report("CONSULT", "NOR", "PER", "The king >visited< Peru", "2024-05-01", mode="visit")
    assert status(promised, received) == "open"
    assert changes(promised, received, travelled) == [("met", "2024-05-01")]


def test_another_guest_is_not_the_one_who_was_invited():
    promised = report("AGREE", "NOR", "PER/Ana Rojas", "Norway >agreed< to receive Ana Rojas", "2024-03-01", doc="promise")
    other = report("CONSULT", "PER/Luis Vega", "NOR", "Luis Vega >visited< Norway", "2024-04-01", mode="visit")
    invited = report("CONSULT", "PER/Ana Rojas", "NOR", "Ana Rojas >visited< Norway", "2024-04-09", mode="visit")
    assert status(promised, other) == "open"
    assert changes(promised, other, invited) == [("met", "2024-04-09")]


@pytest.mark.parametrize(("spell", "met"), [("in the coming weeks", False), ("in the coming months", True), ("", True)])
def test_a_visit_long_after_its_time_is_another_one(spell, met):
    promised = report("AGREE", "NOR", "PER", f"Norway >agreed< to visit Peru {spell}", "2024-01-10", doc="promise")
    visit = report("CONSULT", "NOR", "PER", "The king >visited< Peru", "2024-07-01", mode="visit")
    assert status(promised, visit) == ("met" if met else "open")


def test_what_was_said_in_the_course_of_a_month_may_have_been_said_on_its_last_day():
    promised = report(
        "AGREE", "TUR", "PER", "Turkey >promised< in March to call Peru", "2024-03", doc="promise", published="2024-05-01"
    )
    early = report("CONSULT", "TUR+PER", "", "Turkey >called< Peru", "2024-03-20", mode="phone")
    later = report("CONSULT", "TUR+PER", "", "Turkey >called< Peru", "2024-04-02", mode="phone")
    assert status(promised, early) == "open"
    assert changes(promised, early, later) == [("met", "2024-04-02")]


def test_a_month_that_is_still_running_dates_what_is_to_come():
    (entry,) = undertakings(
        [report("AGREE", "FRA", "PER", "France >agreed< to visit Peru later this month", "2024-03", published="2024-03-05")]
    )
    assert (entry.made, entry.due) == ("2024-03-05", "2024-03-31")


def test_nouns_of_one_kind_are_one_matter():
    asked = report("REQUEST", "PER", "ITA", "Peru >told< Italy to get its troops out", "2024-03-01", doc="asked")
    done = report("RETREAT", "ITA", "PER", "Italy's soldiers >left< the base", "2024-06-01", mode="withdraw")
    assert changes(asked, done) == [("met", "2024-06-01")]


def test_what_somebody_is_asked_to_do_is_not_done():
    asked = report("REQUEST", "UKR", "IND", "Ukraine >asked< India to talk to Russia", "2024-03-01", doc="first")
    again = report("REQUEST", "UKR", "IND", "Kyiv >urged< India to call Russia", "2024-03-09", doc="again")
    read_as_done = report("CONSULT", "IND+RUS", "", "Kyiv urged India to >call< Russia", "2024-03-09", doc="again")
    assert status(asked, again, read_as_done) == "open"


def test_praise_for_a_ratification_is_none():
    asked = report("REQUEST", "SWE", "TUR", "Sweden >urged< Turkey to ratify its accession", "2024-01-01", doc="asked")
    praise = report("SUPPORT", "TUR", "SWE", "Turkey >praised< the accession of Sweden", "2024-01-10")
    done = report("SUPPORT", "TUR", "SWE", "Turkey >ratified< the accession of Sweden", "2024-01-23")
    assert changes(asked, praise, done) == [("met", "2024-01-23")]


def test_a_refusal_in_the_words_right_behind():
    asked = report(
        "REQUEST", "PER", "ITA", "She >asked< Italy to free the editor", "2024-03-01", after=" That was refused at once."
    )
    (entry,) = undertakings([asked])
    (change,) = entry.changes
    assert (entry.status, change.doc) == ("refused", asked.document.id)
    assert asked.document.text[slice(*change.span)] == "That was refused"
    assert (
        status(report("REQUEST", "PER", "ITA", "She >asked< Italy to free the editor", "2024-03-01", after=" That was wise."))
        == "open"
    )


def test_a_refusal_of_whoever_asked_right_behind_it():
    asked = report(
        "REQUEST", "UNO", "ITA", "The UN >asked< Italy to free the editor", "2024-03", doc="one", published="2024-04-02"
    )
    no = report(
        "REJECT", "ITA", "UNO", "Rome >waved< it away", "2024-03", doc="one", sentence=1, confidence=0.4, before="." * 60
    )
    elsewhere = report("REJECT", "ITA", "UNO", "Rome >waved< it away", "2024-03", doc="two", confidence=0.4)
    assert status(asked, no) == "refused"
    assert status(asked, elsewhere) == "open"


def test_a_term_that_is_set_is_a_request():
    (entry,) = undertakings(
        [
            report(
                "THREATEN",
                "PER",
                "ITA",
                "Peru gave the Italian envoy two days to leave and >threatened< to break off relations",
                "2024-03-01",
            )
        ]
    )
    assert (entry.kind, [p.code for p in entry.owner], entry.status) == ("request", ["ITA"], "open")
    (entry,) = undertakings(
        [report("SANCTION", "PER", "ITA", "Peru >gave< the envoy two days to leave", "2024-03-01", mode="expel")]
    )
    assert (entry.kind, entry.due) == ("request", "2024-03-03")


def test_what_is_to_be_done_is_a_promise():
    (entry,) = undertakings(
        [report("CONSULT", "PER", "ITA", "The minister is to >visit< Rome on Friday", "2024-03-01", mode="visit")]
    )
    assert (entry.kind, entry.deed) == ("commitment", "visit")
    assert (
        undertakings([report("CONSULT", "PER", "ITA", "The minister went to >visit< Rome", "2024-03-01", mode="visit")]) == ()
    )


@pytest.mark.parametrize(
    ("said", "status_then"),
    [
        ("Peru's deadline for the editor and the printers ran out unheeded", "lapsed"),
        ("Nothing has come of the plea for the editor and the printers in Italy", "lapsed"),
        ("Nothing has come of the plea for a new bridge in Italy", "open"),  # another matter
        ("Sudan's deadline for the editor and the printers ran out", "open"),  # nobody of this one
        ("Peru waited until the deadline for the editor and the printers had not passed", "open"),
    ],
)
def test_a_later_text_that_says_nothing_came_of_it(said, status_then):
    asked = report("REQUEST", "PER", "ITA", "Peru >asked< Italy to free the editor and the printers", "2024-03-01", doc="asked")
    later = report("CONSULT", "CHL+BOL", "", "Chile >met< Bolivia", "2024-03-20", doc="later", after=f" {said}.")
    (entry,) = undertakings([asked, later])
    assert entry.status == status_then
    if entry.changes:
        assert (entry.changes[-1].event, entry.changes[-1].doc, entry.changes[-1].date) == (None, "later", "2024-03-20")


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        ("Oslo >promised< to provide Kenya with grain from the reserve", "met"),
        ("Oslo >promised< to continue providing Kenya with grain from the reserve", "open"),
        ("Oslo >promised< to provide Kenya with grain from the reserve for as long as it takes", "open"),
    ],
)
def test_help_that_is_promised_without_end_is_closed_by_no_shipment(promise, expected):
    asked = report("AGREE", "NOR", "KEN", promise, "2024-01-10")
    shipped = report("AID", "NOR", "KEN", "Oslo >provided< Kenya with grain out of its reserve", "2024-03-02")
    assert status(asked, shipped) == expected


def test_what_stands_behind_a_semicolon_is_no_part_of_a_promise_unless_it_is_to_be_done_too():
    def content(more):
        made = report("AGREE", "TUR", "SWE", f"Ankara >promised< to lay the protocol before its parliament{more}", "2023-07-11")
        return undertakings([replace(made, event=replace(made.event, anchor=made.event.trigger))])[0].content

    assert content("; in October nobody had seen it there") == "to lay the protocol before its parliament"
    assert content("; to open the strait") == "to lay the protocol before its parliament; to open the strait"
