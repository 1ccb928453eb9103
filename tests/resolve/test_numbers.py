"""How many died, were injured, arrested or took part: `[words|dead=12]`, `40+` open upwards, `10-15` a range.

Two figures on the same words are joined by `;`. Braces mark the clause asked about; without them it is the sentence.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from readout.extract.parse import parse
from readout.records import Count
from readout.resolve.number_words import table
from readout.resolve.numbers import KINDS, find_size
from readout.resolve.quantities import quantities

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def read_clause(marked: str) -> tuple[str, tuple[int, int]]:
    """The sentence with its number marks, without the braces; the clause's place in the plain text."""
    plain = MARK.sub(r"\1", marked)
    if "{" not in plain:
        return marked, (0, len(plain))
    return marked.replace("{", "").replace("}", ""), (plain.index("{"), plain.index("}") - 1)


def read_marks(marked: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """The plain sentence, and for each kind the value and the words."""
    found = {}
    for match in MARK.finditer(marked):
        for label in match[2].split(";"):
            kind, value = label.split("=")
            found[kind] = value, match[1]
    return MARK.sub(r"\1", marked), found


def show(text: str, count: Count) -> tuple[str, str]:
    """A figure as a mark."""
    top = "+" if count.max is None else "" if count.max == count.min else f"-{count.max}"
    return f"{count.min}{top}", text[slice(*count.span)]


def check(marked: str) -> None:
    sentence, (start, end) = read_clause(marked)
    text, expected = read_marks(sentence)
    doc = next(iter(parse([text])))
    inside = [token.i for token in doc if start <= token.idx < end]
    found = find_size(doc, (0, len(doc)), (inside[0], inside[-1] + 1))
    assert {kind: show(text, count) for kind, count in found.items()} == expected


DEAD_AND_INJURED = [
    "The explosion killed [12|dead=12] people and wounded [30|injured=30].",
    "Snipers shot dead [two|dead=2] nurses.",
    "The blaze left [at least 40|dead=40+] dead.",
    "Landslides buried the camp, killing [six|dead=6] and injuring others.",
    "The ferry sank and [more than 300|dead=301+] passengers drowned.",
    "[Forty|dead=40] miners are feared dead.",
    "[Twenty-six|dead=26] miners perished underground.",
    "The shelling killed [one hundred and four|dead=104] villagers.",
    "The epidemic killed [half a million|dead=500000] people.",
    "The war killed [1.5 million|dead=1500000] people.",
    "The tsunami killed [2,000|dead=2000] islanders.",
    "[Seven|dead=7] people were shot dead and [20|injured=20] others hurt.",
    "Rebels ambushed a convoy, killing [three|dead=3] soldiers and wounding [seven|injured=7].",
    "[Eleven|dead=11] people lost their lives and [26|injured=26] sustained injuries.",
    "The strike cost [14|dead=14] people their lives.",
    "The raid claimed [seven|dead=7] lives.",
    "The fire claimed the lives of [17|dead=17] people.",
    "Rescuers pulled [12|dead=12] bodies from the rubble.",
    "The attack, which killed [22|dead=22] people, drew protests.",
    "The envoy spoke of the killing of [40|dead=40] farmers.",
    "Soldiers shot and killed [two|dead=2] men at a checkpoint.",
    "The army said [30|dead=30] militants had been killed in the operation.",
    "[Nine|dead=9] officers died when the helicopter crashed.",
    "[About 60|injured=60] shoppers were injured in the stampede.",
    "[Between 10 and 15|dead=10-15] hostages were shot dead.",
    "The mortar wounded [10-15|injured=10-15] pupils.",
    "[Two or three|injured=2-3] guards were wounded.",
    "[Up to 30|dead=0-30] rebels were killed.",
    "[As many as 300|dead=0-300] people may have died.",
    "[Dozens|dead=24+] were killed and [hundreds|injured=200+] injured.",
    "[Scores|injured=40+] of commuters were hurt.",
    "[A dozen|dead=12] conscripts were killed.",
    "[Several|injured=3+] journalists were injured.",
    "[A handful|injured=3-6] of marchers were hurt.",
    "The quake killed [more than 2,000|dead=2001+] and injured [9,000|injured=9000].",
    "[Four|dead=4] climbers were fatally injured in the fall.",
]
TOLLS = [
    "The death toll rose to [85|dead=85] on Sunday.",
    "The toll climbed to [31|dead=31] dead and [77|injured=77] wounded.",
    "The number of people injured rose from 60 to [75|injured=75].",
    "The authorities raised the number of dead to [140|dead=140].",
    "Death toll from Idlib strike passes [100|dead=101+]",
    "The typhoon's death toll stands at [6,340|dead=6340].",
]
PARTS = [
    "The raid claimed [seven|dead=7] lives, six of them children.",
    "[12|dead=12] people, including three children, were killed.",
    "[At least 26|dead=26+] people were killed, among them four children, and [over 100|injured=101+] more injured.",
    "Police detained [dozens|arrested=24+] of activists, including 12 journalists.",
    "[More than a dozen|injured=13+] people, most of them women, were injured.",
    "The men, [six|injured=6] of whom were injured, were taken to hospital.",
    "The dead included three children.",
    "Among the dead were four students.",
    "The bombing killed [12|dead=12] people, two soldiers and ten civilians.",
]
SINGLE_AND_SUMS = [
    "[A policeman|dead=1] was killed.",
    "[A 34-year-old teacher|dead=1] was killed on 12 May.",
    "The grenade wounded [an elderly woman|injured=1].",
    "[Two soldiers and a child|dead=3] were killed.",
    "[Six policemen and 14 civilians|dead=20] were killed and [33|injured=33] wounded.",
    "Militants killed [a judge and two of his guards|dead=3].",
    "Police arrested [the mayor and 16 aides|arrested=17].",
    "[A Reuters journalist and his driver|dead=2] were killed in the shelling.",
    "The mine left [a shepherd|dead=1] dead and [two|injured=2] of his brothers injured.",
    "[One|dead=1] of the attackers was killed.",
    "He and his wife were killed.",
    "A blast killed the mayor.",
]
ARRESTED = [
    "Police arrested [more than 200|arrested=201+] protesters.",
    "[Some 200|arrested=200] were detained after the march.",
    "Police said they had made [57|arrested=57] arrests.",
    "The ministry announced the arrest of [15|arrested=15] suspects.",
    "[Nobody|arrested=0] has been arrested.",
    "[At least one hundred twenty|arrested=120+] people have been arrested since Friday.",
    "Agents rounded up [four|arrested=4] bloggers.",
    "[Eight|arrested=8] sailors were taken into custody.",
    "Police arrested [14|arrested=14] people on Monday and 9 on Tuesday.",
]
PARTICIPANTS = [
    "A crowd of [5,000|participants=5000] gathered outside parliament.",
    "[Tens of thousands|participants=20000+] marched through Tbilisi.",
    "[20,000|participants=20000] troops took part in the exercise.",
    "[Hundreds of thousands|participants=200000+] rallied in Caracas.",
    "A [5,000-strong|participants=5000] crowd surrounded the palace.",
    "NATO sent [5,000|participants=5000] troops to Poland.",
    "The army deployed [3,000|participants=3000] soldiers to the border.",
    "[Some 40,000|participants=40000] took to the streets of Minsk.",
    "[Some 500|participants=500] students staged a sit-in.",
    "[Thousands|participants=2000+] of workers went on strike.",
    "Police fired tear gas at [about 3,000|participants=3000] demonstrators.",
    "The crowd, estimated at [20,000|participants=20000], chanted slogans.",
    "[Three|participants=3] gunmen killed [12|dead=12] worshippers in the mosque.",
    "About 60 tanks and [2,000|participants=2000] troops crossed the border.",
    "A delegation of [40|participants=40] lawmakers visited Tehran.",
    "[Two hundred|participants=200] Palestinians clashed with soldiers.",
    "The two ministers attended the ceremony.",
]
HEADLINES = [
    "Blast kills [9|dead=9]",
    "[12|dead=12] dead, [30|injured=30] hurt in Kabul blast",
    "Suicide bomber kills [41|dead=41], wounds [100|injured=100] in Karbala",
    "[14|dead=14] Killed, [Dozens|injured=24+] Injured In Mogadishu Blast",
    "[5|dead=5] killed, [12|injured=12] wounded as gunmen storm hotel",
    "[Nine|dead=9] dead as bus plunges into ravine",
    "[40|injured=40] hurt in clashes between police and students",
]
NONE_AT_ALL = [
    "[No casualties|dead=0;injured=0] were reported.",
    "The raid ended [without casualties|dead=0;injured=0].",
    "[No one|dead=0;injured=0] was killed or injured in the raid.",
    "[None|injured=0] of the passengers were hurt.",
    "The strike killed [no one|dead=0].",
    "There were [no deaths|dead=0;injured=0] or injuries.",
    "The boarding passed [without loss of life|dead=0].",
]
NO_COUNT = [
    "The 34-year-old was arrested after a march of 10 km.",
    "Ali Hassan, 34, was killed.",
    "He was jailed for 12 years.",
    "The fighter died aged 25.",
    "The group was arrested on 14 June 2011.",
    "In 1998 protesters marched in Jakarta.",
    "The damage from the killing cost $5 million.",
    "Firms lost 30 percent of their sales and 12 of their ships.",
    "The attackers wounded morale 40 km from the front.",
    "Officers did not arrest 12 people.",
    "Thirty people were killed or wounded.",
    "The hospital treated 30 casualties.",
    "Medics saved the lives of 17 people.",
    "Rebels freed 30 prisoners and paid 2 million euros.",
    "Gunmen abducted 20 girls.",
    "The flood killed 300 cattle.",
    "Fire destroyed 12 houses.",
    "A group of seven nations signed the pact.",
    "The minister met 12 lawmakers on 3 June.",
    "Parliament voted 52-48 to arrest nobody's ally.",
    "Flight MH17 was shot down with a Boeing 777 on radar.",
]
CLAUSES = [
    "{Gunmen attacked a village}, killing [six|dead=6] people.",
    "{Police arrested [20|arrested=20] people} after a blast killed 12.",
    "Police arrested 20 people after {a blast killed [12|dead=12]}.",
    "[Twelve|dead=12] people were killed in {an attack on a village}.",
    "[Twelve|dead=12] people were killed when {gunmen attacked a village}.",
    "{Troops opened fire on the marchers}, and [at least nine|dead=9+] were killed.",
    "France condemned {the attack}, in which [22|dead=22] people died.",
    "{Troops shelled the town} and police arrested 20 activists in the capital.",
    "{Officials said} that 12 people were killed.",
    "{Protesters clashed with police}; [12|arrested=12] were arrested.",
    "{A car bomb exploded outside the court}, leaving [14|dead=14] dead and [60|injured=60] wounded.",
    "{The army withdrew from the city} days after 300 people were detained there.",
    "In the capital, {[200|participants=200] people marched}, while in the south police shot dead three people.",
    "The minister, speaking after {the killing of [40|dead=40] villagers}, promised an inquiry.",
]


@pytest.mark.parametrize(
    "marked",
    [
        *DEAD_AND_INJURED,
        *TOLLS,
        *PARTS,
        *SINGLE_AND_SUMS,
        *ARRESTED,
        *PARTICIPANTS,
        *HEADLINES,
        *NONE_AT_ALL,
        *NO_COUNT,
        *CLAUSES,
    ],
)
def test_size(marked: str) -> None:
    check(marked)


NUMBERS = {
    "two hundred thousand": (200_000, 200_000),
    "one thousand two hundred and three": (1203, 1203),
    "two to three hundred": (200, 300),
    "a few hundred": (200, None),
    "several dozen": (36, None),
    "half a dozen": (6, 6),
    "two dozen": (24, 24),
    "a couple of hundred": (200, None),
    "20 000": (20_000, 20_000),
    "20 or more": (20, None),
    "20-plus": (20, None),
    "20 or so": (20, 20),
    "no more than 5": (0, 5),
    "no fewer than 5": (5, None),
    "fewer than 50": (0, 49),
    "just over 100": (101, None),
    "more than half a million": (500_001, None),
    "nearly 40": (40, 40),
    "an estimated 3,000": (3000, 3000),
    "1.5m": (1_500_000, 1_500_000),
    "tens of thousands": (20_000, None),
    "millions": (2_000_000, None),
    "10–15": (10, 15),
    "nobody": (0, 0),
}


@pytest.mark.parametrize("words", NUMBERS)
def test_number_is_read_whole(words: str) -> None:
    text = f"They saw {words} people"
    assert [(text[q.start : q.end], q.min, q.max) for q in quantities(text)] == [(words, *NUMBERS[words])]


NO_NUMBERS = [
    "$5 million",
    "£20",
    "12 May",
    "May 12",
    "in 2011",
    "10:30",
    "3-0",
    "F-35",
    "9/11",
    "G7",
    "Article 5",
    "7.62",
    "12%",
    "aged 34",
    "a 10-day truce",
    "two-thirds",
    "20 km",
    "six months",
    "thousands of dollars",
    "the 1990s",
    "12th",
    "²",
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number_of_people(text: str) -> None:
    assert quantities(text) == []


def test_range_outside_the_document_is_clipped() -> None:
    doc = next(iter(parse(["Blast kills 9"])))
    assert find_size(doc, (-4, 99), (7, 3)) == {}
    assert find_size(doc, (3, 3), (0, 3)) == {}
    assert find_size(doc, doc[:], (0, 3)) == {"dead": Count(9, 9, (12, 13))}


PIECES = st.sampled_from(
    [" ".join(form) for name in sorted(table()) for form in sorted(table()[name])]
    + [
        *"0123456789,.:;-–/%$()\n٣²½",
        " ",
        "12",
        "2,000",
        "people",
        "were",
        "killed",
        "wounding",
        "A",
        "crowd of",
        "the toll",
    ]
)


def assert_sound(text: str, cut: int) -> None:
    """Figures lie in the text, make sense, and belong to known kinds, whatever the clause."""
    doc = next(iter(parse([text])))
    for clause in ((0, len(doc)), (cut, len(doc)), (cut, cut + 2)):
        for kind, count in find_size(doc, (0, len(doc)), clause).items():
            start, end = count.span
            assert kind in KINDS and 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
            assert count.min >= 0 and (count.max is None or count.min <= count.max)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25), st.integers(0, 30))
def test_word_salad(words: list[str], cut: int) -> None:
    assert_sound(" ".join(words), cut)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.integers(0, 30))
def test_any_text(text: str, cut: int) -> None:
    assert_sound(text, cut)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | st.lists(PIECES, max_size=20).map(" ".join))
@example("eight in all eight")
def test_quantities_lie_in_order(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert quantity.start >= end and quantity.start <= quantity.core < quantity.end <= len(text)
        end = quantity.end
