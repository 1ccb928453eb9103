"""Whom a phrase means: names and offices on a day, pronouns, groups, counterparts, the issuer, who says `we`.

A sentence is coded as the parties of some of its words, in the shorthand `CODE/SECTOR/Name`.
"""

from __future__ import annotations

import pytest

from readout.extract.parse import parse
from readout.extract.quotes import find_quotes
from readout.records import Document
from readout.resolve.actors import Actors
from readout.resolve.parties import Resolution, as_states

YEREVAN = "Ministry of Foreign Affairs of Armenia"
WASHINGTON = "The White House"


def actors_of(
    text: str, *, date: str | None = "2024-05-14", title: str | None = None, issuer: str | None = None, kind: str = "news"
) -> Actors:
    doc, parsed_title = parse([text, title or " "])
    document = Document("one", text, date, title=title, issuer=issuer, kind=kind)
    return Actors(document, doc, parsed_title if title else None, find_quotes(doc))


def resolved(actors: Actors, words: str, *, last: bool = False) -> Resolution:
    """What the mention with these words means; the last one, if there are several and `last` is set."""
    fitting = [m for m in actors.mentions.all if m.text == words]
    return actors.resolution(fitting[-1 if last else 0])


def meant(actors: Actors, words: str, *, last: bool = False) -> list[str]:
    return [p.gold() for p in resolved(actors, words, last=last).parties]


# ---- names -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        pytest.param("Ukraine thanked Poland.", "Ukraine", "UKR/GOV/", id="state"),
        pytest.param("The United Nations met in Geneva.", "United Nations", "UNO//United Nations", id="the UN"),
        pytest.param("Leaders of NATO met in Paris.", "NATO", "IGO//NATO", id="organisation"),
        pytest.param("Hamas rejected the plan.", "Hamas", "PSE/REB/Hamas", id="armed group"),
        pytest.param("Kosovo thanked France.", "Kosovo", "XKX/GOV/", id="code outside ISO 3166"),
        pytest.param("South Korean soldiers fired shots.", "soldiers", "KOR/MIL/", id="force of a state"),
        pytest.param("Police in Lagos arrested a man.", "Police", "NGA/COP/", id="force of a place"),
        pytest.param("Rebels in Colombia freed a hostage.", "Rebels", "COL/REB/", id="rebels of a state"),
        pytest.param("The Chinese people protested.", "people", "CHN/CVL/", id="people of a state"),
    ],
)
def test_states_bodies_and_forces(text: str, words: str, party: str) -> None:
    assert meant(actors_of(text), words) == [party]


def test_a_person_is_given_the_name_and_state_of_the_whos_who() -> None:
    actors = actors_of("Mevlut Cavusoglu met Nikos Dendias.", date="2021-04-15")
    assert meant(actors, "Mevlut Cavusoglu") == ["TUR/GOV/Mevlüt Çavuşoğlu"]


def test_an_unknown_person_keeps_the_name_and_takes_the_state_of_the_role_beside() -> None:
    actors = actors_of("Mr. Marek Toth, a spokesman for the Slovak government, resigned.")
    assert meant(actors, "Mr. Marek Toth") == ["SVK/GOV/Marek Toth"]
    assert meant(actors, "spokesman") == ["SVK/GOV/Marek Toth"]


def test_a_surname_means_who_was_introduced() -> None:
    actors = actors_of("Greek Foreign Minister Nikos Dendias left. Dendias thanked Turkey.", date="2021-04-15")
    assert meant(actors, "Dendias") == ["GRC/GOV/Nikos Dendias"]


# ---- offices on a day ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "name"),
    [("2010-05-14", "Nicolas Sarkozy"), ("2015-05-14", "François Hollande"), ("2024-05-14", "Emmanuel Macron")],
)
def test_the_holder_of_an_office_depends_on_the_day(day: str, name: str) -> None:
    actors = actors_of("The President of France spoke.", date=day)
    assert meant(actors, "President") == [f"FRA/GOV/{name}"]
    assert resolved(actors, "President").how == "office"


def test_who_left_office_is_elite() -> None:
    actors = actors_of("Former President Barack Obama spoke.", date="2020-04-15")
    assert meant(actors, "Former President Barack Obama") == ["USA/ELI/Barack Obama"]


def test_an_indefinite_title_names_nobody() -> None:
    actors = actors_of("France wants a president. A president was elected in France.")
    assert all(not p.name for p in resolved(actors, "president").parties)


def test_a_title_means_who_was_introduced_with_it() -> None:
    actors = actors_of("Prime Minister Narendra Modi spoke with President Vladimir Putin. The Russian President left.")
    assert meant(actors, "President", last=True) == ["RUS/GOV/Vladimir Putin"]
    assert resolved(actors, "President", last=True).how == "document"


# ---- pronouns and groups ---------------------------------------------------------------------------------------------
def test_pronouns_go_by_sex_and_number() -> None:
    actors = actors_of("Angela Merkel met Francois Hollande. She thanked him. They left.", date="2015-02-03")
    merkel, hollande = "DEU/GOV/Angela Merkel", "FRA/GOV/François Hollande"
    assert (meant(actors, "She"), meant(actors, "him")) == ([merkel], [hollande])
    assert meant(actors, "They") == [merkel, hollande]


def test_it_means_a_state() -> None:
    actors = actors_of("Ukraine sent an envoy. It thanked Poland.")
    assert meant(actors, "It") == ["UKR/GOV/"]


def test_a_pronoun_keeps_its_antecedent_as_second_span() -> None:
    text = "Ukraine sent an envoy. It thanked Poland."
    actors = actors_of(text)
    (party,) = resolved(actors, "It").parties
    assert [text[a:b] for a, b in party.spans] == ["It", "Ukraine"]


def test_the_two_leaders_are_those_who_spoke() -> None:
    actors = actors_of("Prime Minister Narendra Modi spoke with President Vladimir Putin. The two leaders agreed.")
    assert meant(actors, "leaders") == ["IND/GOV/Narendra Modi", "RUS/GOV/Vladimir Putin"]


def test_both_ministers_are_those_just_named() -> None:
    actors = actors_of("The foreign ministers of Egypt and Jordan met. Both ministers praised Qatar.")
    assert {one.split("/")[0] for one in meant(actors, "ministers")} == {"EGY", "JOR"}


def test_the_two_sides_of_a_readout_are_those_of_its_title() -> None:
    title = "Call between President Emmanuel Macron and Chancellor Olaf Scholz"
    actors = actors_of("The two sides agreed.", title=title, kind="readout")
    assert meant(actors, "sides") == ["FRA/GOV/Emmanuel Macron", "DEU/GOV/Olaf Scholz"]


def test_the_group_is_the_body_named_before() -> None:
    actors = actors_of("Hamas rejected the plan. The group vowed to fight.")
    assert meant(actors, "group") == ["PSE/REB/Hamas"]


def test_persons_stand_for_their_states() -> None:
    actors = actors_of("Angela Merkel met Francois Hollande.", date="2015-02-03")
    parties = (*resolved(actors, "Angela Merkel").parties, *resolved(actors, "Francois Hollande").parties)
    assert [p.gold() for p in as_states(parties)] == ["DEU/GOV/", "FRA/GOV/"]


# ---- counterparts, issuer, quotations --------------------------------------------------------------------------------
def test_a_counterpart_holds_the_same_office_in_the_other_state() -> None:
    actors = actors_of("U.S. Secretary of State Antony Blinken met his Turkish counterpart.", date="2023-02-20")
    assert meant(actors, "counterpart") == ["TUR/GOV/Mevlüt Çavuşoğlu"]


def test_a_bare_title_in_a_readout_is_the_issuers() -> None:
    actors = actors_of(
        "The President spoke with Prime Minister Rishi Sunak.", date="2023-03-01", issuer=WASHINGTON, kind="readout"
    )
    assert meant(actors, "President") == ["USA/GOV/Joe Biden"]


def test_we_and_the_ministry_are_the_issuer() -> None:
    actors = actors_of("We welcome the treaty. The Ministry thanks France.", issuer=YEREVAN, kind="statement")
    assert meant(actors, "We") == ["ARM/GOV/"]
    assert meant(actors, "Ministry") == ["ARM/GOV/"]


def test_we_inside_a_quotation_is_its_speaker() -> None:
    actors = actors_of("“We will not yield,” said Volodymyr Zelensky.")
    assert meant(actors, "We") == ["UKR/GOV/Volodymyr Zelenskyy"]


def test_we_in_the_news_is_nobody_without_a_speaker() -> None:
    assert meant(actors_of("We all like the sun in Chile."), "We") == []


def test_an_envoy_without_a_name_is_nobody_in_particular() -> None:
    assert meant(actors_of("Hungary met Ukraine's envoy."), "envoy") == ["UKR/GOV/"]


def test_what_a_headline_tells_of_a_person_is_no_surname() -> None:
    actors = actors_of("Readout of Secretary Ana Bellweather Meeting with Officials from Kazakhstan.")
    assert "Secretary Ana Bellweather" in {m.text for m in actors.mentions.all}
