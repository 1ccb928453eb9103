"""Recipients that a text leaves to its context."""

from __future__ import annotations

from readout.assemble.implied import fill_recipients
from readout.extract.parse import parse

from .coding import coded, draft, gold, one


def test_what_is_condemned_points_to_its_maker() -> None:
    event = one("Iran seized a tanker. Washington condemned the seizure.", "ACCUSE")
    assert (gold(event.actor), gold(event.recipient)) == (["USA/GOV/"], ["IRN/GOV/"])


def test_a_force_arrests_its_own_people() -> None:
    doc = next(parse(["They acted."]))
    arrest = draft("COERCE", ("EGY/COP/",), mode="arrest")
    fill_recipients([arrest], doc, None, "readout")
    assert gold(arrest.recipients) == ["EGY/CVL/"]


def test_who_had_dealings_before_is_meant() -> None:
    doc = next(parse(["They spoke and refused again."]))
    accused = draft("ACCUSE", ("RUS/GOV/",), ("POL/GOV/",))
    refused = draft("REJECT", ("RUS/GOV/",), at=3)
    refused.token = 3
    fill_recipients([accused, refused], doc, None, "news")
    assert gold(refused.recipients) == ["POL/GOV/"]


def test_nothing_is_implied_where_nothing_came_before() -> None:
    doc = next(parse(["They refused."]))
    refused = draft("REJECT", ("RUS/GOV/",))
    fill_recipients([refused], doc, None, "news")
    assert refused.recipients == ()


def test_an_unknown_actor_implies_nobody() -> None:
    doc = next(parse(["They refused."]))
    arrest = draft("COERCE", ("UNK/UNK/",))
    fill_recipients([arrest], doc, "EGY", "news")
    assert arrest.recipients == ()


def test_in_a_readout_the_other_side_is_meant() -> None:
    text = "President Biden spoke with Prime Minister Trudeau. President Biden reaffirmed his support."
    title = "Readout of President Biden's Call with Prime Minister Trudeau of Canada"
    made = coded(text, date="2022-05-14", title=title, issuer="The White House", kind="readout")
    (event,) = [e for e in made.events if e.event == "SUPPORT"]
    assert (gold(event.actor), gold(event.recipient)) == (["USA/GOV/Joe Biden"], ["CAN/GOV/Justin Trudeau"])


def test_what_several_deplore_was_done_by_somebody_else() -> None:
    doc = next(parse(["Chad seized a ship. Mali and Niger deplored that act."]))
    seizure = draft("COERCE", ("TCD/GOV/",), ("KEN/CVL/",), at=1)
    blame = draft("ACCUSE", ("MLI/GOV/", "NER/GOV/"), at=8)
    fill_recipients([seizure, blame], doc, None, "readout")
    assert gold(blame.recipients) == ["TCD/GOV/"]
