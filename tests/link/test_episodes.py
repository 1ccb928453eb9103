"""Which records are one happening: same-day calls, visits, background, statements, copies; and decisions by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from reporting import place, report

from readout.link.episodes import Decision, episodes
from readout.link.features import FEATURES
from readout.link.likeness import pair_score
from readout.link.traits import Traits

MODI, PUTIN = "IND/GOV/Narendra Modi", "RUS/GOV/Vladimir Putin"
PHONED = {"mode": "phone"}


def joined(*reports, decisions=()) -> bool:
    """Whether all are one episode."""
    return len(episodes(reports, decisions)) == 1


CALL = report("PM Modi spoke with President Putin by telephone on Thursday evening.", "spoke", **PHONED)
SAME = report("Prime Minister Narendra Modi and Vladimir Putin held a telephone conversation.", "held", **PHONED)


def test_one_call_in_two_reports():
    assert joined(CALL, SAME)


def test_the_states_alone_are_not_enough():
    bare = [
        report(f"India {verb} Russia.", verb, event="ASSAULT", actor=("IND/MIL",), recipient=("RUS/MIL",))
        for verb in ("bombed", "hit")
    ]
    assert not joined(*bare)
    assert episodes(bare)[0].pairs == ()
    assert pair_score(*map(Traits, bare)).veto == "nothing in common but date and parties"


# ---- two on one day --------------------------------------------------------------------------------------------------
def test_presidents_are_not_their_ministers():
    ministers = report(
        "Ministers Jaishankar and Lavrov spoke by telephone.", "spoke", **PHONED,
        actor=("IND/GOV/Subrahmanyam Jaishankar", "RUS/GOV/Sergei Lavrov"),
    )  # fmt: skip
    assert not joined(CALL, ministers)


def test_a_call_is_no_meeting():
    assert not joined(CALL, report("Modi met Putin in Moscow.", "met", mode="visit"))


def test_a_second_call_of_the_day_counted_by_the_text():
    text = "Modi phoned Putin in the morning. In a second call in the evening Modi and Putin spoke of corridors."
    assert not joined(report(text, "phoned", doc="d", **PHONED), report(text, "spoke", doc="d", **PHONED))


def test_a_morning_and_an_evening_call_begun_by_either_side():
    first = report("Modi phoned Putin on Thursday morning.", "phoned", **PHONED)
    second = report("Modi received a call from Putin on Thursday evening.", "call", **PHONED)
    assert (Traits(first).initiator, Traits(second).initiator) == ("IND", "RUS")
    assert not joined(first, second)


def test_a_round_of_three_is_no_talk_of_two():
    three = report("Modi, Putin and Xi met.", "met", actor=(MODI, PUTIN, "CHN/GOV/Xi Jinping"))
    assert not joined(report("Modi and Putin met.", "met"), three)


def test_the_press_in_a_lead_is_no_third_party():
    lead = report("(Reuters) - Modi and Putin spoke.", "spoke", **PHONED, actor=("GBR/JRN/Reuters", MODI, PUTIN))
    assert Traits(lead).codes == {"IND", "RUS"}
    assert joined(CALL, lead)


def test_two_attacks_of_one_day_in_two_towns():
    struck = {"event": "ASSAULT", "mode": "aerial", "actor": ("RUS/MIL",), "recipient": ("UKR/CVL",)}
    lviv = report("Russian missiles hit Lviv.", "hit", where=place("Lviv", "UKR", 49.84, 24.03), **struck)
    odesa = report("Russian missiles hit Odesa.", "hit", where=place("Odesa", "UKR", 46.48, 30.73), **struck)
    again = report("Russia fired missiles at Lviv.", "fired", where=place("Lviv", "UKR", 49.84, 24.03), **struck)
    assert not joined(lviv, odesa)
    assert joined(lviv, again)


def test_a_dateline_or_the_place_of_the_main_clause_is_not_where_it_happened():
    struck = {"event": "ASSAULT", "actor": ("USA/MIL",), "recipient": ("SYR/MIL",)}
    where = replace(place("Washington", "USA", 38.9, -77.04), span=(0, 10))
    wire = report("WASHINGTON (Reuters) - US missiles struck Shayrat.", "struck", where=where, **struck)
    later = "In Moscow they met, days after the US struck Shayrat."
    back = report(later, "struck", anchor="days after the US struck Shayrat", background=True,
                  where=replace(place("Moscow", "RUS", 55.75, 37.62), span=(3, 9)), **struck)  # fmt: skip
    told = report("Washington met the deadline.", "met", where=where)
    assert [Traits(r).place for r in (wire, back)] == [None, None]
    assert Traits(told).place == where


def test_who_is_hit_did_not_strike():
    one = report("Armenian guns shelled Ganja.", "shelled", event="ASSAULT", actor=("ARM/MIL",), recipient=("AZE/CVL",))
    other = report("Azerbaijani guns shelled Ganja.", "shelled", event="ASSAULT", actor=("AZE/MIL",), recipient=("ARM/CVL",))
    assert not joined(one, other)


# ---- time ------------------------------------------------------------------------------------------------------------
def test_last_thursday_in_a_later_analysis_is_the_old_call():
    later = report(
        "Last Thursday Modi had spoken with Putin by telephone.", "spoken", published="2022-03-02",
        dated="Last Thursday", background=True, **PHONED,
    )  # fmt: skip
    assert joined(CALL, later)


def test_after_they_had_spoken_is_the_call_of_some_days_before():
    later = report(
        "India sent ministers on Monday, days after Modi spoke with Putin by telephone.", "spoke", date="2022-02-28",
        published="2022-02-28", dated="on Monday", background=True, **PHONED,
    )  # fmt: skip
    assert joined(CALL, later)


def test_the_call_of_next_week_is_another():
    assert not joined(CALL, report("PM Modi spoke with President Putin by telephone.", "spoke", date="2022-03-02", **PHONED))


def test_a_month_holds_its_days():
    month = report("In February Modi spoke with Putin by telephone.", "spoke", date="2022-02", published="2022-06-01", **PHONED)
    assert joined(CALL, month)


def test_a_visit_lasts_some_days():
    told = {"mode": "visit", "actor": (MODI,), "recipient": ("ISR/GOV",)}
    arrived = report("Modi arrived in Israel for a visit.", "arrived", date="2017-07-04", where=place("Israel", "ISR"), **told)
    ended = report("Modi ended his visit to Israel.", "visit", date="2017-07-06", where=place("Israel", "ISR"), **told)
    middle = report(
        "Modi, on a visit to Israel, toured Haifa.", "visit", date="2017-07-05", where=place("Israel", "ISR"), **told
    )
    assert joined(arrived, middle, ended)


# ---- words -----------------------------------------------------------------------------------------------------------
def said(text: str, verb: str, event: str = "REQUEST", **fields):
    return report(text, verb, event=event, actor=(MODI,), recipient=("RUS/GOV/Vladimir Putin",), **fields)


def test_two_statements_of_one_speaker_on_one_day():
    violence = said("Modi appealed to Putin for an immediate cessation of violence.", "appealed", mode="yield")
    students = said("Modi urged Putin to open corridors for Indian students.", "urged", mode="assist")
    again = said("Modi called on Putin for an immediate end of violence.", "called", mode="yield")
    assert not joined(violence, students)
    assert joined(violence, again)


def test_what_was_told_to_two_leaders_was_told_twice():
    words = "Biden thanked {} for determined mediation in the hostage negotiations."
    told = [
        report(words.format(name.split("/")[2]), "thanked", event="SUPPORT", actor=("USA/GOV/Joe Biden",), recipient=(name,))
        for name in ("QAT/GOV/Tamim bin Hamad", "EGY/GOV/Abdel Fattah el-Sisi")
    ]
    assert not joined(*told)


def test_a_denial_is_a_report_of_what_it_denies():
    strike = {"event": "ASSAULT", "mode": "aerial", "actor": ("RUS/MIL",), "where": place("Kharkiv", "UKR")}
    claimed = report("Russia bombed a hospital in Kharkiv.", "bombed", **strike)
    denied = report("Russia denied that it bombed the hospital in Kharkiv.", "bombed", factuality="negated", **strike)
    (episode,) = episodes([claimed, denied])
    assert [c.field for c in episode.contradicted] == ["polarity"]
    assert episode.preferred == claimed.event.id


# ---- the whole -------------------------------------------------------------------------------------------------------
HELD = [
    CALL,
    SAME,
    said("Modi appealed to Putin for an immediate cessation of violence.", "appealed"),
    said("Modi called on Putin for an immediate end of violence.", "called"),
    report("Modi met Putin in Moscow.", "met", mode="visit"),
    report("Ministers spoke.", "spoke", actor=("IND/GOV/A", "RUS/GOV/B")),
]


def test_every_record_is_in_one_episode_whatever_the_order():
    expected = episodes(HELD)
    assert sorted(record for e in expected for record in e.records) == sorted(r.event.id for r in HELD)
    for seed in range(10):
        assert episodes(random.Random(seed).sample(HELD, len(HELD))) == expected
    assert episodes([*HELD, *HELD]) == expected


def test_an_episode_is_named_after_its_smallest_record():
    (episode,) = episodes([CALL, SAME])
    (alone,) = episodes([min(CALL, SAME, key=lambda r: r.event.id)])
    assert episode.id == alone.id and len(episode.id) == 16


def test_a_large_episode_shows_each_record_beside_the_preferred_one():
    many = [report(f"Report {n}: PM Modi spoke with President Putin by telephone.", "spoke", **PHONED) for n in range(15)]
    (episode,) = episodes(many)
    assert len(episode.pairs) == 14 and all(episode.preferred in (pair.a, pair.b) for pair in episode.pairs)


def test_nothing_gives_nothing():
    assert episodes([]) == ()


def test_a_score_is_the_sum_of_what_is_shown():
    a, b = Traits(CALL), Traits(SAME)
    found = pair_score(a, b)
    assert found == pair_score(b, a)
    assert found.score == pytest.approx(sum(t.value * t.weight for t in found.terms), abs=0.001)
    assert {t.feature for t in found.terms} <= {*FEATURES, "intercept"}


def test_every_feature_is_the_same_from_either_side_and_between_0_and_1():
    for one in map(Traits, HELD):
        for other in map(Traits, HELD):
            for name, feature in FEATURES.items():
                assert 0 <= feature(one, other) <= 1, name
                assert feature(one, other) == pytest.approx(feature(other, one)), name


# ---- by hand ---------------------------------------------------------------------------------------------------------
def ruled(kind: str, one, other, on: str = "2024-01-01") -> Decision:
    return Decision(kind, one.event.id, other.event.id, "reviewer", on, "read both")


MEETING = HELD[4]


def test_a_join_holds_against_a_veto_and_a_split_against_likeness():
    assert not joined(CALL, MEETING)
    assert joined(CALL, MEETING, decisions=[ruled("join", MEETING, CALL)])
    assert not joined(CALL, SAME, decisions=[ruled("split", SAME, CALL)])


def test_a_split_holds_against_what_lies_between():
    third = report("Modi and Putin spoke on the telephone about Ukraine on Thursday evening.", "spoke", **PHONED)
    assert joined(CALL, SAME, third)
    parts = episodes([CALL, SAME, third], [ruled("split", CALL, SAME)])
    assert len(parts) == 2


def test_decisions_are_reversible_and_the_later_one_holds():
    join, split = ruled("join", CALL, MEETING), ruled("split", MEETING, CALL, "2024-02-01")
    assert not joined(CALL, MEETING, decisions=[split, join])
    assert joined(CALL, MEETING, decisions=[split, ruled("join", CALL, MEETING, "2024-03-01")])
    assert episodes(HELD, []) == episodes(HELD)


def test_decisions_on_other_records_are_left_alone():
    assert episodes(HELD, [Decision("join", CALL.event.id, "elsewhere"), Decision("split", "x", "y")]) == episodes(HELD)


# ---- one clause, one act or two --------------------------------------------------------------------------------------
def test_two_appeals_of_one_clause_are_no_double():
    asked = {"event": "REQUEST", "mode": "yield", "actor": (MODI,), "recipient": ("UKR",), "doc": "d"}
    text = "Modi renewed his appeal for violence to cease and for the parties to return to talks."
    twice = [report(text, word, **asked) for word in ("appeal", "return")]
    assert FEATURES["same_clause"](*map(Traits, twice)) == 0
    text = "Modi renewed his appeal for a return to talks."
    once = [report(text, word, **asked) for word in ("renewed", "appeal")]
    assert FEATURES["same_clause"](*map(Traits, once)) == 1


def test_a_day_that_two_requests_name_besides_their_own():
    asked = {"event": "REQUEST", "mode": "yield", "actor": ("MDV",), "recipient": ("IND",)}
    first = report("On 14 January Male asked for the soldiers to be gone by 15 March.", "asked", date="2024-01-14", **asked)
    again = report("In January Male wanted it done by 15 March.", "wanted", date="2024-01", published="2024-05-11", **asked)
    other = report("In January Male wanted it done by 10 May.", "wanted", date="2024-01", published="2024-05-11", **asked)
    assert Traits(first).terms == {"03-15"}
    assert FEATURES["same_term"](Traits(first), Traits(again)) == 1
    assert FEATURES["same_term"](Traits(first), Traits(other)) == 0
