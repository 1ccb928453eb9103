"""What texts look back on: bounds instead of dates, words for a whole war, acts that go by their day, two houses' accounts."""

from __future__ import annotations

from reporting import place, report

from readout.link.acts import acts
from readout.link.episodes import Decision, episodes
from readout.link.features import FEATURES, long_before, some_days_before, two_houses
from readout.link.keys import keys
from readout.link.ledger import undertakings
from readout.link.likeness import pair_score
from readout.link.traits import Traits

MACRON, LULA = "FRA/GOV/Emmanuel Macron", "BRA/GOV/Lula da Silva"
PAIR = (MACRON, LULA)
BACK = {"date": None, "background": True}


def joined(*reports, decisions=()) -> bool:
    return len(episodes(reports, decisions)) == 1


def veto(one, other) -> str | None:
    return pair_score(Traits(one), Traits(other)).veto


# ---- a month that is only that of publication ------------------------------------------------------------------------
ASKED = {"event": "REQUEST", "actor": (MACRON,), "recipient": ("BRA/GOV",)}
PLEA = report("Macron urged Brazil to halt logging in the Amazon reserve.", "urged", date="2023-11-18", **ASKED)


def recalled(published: str, month: str, basis: str):
    text = "Macron urged Brazil to halt logging in the reserve of the Amazon, diplomats recall."
    return report(text, "urged", date=month, basis=basis, published=published, **ASKED)


def test_a_month_that_follows_from_publication_is_only_a_bound():
    guessed, read = recalled("2023-12-20", "2023-12", "publication"), recalled("2023-12-20", "2023-12", "stated")
    assert Traits(guessed).days.bounded and not Traits(read).days.bounded
    assert joined(PLEA, guessed)
    assert not joined(PLEA, read)


def test_what_is_told_before_it_happened_is_another():
    assert not joined(PLEA, recalled("2023-10-30", "2023-10", "publication"))


def test_a_bound_is_looked_for_in_the_two_months_before_it():
    near, far = (recalled(day, day[:7], "publication") for day in ("2024-01-10", "2024-04-10"))
    assert set(keys(PLEA)) & set(keys(near))
    assert not set(keys(PLEA)) & set(keys(far))


# ---- background without a date ---------------------------------------------------------------------------------------
CALLED = {"mode": "phone", "actor": PAIR}


def call(day: str):
    return report("President Macron spoke with President Lula by telephone.", "spoke", date=day, published=day, **CALLED)


def test_his_call_with_the_other_is_the_last_one_before():
    later = report("Macron briefed them on his call with Lula.", "call", published="2023-05-20", **BACK, **CALLED)
    first, last = call("2023-05-02"), call("2023-05-19")
    assert long_before(Traits(first), Traits(later)) > long_before(Traits(last), Traits(later))
    assert joined(last, later)
    assert {e.records for e in episodes([first, last, later])} == {
        (first.event.id,), tuple(sorted((last.event.id, later.event.id))),
    }  # fmt: skip


def test_before_that_he_had_called_is_the_call_of_that_day_and_not_one_of_the_week_before():
    text = "Before that Macron had spent an hour on the telephone with Lula."
    back = report(text, "spent", date="2023-05-10", basis="relative", published="2023-05-10", **CALLED)
    same, older, unknown = call("2023-05-10"), call("2023-05-01"), call("2023-04-01")
    lags = [some_days_before(Traits(one), Traits(back)) for one in (same, older, unknown)]
    assert lags == [0.0, 0.9, 1.0] and some_days_before(Traits(same), Traits(older)) == 0.0
    assert len({pair_score(Traits(one), Traits(back)).score for one in (same, older)}) == 2
    assert {e.records for e in episodes([older, same, back])} == {
        (older.event.id,), tuple(sorted((same.event.id, back.event.id))),
    }  # fmt: skip


def test_without_a_date_it_must_be_of_the_same_parties_and_act():
    raid = {"event": "ASSAULT", "actor": ("TCD/MIL",), "mode": "aerial"}
    dated = report("Chad's jets bombed rebels of the north near Faya.", "bombed", recipient=("LBY/REB",), **raid)
    about = {"published": "2022-02-28", **BACK, **raid}
    same = report(
        "They spoke of the bombing of rebels of the north by Chad's jets.", "bombing", recipient=("LBY/REB",), **about
    )
    nobody = report("They spoke of the bombing of rebels of the north by Chad's jets.", "bombing", **about)
    assert joined(dated, same)
    assert veto(dated, nobody) == "one without a date, and not of the same parties"


def test_a_look_back_to_the_state_meets_the_attack_on_its_town_and_one_without_a_place_does_not():
    raid = {"event": "ASSAULT", "actor": ("TCD/MIL",), "recipient": ("SDN/GOV",)}
    town = report("Guns from over the border hit Geneina.", "hit", where=place("Geneina", "SDN", 13.4, 22.4), **raid)
    told = {"published": "2022-03-01", **BACK, **raid}
    back = report("A strike inside Sudan drew protests.", "strike", where=place("Sudan", "SDN", precision="country"), **told)
    bare = report("Envoys met over a strike by its neighbour.", "strike", **told)
    assert joined(town, back)
    assert veto(town, bare) == "nothing in common but date and parties"


# ---- a war as a whole ------------------------------------------------------------------------------------------------
WAR = {"event": "ASSAULT", "actor": ("RUS/GOV",), "recipient": ("UKR/GOV",)}


def war(text: str, trigger: str, published: str, **fields):
    return report(text, trigger, published=published, **{**BACK, **WAR, **fields})


INVASION = war("Ministers condemned Russia's invasion.", "invasion", "2022-05-03")
AGGRESSION = war("The two discussed Russia's ongoing, brutal aggression.", "ongoing", "2024-06-11")


def test_all_words_for_one_war_are_one_whatever_their_dates():
    wrongly = war(
        "Today envoys discussed Russia's war against Ukraine.", "war", "2023-09-05", date="2023-09-05", background=False
    )
    assert joined(INVASION, AGGRESSION, wrongly)
    assert set(keys(INVASION)) & set(keys(AGGRESSION))


def test_an_act_in_a_war_is_not_the_war():
    strike = war("Kyiv condemned Russia's missile strike.", "missile", "2022-05-03")
    assert veto(INVASION, strike) == "the one is a war, the other an act in it"


def test_two_wars_of_the_same_two_are_two():
    earlier = war("They spoke of Russia's aggression in the Donbas.", "aggression", "2019-03-01")
    assert veto(earlier, INVASION) == "two wars"


def test_who_is_attacked_has_no_war_of_invasion_and_an_unknown_war_is_none():
    assert Traits(war("Ukraine's war.", "war", "2023-01-01", actor=("UKR/GOV",), recipient=("RUS/GOV",))).war is None
    assert Traits(war("Chad's war.", "war", "2023-01-01", actor=("TCD/GOV",), recipient=("FRA/GOV",))).war is None


def test_a_split_by_hand_holds_within_a_war():
    split = Decision("split", INVASION.event.id, AGGRESSION.event.id, "reviewer", "2024-07-01", "read both")
    assert not joined(INVASION, AGGRESSION, decisions=[split])


# ---- acts that go by their day ---------------------------------------------------------------------------------------
HAMAS = {"event": "ASSAULT", "actor": ("PSE/REB/Hamas",)}
DAY = {"date": "2023-10-07", "published": "2023-11-20"}


def test_the_attack_of_a_day_is_named_by_it():
    taken = report("Forty were abducted in the Hamas attack of Oct. 7.", "abducted", mode="abduct", **DAY, **HAMAS)
    raid = report("Hamas took them in its raid on 7 October.", "raid", **DAY, **HAMAS)
    undated = report("They spoke of the October 7 Hamas attacks.", "attacks", published="2023-12-02", **BACK, **HAMAS)
    assert [Traits(r).named_day for r in (taken, raid, undated)] == ["2023-10-07"] * 3
    assert Traits(undated).days.written == "2023-10-07"
    assert joined(taken, raid)


def test_news_of_this_week_a_day_of_another_act_and_one_that_is_no_day_are_no_name():
    news = report("Hamas gunmen came in an attack on 7 October.", "attack", date="2023-10-07", published="2023-10-08", **HAMAS)
    other = report("Hamas freed two since its attack of Oct 7.", "freed", date="2023-11-19", published="2023-11-20", **HAMAS)
    none = report("It went by the attack of 31 April.", "attack", **{**DAY, **BACK}, **HAMAS)
    assert [Traits(r).named_day for r in (news, other, none)] == [None] * 3


# ---- two houses ------------------------------------------------------------------------------------------------------
def agreed(text: str, issuer: str | None, day: str = "2023-05-19"):
    return report(text, "agreed", event="AGREE", actor=PAIR, date=day, published=day, issuer=issuer)


def test_each_house_tells_of_their_talk_in_its_own_way():
    ours = agreed("The leaders agreed that tension over trade must fall and logging stop.", "Elysee Palace")
    theirs = agreed("Both presidents agreed to lower tariffs and tension in farming.", "Planalto")
    press = agreed("Both presidents agreed to lower tariffs and tension in farming.", None)
    assert two_houses(Traits(ours), Traits(theirs)) == 1.0 > two_houses(Traits(ours), Traits(press))
    assert pair_score(Traits(ours), Traits(theirs)).score > pair_score(Traits(ours), Traits(press)).score

    prisoners = agreed("Both presidents agreed to exchange prisoners.", "Planalto")
    assert two_houses(Traits(ours), Traits(prisoners)) == 0.0
    assert not joined(ours, prisoners)


def test_the_first_call_since_a_summit_is_no_earlier_one():
    first = report("It was their first conversation since they met in Rio, Macron and Lula said.", "conversation", **CALLED)
    prior = report("In their first call Macron and Lula spoke of forests.", "call", **CALLED)
    assert (Traits(first).ordinal, Traits(prior).ordinal) == (None, "earlier")


def test_the_deeds_of_others_are_told_again_by_one_house():
    words, deeds = ("REQUEST", "Macron urged Brazil to act.", "urged"), ("ASSAULT", "Chad bombed Geneina.", "bombed")
    pairs = [
        [Traits(report(text, verb, event=event, doc=f"{event}-{n}", issuer="House")) for n in (1, 2)]
        for event, text, verb in (words, deeds)
    ]
    assert [FEATURES["same_issuer"](*pair) for pair in pairs] == [1.0, 0.0]


def test_one_house_that_reports_joint_words_and_those_of_its_own_reports_two_talks():
    text = "condemned the decision to close the border crossing at Poipet."
    said = {"event": "ACCUSE", "recipient": ("THA/GOV",)}
    alone = report(f"Macron strongly {text}", "condemned", actor=(MACRON,), issuer="Elysee Palace", **said)
    joint = report(f"Both leaders strongly {text}", "condemned", actor=PAIR, issuer="Elysee Palace", **said)
    press = report(f"Both leaders strongly {text}", "condemned", actor=PAIR, **said)
    assert veto(alone, joint) == "one house tells of two talks"
    assert veto(alone, press) is None


def test_what_two_agree_is_no_demand_on_a_third():
    text = "Macron and Lula agreed on the need for Canada to open its market to beef."
    both = report(text, "agreed", event="AGREE", actor=PAIR, doc="one")
    demand = report(text, "need", event="REQUEST", actor=PAIR, recipient=("CAN/GOV",), doc="one")
    among = report(text, "need", event="REQUEST", actor=(MACRON,), recipient=("BRA/GOV",), doc="one")
    assert veto(both, demand) == "the one agreed among them, the other directed at somebody else"
    assert veto(both, among) is None


def test_an_act_that_a_request_looks_back_on_was_before_it():
    text = "Paris asked Brazil for help on Friday, two days after Brasilia abstained."
    back = report(text, "abstained", event="REJECT", actor=("BRA/GOV",), date="2022-02-25", published="2022-02-25")
    (act,) = acts([back])
    assert act.day == "2022-02-23"


def test_a_refusal_before_the_request_refuses_nothing():
    text = "Paris asked Brazil for votes on Friday, {} Brasilia abstained."
    asked = {"actor": ("FRA/GOV",), "recipient": ("BRA/GOV",), "date": "2022-02-25", "published": "2022-02-25", "doc": "one"}
    for words, statuses in (("two days after", {"open"}), ("and", {"refused"})):
        told = text.format(words)
        records = [
            report(told, "asked", event="REQUEST", anchor="Paris asked Brazil for votes", **asked),
            report(told, "abstained", event="REJECT", **{**asked, "actor": ("BRA/GOV",), "recipient": ("FRA/GOV",)}),
        ]
        assert {u.status for u in undertakings(records, as_of="2022-03-10")} == statuses, words
