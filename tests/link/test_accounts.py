"""What the records of an episode say alike, where they differ, and which is to be read first."""

from __future__ import annotations

from reporting import place, report

from readout.link.accounts import contradicted, corroborated, preferred
from readout.link.quantities import quantities
from readout.link.traits import Traits
from readout.records import Count

STRIKE = {"event": "ASSAULT", "mode": "aerial", "actor": ("RUS/MIL",), "recipient": ("UKR/CVL",)}


def told(text: str = "Russia struck Odesa on Thursday.", verb: str = "struck", **fields) -> Traits:
    return Traits(report(text, verb, **{**STRIKE, **fields}))


def fields(members) -> dict[str, list[str]]:
    return {c.field: [value for value, _ in c.values] for c in contradicted(members)}


def test_copies_of_one_text_corroborate_nothing():
    copies = [told(doc=f"copy-{n}", family="wire") for n in (1, 2, 3)]
    assert corroborated(copies) == ()
    independent = corroborated([*copies, told(doc="own")])
    assert {(a.field, a.value) for a in independent} == {("type", "ASSAULT"), ("parties", "RUS+UKR"), ("date", "2022-02-24")}
    assert all(a.families == ("own", "wire") and len(a.records) == 4 for a in independent)


def test_a_day_of_publication_corroborates_no_date():
    members = [told(doc="a"), told(doc="b", date=None)]
    assert "date" not in {a.field for a in corroborated(members)}


def test_numbers_of_dead_differ_unless_one_range_holds_the_other():
    def dead(low, high, doc):
        return told(doc=doc, size={"dead": Count(low, high, (0, 1))})

    assert fields([dead(7, 7, "a"), dead(9, 9, "b")]) == {"number": ["7 dead", "9 dead"]}
    assert fields([dead(7, 7, "a"), dead(5, None, "b")]) == {}
    assert fields([dead(3, 3, "a"), dead(5, None, "b")]) == {"number": ["3 dead", "5- dead"]}


def test_other_counts_differ_too():
    one, other = told("Britain expelled 23 envoys.", "expelled", doc="a"), told("It expelled 20 envoys.", "expelled", doc="b")
    assert fields([one, other]) == {"number": ["20 envoys", "23 envoys"]}
    assert fields([one, told("Britain expelled 23 Russian envoys.", "expelled", doc="c")]) == {}


def test_dates_places_and_initiators_differ():
    odesa, lviv = place("Odesa", "UKR", 46.48, 30.73), place("Lviv", "UKR", 49.84, 24.03)
    members = [told(doc="a", where=odesa), told(doc="b", date="2022-02-25", where=lviv)]
    assert fields(members) == {"date": ["2022-02-24", "2022-02-25"], "place": ["Lviv", "Odesa"]}
    calls = [
        Traits(report(text, word, mode="phone", doc=word))
        for text, word in (("Modi phoned Putin.", "phoned"), ("Modi took a call from Putin.", "call"))
    ]
    assert fields(calls) == {"initiator": ["IND", "RUS"]}


def test_a_month_and_its_day_a_country_and_its_town_agree():
    odesa, whole = place("Odesa", "UKR", 46.48, 30.73), place("Ukraine", "UKR", 49.0, 32.0, "country")
    assert fields([told(doc="a", where=odesa), told(doc="b", date="2022-02", where=whole)]) == {}


def test_towns_next_to_one_another_are_no_contradiction():
    near, base = place("Hit", "IRQ", 33.64, 42.83), place("Ain al-Asad", "IRQ", 33.79, 42.44)
    assert fields([told(doc="a", where=near), told(doc="b", where=base)]) == {}


def test_contradictions_name_their_records():
    yes, no = told(doc="a"), told(doc="b", factuality="negated")
    (found,) = contradicted([yes, no])
    assert found.field == "polarity"
    assert dict(found.values) == {"no": (no.id,), "yes": (yes.id,)}


def test_what_is_announced_contradicts_nothing():
    assert fields([told(doc="a"), told(doc="b", factuality="future")]) == {}


def test_news_is_read_before_background_and_a_party_s_own_text_first():
    news, background = told(doc="a"), told(doc="b", background=True)
    own = told(doc="c", issuer="The Kremlin", publisher="The Kremlin", confidence=0.4)
    assert preferred([background, news]) == (news, "reports it as news, not as background, the surest")
    best, why = preferred([background, news, own])
    assert best is own and "from a party's own text" in why
    assert preferred([news]) == (news, "the only record")


def test_numbers_and_what_they_count():
    text = "On 14 March 2018 Britain expelled twenty-three or 23 Russian diplomats, $1.5 billion in loans, three Su-35 jets."
    found = quantities(text)
    assert found["diplomats"] == frozenset({"23"})
    assert found["loans"] == frozenset({"1500000000"})
    assert "march" not in found
    assert quantities("The two leaders agreed on 40% of it.") == {}
