"""The kind of a text from its title, its publisher and its lines."""

import pytest

from readout.sources.kind import guess_kind, issuer_of

from .conftest import TEXT

HOUSE = "The White House"
TALK = "THE PRESIDENT: We had a good hour together.\nQ  Did you speak of the border?\nTHE PRESIDENT: We did."


@pytest.mark.parametrize(
    ("kind", "text", "title", "publisher"),
    [
        ("news", TEXT, None, None),
        ("news", TEXT, "Ministers meet in Amman", "The Guardian"),
        ("readout", TEXT, "Readout of the Foreign Minister’s Meeting in Amman", None),
        ("readout", "The President spoke with King Harald.", "The President and King Harald", HOUSE),
        ("readout", "The Secretary thanked him.", "Call with Norway’s Prime Minister", HOUSE),
        ("news", TEXT, "What the readout of Monday’s call leaves out", "The Guardian"),  # a headline about one
        ("statement", "The vote was fair.", "Statement on the Elections", HOUSE),
        ("statement", "The vote was fair.", "On the Elections", HOUSE),  # a public body prints no news
        ("statement", TEXT, "Joint communiqué", None),
        ("statement", "Press Release\n" + TEXT, None, None),
        ("transcript", TALK, None, None),
        ("transcript", TALK, None, "The Guardian"),
        ("transcript", "Good morning.", "Remarks on the Border", HOUSE),
        ("news", "WHAT: Talks. \nWHO: Two ministers.\nWHERE: Amman.", None, None),  # labels, not speakers
    ],
)
def test_guess(kind, text, title, publisher):
    assert guess_kind(text, title, publisher, None) == kind


def test_a_known_issuer_makes_a_public_body():
    assert guess_kind("The vote was fair.", "On the vote", None, "Ministry of Foreign Affairs") == "statement"


def test_issuer_is_the_publisher_where_that_is_a_public_body():
    assert issuer_of("the white house") == "the white house"
    assert issuer_of("The Guardian") is None
    assert issuer_of("A Blog Nobody Knows") is None
    assert issuer_of(None) is None
