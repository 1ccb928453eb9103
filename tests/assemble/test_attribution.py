"""On whose word a document gives an act, and in what standing."""

from __future__ import annotations

import pytest

from readout.assemble.draft import without
from readout.assemble.events import role_of

from .coding import gold, one, parties


def test_according_to() -> None:
    event = one("According to Ukraine, Russia shelled Kharkiv.", "ASSAULT")
    assert [(p.gold(), p.role) for p in event.according_to] == [("UKR/GOV/", "official")]


def test_a_reporting_verb() -> None:
    event = one("Ukraine said that Russia had shelled Kharkiv.", "ASSAULT")
    assert gold(event.according_to) == ["UKR/GOV/"]


def test_the_documents_own_voice_has_no_source() -> None:
    assert one("Russia shelled Kharkiv.", "ASSAULT").according_to == ()


def test_who_speaks_of_his_own_act_is_not_repeated() -> None:
    event = one("Moscow said that it had not shelled Kharkiv.", "ASSAULT")
    assert (event.factuality, event.according_to) == ("negated", ())


def test_only_the_actors_themselves_are_left_out() -> None:
    said = parties("UKR/GOV/", "RUS/GOV/")
    assert gold(without(said, parties("RUS/GOV/"))) == ["UKR/GOV/"]


@pytest.mark.parametrize(
    ("party", "role"),
    [
        ("UKR/GOV/", "official"),
        ("USA/JRN/CNN", "media"),
        ("PSE/REB/Hamas", "party"),
        ("UNK/UNK/", "unnamed"),
        ("IGO//NATO", "party"),
    ],
)
def test_roles(party: str, role: str) -> None:
    assert role_of(parties(party)[0]) == role
