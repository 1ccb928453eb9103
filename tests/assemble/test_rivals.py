"""Of two readings of one word the more probable stays; readings of other words are no rivals."""

from readout.assemble.draft import Draft
from readout.assemble.rivals import without_rivals


def draft(event: str, token: int, rivals: tuple[int, ...] = ()) -> Draft:
    made = Draft(event, None, (), (), token, (0, 1), (0, 1), 0)
    made.rivals = rivals
    return made


def kept(drafts: list[Draft], worth: dict[str, float]) -> list[str]:
    return [d.event for d in without_rivals(drafts, lambda d: worth[d.event])]


def test_the_better_reading_stays() -> None:
    drafts = [draft("ACCUSE", 4), draft("REQUEST", 4, rivals=(4,)), draft("AID", 9)]
    assert kept(drafts, {"ACCUSE": 0.4, "REQUEST": 0.6, "AID": 0.1}) == ["REQUEST", "AID"]
    assert kept(drafts, {"ACCUSE": 0.6, "REQUEST": 0.4, "AID": 0.1}) == ["ACCUSE", "AID"]


def test_one_reading_may_outdo_two() -> None:
    drafts = [draft("ACCUSE", 4), draft("AGREE", 6), draft("REJECT", 6, rivals=(4, 6))]
    assert kept(drafts, {"ACCUSE": 0.4, "AGREE": 0.5, "REJECT": 0.9}) == ["REJECT"]
    assert kept(drafts, {"ACCUSE": 0.4, "AGREE": 0.5, "REJECT": 0.45}) == ["ACCUSE", "AGREE"]


def test_without_rivals_nothing_changes() -> None:
    drafts = [draft("AID", 1), draft("AID", 1)]
    assert without_rivals(drafts, lambda d: 0.0) is drafts


def test_of_two_readings_of_the_parties_one_stays() -> None:
    first, other, elsewhere = draft("ACCUSE", 4), draft("ACCUSE", 4), draft("REQUEST", 4)
    other.instead_of = (4, "ACCUSE")
    for better, kept_ones in ((0.9, [other, elsewhere]), (0.1, [first, elsewhere])):
        worth = {id(first): 0.5, id(other): better, id(elsewhere): 0.2}
        assert without_rivals([first, other, elsewhere], lambda d: worth[id(d)]) == kept_ones  # noqa: B023
