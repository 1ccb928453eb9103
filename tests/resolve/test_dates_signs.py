"""What a date says beside its value: kind, relation, basis, precision; and which date of a sentence is that of a trigger."""

from __future__ import annotations

import pytest

from readout.resolve.dates import best_date, find_dates


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They met on 3 May.", "point"),
        ("They met from 3 to 5 May.", "range"),
        ("They met over the weekend.", "range"),
        ("They met for three hours.", "duration"),
        ("A six-month truce held.", "duration"),
        ("A week-long siege ended.", "duration"),
        ("The siege lasted for years.", "duration"),
        ("Rain fell in three days.", "duration"),
        ("They meet every Friday.", "recurring"),
        ("They meet on Fridays.", "recurring"),
        ("They hold weekly talks.", "recurring"),
        ("They meet twice a year.", "recurring"),
        ("They met on Christmas Eve.", "holiday"),
        ("They met on Easter Monday.", "holiday"),
    ],
)
def test_kind(sentence: str, kind: str) -> None:
    assert [m.kind for m in find_dates(sentence, "2022-06-15")] == [kind]


@pytest.mark.parametrize("sentence", ["A six-month truce held.", "They meet every Friday.", "Hours after the coup, he fled."])
def test_no_value_no_precision(sentence: str) -> None:
    (mention,) = find_dates(sentence, "2022-06-15")
    assert (mention.value, mention.end, mention.precision, mention.basis) == (None, None, None, "unknown")


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("War has raged since 2011.", "since"),
        ("War has raged since early May.", "since"),
        ("They must leave before Friday.", "before"),
        ("They must leave by the end of May.", "before"),
        ("They left ahead of Monday's vote.", "before"),
        ("They left prior to May 2019.", "before"),
        ("They left after 3 May.", "after"),
        ("They left hours after the vote.", "after"),
        ("They may leave in the coming weeks.", "after"),
        ("They stay until Friday.", "until"),
        ("They stay until the end of March.", "until"),
        ("They stay from Friday.", "from"),
        ("They left on Friday.", ""),
        ("They left at the beginning of March.", ""),
        ("They stayed from 3 May to 5 May.", ""),
    ],
)
def test_relation(sentence: str, relation: str) -> None:
    assert [m.relation for m in find_dates(sentence, "2022-06-15")] == [relation]


@pytest.mark.parametrize(
    ("sentence", "basis", "precision"),
    [
        ("They met on 3 May 2022.", "stated", "day"),
        ("They met on 3 May.", "relative", "day"),
        ("They met in May 2022.", "stated", "month"),
        ("They met in May.", "relative", "month"),
        ("They met last week.", "relative", "month"),
        ("They met in 2019.", "stated", "year"),
        ("They met last year.", "relative", "year"),
        ("They met on Monday.", "relative", "day"),
        ("They met in the 1990s.", "unknown", None),
    ],
)
def test_basis_and_precision(sentence: str, basis: str, precision: str | None) -> None:
    (mention,) = find_dates(sentence, "2022-06-15")
    assert (mention.basis, mention.precision) == (basis, precision)


# ---- the date of a trigger -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("sentence", "trigger", "clause", "value"),
    [
        (
            "On Monday he fled, and on Tuesday rebels took the town.",
            "took",
            "on Tuesday rebels took the town",
            "2022-06-14",
        ),
        ("On Monday he fled, on Tuesday rebels took the town.", "fled", "On Monday he fled", "2022-06-13"),
        ("On Monday, rebels took the town.", "took", "rebels took the town", "2022-06-13"),  # from outside the clause
        ("Rebels besieged the town for three weeks.", "besieged", "Rebels besieged the town for three weeks", None),
        ("Rebels who meet every Friday took the town on Monday.", "took", "took the town on Monday", "2022-06-13"),
        ("Rebels took the town.", "took", "Rebels took the town", None),
    ],
)
def test_best_date(sentence: str, trigger: str, clause: str, value: str | None) -> None:
    start, begin = sentence.index(trigger), sentence.index(clause)
    found = best_date(find_dates(sentence, "2022-06-15"), start, start + len(trigger), begin, begin + len(clause))
    assert (found.value if found else None) == value
