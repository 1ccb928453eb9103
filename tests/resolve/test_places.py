"""Where an act happened: the place in the sentence that counts, what its name means, and the table behind it.

The place is marked `[words|name, country]`; a sentence without a mark names no place of the act.
"""

from __future__ import annotations

import re

import pytest

from readout.extract.mentions import find_mentions
from readout.extract.parse import language
from readout.knowledge.lexicon import lexicon
from readout.records import Place
from readout.resolve.gazetteer import PRECISION, gazetteer, load
from readout.resolve.places import find_place
from readout.tables import rows

MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")
DATA = ("readout.knowledge", "data/places.tsv")


def place_of(
    text: str,
    *,
    focus: str | None = None,
    clause: str | None = None,
    after: int = 0,
    toward: bool = False,
    in_object: bool = False,
) -> Place | None:
    """The place in a text: in its last sentences from `after` on, the act's clause being the words of `clause`."""
    doc = language()(text)
    start = list(doc.sents)[after].start if after else 0
    sentence = (start, len(doc))
    span = sentence
    if clause is not None:
        words = doc.char_span(text.index(clause), text.index(clause) + len(clause), alignment_mode="expand")
        span = (words.start, words.end)
    return find_place(doc, find_mentions(doc), span, sentence, "2024-05-14", focus, toward=toward, in_object=in_object)


def check(sentence: str, **options: object) -> None:
    text = MARK.sub(r"\1", sentence)
    place = place_of(text, **options)  # type: ignore[arg-type]
    found = [] if place is None else [(text[slice(*place.span)], f"{place.name}, {place.country or '-'}")]
    assert found == MARK.findall(sentence)


LOCATIONS = [
    "Militants killed twelve people in [Maiduguri|Maiduguri, NGA] on Monday.",
    "Gunmen burned a village on the outskirts of [Goma|Goma, COD].",
    "Shells fell near the [Rafah crossing|Rafah crossing, PSE] at dawn.",  # a crossing, not the town
    "Rebels and soldiers fought outside [El Fasher|El Fasher, SDN].",
    "Marchers gathered across [Sindh|Sindh, PAK].",
    "The navy boarded a tanker in the [Strait of Hormuz|Strait of Hormuz, -].",  # waters belong to nobody
    "Farmers blocked roads in [Britain|United Kingdom, GBR].",  # an alias of a state
    "Marines landed on [Snake Island|Snake Island, UKR].",
    "Shells landed on [the Golan Heights|Golan Heights, SYR].",
    "The envoys met in the Swiss city of [Geneva|Geneva, CHE].",
    "The two presidents spoke at the [White House|White House, USA].",
    "Troops clashed in and around [Khartoum|Khartoum, SDN].",
    "Two drones crashed north of [Kharkiv|Kharkiv, UKR].",
]

PRECISE = [
    "Two medics were killed in the Donetsk region near [Avdiivka|Avdiivka, UKR].",  # the town before the region
    "Police broke up a rally in Nigeria, in [Lagos|Lagos, NGA].",  # the city before the state
    "Protesters marched across [Idlib province|Idlib province, SYR] in northern Syria.",
]

NO_LOCATION = [
    "Lagos police arrested two activists.",  # the city tells which police
    "The minister flew home from Nairobi.",
    "The leaders discussed the war in Ukraine.",  # what is talked of
    "Washington imposed sanctions on Iran.",
    "Michael Jordan signed the letter.",
    "In 2006 Rwanda broke off relations.",  # the preposition belongs to the year
    "Officials reported progress, according to Paris.",
]

SHARED_NAMES = [
    ("Police in [Tripoli|Tripoli, LBN], Lebanon, arrested three men.", None),
    ("Gunmen stormed a bank in [Tripoli|Tripoli, LBY], Libya.", None),
    ("Clashes broke out in the Lebanese city of [Tripoli|Tripoli, LBN].", None),
    ("Clashes broke out in [Tripoli|Tripoli, LBN].", "LBN"),
    ("Clashes broke out in [Tripoli|Tripoli, LBY].", "LBY"),
    ("Police fired tear gas in [Georgia|Georgia, GEO].", None),
    ("Police fired tear gas in [Georgia|Georgia, USA].", "USA"),
    ("The governors met in [Atlanta|Atlanta, USA], Georgia, on Friday.", None),
    ("A gunman killed nine people in Odesa, [Texas|Texas, USA], on Friday.", None),  # not the Ukrainian port
    ("In [Geneva|Geneva, CHE], Russia and Ukraine agreed to talk.", None),  # the next name is the subject
]

DATELINES = [
    "[LAGOS|Lagos, NGA], Nigeria (AP) - Troops killed twenty bandits.",
    "[GENEVA|Geneva, CHE] — Envoys held talks.",
    "[TRIPOLI|Tripoli, LBN], Lebanon (AP) — Soldiers freed a hostage.",
    "[BEIRUT|Beirut, LBN], July 5 (Reuters) - The army opened fire.",
    "[Washington|Washington, USA] — The two ministers signed a treaty.",
    "GENEVA — Envoys held talks in [Lausanne|Lausanne, CHE].",  # a place in the sentence comes first
    "Ukraine - which denies it - opened fire.",  # a dash is not a dateline
]


@pytest.mark.parametrize("sentence", [*LOCATIONS, *PRECISE, *NO_LOCATION, *DATELINES])
def test_place_of_a_sentence(sentence: str) -> None:
    check(sentence)


@pytest.mark.parametrize(("sentence", "focus"), SHARED_NAMES)
def test_a_shared_name_goes_by_what_stands_beside_it_then_by_the_focus(sentence: str, focus: str | None) -> None:
    check(sentence, focus=focus)


def test_the_clause_comes_before_the_rest_of_the_sentence() -> None:
    text = "A bomb went off in [Quetta|Quetta, PAK] while ministers met in Karachi."
    check(text, clause="A bomb went off in Quetta")
    check("A bomb went off while ministers met in [Karachi|Karachi, PAK].", clause="A bomb went off")


def test_where_somebody_spoke_of_an_act_is_not_where_it_happened() -> None:
    check("Officials said in Vienna that the army opened fire.", clause="the army opened fire")
    check("Five soldiers died, the ministry in Moscow said.", clause="Five soldiers died")


def test_a_dateline_serves_the_first_sentence_only() -> None:
    assert place_of("GENEVA — Envoys held talks. Troops opened fire.", after=1) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The president flew from Geneva to [Beijing|Beijing, CHN].",
        "The president visited [Kyiv|Kyiv, UKR] on Tuesday.",
        "The premier arrived in [Nairobi|Nairobi, KEN].",
    ],
)
def test_a_visit_happens_at_its_destination(sentence: str) -> None:
    check(sentence, toward=True)
    if "arrived" not in sentence:
        check(MARK.sub(r"\1", sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian forces shelled [Kherson|Kherson, UKR] overnight.",
        "A drone strike on [Kyiv|Kyiv, UKR] killed two people.",
        "Two people died in the shelling of [Kharkiv|Kharkiv, UKR].",
        "The group fired rockets into [Israel|Israel, ISR].",
        "Jets bombed Syria, killing five in [Homs|Homs, SYR].",  # the location before the object
    ],
)
def test_an_attack_happens_where_it_strikes(sentence: str) -> None:
    check(sentence, in_object=True)
    if "Homs" not in sentence:
        check(MARK.sub(r"\1", sentence))


def test_precision_follows_the_kind_of_place() -> None:
    wheres = ("at the Kremlin", "in Kyiv", "in Donbas", "in Mali")
    found = [place_of(f"Troops opened fire {where}.") for where in wheres]
    assert [p.precision for p in found if p] == ["point", "city", "region", "country"]


def test_a_place_has_coordinates_and_an_exact_span() -> None:
    place = place_of("Ten miners were abducted in Mekelle.")
    assert place is not None
    assert (round(place.lat or 0), round(place.lon or 0)) == (14, 39)
    assert place.span == (28, 35)


# ---- the table -------------------------------------------------------------------------------------------------------
def test_every_row_is_sound() -> None:
    for row in rows(*DATA):
        assert row["name"] and row["source"] and row["kind"] in PRECISION, row
        assert re.fullmatch(r"[A-Z]{3}|", row["code"]), row
        assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
        assert all(re.fullmatch(r"-?\d+\.\d\d", row[axis]) for axis in ("lat", "lon")), row


def test_no_form_stands_twice_for_one_country() -> None:
    forms = [(f, r["code"]) for r in rows(*DATA) for f in (r["name"], *filter(None, r["aliases"].split("|")))]
    assert len(forms) == len(set(forms))


def test_every_capital_city_and_region_of_the_states_has_coordinates() -> None:
    known = {(form, s.code) for form, sites in gazetteer().by_form.items() for s in sites}
    wanted = {
        (row["form"], row["code"])
        for row in rows("readout.knowledge", "data/states.tsv")
        if row["kind"] in {"name", "capital", "city", "region"}
    }
    assert wanted <= known


def test_codes_are_those_of_the_states() -> None:
    codes = {row["code"] for row in rows("readout.knowledge", "data/states.tsv")}
    assert {row["code"] for row in rows(*DATA)} - {""} <= codes
    assert set(load().states) == {row["code"] for row in rows(*DATA) if row["kind"] == "state"}
    assert lexicon().get("Ukraine")[0].code == gazetteer().by_form["Ukraine"][0].code
