"""Two accounts point by point: each kind of difference, what must not count as one, and what holds for any two texts."""

from __future__ import annotations

import pytest

from readout.extract.parse import parse
from readout.link.compare import compare
from readout.link.comparison import DIFFERENCES, KINDS
from readout.link.durations import clocks, durations
from readout.link.meaning import table
from readout.link.propositions import propositions
from readout.model.files import ENCODER, fingerprint
from readout.records import Coded, Document
from tests.link.making import report


def account(text: str, name: str = "a", date: str = "2024-05-14") -> Coded:
    """A text without records: what the words alone allow."""
    return Coded(Document(name, text, date))


def points(a: str, b: str):
    """The points of two texts."""
    return compare(account(a), account(b, "b")).points


def only(a: str, b: str):
    """The one point of two sentences: its kind and difference."""
    (point,) = points(a, b)
    return point.kind, point.difference


def clauses(text: str) -> list[str]:
    """The propositions of a text."""
    (doc,) = parse([text])
    return [text[slice(*p.span)] for p in propositions(doc)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("He condemned the attack and called for an inquiry.", ["He condemned the attack", "called for an inquiry"]),
        ("He urged them to end the war and to withdraw.", ["He urged them to end the war and to withdraw"]),
        ("They met in Oslo, which hosted the first round in May.", ["They met in Oslo", "which hosted the first round in May"]),
        (
            "He condemned the attack, stressing that nobody was safe.",
            ["He condemned the attack", "stressing that nobody was safe"],
        ),
        (
            "They agreed to reopen the border crossing and to free the sailors soon.",
            ["They agreed to reopen the border crossing", "to free the sailors soon"],
        ),
        (
            "He underscored his strong support for the truce, as well as the need for the envoys to return.",
            ["He underscored his strong support for the truce, as well", "the need for the envoys to return"],
        ),
        (
            "He called the chancellor on Monday, their first conversation since the election.",
            ["He called the chancellor on Monday", "their first conversation since the election"],
        ),
        ("No shot was fired; the men threw stones.", ["No shot was fired", "the men threw stones"]),
        ("Norland fired first, and Sudland fired back, he said.", ["Norland fired first", "Sudland fired back"]),
        ("He re-affirmed his support.", ["He re-affirmed his support"]),
        (
            "He met with the chancellor to congratulate her on her election.",
            ["He met with the chancellor", "to congratulate her on her election"],
        ),
        ("Oslo.", []),
        ("They praised the port reforms, which are key to trade.", ["They praised the port reforms, which are key to trade"]),
        ("The guards rose and met them at the gate.", ["The guards rose and met them at the gate"]),
        ("Norland kept its tariff at 10%, rather than raise it.", ["Norland kept its tariff at 10%, rather than raise it"]),
        ("The outline is as follows.", []),
        ("1. Fisheries\n\nThe two discussed quotas for cod.", ["The two discussed quotas for cod"]),
        (
            "Norland fired first, by its account; the villagers on the other bank had been warned.",
            ["Norland fired first, by its account", "the villagers on the other bank had been warned"],
        ),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_where_another_thing_is_stated(text, cut):
    assert clauses(text) == cut


AGREED = "The ministers agreed to reopen the border crossing."


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (
            "At least 12 soldiers died in the attack on the barracks.",
            "The attack on the barracks killed 30 soldiers.",
            "number",
        ),
        ("The ministers will reopen the bridge on 3 June.", "The ministers will reopen the bridge on 10 June.", "date"),
        ("Norland fired the missile at the port.", "Norland denied firing the missile at the port.", "polarity"),
        ("The president demanded the release of the sailors.", "The president raised the release of the sailors.", "strength"),
        ("The two signed the fisheries agreement.", "The two discussed the fisheries agreement.", "strength"),
        ("Norland will free all prisoners of war.", "Norland will free some prisoners of war.", "scope"),
        ("The parties want a permanent ceasefire.", "The parties want a temporary ceasefire.", "scope"),
        (
            "The call was held at the request of France.",
            "The call was held at the request of Germany.",
            "initiator",
        ),
        ("The talks on fishing lasted four hours.", "The talks on fishing lasted ninety minutes.", "number"),
        ("The truce begins at 7 a.m.", "The truce begins at noon.", "date"),
        ("There was no attack on the barracks.", "There was an attack on the barracks.", "polarity"),
        ("At no time did the plane enter the zone.", "The plane did enter the zone.", "polarity"),
        ("They called for a truce on the border.", "They agreed to a truce on the border.", "strength"),
        ("The president reiterated support for the treaty.", "The leaders reiterated support for the treaty.", "initiator"),
        ("The talks lasted nearly six hours.", "The talks lasted more than five and a half hours.", None),  # rounded
        (
            "At no point did the pilot share any doubt about the fuel.",
            "The pilot did share a doubt about the fuel.",
            "polarity",
        ),
        ("The story of a raid on the mill was untrue.", "There was a raid on the mill.", "polarity"),
        ("Norland will not test rockets over the strait.", "Norland will halt tests of rockets over the strait.", None),
        ("The first shell fell at ten past seven in the morning.", "The first shell fell a few minutes before six.", "date"),
        ("The ferry sailed at about six in the morning.", "The ferry sailed at ten past six in the morning.", None),
        ("The navy lost two helicopters over the bay.", "The navy lost one helicopter over the bay.", "number"),
        ("Norland will buy grain from Sudland.", "Norland is willing to buy grain from Sudland.", "strength"),
        ("The garrison must leave the island.", "The garrison should leave the island.", "strength"),
        (
            "The ministers discussed fishing, trade and transport.",
            "The ministers discussed fishing, tourism and energy.",
            "scope",
        ),
        ("They want the sanctions lifted in their entirety.", "They do not want all the sanctions lifted.", "scope"),
        ("The two agreed to remain in contact.", "The aides were instructed to remain in contact.", "scope"),
        ("It was France that had sought the meeting.", "The meeting was held at Germany's call.", "initiator"),
        (
            "The council, which France had summoned, sat today.",
            "It is at Germany's call that the council sat today.",
            "initiator",
        ),
        ("French troops attacked the fort first.", "German troops attacked the fort first.", "initiator"),
        (
            "The danger to the plant lies in its occupation by French troops.",
            "The danger to the plant lies in the attacks by German troops.",
            "initiator",
        ),
        ("The leaders discussed the treaty.", "The president discussed the treaty.", None),  # to discuss takes two
        ("They met on the shore of Lake Tana.", "They met on the shore of Tana.", None),
        (AGREED, "The ministers agreed to reopen the border crossing soon.", None),
        ("He said that trade had grown.", "He stressed that trade had grown.", None),  # both only report
        ("The bridge opens in June.", "The bridge opens on 3 June 2024.", None),  # the one date fits the other
    ],
)
def test_each_kind_of_difference(a, b, difference):
    assert only(a, b) == (("differing", difference) if difference else ("agreed", None))


def test_a_difference_says_what_each_account_has():
    (point,) = points("The attack killed 12 soldiers at the barracks.", "The attack killed 30 soldiers at the barracks.")
    assert (point.a.what, point.b.what) == ("12 soldier", "30 soldier")


def test_what_only_one_says_is_its_own():
    found = points(f"{AGREED} Fishing quotas were raised by ten percent.", f"{AGREED} A museum lent forty paintings to Oslo.")
    assert sorted(p.kind for p in found) == ["agreed", "only_a", "only_b"]
    lent = next(p for p in found if p.kind == "only_b")
    assert lent.a is None and lent.score is None


def test_other_words_for_one_matter_are_one_point():
    a = "The two decided to send their envoys back. A museum lent forty paintings to Oslo."
    b = "Quotas on cod were raised by ten percent. Both countries agreed that the ambassadors will return to their posts."
    found = points(a, b)
    shared = [p for p in found if p.kind == "agreed"]
    assert [(a[slice(*p.a.span)], b[slice(*p.b.span)][:14]) for p in shared] == [
        ("The two decided to send their envoys back", "Both countries")
    ]
    assert sorted(p.kind for p in found) == ["agreed", "only_a", "only_b"]


def test_what_claims_mean_is_fitted_to_the_installed_model():
    assert str(table()["encoder"]) == fingerprint(ENCODER), "the encoder has changed: run python training/meaning.py"


@pytest.mark.parametrize(
    ("text", "lengths", "times"),
    [
        ("lasted an hour and a half", {"minute": 90}, ()),
        ("a five-day pause from 7.30 p.m.", {"day": 5}, ("19:30",)),
        ("half an hour before midnight", {}, ("00:00",)),
        ("two years ago, at six in the evening", {}, ("18:00",)),
        ("12:15 on the day", {}, ("12:15",)),
    ],
)
def test_lengths_of_time_and_times_of_day(text, lengths, times):
    assert durations(text) == lengths
    assert clocks(text) == times


def test_the_topic_that_moves_from_one_end_to_the_other_differs_in_order():
    topics = ["They discussed the border dispute.", "They discussed fishing quotas.", "They discussed the pipeline tariff."]
    found = points(" ".join(topics), " ".join([topics[1], topics[2], topics[0]]))
    assert [(p.kind, p.difference) for p in found] == [("differing", "order"), ("agreed", None), ("agreed", None)]


def met(name: str, day: str, clause: str, who: str) -> Coded:
    """A document of one sentence about a contact, and one about a treaty, with the record of the contact."""
    found = report("CONSULT", who, "", clause, day, doc=name, published=day, after=" The two signed the cod treaty.")
    return Coded(found.document, (found.event,))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (met("b", "2024-05-15", "President Falk >met< the chancellor of Norland", "PER/Ana Falk+NOR/Ole Berg"), 2),
        (met("b", "2024-05-15", "Minister Roa >met< the chancellor of Norland", "PER/Eva Roa+NOR/Ole Berg"), 1),
        (met("b", "2024-06-20", "President Falk >met< the chancellor of Norland", "PER/Ana Falk+NOR/Ole Berg"), 1),
    ],
    ids=["one contact", "other persons", "another day"],
)
def test_two_contacts_are_no_common_point(other, shared):
    one = met("a", "2024-05-14", "President Falk >met< the chancellor of Norland today", "PER/Ana Falk+NOR/Ole Berg")
    assert len(compare(one, other).points) == shared


def test_words_that_the_encoder_cannot_read_do_no_harm():
    endless = "x" * 5000 + " met the chancellor in Oslo. " + "He met him and " * 120 + "left."
    assert points(endless, AGREED)


TEXTS = [
    "The president met the chancellor in Oslo. They signed two treaties, and 40 firms took part. No date was set for the vote.",
    'Oslo, 3 May - "We will not yield," said the chancellor. He called on Norland to withdraw.\n\nThe talks lasted two hours.',
    "",
    "One.",
]


@pytest.mark.parametrize("a", TEXTS)
@pytest.mark.parametrize("b", TEXTS)
def test_of_any_two_texts_every_clause_has_one_place(a, b):
    found = points(a, b)
    for letter, text in (("a", a), ("b", b)):
        spans = [getattr(p, letter).span for p in found if getattr(p, letter)]
        assert len(set(spans)) == len(spans) and all(0 <= s < e <= len(text) for s, e in spans)
        assert sorted(text[slice(*s)] for s in spans) == sorted(clauses(text) if text else [])
    for point in found:
        assert point.kind in KINDS and (point.difference in DIFFERENCES) == (point.kind == "differing")


@pytest.mark.parametrize("text", TEXTS[:2])
def test_a_text_agrees_with_itself(text):
    assert {p.kind for p in points(text, text)} == {"agreed"}


@pytest.mark.parametrize("a", TEXTS[:2])
@pytest.mark.parametrize("b", TEXTS[:2])
def test_turned_round_it_is_the_same_comparison(a, b):
    swapped = {"only_a": "only_b", "only_b": "only_a"}
    there, back = points(a, b), points(b, a)
    assert sorted(p.kind for p in there) == sorted(swapped.get(p.kind, p.kind) for p in back)


def test_the_summary_counts():
    found = compare(account(f"{AGREED} Quotas were raised by ten percent."), account(AGREED, "b"))
    assert found.summary == (
        "A (a, 14 words) and B (b, 8 words) make 2 points: 1 agreed, 0 differing, 1 only in A, 0 only in B."
    )
